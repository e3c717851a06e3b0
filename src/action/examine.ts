import type { ImageInspection } from '../core/image-inspection.ts';
import type { Gap, Review } from '../core/review.ts';
import type { FileChange } from '../core/tree.ts';
import { joinReviews, redactAcross } from '../review/join-reviews.ts';
import type { Texts } from '../review/redact.ts';
import { review } from '../review/review.ts';
import type { Material, Part } from './material.ts';

/** A review, and the parts of files that are needed to comment on it. */
export interface Examined {
  readonly review: Review;
  /** Those of the review's gaps that are about images that were not scanned. */
  readonly imageGaps: readonly Gap[];
  readonly texts: { readonly head: Texts; readonly base: Texts };
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
    keep(head, part.head.project, linesShown(found, changes, hasBase));
    if (part.base) keep(base, part.base.project, new Set(changes.map(({ path, previousPath = path }) => previousPath)));
    return found;
  });
  const joined = joinReviews(reviews);
  return {
    review: reviews.length === 1 ? joined : redactAcross(joined, (path) => head.get(path)),
    imageGaps: joined.gaps.filter((gap) => ofImages.has(gap)),
    texts: { head: textsOf(head), base: textsOf(base) },
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

function keep(texts: Map<string, string>, from: Texts, paths: ReadonlySet<string>): void {
  for (const path of paths) {
    const text = from.document(path)?.text ?? from.text(path);
    if (text !== undefined) texts.set(path, text);
  }
}

function textsOf(texts: ReadonlyMap<string, string>): Texts {
  return { document: () => undefined, text: (path) => texts.get(path) };
}
