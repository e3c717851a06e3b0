import { inScope, type Verdict } from '../core/gate.ts';
import type { Review, ReviewedFinding, SilencedFinding } from '../core/review.ts';
import { countSeverities, countWords, type Threshold } from '../core/severity.ts';
import { count } from '../core/text.ts';

/** The outcome in two sentences: what was found, and whether the check passes. */
export interface OutcomeWords {
  readonly found: string;
  readonly check: string;
}

export function outcomeWords(review: Review, verdict: Verdict, failOn: Threshold): OutcomeWords {
  return { found: foundWords(review), check: checkWords(verdict, failOn) };
}

function foundWords(review: Review): string {
  const all = inScope(review);
  const told = all.filter(({ vulnerability }) => vulnerability === undefined);
  const vulnerable = vulnerabilityWords(all.filter(({ vulnerability }) => vulnerability !== undefined));
  const files = count(review.stats.files, 'container file');
  const counts = countWords(countSeverities(told));
  const fixed = review.stats.fixed === 0 ? '' : ` It fixes ${count(review.stats.fixed, 'finding')}.`;
  if (review.hasBase && review.scope === 'introduced') {
    if (told.length > 0 || vulnerable !== '') {
      const others = told.length === 0 ? [] : [`${count(told.length, 'finding')}: ${counts}`];
      return `This change introduces ${[...others, ...(vulnerable === '' ? [] : [vulnerable])].join(', and ')}.${fixed}`;
    }
    if (review.stats.files > 0)
      return `This change introduces no findings in the ${review.stats.files === 1 ? 'container file' : files} that it touches.${fixed}`;
    // A fixed finding or a gap can belong to a file that the change deletes or that could not be reviewed.
    const isBare = review.stats.fixed === 0 && review.gaps.length === 0;
    return isBare
      ? 'This change touches no container file.'
      : `This change introduces no findings in what was reviewed.${fixed}`;
  }
  if (all.length === 0) return `No findings in ${files}.${fixed}`;
  const introduced = all.filter(({ status }) => status === 'introduced').length;
  const news = review.hasBase
    ? ` ${introduced === 0 ? 'None' : introduced} of them ${introduced > 1 ? 'are' : 'is'} introduced here.`
    : '';
  const images = vulnerable === '' ? '' : ` ${vulnerable.charAt(0).toUpperCase()}${vulnerable.slice(1)}.`;
  const others =
    told.length === 0 ? `No findings in ${files}.` : `${count(told.length, 'finding')} in ${files}: ${counts}.`;
  return `${others}${images}${news}${fixed}`;
}

/** `12 known vulnerabilities in 2 images: 1 critical, 11 high`; empty if there is none. */
function vulnerabilityWords(findings: readonly ReviewedFinding[]): string {
  if (findings.length === 0) return '';
  const images = new Set(findings.map(({ vulnerability }) => vulnerability?.image)).size;
  const number = count(findings.length, 'known vulnerability', 'known vulnerabilities');
  return `${number} in ${count(images, 'image')}: ${countWords(countSeverities(findings))}`;
}

function checkWords({ conclusion, failing, blockingGaps }: Verdict, failOn: Threshold): string {
  if (conclusion === 'success') return 'The check passes.';
  const reasons = [
    failing.length === 0 ? '' : `${count(failing.length, 'finding')} at or above \`${failOn}\``,
    blockingGaps === 0 ? '' : `${count(blockingGaps, 'blocking gap')} (something could not be reviewed)`,
  ].filter((reason) => reason !== '');
  return `The check fails: ${reasons.join(', and ')}.`;
}

/** What silenced a finding and where, and whether the pull request itself added it. */
export function silencedBy({ by, addedHere }: SilencedFinding): string {
  return addedHere ? `${by}, added by this change` : by;
}
