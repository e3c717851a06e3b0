import { compareText } from '../core/finding.ts';
import type { TreeReader } from '../core/tree.ts';
import { classify } from '../documents/classify.ts';
import { folderOf } from '../documents/paths.ts';
import { collect, type Parse, parser, type Selection, type Snapshot } from './collect.ts';

/**
 * A tree of at most this many container files is one part; each takes some 80 KB, parsed and checked. Beyond that, parts
 * also save time: V8's garbage collector is fastest with objects that are soon dropped.
 */
const fewFiles = 300;
/** The container files of one part of a larger tree. */
const partFiles = 60;
/**
 * A tree of at most this many takes less than 300 MB without `before`, and some 15 % less time than with it.
 */
const manyFiles = 1500;

/** What is done with the parts of a tree. */
export interface Visit<T> {
  /**
   * Called with each part, and with the same part of `base` if there is one. The results are kept, so they should not
   * refer to the documents.
   */
  readonly visit: (part: Snapshot, base: Snapshot | undefined) => Promise<T>;
  readonly parse: Parse;
  /** Called before each part of a tree that is so large that memory matters. */
  readonly before?: () => Promise<void>;
  /** A tree of at most this many container files is one part. Default: `fewFiles`. */
  readonly whole?: number;
  /** If there are several parts, called once with the files of all of them before the first is read. */
  readonly ahead?: (paths: readonly string[]) => Promise<void>;
  /** Another tree that is read along with the first, part by part. */
  readonly base?: OtherTree;
}

export interface OtherTree {
  readonly reader: TreeReader;
  readonly selection: Selection;
  /** Paths that differ. They stay in one part, because what moved from one file to another must be seen in both. */
  readonly changed: readonly string[];
}

/**
 * Visits a tree in parts that are independent of one another, so that only one of them has to be in memory at a time:
 * 10,000 files as a whole take 700 MB. Files of one folder stay together, and so do files that point at one another.
 * It is known only after all slices were read which of them do; those are joined and read again, all others are read
 * once.
 */
export async function inParts<T>(
  reader: TreeReader,
  selection: Selection,
  { visit, parse, before, whole = fewFiles, ahead, base }: Visit<T>,
): Promise<readonly T[]> {
  const trees = [{ reader, selection }, ...(base === undefined ? [] : [base])];
  const paths = new Set((await Promise.all(trees.map(containerPaths))).flat());
  const slices = sliced([...paths], whole);
  const read = async (part: readonly string[] | undefined): Promise<readonly [Snapshot, Snapshot | undefined]> => {
    const shared = base === undefined ? parse : parser(parse);
    const reading = trees.map((tree) => collect(tree.reader, narrowed(tree.selection, part), shared));
    const [head, other] = await Promise.all(reading);
    if (head === undefined) throw new Error('no tree was read');
    return [head, other];
  };
  if (slices.length <= 1) return [await visit(...(await read(undefined)))];
  await ahead?.([...paths]);
  const homes = new Map(slices.flatMap((slice, index) => slice.map((path) => [path, index] as const)));
  const links = new Links();
  const [changed = -1, ...others] = base === undefined ? [] : slicesWith(base.changed, homes);
  for (const other of others) links.join(nameOf(changed), nameOf(other));
  const seen = new Map<string, T>();
  for (const [index, slice] of slices.entries()) {
    if (paths.size > manyFiles) await before?.();
    const name = nameOf(index);
    const snapshots = await read(slice);
    const away = snapshots
      .flatMap((snapshot) => snapshot?.project.documents ?? [])
      .filter(({ path }) => homes.get(path) !== index);
    for (const { path } of away) links.join(name, nameOf(homes.get(path) ?? path));
    if (away.length === 0 && (others.length === 0 || links.find(name) !== links.find(nameOf(changed)))) {
      seen.set(name, await visit(...snapshots));
    }
  }
  const results: T[] = [];
  for (const group of Map.groupBy(slices.keys(), (index) => links.find(nameOf(index))).values()) {
    const [first = 0] = group;
    const alone = group.length === 1 ? seen.get(nameOf(first)) : undefined;
    results.push(alone ?? (await visit(...(await read(group.flatMap((index) => slices[index] ?? []))))));
  }
  return results;
}

/** The slices in whose folders something changed. */
function slicesWith(changed: readonly string[], homes: ReadonlyMap<string, number>): readonly number[] {
  const byFolder = new Map(Array.from(homes, ([path, index]) => [folderOf(path), index] as const));
  return [...new Set(changed.flatMap((path) => byFolder.get(folderOf(path)) ?? []))];
}

/** A slice by its number, or a file that is in none by its path. */
function nameOf(sliceOrPath: number | string): string {
  return typeof sliceOrPath === 'number' ? `slice ${sliceOrPath}` : `file ${sliceOrPath}`;
}

async function containerPaths({
  reader,
  selection: { included, named },
}: Pick<OtherTree, 'reader' | 'selection'>): Promise<readonly string[]> {
  const { entries } = await reader.list();
  return entries
    .map(({ path }) => path)
    .filter((path) => named?.has(path) || classify(path) !== undefined || included(path));
}

/** Whole folders, as many as make up a part. */
function sliced(paths: readonly string[], whole: number): readonly (readonly string[])[] {
  if (paths.length <= whole) return [paths];
  const slices: string[][] = [];
  let slice: string[] = [];
  for (const files of Map.groupBy(paths, folderOf).values()) {
    if (slice.length >= partFiles || slices.length === 0) {
      slice = [];
      slices.push(slice);
    }
    slice.push(...files);
  }
  return slices;
}

function narrowed(selection: Selection, part: readonly string[] | undefined): Selection {
  return part === undefined ? selection : { ...selection, among: part.toSorted(compareText) };
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
