import type { Outcome } from '../core/comments.ts';
import { compareFindings, compareText } from '../core/finding.ts';
import { inScope, type Verdict } from '../core/gate.ts';
import type { Gap, Review, ReviewedFinding, SilencedFinding } from '../core/review.ts';
import { type Severity, severities, type Threshold } from '../core/severity.ts';
import { count } from '../core/text.ts';
import { adviceFold } from './advice.ts';
import { bytesOfRow, bytesOfText, renderFitting, takeFitting } from './cut.ts';
import { type Doctor, renderDoctor } from './doctor.ts';
import { findingList } from './finding-list.ts';
import { blockingGapsTitle, gapItem } from './gaps.ts';
import { byGravity } from './gravity.ts';
import { imagesPart } from './image-table.ts';
import { blocks, bulletList, codeSpan, fold, inline, type Markdown, md, small, table } from './markdown.ts';
import { type LinkTo, mostPath, noLinks, placeOf } from './place.ts';
import { type Part, shareOut, type Told } from './room.ts';
import { ruleLink } from './rule-link.ts';
import { severityCell, severityWord } from './severity-word.ts';
import { outcomeWords } from './words.ts';

/**
 * The runner drops the whole summary of a step if all its parts together exceed 1 MiB:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
export const mostSummary = 1024 * 1024;
/** Reserved for the end of the summary: the last steps and the doctor. */
const mostCompletion = 40 * 1024;
/** What each part may always take. What a part does not need goes to those that were cut. */
const shares = {
  files: 64,
  introduced: 200,
  vulnerabilities: 120,
  existing: 140,
  fixed: 60,
  silenced: 120,
  gaps: 40,
  advice: 60,
} as const;

export interface SummaryParts {
  readonly review: Review;
  readonly verdict: Verdict;
  readonly failOn: Threshold;
  readonly linkTo: LinkTo;
}

/** The whole review on one page: the verdict, a table by file, the findings, gaps, silenced findings, details. */
export function renderSummary({ review, verdict, failOn, linkTo }: SummaryParts): Markdown {
  const told = inScope(review).toSorted(byGravity);
  const { found, check } = outcomeWords(review, verdict, failOn);
  const old = review.hasBase ? told.filter(({ status }) => status === 'existing') : [];
  const news = review.hasBase ? told.filter(({ status }) => status !== 'existing') : told;
  const fixed = review.findings.filter(({ status }) => status === 'fixed').toSorted(byGravity);
  const vulnerable = news.filter(({ vulnerability }) => vulnerability !== undefined);
  const others = news.filter(({ vulnerability }) => vulnerability === undefined);
  const blocking = review.gaps.filter((gap) => gap.blocking);
  const notBlocking = review.gaps.filter((gap) => !gap.blocking);
  const title = blocks([
    verdict.conclusion === 'success' ? md`## Plimsoll: passed` : md`## Plimsoll: failed`,
    md`**${inline(found)}** ${inline(check)}`,
  ]);
  const images = blocks(imagesPart(review, linkTo));
  const advice = told.length === 0 ? undefined : adviceFold(told, kibibytes(shares.advice));
  const stats = statsLine(review);
  const fixedBytes = bytesOfText(blocks([title, images, advice, stats]));
  // In the order in which they are given room.
  const [introduced, blockingGaps, vulnerabilities, silenced, existing, otherGaps, files, noLonger] = shareOut(
    [
      part(shares.introduced, (most) => findingTable(others, most, linkTo)),
      part(shares.gaps, (most) => gapList(blocking, most, linkTo)),
      part(shares.vulnerabilities, (most) => foldOf('Known vulnerabilities', vulnerable, most, linkTo)),
      part(shares.silenced, (most) => silencedFold(review.silenced, most, linkTo)),
      part(shares.existing, (most) => foldOf('Existing', old, most, linkTo)),
      part(shares.gaps, (most) => gapFold(notBlocking, most, linkTo)),
      part(shares.files, (most) => fileTable(told, most)),
      part(shares.fixed, (most) => foldOf('Fixed', fixed, most, noLinks)),
    ],
    mostSummary - mostCompletion - fixedBytes,
  );
  return blocks([
    title,
    files,
    introduced,
    images,
    vulnerabilities,
    blockingGaps,
    existing,
    silenced,
    otherGaps,
    noLonger,
    advice,
    stats,
  ]);
}

function part(share: number, render: Part['render']): Part {
  return { share: kibibytes(share), render };
}

const nothingToTell: Told = { text: undefined, left: 0 };

/** The page of a run that had nothing to review. */
export function renderNothing(reason: string): Markdown {
  return blocks([md`## Plimsoll: nothing to review`, inline(reason)]);
}

/** The page of a run that could not review anything. */
export function renderFailure(reasons: readonly string[]): Markdown {
  return blocks([
    md`## Plimsoll: failed`,
    md`Nothing was reviewed:`,
    bulletList(reasons.map((reason) => inline(reason))),
  ]);
}

/** A step that ran after the summary was written. */
export interface Step {
  /** `Comments`, `Code scanning`. */
  readonly name: string;
  readonly outcome: Outcome;
}

/** The outcome of the last steps, and the doctor, to be appended to the summary. */
export function renderCompletion(steps: readonly Step[], doctor: Doctor): Markdown {
  const done = steps.length === 0 ? [] : [md`### What was done`, bulletList(steps.map(stepLine))];
  return blocks([...done, renderDoctor(doctor)]);
}

function stepLine({ name, outcome }: Step): Markdown {
  switch (outcome.kind) {
    case 'done':
      return md`${inline(name)}: ${inline(outcome.detail)}`;
    case 'skipped':
      return md`${inline(name)}: skipped. ${inline(outcome.reason)}`;
    case 'refused':
      return md`${inline(name)}: **refused.** ${inline(outcome.reason)}`;
  }
}

function kibibytes(n: number): number {
  return n * 1024;
}

/** One row for each file, one column for each severity that occurs; nothing if there is only one file. */
function fileTable(findings: readonly ReviewedFinding[], most: number): Told {
  const files = new Map<string, Map<Severity, number>>();
  for (const { location, severity } of findings) {
    const counts = files.get(location.path) ?? new Map<Severity, number>();
    counts.set(severity, (counts.get(severity) ?? 0) + 1);
    files.set(location.path, counts);
  }
  if (files.size < 2) return nothingToTell;
  const columns = severities.filter((severity) => findings.some((finding) => finding.severity === severity));
  // A map keeps the order of insertion: the file with the most severe finding comes first.
  const rows = [...files].map(([path, counts]) => [
    codeSpan(path, mostPath),
    ...columns.map((severity) => md`${counts.get(severity) ?? md``}`),
  ]);
  const { taken, left } = takeFitting(rows, most, bytesOfRow);
  const text = blocks([
    table(
      [{ title: md`File` }, ...columns.map((severity) => ({ title: severityWord(severity), align: 'right' as const }))],
      taken.toSorted(([a = ''], [b = '']) => compareText(a, b)),
    ),
    left === 0 ? undefined : md`And ${inline(count(left, 'more file'))}.`,
  ]);
  return { text: files.size > mostOpenFiles ? fold(`Findings by file (${files.size})`, text) : text, left };
}

/** A longer table would push what was found below the end of the screen. */
const mostOpenFiles = 20;

/** `findings` are sorted, the most severe first; the rows are sorted by place. */
function findingTable(findings: readonly ReviewedFinding[], most: number, linkTo: LinkTo): Told {
  if (findings.length === 0) return nothingToTell;
  const { parts, left } = findingList(findings, { most, linkTo, mostMessage, order: compareFindings });
  const rest = md`And ${left} more, none more severe than these; the report lists all of them.`;
  return { text: blocks([...parts, left === 0 ? undefined : rest]), left };
}

/** Enough for every message of ours; a long hostile name in it is cut. */
const mostMessage = 400;
const mostName = 80;

function foldOf(title: string, findings: readonly ReviewedFinding[], most: number, linkTo: LinkTo): Told {
  return folded(title, findings.length, findingTable(findings, most, linkTo));
}

function folded(title: string, count: number, { text, left }: Told): Told {
  return { text: text && fold(`${title} (${count})`, text), left };
}

function silencedFold(silenced: readonly SilencedFinding[], most: number, linkTo: LinkTo): Told {
  if (silenced.length === 0) return nothingToTell;
  const rowOf = (finding: SilencedFinding) => ({
    finding,
    cells: [
      severityCell(finding.severity),
      placeOf(finding.location, linkTo),
      ruleAndSubject(finding),
      inline(finding.reason, mostMessage),
      finding.addedHere
        ? md`${inline(finding.by, mostMessage)} (**added by this change**)`
        : inline(finding.by, mostMessage),
    ],
  });
  const { taken, left } = renderFitting(silenced.toSorted(byGravity), most, rowOf, ({ cells }) => bytesOfRow(cells));
  const text = blocks([
    table(
      [
        { title: md`Severity` },
        { title: md`Where` },
        { title: md`Rule` },
        { title: md`Reason` },
        { title: md`Silenced by` },
      ],
      taken.toSorted((a, b) => compareFindings(a.finding, b.finding)).map(({ cells }) => cells),
    ),
    left === 0 ? undefined : md`And ${left} more; the report lists all of them.`,
  ]);
  return folded('Silenced', silenced.length, { text, left });
}

/** One pragma can silence many vulnerabilities of an image. */
function ruleAndSubject({ rule, vulnerability: known }: ReviewedFinding): Markdown {
  if (known === undefined) return ruleLink(rule);
  return md`${ruleLink(rule)}: ${codeSpan(known.id, mostName)} in ${codeSpan(known.package, mostName)}`;
}

/** Blocking gaps are not folded, because they fail the check. */
function gapList(gaps: readonly Gap[], most: number, linkTo: LinkTo): Told {
  if (gaps.length === 0) return nothingToTell;
  const { text = md``, left } = gapItems(gaps, most, linkTo);
  return {
    text: blocks([blockingGapsTitle, text]),
    left,
  };
}

function gapFold(gaps: readonly Gap[], most: number, linkTo: LinkTo): Told {
  if (gaps.length === 0) return nothingToTell;
  return folded('Non-blocking gaps', gaps.length, gapItems(gaps, most, linkTo));
}

function gapItems(gaps: readonly Gap[], most: number, linkTo: LinkTo): Told {
  const itemOf = (gap: Gap) => gapItem(gap, linkTo);
  const { taken, left } = renderFitting(gaps, most, itemOf, bytesOfText);
  return { text: bulletList(left === 0 ? taken : [...taken, md`${left} more; the report lists all of them`]), left };
}

function statsLine({ stats }: Review): Markdown {
  const kinds = [
    count(stats.dockerfiles, 'Dockerfile'),
    count(stats.composeFiles, 'Compose file'),
    count(stats.rules, 'rule'),
  ];
  return small(inline(kinds.join(', ')));
}
