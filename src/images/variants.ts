import type { DistributionRelease, Lifecycles } from './lifecycles.ts';

/** The text after the version of a tag: words, and the distribution with its release. */
export interface Flavour {
  /** As written, joined by dashes. */
  readonly text: string;
  /** Equal for the same words on the same distribution, in any release: `slim-<debian>`. */
  readonly pattern: string;
  /** The words without the distribution. */
  readonly words: readonly string[];
  /** The release of the distribution, if it is named and known. */
  readonly os: DistributionRelease | undefined;
}

export function flavourOf(parts: readonly string[], { distributionOf }: Pick<Lifecycles, 'distributionOf'>): Flavour {
  const read = parts.map((part) => ({ part, os: releaseOf(part, distributionOf) }));
  return {
    text: parts.join('-'),
    pattern: read.map(({ part, os }) => (os === undefined ? part : `<${os.family}>`)).join('-'),
    words: read.flatMap(({ part, os }) => (os === undefined ? [part] : [])),
    os: read.find(({ os }) => os !== undefined)?.os,
  };
}

/** Unknown Alpine releases still belong to Alpine and are newer than all known ones. */
function releaseOf(part: string, distributionOf: Lifecycles['distributionOf']): DistributionRelease | undefined {
  const known = distributionOf(part.toLowerCase());
  const version = /^alpine(3\.\d{1,3})$/.exec(part)?.[1];
  return (
    known ??
    (version === undefined ? undefined : { family: 'alpine', version, codename: '', from: '', end: '9999-12-31' })
  );
}

/** First words of tags that move, but never to a pre-release. */
const moving = new Set(['', 'latest', 'stable', 'lts', 'current', 'mainline']);
/** Words that, on their own, mean a variant of the newest version: `nginx:alpine`, `python:slim`. */
const variants = new Set(['alpine', 'slim', 'fpm', 'cli', 'apache', 'perl', 'jdk', 'jre', 'management', 'zts', 'otel']);

/** The variant that a tag without a version names; `undefined` for any other tag. */
export function floatingFlavour(tag: string, lifecycles: Lifecycles): Flavour | undefined {
  const parts = tag === '' ? [''] : tag.split('-');
  const [first = ''] = parts;
  const rest = moving.has(first) ? parts.slice(1) : parts;
  const isVariant = (part: string) => variants.has(part) || releaseOf(part, lifecycles.distributionOf) !== undefined;
  return rest.every(isVariant) ? flavourOf(rest, lifecycles) : undefined;
}

/** The slim variant on the same distribution; `undefined` on Alpine, which is slim. */
export function slimmer({ os, pattern }: Flavour): Flavour | undefined {
  if (os !== undefined && os.family !== 'debian') return undefined;
  const slim = pattern === '' ? 'slim' : `slim-${pattern}`;
  return { text: slim, pattern: slim, words: ['slim'], os };
}

/** Whether `a` is on a later release of the same distribution as `b`. */
export function isNewerOs({ os: a }: Flavour, { os: b }: Flavour): boolean {
  return a !== undefined && b !== undefined && a.family === b.family && rank(a.version) > rank(b.version);
}

/** `3.9` comes before `3.10`. */
function rank(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
}
