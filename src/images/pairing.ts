import { imageKey } from './image-key.ts';
import type { ImageUse } from './image-use.ts';

/** The use of base that a use of head replaces. */
export interface Pair {
  readonly use: ImageUse;
  /** True if it names the same image, so at most its place, stage or spelling changed. */
  readonly same: boolean;
}

/**
 * Decides which use of base each use of head replaces; each use of base is taken once. First comes a stage or service of
 * the same name, changed or not; then the same image elsewhere, so that a moved or renamed use does not count as new; then
 * the stage in the same position, and the same repository in another stage.
 */
export function pairUses(
  head: readonly ImageUse[],
  base: readonly ImageUse[],
  previousPaths: ReadonlyMap<string, string>,
): ReadonlyMap<ImageUse, Pair> {
  const pairs = new Map<ImageUse, Pair>();
  const open = new Set(base);
  const before = ({ path }: ImageUse): string => previousPaths.get(path) ?? path;
  const isCopy = copiesOf(previousPaths, head);
  for (const { keyOf, same } of passes) {
    const candidates = Map.groupBy(open, (use) => keyOf(use, use.path));
    for (const use of head) {
      const wanted = pairs.has(use) || isCopy(use) ? undefined : keyOf(use, before(use));
      const partner = wanted === undefined ? undefined : candidates.get(wanted)?.shift();
      if (partner === undefined) continue;
      pairs.set(use, { use: partner, same });
      open.delete(partner);
    }
  }
  const shareWith = (partners: readonly ImageUse[], uses: readonly ImageUse[]): void => {
    for (const keyOf of [sameInFile, ...inSamePlace]) {
      const candidates = Map.groupBy(partners, (use) => keyOf(use, use.path));
      for (const use of uses) {
        const partner = pairs.has(use) ? undefined : candidates.get(keyOf(use, before(use)))?.[0];
        if (partner !== undefined) pairs.set(use, { use: partner, same: identity(partner) === identity(use) });
      }
    }
  };
  // These may share a partner, which still exists under another name or with the defaults.
  shareWith(base, head.filter(isCopy));
  const given = head.filter((use) => use.variant !== '' && !pairs.has(use));
  const defaults = base.filter(({ variant }) => variant === '');
  shareWith(defaults, given);
  return pairs;
}

/** `undefined` for a use that the pass does not apply to. */
type KeyOf = (use: ImageUse, path: string) => string | undefined;

function key(...parts: readonly (string | number)[]): string {
  return parts.join('\0');
}

function identity({ reference, raw, platform }: ImageUse): string {
  return reference === undefined ? `unresolved ${raw}` : imageKey({ reference, platform });
}

function repositoryOf({ reference, raw }: ImageUse): string {
  return reference === undefined ? raw : `${reference.registry}/${reference.repository}`;
}

/** A stage without a name: a new stage before it changes its number. */
function isNumbered({ owner }: ImageUse): boolean {
  return /(?:^|\/)stage:\d+$/.test(owner);
}

const sameImage: KeyOf = (use, path) => key(path, use.how, use.owner, use.variant, identity(use));
const sameInFile: KeyOf = (use, path) => key(path, use.how, identity(use));

/** One stage may copy from several images; those of the same repository belong together. */
const inSamePlace: readonly KeyOf[] = [
  (use, path) => key(path, use.how, use.owner, use.variant, repositoryOf(use)),
  (use, path) => key(path, use.how, use.owner, use.variant),
  (use, path) => key(path, use.how, use.owner),
];

const passes: readonly { readonly keyOf: KeyOf; readonly same: boolean }[] = [
  { keyOf: sameImage, same: true },
  { keyOf: (use, path) => (isNumbered(use) ? sameInFile(use, path) : undefined), same: true },
  ...inSamePlace.map((keyOf) => ({
    keyOf: (use: ImageUse, path: string) => (isNumbered(use) ? undefined : keyOf(use, path)),
    same: false,
  })),
  { keyOf: sameInFile, same: true },
  { keyOf: (use) => key(use.how, identity(use)), same: true },
  ...inSamePlace.map((keyOf) => ({ keyOf, same: false })),
  { keyOf: (use, path) => (use.position === -1 ? undefined : key(path, use.how, use.position)), same: false },
  { keyOf: (use, path) => (use.position === -1 ? undefined : key(path, use.how, repositoryOf(use))), same: false },
];

/** Uses in files that were copied from one that still exists and has its own partners. */
function copiesOf(previousPaths: ReadonlyMap<string, string>, head: readonly ImageUse[]): (use: ImageUse) => boolean {
  const paths = new Set(head.map(({ path }) => path));
  return ({ path }) => {
    const source = previousPaths.get(path);
    return source !== undefined && source !== path && paths.has(source);
  };
}
