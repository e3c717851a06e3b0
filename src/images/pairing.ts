import { imageKey } from './image-key.ts';
import type { ImageUse } from './image-use.ts';

/** What a use of head stands in the place of. */
export interface Pair {
  readonly use: ImageUse;
  /** It names the same image: only its place, its stage or its spelling changed, if anything. */
  readonly same: boolean;
}

/**
 * Which use of base each use of head replaces, each of base's taken once. The same image is looked for first, where it
 * was and then elsewhere, so that what moved is not taken for new; then the stage or service of the same name, then the
 * stage in the same place, then the same repository in another stage.
 */
export function pairUses(
  head: readonly ImageUse[],
  base: readonly ImageUse[],
  previousPaths: ReadonlyMap<string, string>,
): ReadonlyMap<ImageUse, Pair> {
  const pairs = new Map<ImageUse, Pair>();
  const open = new Set(base);
  const before = ({ path }: ImageUse): string => previousPaths.get(path) ?? path;
  const pair = (keyOf: (use: ImageUse, path: string) => string | undefined, same: boolean): void => {
    const candidates = Map.groupBy(open, (use) => keyOf(use, use.path));
    for (const use of head) {
      const key = pairs.has(use) ? undefined : keyOf(use, before(use));
      const partner = key === undefined ? undefined : candidates.get(key)?.shift();
      if (partner === undefined) continue;
      pairs.set(use, { use: partner, same });
      open.delete(partner);
    }
  };
  for (const keyOf of sameImage) pair(keyOf, true);
  const copies = copiesOf(previousPaths, head);
  const inBase = Map.groupBy(base, (use) => sameInFile(use, use.path));
  for (const use of head) {
    const source = pairs.has(use) || !copies.has(use.path) ? undefined : inBase.get(sameInFile(use, before(use)))?.[0];
    if (source !== undefined) pairs.set(use, { use: source, same: true });
  }
  for (const keyOf of samePlace) pair(keyOf, false);
  pairWithDefaults(head, base, before, pairs);
  return pairs;
}

type KeyOf = (use: ImageUse, path: string) => string | undefined;

function identity({ reference, raw, platform }: ImageUse): string {
  return reference === undefined ? `unresolved ${raw}` : imageKey({ reference, platform });
}

function key(...parts: readonly (string | number)[]): string {
  return parts.join('\0');
}

const sameInFile = (use: ImageUse, path: string): string => key(path, use.how, identity(use));

const sameImage: readonly KeyOf[] = [
  (use, path) => key(path, use.how, use.owner, use.variant, identity(use)),
  sameInFile,
  (use) => key(use.how, identity(use)),
];

const repositoryOf = ({ reference }: ImageUse): string | undefined =>
  reference === undefined ? undefined : `${reference.registry}/${reference.repository}`;

const samePlace: readonly KeyOf[] = [
  // One stage may copy from several images: those of one repository belong together.
  (use, path) => key(path, use.how, use.owner, use.variant, repositoryOf(use) ?? use.raw),
  (use, path) => key(path, use.how, use.owner, use.variant),
  (use, path) => key(path, use.how, use.owner),
  (use, path) => (use.position === -1 ? undefined : key(path, use.how, use.position)),
  (use, path) => {
    const repository = repositoryOf(use);
    return use.position === -1 || repository === undefined ? undefined : key(path, use.how, repository);
  },
];

/** A copy repeats its source, which is still there and has its own partners. */
function copiesOf(previousPaths: ReadonlyMap<string, string>, head: readonly ImageUse[]): ReadonlySet<string> {
  const paths = new Set(head.map(({ path }) => path));
  return new Set(
    Array.from(previousPaths)
      .filter(([, source]) => paths.has(source))
      .map(([path]) => path),
  );
}

/** What new arguments of a build make of a name replaces what the defaults made of it, which may still be there. */
function pairWithDefaults(
  head: readonly ImageUse[],
  base: readonly ImageUse[],
  before: (use: ImageUse) => string,
  pairs: Map<ImageUse, Pair>,
): void {
  const placeOf = (use: ImageUse, path: string) => key(path, use.how, use.owner);
  const defaults = Map.groupBy(
    base.filter(({ variant }) => variant === ''),
    (use) => placeOf(use, use.path),
  );
  for (const use of head) {
    if (use.variant === '' || pairs.has(use)) continue;
    const candidates = defaults.get(placeOf(use, before(use))) ?? [];
    const partner = candidates.find((candidate) => repositoryOf(candidate) === repositoryOf(use)) ?? candidates[0];
    if (partner !== undefined) pairs.set(use, { use: partner, same: false });
  }
}
