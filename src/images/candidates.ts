import type { ImageReference } from '../documents/image-reference.ts';
import { knownAs } from '../documents/official-images.ts';
import { keepsData } from './data-images.ts';
import type { DistributionRelease, KnownProduct, Lifecycles, Release } from './lifecycles.ts';
import { compareNumbers, compareTags, isWithin, type ParsedTag, parseTag } from './tags.ts';
import { type Flavour, flavourOf, floatingFlavour, isNewerOs, slimmer } from './variants.ts';

export interface CandidateOptions {
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  readonly lifecycles: Lifecycles;
}

/** The most candidates to scan for one reference. */
const mostCandidates = 2;
/** The most tags to consider, because a repository may be hostile or endless. */
const mostTags = 20_000;

/**
 * Tags of the same repository that may be better, best first, two at most: the newest patch of the same release and
 * variant; then the newest supported release (of an image that keeps data: of the same major); then its slim variant.
 * Each is as precise as the author's, of the same distribution, and newer.
 */
export function candidates(
  reference: ImageReference,
  tags: readonly string[],
  { today, lifecycles: known }: CandidateOptions,
): readonly string[] {
  const lifecycles = remembering(known);
  // A digest alone has no known version.
  if (reference.tag === '' && reference.digest !== '') return [];
  const product = lifecycles.productOf(knownAs(reference));
  const isCodename = (part: string) =>
    product?.cycles.some(({ codename }) => codename !== '' && codename === part) ?? false;
  const read = (tag: string): Candidate | undefined => {
    const parsed = parseTag(tag, isCodename);
    return parsed && { parsed, numbers: numbersOf(parsed, product), flavour: flavourOf(parsed.variant, lifecycles) };
  };
  const own = read(reference.tag) ?? floating(reference.tag, lifecycles);
  if (own === undefined) return [];
  const all = tags
    .slice(0, mostTags)
    .flatMap((tag) => read(tag) ?? [])
    // Never suggest an older release of the distribution.
    .filter(({ flavour }) => !isNewerOs(own.flavour, flavour));
  const newer = all.filter((candidate) => isNewer(candidate, own));
  const bare = isBare(own, product);
  const isAsPrecise = bare ? isConcrete : asPreciseAs(own);
  const alike = newer.filter((candidate) => isAlike(candidate.flavour, own.flavour) && isAsPrecise(candidate));
  // If the releases are known, a bare major stands for the newest supported one.
  const release = bare && product !== undefined ? undefined : releaseOf(own, product);
  const patches = release === undefined ? [] : alike.filter(({ numbers }) => isWithin(numbers, release));
  const ended = own.flavour.os !== undefined && own.flavour.os.end < today;
  const unmoved = ended ? [] : patches.filter(({ flavour }) => flavour.text === own.flavour.text);
  const supported = supportedOf(own, product, reference.name, today);
  const [slim] = own.flavour.words.length === 0 ? [slimmer(own.flavour)] : [];
  const slims =
    slim === undefined
      ? []
      : all.filter((each) => isAlike(each.flavour, slim) && isAsPrecise(each) && !isOlder(each, own));
  const chosen = [newestOf(unmoved.length > 0 ? unmoved : patches), supported(alike), supported(slims)].flatMap(
    (candidate) => candidate?.parsed.raw ?? [],
  );
  return [...new Set(chosen)].slice(0, mostCandidates);
}

/** Cached, because the same few words are in thousands of tags. */
function remembering({ productOf, distributionOf }: Lifecycles): Lifecycles {
  const asked = new Map<string, DistributionRelease | undefined>();
  return {
    productOf,
    distributionOf: (part) => {
      if (!asked.has(part)) asked.set(part, distributionOf(part));
      return asked.get(part);
    },
  };
}

interface Candidate {
  readonly parsed: ParsedTag;
  /** For a code name, that of its version. */
  readonly numbers: readonly number[];
  readonly flavour: Flavour;
}

function numbersOf({ numbers, codename }: ParsedTag, product: KnownProduct | undefined): readonly number[] {
  const release = product?.cycles.find((cycle) => cycle.codename !== '' && cycle.codename === codename.toLowerCase());
  return release === undefined ? numbers : numbersIn(release);
}

function numbersIn({ version }: Release): readonly number[] {
  return version.split('.').map(Number);
}

/** No tag, `latest` or `lts-alpine`: a variant of the newest version. */
function floating(tag: string, lifecycles: Lifecycles): Candidate | undefined {
  const flavour = floatingFlavour(tag, lifecycles);
  const parsed = { raw: tag, form: '', numbers: [], codename: '', variant: [], date: '' };
  return flavour && { parsed, numbers: [], flavour };
}

/** The release that a version is a patch of; `undefined` if it is none. */
function releaseOf({ numbers, parsed }: Candidate, product: KnownProduct | undefined): readonly number[] | undefined {
  if (numbers.length === 0) return undefined;
  const known = cycleOf(numbers, product);
  if (known !== undefined) return numbersIn(known);
  return parsed.numbers.length > 2 ? numbers.slice(0, -1) : numbers;
}

/** The most exact release that a version belongs to. */
function cycleOf(numbers: readonly number[], product: KnownProduct | undefined): Release | undefined {
  const within = (product?.cycles ?? []).filter((cycle) => isWithin(numbers, numbersIn(cycle)));
  return within.toSorted((a, b) => b.version.length - a.version.length)[0];
}

/** Chooses the newest version of the newest supported release, if it is known which are supported. */
function supportedOf(
  own: Candidate,
  product: KnownProduct | undefined,
  name: string,
  today: string,
): (among: readonly Candidate[]) => Candidate | undefined {
  const major = product?.traits.includes('data') || keepsData(name) ? majorOf(own.numbers, name) : [];
  return (among) => {
    const reachable = among.filter(({ numbers }) => isWithin(numbers, major));
    if (product === undefined) return newestOf(reachable);
    const advised = product.cycles
      .filter(({ from, end }) => from !== '' && from <= today && today <= end)
      .toReversed()
      .map((cycle) => newestOf(reachable.filter(({ numbers }) => isWithin(numbers, numbersIn(cycle)))))
      .find((candidate) => candidate !== undefined);
    // If the major of a database has ended, its last version is still better than an earlier one.
    return advised ?? (major.length > 0 ? newestOf(reachable) : undefined);
  };
}

/** The part of a version that must stay the same, because data would have to be migrated; empty if unknown. */
function majorOf(numbers: readonly number[], name: string): readonly number[] {
  // https://www.postgresql.org/support/versioning/: before 10, the second number was part of the major version.
  const isOld = /postg/.test(name) && (numbers[0] ?? 10) < 10;
  return numbers.slice(0, isOld ? 2 : 1);
}

function newestOf(among: readonly Candidate[]): Candidate | undefined {
  return among.toSorted(compare).at(-1);
}

function compare(a: Candidate, b: Candidate): number {
  return (
    compareNumbers(a.numbers, b.numbers) ||
    (isNewerOs(a.flavour, b.flavour) ? 1 : isNewerOs(b.flavour, a.flavour) ? -1 : 0) ||
    compareTags(a.parsed, b.parsed)
  );
}

function isNewer(candidate: Candidate, own: Candidate): boolean {
  return candidate.parsed.raw !== own.parsed.raw && compare(candidate, own) > 0;
}

function isOlder(candidate: Candidate, own: Candidate): boolean {
  return compareNumbers(candidate.numbers, own.numbers) < 0;
}

/** The same words and the same distribution, in any release. */
function isAlike(a: Flavour, b: Flavour): boolean {
  return a.pattern === b.pattern;
}

/**
 * No version, or a major that many releases share: `latest`, `python:3`. Not `node:24`, which is one release, nor a
 * daily build.
 */
function isBare({ numbers, parsed }: Candidate, product: KnownProduct | undefined): boolean {
  if (parsed.codename !== '' || parsed.date !== '') return false;
  return numbers.length === 0 || (numbers.length === 1 && (cycleOf(numbers, product)?.from ?? '') === '');
}

function isConcrete({ parsed: { numbers, date } }: Candidate): boolean {
  return numbers.length > 0 && date === '';
}

/** As many numbers; with a date or a `v` only if the other has one, too. */
function asPreciseAs({ parsed: wanted }: Candidate): (candidate: Candidate) => boolean {
  return ({ parsed }) =>
    parsed.numbers.length === wanted.numbers.length &&
    (parsed.codename === '') === (wanted.codename === '') &&
    (parsed.date === '') === (wanted.date === '') &&
    parsed.form === wanted.form;
}
