import type { Verdict } from '../core/gate.ts';
import type { Review, ReviewedFinding } from '../core/review.ts';
import type { RuleInfo } from '../core/rule.ts';
import type { Threshold } from '../core/severity.ts';
import { count } from '../core/text.ts';
import { blocks, bulletList, codeSpan, fold, inline, type Markdown, md, table } from './markdown.ts';
import { type ReviewMarker, reviewMarker } from './marker.ts';
import { type LinkTo, mostPath, placeOf } from './place.ts';
import { ruleLink } from './rule-link.ts';
import { outcomeWords } from './words.ts';

/** GitHub refuses longer bodies (`body is too long (maximum is 65536 characters)`). */
export const mostBody = 65_536;
/** What the findings may take of it; the rest is for the marker, the gaps and our own words. */
const mostRows = 24_000;
const mostWords = 8_000;
const mostGaps = 5;

export interface ReviewBodyParts {
  readonly review: Review;
  readonly verdict: Verdict;
  readonly failOn: Threshold;
  /** Findings that get no comment of their own and were not told before, gravest first. */
  readonly told: readonly ReviewedFinding[];
  /** Findings below the severity from which on one is commented on. */
  readonly milder: number;
  readonly marker: ReviewMarker;
  readonly linkTo: LinkTo;
}

/** What stands above the comments: the outcome in a sentence, then what could not stand on a line. */
export function reviewBody({ review, verdict, failOn, told, milder, marker, linkTo }: ReviewBodyParts): Markdown {
  const { found, check } = outcomeWords(review, verdict, failOn);
  const addedHere = review.silenced.filter((finding) => finding.addedHere).length;
  return blocks([
    md`**${inline(found)}** ${inline(check)}`,
    ...toldParts(told, linkTo),
    milder === 0
      ? undefined
      : md`${inline(count(milder, 'milder finding'))} ${milder === 1 ? md`is` : md`are`} in the job's summary.`,
    addedHere === 0
      ? undefined
      : md`${inline(count(addedHere, 'finding'))} ${addedHere === 1 ? md`is` : md`are`} silenced by a comment that this change itself adds; the job's summary lists the reasons.`,
    gapsPart(review),
    reviewMarker(marker),
  ]);
}

function toldParts(told: readonly ReviewedFinding[], linkTo: LinkTo): readonly (Markdown | undefined)[] {
  if (told.length === 0) return [];
  const rows = takeWhileShort(told, mostRows, (finding) => [
    inline(finding.severity),
    placeOf(finding.location, linkTo),
    inline(finding.message, 300),
    ruleLink(finding.rule),
  ]);
  const rest = told.length - rows.length;
  return [
    md`Without a comment of ${told.length === 1 ? md`its` : md`their`} own:`,
    table([{ title: md`Severity` }, { title: md`Where` }, { title: md`What` }, { title: md`Rule` }], rows),
    rest === 0 ? undefined : md`And ${rest} more, none graver than these: the job's summary has them all.`,
    fold('Why, and what to do', bulletList(adviceOf(told))),
  ];
}

function adviceOf(told: readonly ReviewedFinding[]): readonly Markdown[] {
  const rules = new Map<string, RuleInfo>(told.map(({ rule }) => [rule.id, rule]));
  return takeWhileShort([...rules.values()], mostWords, (rule) => [
    md`${ruleLink(rule)}: ${inline(rule.why)} ${inline(rule.fix)}`,
  ]).flat();
}

function gapsPart({ gaps }: Review): Markdown | undefined {
  if (gaps.length === 0) return undefined;
  const items = gaps
    .toSorted((a, b) => Number(b.blocking) - Number(a.blocking))
    .slice(0, mostGaps)
    .map(({ subject, reason }) => md`${codeSpan(subject, mostPath)}: ${inline(reason, 300)}`);
  const rest = gaps.length - items.length;
  return blocks([
    md`Not reviewed:`,
    bulletList(rest === 0 ? items : [...items, md`${rest} more, in the job's summary`]),
  ]);
}

/** The first of `items` whose cells together are no longer than `most` characters; at least one. */
function takeWhileShort<Item>(
  items: readonly Item[],
  most: number,
  cellsOf: (item: Item) => readonly Markdown[],
): readonly (readonly Markdown[])[] {
  const rows: (readonly Markdown[])[] = [];
  let length = 0;
  for (const item of items) {
    const cells = cellsOf(item);
    length += cells.reduce((sum, cell) => sum + cell.length + 4, 4);
    if (length > most && rows.length > 0) break;
    rows.push(cells);
  }
  return rows;
}
