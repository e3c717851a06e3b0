import { compareFindings, compareText } from '../core/finding.ts';
import type { ReviewedFinding } from '../core/review.ts';
import { compareSeverities, confidences } from '../core/severity.ts';

/**
 * Gravest first, then surest, then in order of place: who is heard where not all can be. Never equal for two findings of
 * a review, so that the next run decides alike.
 */
export function byGravity(a: ReviewedFinding, b: ReviewedFinding): number {
  return (
    compareSeverities(a.severity, b.severity) ||
    confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
    compareFindings(a, b) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}
