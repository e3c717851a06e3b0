import type { Span } from '../../core/location.ts';
import type { Entry, MapNode, Node } from '../compose/model.ts';

/**
 * The layers of a service, later ones over earlier ones: the services it extends, itself, its override file. They are
 * kept apart instead of merged, so that short and long forms can be read layer by layer and every value keeps its
 * place.
 */
export type Layers = readonly MapNode[];

/** The values of a key that count, the earlier first; `!reset` and `!override` hide those before. Nulls are ignored. */
export function entriesOf(layers: Layers, key: string): readonly Entry[] {
  let entries: Entry[] = [];
  for (const layer of layers) {
    const entry = layer.entry(key);
    if (entry === undefined) continue;
    const { tag } = entry.node;
    if (tag === '!reset') entries = [];
    else if (tag === '!override') entries = [entry];
    else if (!isNull(entry.node)) entries.push(entry);
  }
  return entries;
}

/** The effective value. */
export function lastEntry(layers: Layers, key: string): Entry | undefined {
  return entriesOf(layers, key).at(-1);
}

/** The mappings under a key, as layers of their own. */
export function layersBelow(layers: Layers, ...keys: readonly string[]): Layers {
  return keys.reduce<Layers>(
    (at, key) => entriesOf(at, key).flatMap(({ node }) => (node.kind === 'map' ? [node] : [])),
    layers,
  );
}

/** One item of a list, or a single value in place of a list. */
export interface Item {
  readonly node: Node;
  /** The item's own place, or the key and value if there is no list. */
  readonly option: Span;
}

/** The items under a key, those of earlier layers first. A mapping under the key is one item. */
export function itemsOf(layers: Layers, key: string): readonly Item[] {
  return entriesOf(layers, key).flatMap(itemsIn);
}

export function itemsIn({ node, span }: Entry): readonly Item[] {
  if (node.kind !== 'list') return [{ node, option: span }];
  return node.items.flatMap((item, index) =>
    item.tag === '!reset' ? [] : [{ node: item, option: node.places[index] ?? item.span }],
  );
}

/**
 * The values of merged lists: an item of a later list replaces an earlier one with the same key. Within one list the
 * last one wins in Compose, too, but each of its lines is kept, because a reader has to see what it asks for.
 */
export function laidOver<T>(lists: readonly (readonly T[])[], keyOf: (value: T) => string): readonly T[] {
  return lists.reduce<readonly T[]>((before, list) => {
    const taken = new Set(list.map(keyOf));
    return [...before.filter((value) => !taken.has(keyOf(value))), ...list];
  }, []);
}

/** Of values with the same key, the last, at the position of the first: how Compose merges lists of unique items. */
export function unique<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  const byKey = new Map<string, T>();
  for (const value of values) byKey.set(keyOf(value), value);
  return [...byKey.values()];
}

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null && node.variables.length === 0;
}
