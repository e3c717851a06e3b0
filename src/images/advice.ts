import { compareSeverities, severities } from '../core/severity.ts';
import { countBySeverity, type PackageVulnerability, type SeverityCounts } from './delta.ts';

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
 * medium, then low. Of equals the first counts: `candidates` come with the newest of a release, so callers give them in
 * the order of `newestFirst`. Else the digest of head's own image; `undefined` where that is pinned, or not known.
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
  const judged = scanned.map(({ tag, digest, vulnerabilities }) => ({
    tag,
    digest,
    after: countBySeverity(vulnerabilities),
  }));
  const [best] = judged.toSorted((a, b) => compareCounts(a.after, b.after));
  if (best !== undefined && compareCounts(best.after, before) < 0) return { kind: 'tag', ...best, before };
  return head.isPinned || head.digest === '' ? undefined : { kind: 'pin', digest: head.digest };
}

/** Negative where `a` is better. */
export function compareCounts(a: SeverityCounts, b: SeverityCounts): number {
  for (const severity of severities.toSorted(compareSeverities)) {
    if (a[severity] !== b[severity]) return a[severity] - b[severity];
  }
  return 0;
}
