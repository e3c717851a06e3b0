import type { ImageInspection } from '../core/image-inspection.ts';
import type { Gap, Review } from '../core/review.ts';
import type { FileChange } from '../core/tree.ts';
import { type TextOf, textOf } from '../documents/source-text.ts';
import { joinReviews, redactAcross } from '../review/join-reviews.ts';
import { review } from '../review/review.ts';
import type { Material, Part } from './material.ts';

/** A review, and the parts of files that are needed to comment on it. */
export interface Examined {
  readonly review: Review;
  /** Those of the review's gaps that are about images that were not scanned. */
  readonly imageGaps: readonly Gap[];
  readonly texts: { readonly head: TextOf; readonly base: TextOf };
}

/** Reviews what the event is about, part by part. `images` inspects the images of a part. */
export async function examine(
  { inParts, options, hasBase, changes }: Material,
  images: (part: Part) => Promise<ImageInspection>,
  today: string,
): Promise<Examined> {
  const head = new Map<string, string>();
  const base = new Map<string, string>();
  const ofImages = new Set<Gap>();
  const reviews = await inParts(async (part) => {
    const inspected = await images(part);
    for (const gap of inspected.gaps) ofImages.add(gap);
    const found = review({ ...part, changes, options, today, images: inspected });
    keep(head, textOf(part.head.project), linesShown(found, changes, hasBase));
    if (part.base)
      keep(base, textOf(part.base.project), new Set(changes.map(({ path, previousPath = path }) => previousPath)));
    return found;
  });
  const joined = joinReviews(reviews);
  const texts = { head: (path: string) => head.get(path), base: (path: string) => base.get(path) };
  return {
    review: reviews.length === 1 ? joined : redactAcross(joined, texts.head),
    imageGaps: joined.gaps.filter((gap) => ofImages.has(gap)),
    texts,
  };
}

/** Files of head whose lines are needed later: for comments, for diffs, and for masking secrets. */
function linesShown(
  { findings, silenced, secrets = [] }: Review,
  changes: readonly FileChange[],
  commented: boolean,
): ReadonlySet<string> {
  const told = [...findings, ...silenced].filter(({ secret }) => commented || secret);
  const places = [...told.flatMap(({ location, related }) => [location, ...related]), ...secrets];
  return new Set([...places, ...changes].map(({ path }) => path));
}

function keep(texts: Map<string, string>, from: TextOf, paths: ReadonlySet<string>): void {
  for (const path of paths) {
    const text = from(path);
    if (text !== undefined) texts.set(path, text);
  }
}
