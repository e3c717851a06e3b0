import type { Review, ReviewedFinding } from './review.ts';
import { compareSeverities, reaches, type Severity, type Threshold } from './severity.ts';

/** What a blocking gap does to the check. */
export const gapEffects = ['fail', 'warn'] as const;
export type OnGap = (typeof gapEffects)[number];

/** What the required check says, and why. */
export interface Verdict {
  readonly conclusion: 'success' | 'failure';
  /** In scope, not fixed, at or above the threshold: what fails the check. */
  readonly failing: readonly ReviewedFinding[];
  /** Blocking gaps that fail the check. */
  readonly blockingGaps: number;
  readonly highestSeverity: Severity | 'none';
}

/** The findings that the gate judges: under scope `introduced` those introduced, otherwise all that are not fixed. */
export function inScope(review: Review): readonly ReviewedFinding[] {
  return review.findings.filter(({ status }) =>
    review.hasBase && review.scope === 'introduced' ? status === 'introduced' : status !== 'fixed',
  );
}

export function judge(review: Review, failOn: Threshold, onGap: OnGap): Verdict {
  const judged = inScope(review);
  const failing = judged.filter(({ severity }) => reaches(severity, failOn));
  const blockingGaps = onGap === 'fail' ? review.gaps.filter(({ blocking }) => blocking).length : 0;
  const [gravest] = judged.map(({ severity }) => severity).toSorted(compareSeverities);
  return {
    conclusion: failing.length > 0 || blockingGaps > 0 ? 'failure' : 'success',
    failing,
    blockingGaps,
    highestSeverity: gravest ?? 'none',
  };
}
