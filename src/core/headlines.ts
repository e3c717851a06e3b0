import { inScope } from './gate.ts';
import type { Review, ReviewedFinding, ReviewedImage } from './review.ts';
import { compareSeverities, countWords, gravestOf, type SeverityCounts, totalOf } from './severity.ts';
import { count, quoted } from './text.ts';

/**
 * What is shown to people as one item: a finding, or a line that names an image together with everything found in that
 * image. For an image, the headline has the highest severity among its findings and says how many there are.
 */
export interface Headline extends ReviewedFinding {
  /** Set for a line that names an image; mostly one, several if build arguments give it several values. */
  readonly images?: readonly ScannedImage[];
}

export interface ScannedImage {
  readonly image: ReviewedImage;
  /** Its vulnerabilities that are in scope, gravest first. */
  readonly findings: readonly ReviewedFinding[];
}

const made = new WeakMap<Review, readonly Headline[]>();

/**
 * Everything in scope, each item once. Returns the same objects each time, so that callers can compare them by
 * identity.
 */
export function headlinesOf(review: Review): readonly Headline[] {
  const known = made.get(review) ?? makeHeadlines(review);
  made.set(review, known);
  return known;
}

function makeHeadlines(review: Review): readonly Headline[] {
  const findings = inScope(review);
  const byImage = Map.groupBy(findings, imageKey);
  const lines = Map.groupBy(review.images, lineKey);
  const grouped = [...lines.values()].flatMap((images): readonly Headline[] => {
    const told = images.flatMap((image) => {
      const own = byImage.get(`${lineKey(image)}\0${image.image}`) ?? [];
      return own.length === 0 ? [] : [{ image, findings: own.toSorted(byGravityAndName) }];
    });
    return told.length === 0 ? [] : [headlineOf(told)];
  });
  const gathered = new Set(grouped.flatMap(({ images = [] }) => images.flatMap((one) => one.findings)));
  return [...findings.filter((finding) => !gathered.has(finding)), ...grouped];
}

function imageKey({ location, vulnerability }: ReviewedFinding): string {
  return vulnerability === undefined ? '' : `${lineKey(location)}\0${vulnerability.image}`;
}

function lineKey({ path, span }: Pick<ReviewedImage, 'path' | 'span'>): string {
  return [path, span.start.line, span.start.column].join('\0');
}

function byGravityAndName(a: ReviewedFinding, b: ReviewedFinding): number {
  return (
    Number(b.status === 'introduced') - Number(a.status === 'introduced') ||
    compareSeverities(a.severity, b.severity) ||
    (a.subject < b.subject ? -1 : 1)
  );
}

function headlineOf(images: readonly ScannedImage[]): Headline {
  const all = images.flatMap(({ findings }) => findings);
  // Introduced ones come first.
  const [first] = all.toSorted(byGravityAndName);
  if (first === undefined) throw new Error('an image without findings is not told');
  const fingerprints = images.map(({ image }) => image.fingerprint).toSorted();
  return {
    ...first,
    message: images.map(messageOf).join(' '),
    fingerprint: fingerprints[0] ?? first.fingerprint,
    confidence: 'high',
    edits: images.find(({ image }) => (image.advice?.edits.length ?? 0) > 0)?.image.advice?.edits ?? [],
    images,
  };
}

function messageOf({ image }: ScannedImage): string {
  const name = quoted(nameForPeople(image.image));
  const isNew = gravestOf(image.introduced) !== undefined;
  if (isNew) return `${name} introduces ${vulnerabilities(image.introduced)}.`;
  return `${name} has ${vulnerabilities(image.existing)}${image.replaced === '' ? '' : ', as before'}.`;
}

/** Without the digest beside a tag; the digest is shown once, not wherever the image is named. */
export function nameForPeople(image: string): string {
  const tagged = image.replace(/@[^@/]*$/, '');
  return /:[^/:]+$/.test(tagged) ? tagged : image;
}

function vulnerabilities(counts: SeverityCounts): string {
  return `${count(totalOf(counts), 'known vulnerability', 'known vulnerabilities')} (${countWords(counts)})`;
}
