import type { Outcome } from '../core/comments.ts';
import { compareFindings, compareText } from '../core/finding.ts';
import { inScope, type Verdict } from '../core/gate.ts';
import type { Gap, Review, ReviewedFinding, SilencedFinding } from '../core/review.ts';
import { type Severity, severities, type Threshold } from '../core/severity.ts';
import { count } from '../core/text.ts';
import { adviceFold } from './advice.ts';
import { bytesOfRow, bytesOfText, takeFitting } from './cut.ts';
import { type Doctor, renderDoctor } from './doctor.ts';
import { byGravity } from './gravity.ts';
import { imagesPart } from './image-table.ts';
import { blocks, bulletList, codeSpan, fold, inline, type Markdown, md, small, table } from './markdown.ts';
import { type LinkTo, mostPath, placeOf } from './place.ts';
import { ruleLink } from './rule-link.ts';
import { severityCell, severityWord } from './severity-word.ts';
import { outcomeWords } from './words.ts';

/**
 * The runner drops a step's summary as a whole beyond 1 MiB, all parts together:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
export const mostSummary = 1024 * 1024;
/** What each part may take of it; the rest is for the completion and our own words. */
const shares = {
  files: 64,
  introduced: 280,
  vulnerabilities: 120,
  existing: 150,
  fixed: 60,
  silenced: 120,
  gaps: 80,
  advice: 60,
} as const;

export interface SummaryParts {
  readonly review: Review;
  readonly verdict: Verdict;
  readonly failOn: Threshold;
  readonly linkTo: LinkTo;
}

/** The whole review on one page: the verdict, a table by file, then what was silenced, what was not seen, details. */
export function renderSummary({ review, verdict, failOn, linkTo }: SummaryParts): Markdown {
  const told = inScope(review).toSorted(byGravity);
  const { found, check } = outcomeWords(review, verdict, failOn);
  const old = review.hasBase ? told.filter(({ status }) => status === 'existing') : [];
  const news = review.hasBase ? told.filter(({ status }) => status !== 'existing') : told;
  const fixed = review.findings.filter(({ status }) => status === 'fixed').toSorted(byGravity);
  return blocks([
    verdict.conclusion === 'success' ? md`## Plimsoll: passed` : md`## Plimsoll: failed`,
    md`**${inline(found)}** ${inline(check)}`,
    fileTable(told),
    ...findingTable(
      news.filter(({ vulnerability }) => vulnerability === undefined),
      shares.introduced,
      linkTo,
    ),
    ...imagesPart(review, linkTo),
    vulnerabilityFold(
      news.filter(({ vulnerability }) => vulnerability !== undefined),
      linkTo,
    ),
    gapList(review.gaps.filter(({ blocking }) => blocking)),
    old.length === 0
      ? undefined
      : fold(`Was there before (${old.length})`, blocks(findingTable(old, shares.existing, linkTo))),
    silencedFold(review.silenced, linkTo),
    gapFold(review.gaps.filter(({ blocking }) => !blocking)),
    fixed.length === 0
      ? undefined
      : fold(`Fixed here (${fixed.length})`, blocks(findingTable(fixed, shares.fixed, () => undefined))),
    told.length === 0 ? undefined : adviceFold(told, kibibytes(shares.advice)),
    statsLine(review),
  ]);
}

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

/** One thing that was done after the summary was written. */
export interface Step {
  /** `Comments`, `Code scanning`. */
  readonly name: string;
  readonly outcome: Outcome;
}

/** What came of the last steps, and what the run saw, to be appended to the summary. */
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

/** One row a file, one column for each severity that occurs; left out where there is but one file. */
function fileTable(findings: readonly ReviewedFinding[]): Markdown | undefined {
  const files = new Map<string, Map<Severity, number>>();
  for (const { location, severity } of findings) {
    const counts = files.get(location.path) ?? new Map<Severity, number>();
    counts.set(severity, (counts.get(severity) ?? 0) + 1);
    files.set(location.path, counts);
  }
  if (files.size < 2) return undefined;
  const columns = severities.filter((severity) => findings.some((finding) => finding.severity === severity));
  // A map keeps the order in which paths came: the file with the gravest finding first.
  const rows = [...files].map(([path, counts]) => [
    codeSpan(path, mostPath),
    ...columns.map((severity) => md`${counts.get(severity) ?? md``}`),
  ]);
  const { taken, left } = takeFitting(rows, kibibytes(shares.files), bytesOfRow);
  return blocks([
    table(
      [{ title: md`File` }, ...columns.map((severity) => ({ title: severityWord(severity), align: 'right' as const }))],
      taken.toSorted(([a = ''], [b = '']) => compareText(a, b)),
    ),
    left === 0 ? undefined : md`And ${inline(count(left, 'more file'))}.`,
  ]);
}

/** `findings` come gravest first; shown are those that fit, in order of place. */
function findingTable(
  findings: readonly ReviewedFinding[],
  share: number,
  linkTo: LinkTo,
): readonly (Markdown | undefined)[] {
  if (findings.length === 0) return [];
  const rows = findings.map((finding) => ({ finding, cells: cellsOf(finding, linkTo) }));
  const { taken, left } = takeFitting(rows, kibibytes(share), ({ cells }) => bytesOfRow(cells));
  return [
    table(
      [{ title: md`Severity` }, { title: md`Where` }, { title: md`What` }, { title: md`Rule` }],
      taken.toSorted((a, b) => compareFindings(a.finding, b.finding)).map(({ cells }) => cells),
    ),
    left === 0
      ? undefined
      : md`And ${left} more, none graver than these, for which there is no room here: the report has them.`,
  ];
}

function cellsOf({ severity, location, message, rule }: ReviewedFinding, linkTo: LinkTo): readonly Markdown[] {
  return [severityCell(severity), placeOf(location, linkTo), inline(message, mostMessage), ruleLink(rule)];
}

/** Enough for every message of ours; a hostile name in one is cut. */
const mostMessage = 400;
const mostName = 80;

function vulnerabilityFold(findings: readonly ReviewedFinding[], linkTo: LinkTo): Markdown | undefined {
  if (findings.length === 0) return undefined;
  return fold(
    `Known vulnerabilities (${findings.length})`,
    blocks(findingTable(findings, shares.vulnerabilities, linkTo)),
  );
}

function silencedFold(silenced: readonly SilencedFinding[], linkTo: LinkTo): Markdown | undefined {
  if (silenced.length === 0) return undefined;
  const rows = silenced.toSorted(byGravity).map((finding) => ({
    finding,
    cells: [
      severityCell(finding.severity),
      placeOf(finding.location, linkTo),
      ruleAndSubject(finding),
      inline(finding.reason, mostMessage),
      finding.addedHere ? md`${inline(finding.by, mostMessage)} (**added here**)` : inline(finding.by, mostMessage),
    ],
  }));
  const { taken, left } = takeFitting(rows, kibibytes(shares.silenced), ({ cells }) => bytesOfRow(cells));
  return fold(
    `Silenced (${silenced.length})`,
    blocks([
      table(
        [{ title: md`Severity` }, { title: md`Where` }, { title: md`Rule` }, { title: md`Reason` }, { title: md`By` }],
        taken.toSorted((a, b) => compareFindings(a.finding, b.finding)).map(({ cells }) => cells),
      ),
      left === 0 ? undefined : md`And ${left} more: the report has them.`,
    ]),
  );
}

/** One pragma may silence many vulnerabilities of an image. */
function ruleAndSubject({ rule, vulnerability: known }: ReviewedFinding): Markdown {
  if (known === undefined) return ruleLink(rule);
  return md`${ruleLink(rule)}: ${codeSpan(known.id, mostName)} in ${codeSpan(known.package, mostName)}`;
}

/** What fails the check is not folded away. */
function gapList(gaps: readonly Gap[]): Markdown | undefined {
  return gaps.length === 0 ? undefined : blocks([md`**Not reviewed**, so not known to be clean:`, gapItems(gaps)]);
}

function gapFold(gaps: readonly Gap[]): Markdown | undefined {
  return gaps.length === 0 ? undefined : fold(`Not looked at (${gaps.length})`, gapItems(gaps));
}

function gapItems(gaps: readonly Gap[]): Markdown {
  const items = gaps.map(({ path, subject, reason }) =>
    path === undefined || path === subject
      ? md`${codeSpan(subject, mostPath)}: ${inline(reason)}`
      : md`${codeSpan(path, mostPath)}, ${codeSpan(subject, mostPath)}: ${inline(reason)}`,
  );
  const { taken, left } = takeFitting(items, kibibytes(shares.gaps / 2), bytesOfText);
  return bulletList(left === 0 ? taken : [...taken, md`${left} more: the report has them`]);
}

function statsLine({ stats }: Review): Markdown {
  const kinds = [
    count(stats.dockerfiles, 'Dockerfile'),
    count(stats.composeFiles, 'Compose file'),
    count(stats.rules, 'rule'),
  ];
  return small(inline(kinds.join(', ')));
}
