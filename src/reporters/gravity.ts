import { compareFindings } from '../core/finding.ts';
import type { ReviewedFinding } from '../core/review.ts';
import { compareSeverities, confidences } from '../core/severity.ts';

/** Gravest first, then surest, then in order of place: who is heard where not all can be. */
export function byGravity(a: ReviewedFinding, b: ReviewedFinding): number {
  return (
    compareSeverities(a.severity, b.severity) ||
    confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
    compareFindings(a, b)
  );
}
