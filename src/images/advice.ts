import { compareSeverities, severities } from '../core/severity.ts';
import { countBySeverity, type PackageVulnerability, type SeverityCounts } from './delta.ts';
import { compareNumbers, parseTag } from './tags.ts';

/** A candidate that was scanned. */
export interface ScannedCandidate {
  readonly tag: string;
  /** Of the index, where the tag names one; '' where it is not known. */
  readonly digest: string;
  readonly vulnerabilities: readonly PackageVulnerability[];
}

/** What to pull instead, and what that changes. */
export type Advice =
  | {
      readonly kind: 'tag';
      readonly tag: string;
      readonly digest: string;
      readonly before: SeverityCounts;
      readonly after: SeverityCounts;
    }
  /** Nothing was proven better: what was scanned is at least held fast. */
  | { readonly kind: 'pin'; readonly digest: string };

/**
 * The best candidate, where it is better than what head pulls: fewer critical vulnerabilities, then fewer high, then
 * medium, then low; of equals the newest. Else the digest of head's own image; `undefined` where that is pinned, or not
 * known. `scanned` is in the order of `candidates`.
 */
export function adviceOf(
  head: {
    readonly digest: string;
    readonly isPinned: boolean;
    readonly vulnerabilities: readonly PackageVulnerability[];
  },
  scanned: readonly ScannedCandidate[],
): Advice | undefined {
  const before = countBySeverity(head.vulnerabilities);
  const judged = scanned.map(
    ({ tag, digest, vulnerabilities }): Judged => ({ tag, digest, after: countBySeverity(vulnerabilities) }),
  );
  const best = judged.reduce<Judged | undefined>(better, undefined);
  if (best !== undefined && compareCounts(best.after, before) < 0) return { kind: 'tag', ...best, before };
  return head.isPinned || head.digest === '' ? undefined : { kind: 'pin', digest: head.digest };
}

interface Judged {
  readonly tag: string;
  readonly digest: string;
  readonly after: SeverityCounts;
}

function better(best: Judged | undefined, next: Judged): Judged {
  if (best === undefined) return next;
  const difference = compareCounts(next.after, best.after);
  return difference < 0 || (difference === 0 && compareAge(best.tag, next.tag) < 0) ? next : best;
}

/** Negative where `a`, the earlier candidate, is the older. A code name does not say so itself: its successor follows it. */
function compareAge(a: string, b: string): number {
  const [first, second] = [a, b].map((tag) => parseTag(tag, () => false));
  if (first !== undefined && second !== undefined) return compareNumbers(first.numbers, second.numbers);
  return a.split('-')[0] === b.split('-')[0] ? 0 : -1;
}

/** Negative where `a` is better. */
function compareCounts(a: SeverityCounts, b: SeverityCounts): number {
  for (const severity of severities.toSorted(compareSeverities)) {
    if (a[severity] !== b[severity]) return a[severity] - b[severity];
  }
  return 0;
}
