import { countSeverities, type SeverityCounts, severities } from '../core/severity.ts';
import type { PackageVulnerability } from './delta.ts';
import { compareNumbers, parseTag } from './tags.ts';

/** A candidate that was scanned. */
export interface ScannedCandidate {
  readonly tag: string;
  /** The digest of the index, if the tag names one; '' if unknown. */
  readonly digest: string;
  readonly vulnerabilities: readonly PackageVulnerability[];
}

/** What to pull instead. */
export type Advice =
  | { readonly kind: 'tag'; readonly tag: string; readonly digest: string }
  /** No candidate is better: pin at least what was scanned. */
  | { readonly kind: 'pin'; readonly digest: string };

/**
 * The best candidate, if it is better than the image of head: fewer critical vulnerabilities, then fewer high, then
 * medium, then low; of equal ones the newest. Otherwise the digest of head's own image; `undefined` if that is pinned or
 * unknown. `scanned` is in the order of `candidates`.
 */
export function adviceOf(
  head: {
    readonly digest: string;
    readonly isPinned: boolean;
    readonly vulnerabilities: readonly PackageVulnerability[];
  },
  scanned: readonly ScannedCandidate[],
): Advice | undefined {
  const judged = scanned.map(
    ({ tag, digest, vulnerabilities }): Judged => ({ tag, digest, counts: countSeverities(vulnerabilities) }),
  );
  const best = judged.reduce<Judged | undefined>(better, undefined);
  if (best !== undefined && compareCounts(best.counts, countSeverities(head.vulnerabilities)) < 0) {
    return { kind: 'tag', tag: best.tag, digest: best.digest };
  }
  return head.isPinned || head.digest === '' ? undefined : { kind: 'pin', digest: head.digest };
}

interface Judged {
  readonly tag: string;
  readonly digest: string;
  readonly counts: SeverityCounts;
}

function better(best: Judged | undefined, next: Judged): Judged {
  if (best === undefined) return next;
  const difference = compareCounts(next.counts, best.counts);
  return difference < 0 || (difference === 0 && compareAge(best.tag, next.tag) < 0) ? next : best;
}

/**
 * Negative if `a`, the earlier candidate, is older. Code names cannot be compared; there, the later candidate is newer.
 */
function compareAge(a: string, b: string): number {
  const [first, second] = [a, b].map((tag) => parseTag(tag, () => false));
  if (first !== undefined && second !== undefined) return compareNumbers(first.numbers, second.numbers);
  return a.split('-')[0] === b.split('-')[0] ? 0 : -1;
}

/** Negative if `a` is better. */
function compareCounts(a: SeverityCounts, b: SeverityCounts): number {
  const differences = severities.map((severity) => (a[severity] ?? 0) - (b[severity] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
