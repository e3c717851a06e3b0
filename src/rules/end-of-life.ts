import type { ImageFacts } from '../core/image-facts.ts';
import { quoted } from '../core/text.ts';
import { formatReference, type ImageReference } from '../documents/image-reference.ts';
import { isOfOneArchitecture, knownAs } from '../documents/official-images.ts';
import {
  cycleOf,
  distributionOf,
  newestOf,
  type Product,
  productOf,
  spelledDistributionOf,
  successorOf,
} from './knowledge/lifecycles.ts';

/** What is past its end of life, and the tag to use instead, if one is known that needs no other change by hand. */
export interface EndOfLife {
  readonly message: string;
  readonly tag: string | undefined;
}

/**
 * `today` is `YYYY-MM-DD`. Returns `undefined` if the image is supported or its dates are unknown. What the name does
 * not say may be known from a scan.
 */
export function endOfLife(reference: ImageReference, today: string, facts?: ImageFacts): EndOfLife | undefined {
  return endedByName(reference, today) ?? (facts && endedInside(reference, facts));
}

function endedInside(reference: ImageReference, { distribution }: ImageFacts): EndOfLife | undefined {
  if (distribution?.endOfLife !== true) return undefined;
  const image = formatReference({ ...reference, digest: '' });
  const release = quoted(`${distribution.family} ${distribution.version}`.trim());
  return { message: `${quoted(image)} is built on ${release}, which gets no more security fixes.`, tag: undefined };
}

function endedByName(reference: ImageReference, today: string): EndOfLife | undefined {
  const { name, tag, digest } = reference;
  const known = knownAs(reference);
  const successor = successorOf(known);
  if (successor !== undefined) {
    const instead = successor === '' ? '' : `; ${quoted(successor)} is`;
    return { message: `${quoted(name)} is no longer maintained${instead}.`, tag: undefined };
  }
  const product = productOf(known);
  const cycle = product && cycleOf(product, tag);
  if (product !== undefined && cycle !== undefined && cycle.end < today) {
    // An architecture may have been given up since.
    const newest = isOfOneArchitecture(reference) ? undefined : newestTag(product, tag, today);
    const hint = newest === undefined ? '' : `; ${quoted(newest)} is supported`;
    const message = `${quoted(`${name} ${cycle.version}`)} has had no security fixes since ${cycle.end}${hint}.`;
    return { message, tag: product.traits.includes('data') || digest !== '' ? undefined : newest };
  }
  const foreign = product === undefined && known.includes('/');
  const ended = distributionsIn(name, tag, foreign).find(({ end }) => end < today);
  if (ended === undefined) return undefined;
  const message = `${quoted(`${name}:${tag}`)} is built on ${quoted(ended.shown)}, which has had no security fixes since ${ended.end}.`;
  // Another distribution sorts text another way, and the indexes of a database with it: https://wiki.postgresql.org/wiki/Locale_data_changes
  const movable =
    digest === '' &&
    !isOfOneArchitecture(reference) &&
    !foreign &&
    !product?.traits.includes('data') &&
    !/openjdk/i.test(tag);
  return { message, tag: movable ? withoutDistribution(tag) : undefined };
}

interface NamedDistribution {
  /** `focal`, `alpine 3.10`, `ubuntu 20.04`: as the tag has it. */
  readonly shown: string;
  readonly end: string;
}

/**
 * The distributions that a tag names. A code name counts on official images and where the maker says so; others may
 * call anything `buster`. A distribution with its version (`ubuntu20.04`) is unambiguous.
 */
function distributionsIn(name: string, tag: string, foreign: boolean): readonly NamedDistribution[] {
  const parts = tag.toLowerCase().split('-');
  if (!foreign || byDistribution.test(name)) {
    const read = (foreign ? parts : parts.slice(1)).flatMap((part) => distributionOf(part) ?? []);
    const named = read.map(({ codename, version, end }) => ({ shown: codename || `alpine ${version}`, end }));
    if (named.length > 0 || !foreign) return named;
  }
  const code = parts.findIndex(
    (part, index) => /^(?:debian|ubuntu)$/.test(parts[index - 1] ?? '') && distributionOf(part),
  );
  // `debian-bullseye` names it as surely as `debian-11` does.
  if (code > 0) return distributionsIn('', parts.slice(code - 1).join('-'), false);
  // `ubuntu20.04` is one part, `ubuntu-20.04` are two. Distroless images have it in their name.
  const own = /^gcr\.io\/distroless\/.*-(debian\d+)$/.exec(name)?.slice(1) ?? [];
  const spelled = [...own, ...parts, ...parts.slice(1).map((part, index) => `${parts[index]}${part}`)];
  return spelled.flatMap((part) => {
    const release = spelledDistributionOf(part);
    return release === undefined ? [] : [{ shown: part.replace(/^[a-z]+/, '$& '), end: release.end }];
  });
}

/**
 * Images of others whose tags name the release that they are built on: https://github.com/devcontainers/images,
 * https://playwright.dev/docs/docker#image-tags
 */
const byDistribution = /^mcr\.microsoft\.com\/(?:(?:vscode\/)?devcontainers|playwright)(?:\/|$)/;

/** Variants whose names stay the same from version to version. */
const lasting = new Set(['slim', 'alpine', 'fpm', 'cli', 'apache', 'zts', 'jdk', 'jre', 'perl']);

function newestTag(product: Product, tag: string, today: string): string | undefined {
  const newest = newestOf(product, today);
  const [, ...parts] = withoutDistribution(tag).split('-');
  if (newest === undefined || !parts.every((part) => lasting.has(part))) return undefined;
  const variant = parts.length === 0 && product.traits.includes('slim') ? ['slim'] : parts;
  return [newest.version, ...variant].join('-');
}

/** The same tag on the current release of the distribution. */
function withoutDistribution(tag: string): string {
  const [version = '', ...parts] = tag.toLowerCase().split('-');
  const kept = parts.flatMap((part) => {
    if (/^alpine\d/.test(part)) return ['alpine'];
    return distributionOf(part) === undefined ? [part] : [];
  });
  return [version, ...kept].join('-');
}
