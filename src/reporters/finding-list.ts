import type { ReviewedFinding } from '../core/review.ts';
import { count } from '../core/text.ts';
import { bytesOfRow, bytesOfText, renderFitting, takeFitting } from './cut.ts';
import { bulletList, codeSpan, fold, inline, type Markdown, md, table } from './markdown.ts';
import { type LinkTo, noLinks, placeOf } from './place.ts';
import { ruleLink } from './rule-link.ts';
import { severityCell, severityWord } from './severity-word.ts';

export interface FindingList {
  /** The most bytes that the list may take. */
  readonly most: number;
  readonly linkTo: LinkTo;
  /** The most code units of a message; a long hostile name in it is cut. */
  readonly mostMessage: number;
  /** The order of the rows; the most severe first by default. */
  readonly order?: (a: ReviewedFinding, b: ReviewedFinding) => number;
}

/**
 * A table with one row for each finding. If there is not enough room, the less severe ones are listed by place and rule
 * only; `left` counts those that do not even fit there. `findings` are sorted, the most severe first.
 */
export function findingList(
  findings: readonly ReviewedFinding[],
  { most, linkTo, mostMessage, order }: FindingList,
): { readonly parts: readonly (Markdown | undefined)[]; readonly left: number } {
  const rowOf = (finding: ReviewedFinding) => ({ finding, cells: cellsOf(finding, linkTo, mostMessage) });
  const bytesOf = ({ cells }: ReturnType<typeof rowOf>) => bytesOfRow(cells);
  const all = renderFitting(findings, most, rowOf, bytesOf);
  const { taken } = all.left === 0 ? all : takeFitting(all.taken, most / 2, bytesOf);
  const rest = findings.slice(taken.length);
  const milder = renderFitting(rest, most / 2, lineOf, (line) => bytesOfText(line) + 3);
  const shown = order === undefined ? taken : taken.toSorted((a, b) => order(a.finding, b.finding));
  const parts = [
    table(
      [{ title: md`Severity` }, { title: md`Where` }, { title: md`What` }, { title: md`Rule` }],
      shown.map(({ cells }) => cells),
    ),
    milder.taken.length === 0
      ? undefined
      : fold(`${milder.taken.length} more, none more severe than these`, bulletList(milder.taken)),
  ];
  return { parts, left: milder.left };
}

function lineOf({ severity, location, rule }: ReviewedFinding): Markdown {
  return md`${severityWord(severity)}: ${placeOf(location, noLinks)} ${codeSpan(rule.id)}`;
}

function cellsOf(finding: ReviewedFinding, linkTo: LinkTo, mostMessage: number): readonly Markdown[] {
  const { severity, location, message, rule } = finding;
  const what = md`${inline(message, mostMessage)}${alikeNote(finding)}`;
  return [severityCell(severity), placeOf(location, linkTo), what, ruleLink(rule)];
}

/** A finding that was gathered stands for others of its own rule. */
function alikeNote({ rule, related }: ReviewedFinding): Markdown {
  const alike = related.filter((place) => place.rule === rule.id).length;
  return alike === 0 ? md`` : md` (and ${inline(count(alike, 'more place'))})`;
}
