import type { ImageReport } from '../core/image-report.ts';
import type { NamedSource } from '../core/image-request.ts';
import type { Answer } from '../core/image-scan.ts';
import type { Gap } from '../core/review.ts';
import { nearest, quoted } from '../core/text.ts';
import { formatReference, type ImageReference, parseImageReference } from '../documents/image-reference.ts';
import type { NamedImage } from './image-key.ts';

/** A line of `image-report`, and the result of reading its file. */
export interface ReadReport {
  readonly source: NamedSource;
  readonly answer: Answer<readonly ImageReport[]>;
}

/** A report of an image that was built from a Dockerfile of the repository. */
export interface BuiltReport {
  readonly source: NamedSource;
  /** The path of the Dockerfile, as it was written. */
  readonly dockerfile: string;
  readonly report: ImageReport;
}

/** The scanner reports that the user passed. */
export interface GivenReports {
  /** The report of an image; several reports are combined. */
  of(image: NamedImage): ImageReport | undefined;
  readonly built: readonly BuiltReport[];
  /** Those that could not be read. */
  readonly gaps: readonly Gap[];
  /** A gap for each line whose report matches none of these and belongs to no Dockerfile. */
  unmatched(images: readonly NamedImage[]): readonly Gap[];
}

interface Claim {
  readonly source: NamedSource;
  readonly report: ImageReport;
  /** The reference in the input line. */
  readonly given: ImageReference | undefined;
  /** The names in the report. */
  readonly names: readonly ImageReference[];
}

/** `isDockerfile` distinguishes paths of Dockerfiles from references; `platform` is the requested one. */
export function givenReports(
  reports: readonly ReadReport[],
  { isDockerfile, platform }: { readonly isDockerfile: (path: string) => boolean; readonly platform: string },
): GivenReports {
  const gaps: Gap[] = [];
  const claims: Claim[] = [];
  const built: BuiltReport[] = [];
  for (const { source, answer } of reports) {
    if (answer.kind === 'failed') {
      gaps.push(gapOf(source, answer.reason));
      continue;
    }
    const belongsTo = source.belongsTo.replace(/^(?:\.\/)+/, '');
    const given = belongsTo === '' ? undefined : parseImageReference(belongsTo);
    const [first, ...more] = answer.value;
    if (belongsTo !== '' && isDockerfile(belongsTo)) {
      if (first !== undefined) built.push({ source, dockerfile: belongsTo, report: together(first, more) });
    } else if (belongsTo !== '' && given === undefined) {
      gaps.push(gapOf(source, `${quoted(belongsTo)} is neither a Dockerfile of the repository nor an image name.`));
    } else if (given !== undefined) {
      if (first !== undefined) claims.push({ source, report: together(first, more), given, names: [] });
    } else claims.push(...answer.value.map((report): Claim => ({ source, report, given, names: namesIn(report) })));
  }
  const known = new Map<string, ImageReport | undefined>();
  return {
    built,
    gaps,
    of(image) {
      const { reference } = image;
      const key = JSON.stringify([
        reference.registry,
        reference.repository,
        reference.tag,
        reference.digest,
        image.platform,
      ]);
      if (!known.has(key)) known.set(key, reportOn(image, claims, platform));
      return known.get(key);
    },
    unmatched(images) {
      const lost = claims.filter((claim) => !images.some((image) => speaksOf(claim, image)));
      // A file with reports of several images counts as used if one of them matches.
      const used = new Set(claims.filter((claim) => !lost.includes(claim)).map(({ source }) => source));
      return lost
        .filter(({ source }) => !used.has(source))
        .map((claim) => gapOf(claim.source, adviceFor(claim, images)));
    },
  };
}

function namesIn({ name, otherNames = [] }: ImageReport): readonly ImageReference[] {
  return [name, ...otherNames].flatMap((each) => parseImageReference(each) ?? []);
}

function reportOn(image: NamedImage, claims: readonly Claim[], platform: string): ImageReport | undefined {
  const matching = claims.filter((claim) => speaksOf(claim, image)).map(({ report }) => report);
  const wanted = image.platform || platform;
  const exact = matching.filter((report) => report.platform === '' || isOf(report.platform, wanted));
  const [first, ...more] = exact.length > 0 ? exact : matching;
  return first === undefined ? undefined : together(first, more);
}

function speaksOf({ given, names, report }: Claim, { reference, platform }: NamedImage): boolean {
  if (platform !== '' && report.platform !== '' && !isOf(report.platform, platform)) return false;
  // The author's line decides, whichever digest the scanner saw.
  if (given !== undefined) {
    if (!isSameRepository(given, reference)) return false;
    return given.digest !== '' && reference.digest !== ''
      ? given.digest === reference.digest
      : tagOf(given) === tagOf(reference);
  }
  if (reference.digest !== '') {
    const digests = [...report.digests, ...names.map(({ digest }) => digest).filter((digest) => digest !== '')];
    if (digests.includes(reference.digest)) return true;
    if (digests.length > 0) return false;
  }
  return names.some(
    (name) => isSameRepository(name, reference) && tagOf(name) !== '' && tagOf(name) === tagOf(reference),
  );
}

function isSameRepository(a: ImageReference, b: NamedImage['reference']): boolean {
  return a.registry === b.registry && a.repository === b.repository;
}

/** A name without tag and digest means `latest`. */
function tagOf({ tag, digest }: NamedImage['reference']): string {
  return tag === '' && digest === '' ? 'latest' : tag;
}

/** Whether a platform such as `linux/arm64/v8` matches the requested `linux/arm64`. */
function isOf(found: string, wanted: string): boolean {
  return found === wanted || found.startsWith(`${wanted}/`);
}

/** Combines several reports of one image; its properties come from the first. */
function together(first: ImageReport, more: readonly ImageReport[]): ImageReport {
  if (more.length === 0) return first;
  const all = [first, ...more];
  return {
    ...first,
    digests: [...new Set(all.flatMap(({ digests }) => digests))],
    distribution: all.find(({ distribution }) => distribution !== undefined)?.distribution,
    configuration: all.find(({ configuration }) => configuration !== undefined)?.configuration,
    vulnerabilities: all.flatMap(({ vulnerabilities }) => vulnerabilities),
    unseen: [...new Set(all.flatMap(({ unseen }) => unseen))],
  };
}

function adviceFor({ source, report, given }: Claim, images: readonly NamedImage[]): string {
  const { what } = source;
  const written = [...new Set(images.map(({ reference }) => shortName(reference)))];
  const likely = (name: string): string => nearest(name, written) ?? 'REFERENCE';
  const builtOf = `\`${what.replaceAll('`', "'")} = path/to/Dockerfile\` if the image was built from that file`;
  if (given !== undefined) {
    const meant = nearest(shortName(given), written);
    const line = meant === undefined ? 'pass a reference that one does' : `write ${quoted(`${what} = ${meant}`, 400)}`;
    return `No container file names ${quoted(formatReference(given))}; ${line}.`;
  }
  if (report.name === '') {
    return `The report does not name its image; write ${quoted(`${what} = REFERENCE`, 400)}, or ${builtOf}.`;
  }
  const line = quoted(`${what} = ${likely(report.name)}`, 400);
  return `The report is about ${quoted(report.name)}, which no container file names; write ${line} if that is the same image, or ${builtOf}.`;
}

function shortName({ registry, repository, tag, digest }: NamedImage['reference']): string {
  const name = registry === 'docker.io' ? repository.replace(/^library\//, '') : `${registry}/${repository}`;
  return formatReference({ name, tag, digest: tag === '' ? digest : '' });
}

/** What the workflow's author named is always blocking. */
function gapOf({ what }: NamedSource, reason: string): Gap {
  return { subject: what, reason, blocking: true };
}
