import type { Gap, Review, ReviewedFinding } from '../core/review.ts';

/** The same review with every path changed by `rename`. */
export function relocate(review: Review, rename: (path: string) => string): Review {
  const moved = <T extends ReviewedFinding>(finding: T): T => ({
    ...finding,
    location: { ...finding.location, path: rename(finding.location.path) },
    related: finding.related.map((place) => ({ ...place, path: rename(place.path) })),
  });
  return {
    ...review,
    findings: review.findings.map(moved),
    silenced: review.silenced.map((finding) => ({
      ...moved(finding),
      by: relocateBy(finding.by, finding.location.path, rename),
    })),
    gaps: review.gaps.map((gap) => relocateGap(gap, rename)),
    images: review.images.map((image) => ({ ...image, path: rename(image.path) })),
    secrets: (review.secrets ?? []).map((secret) => ({ ...secret, path: rename(secret.path) })),
  };
}

/** `inline comment, Dockerfile:3` names the finding's own file; an ignore of the config names the config. */
function relocateBy(by: string, path: string, rename: (path: string) => string): string {
  const place = `, ${path}:`;
  const at = by.lastIndexOf(place);
  return at === -1 || by.startsWith('config')
    ? by
    : `${by.slice(0, at)}, ${rename(path)}:${by.slice(at + place.length)}`;
}

function relocateGap({ path, subject, ...rest }: Gap, rename: (path: string) => string): Gap {
  if (path === undefined) return { subject, ...rest };
  return { path: rename(path), subject: subject === path ? rename(path) : subject, ...rest };
}
