import { collect, type Selection } from './collect.ts';
import type { TreeReader } from './core/tree.ts';
import { classify } from './documents/classify.ts';
import { folderOf } from './documents/paths.ts';

/** Container files that are held in memory at once without a second thought: some 80 KB each, parsed and checked. */
const fewFiles = 1500;
/** Of a larger tree, as many are looked at together. */
const partFiles = 300;

/**
 * Splits what is read of a large tree into parts that say nothing of one another, so that only one of them need be in
 * memory at a time: 10,000 files as a whole take 700 MB. Files of one folder stay together, and so does what points at
 * one another. Every file is read once more for this; of a small tree none is, and there is one part.
 */
export async function independentParts(reader: TreeReader, selection: Selection): Promise<readonly Selection[]> {
  const { entries } = await reader.list();
  const { included, named } = selection;
  const paths = entries
    .map(({ path }) => path)
    .filter((path) => named?.has(path) || classify(path) !== undefined || included(path));
  if (paths.length <= fewFiles) return [selection];
  const slices = sliced(paths);
  const links = new Links();
  for (const [index, slice] of slices.entries()) {
    for (const path of slice) links.join(`slice ${index}`, path);
    const { project } = await collect(reader, narrowed(selection, slice));
    for (const { path } of project.documents) links.join(`slice ${index}`, path);
  }
  const parts = Map.groupBy(slices.entries(), ([index]) => links.find(`slice ${index}`));
  return Array.from(parts.values(), (part) => narrowed(selection, new Set(part.flatMap(([, slice]) => [...slice]))));
}

/** Whole folders, as many as make up a part. */
function sliced(paths: readonly string[]): readonly ReadonlySet<string>[] {
  const slices: Set<string>[] = [];
  let slice = new Set<string>();
  for (const files of Map.groupBy(paths, folderOf).values()) {
    if (slice.size >= partFiles || slices.length === 0) {
      slice = new Set();
      slices.push(slice);
    }
    for (const path of files) slice.add(path);
  }
  return slices;
}

function narrowed(selection: Selection, part: ReadonlySet<string>): Selection {
  const { excluded, named } = selection;
  return {
    ...selection,
    excluded: (path) => !part.has(path) || excluded(path),
    ...(named && { named: named.intersection(part) }),
  };
}

/** Which names belong together, directly or by way of others (a disjoint-set forest with path halving). */
class Links {
  readonly #parents = new Map<string, string>();

  find(name: string): string {
    let at = name;
    for (let parent = this.#parents.get(at); parent !== undefined; parent = this.#parents.get(at)) {
      const above = this.#parents.get(parent);
      if (above !== undefined) this.#parents.set(at, above);
      at = parent;
    }
    return at;
  }

  join(a: string, b: string): void {
    const [first, second] = [this.find(a), this.find(b)];
    if (first !== second) this.#parents.set(first, second);
  }
}
