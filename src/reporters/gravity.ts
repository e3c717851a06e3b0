import { compareFindings, compareText } from '../core/finding.ts';
import type { ReviewedFinding } from '../core/review.ts';
import { compareSeverities, confidences } from '../core/severity.ts';

/**
 * The most severe first, then the most certain, then by place: the order that decides which findings are shown if there
 * is no room for all. Never equal for two findings of a review, so that the next run decides the same.
 */
export function byGravity(a: ReviewedFinding, b: ReviewedFinding): number {
  return (
    compareSeverities(a.severity, b.severity) ||
    confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
    compareFindings(a, b) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}
