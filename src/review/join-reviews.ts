import { compareFindings, compareText } from '../core/finding.ts';
import type { Review, Stats } from '../core/review.ts';
import type { TextOf } from '../documents/source-text.ts';
import { redact } from './redact.ts';

/** Joins reviews of independent parts. Throws if there is none. */
export function joinReviews(reviews: readonly Review[]): Review {
  const [first, ...rest] = reviews;
  if (first === undefined) throw new Error('nothing was reviewed');
  if (rest.length === 0) return first;
  const gaps = new Map(reviews.flatMap((review) => review.gaps).map((gap) => [JSON.stringify(gap), gap]));
  return {
    ...first,
    findings: reviews.flatMap(({ findings }) => findings).toSorted(compareFindings),
    silenced: reviews.flatMap(({ silenced }) => silenced).toSorted(compareFindings),
    gaps: [...gaps.values()].toSorted((a, b) => compareText(a.path ?? '', b.path ?? '')),
    secrets: reviews.flatMap(({ secrets = [] }) => secrets),
    images: reviews.flatMap(({ images }) => images),
    stats: sumOf(reviews),
  };
}

function sumOf(reviews: readonly Review[]): Stats {
  const sum = (name: Exclude<keyof Stats, 'images'>) => reviews.reduce((total, { stats }) => total + stats[name], 0);
  return {
    files: sum('files'),
    dockerfiles: sum('dockerfiles'),
    composeFiles: sum('composeFiles'),
    rules: Math.max(...reviews.map(({ stats }) => stats.rules)),
    introduced: sum('introduced'),
    existing: sum('existing'),
    fixed: sum('fixed'),
    silenced: sum('silenced'),
    images: reviews.flatMap(({ stats }) => stats.images),
  };
}

/** A secret that was found in one part of a tree may appear in the findings of another. */
export function redactAcross(review: Review, text: TextOf): Review {
  const { findings, silenced } = review;
  const clean = redact([...findings, ...silenced], text);
  // `redact` keeps the order and drops none.
  return {
    ...review,
    findings: clean.slice(0, findings.length),
    silenced: silenced.map((finding, at) => ({ ...finding, ...clean[findings.length + at] })),
  };
}
