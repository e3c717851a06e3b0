import { imageKey } from './image-key.ts';
import type { ImageUse } from './image-use.ts';

/** What a use of head stands in the place of. */
export interface Pair {
  readonly use: ImageUse;
  /** It names the same image: only its place, its stage or its spelling changed, if anything. */
  readonly same: boolean;
}

/**
 * Which use of base each use of head replaces, each of base's taken once. What a stage or service of the same name pulls
 * comes first, changed or not; then the same image elsewhere, so that what moved or was renamed is not taken for new;
 * then the stage in the same place, and the same repository in another stage.
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
  // These share a partner: it is still there under another name, or with the defaults.
  shareWith(base, head.filter(isCopy));
  const given = head.filter((use) => use.variant !== '' && !pairs.has(use));
  const defaults = base.filter(({ variant }) => variant === '');
  shareWith(defaults, given);
  return pairs;
}

/** `undefined` for a use that a pass says nothing of. */
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

/** A stage known by its number only: another one before it, and it has another. */
function isNumbered({ owner }: ImageUse): boolean {
  return /(?:^|\/)stage:\d+$/.test(owner);
}

const sameImage: KeyOf = (use, path) => key(path, use.how, use.owner, use.variant, identity(use));
const sameInFile: KeyOf = (use, path) => key(path, use.how, identity(use));

/** One stage may copy from several images: those of one repository belong together. */
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

/** Uses of files that were copied from one that is still there, and has its own partners. */
function copiesOf(previousPaths: ReadonlyMap<string, string>, head: readonly ImageUse[]): (use: ImageUse) => boolean {
  const paths = new Set(head.map(({ path }) => path));
  return ({ path }) => {
    const source = previousPaths.get(path);
    return source !== undefined && source !== path && paths.has(source);
  };
}
