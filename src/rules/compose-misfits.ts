import type { Location } from '../core/location.ts';
import type { ComposeDocument, Entry, MapNode, Node, ScalarNode } from '../documents/compose/model.ts';
import { composeFile, type MapShape, type ScalarShape, type Shape } from './knowledge/compose-shapes.ts';

/** A place in a Compose file with something that the specification does not allow there. */
export type Misfit = Location & {
  /** The key, or that of the list for an item. */
  readonly key: string;
  /** The keys that lead to the mapping or list that holds it: `services`, `web`, `deploy`. */
  readonly route: readonly string[];
  /** Whether it is an item of a list, or the key of one. */
  readonly inList: boolean;
} & (
    | { readonly kind: 'key'; readonly entry: Entry; readonly known: ReadonlySet<string> }
    | { readonly kind: 'form' | 'empty'; readonly node: Node; readonly shape: Shape }
    | { readonly kind: 'word'; readonly node: ScalarNode; readonly shape: ScalarShape }
    | { readonly kind: 'twice'; readonly node: ScalarNode }
    | { readonly kind: 'missing'; readonly needed: string }
  );

/** Everything in a file whose form Compose would reject. A value removed by `!reset` is allowed everywhere. */
export function misfitsIn({ root }: ComposeDocument): Iterable<Misfit> {
  return inMap(root, composeFile.map, [], false);
}

/** `at`: the pair that holds the value, or the item of a list. */
function* inValue(
  node: Node,
  shape: Shape,
  at: Location & { readonly key: string; readonly inList: boolean },
  route: readonly string[],
): Iterable<Misfit> {
  if (node.tag === '!reset') return;
  const { path, span, key, inList } = at;
  const place = { path, span, key, route, inList };
  if (isNothing(node)) {
    if (!shape.empty) yield { ...place, kind: 'empty', node, shape };
    return;
  }
  switch (node.kind) {
    case 'scalar':
      if (shape.scalar === undefined || !isTaken(node, shape.scalar)) {
        yield { ...place, kind: 'form', node, shape };
      } else if (!isWord(node, shape.scalar)) yield { ...place, kind: 'word', node, shape: shape.scalar };
      return;
    case 'list':
      if (shape.list === undefined) yield { ...place, kind: 'form', node, shape };
      else {
        if (shape.unique) yield* againIn(node.items, place);
        for (const item of node.items) {
          yield* inValue(item, shape.list, { path: item.path, span: item.span, key, inList: true }, route);
        }
      }
      return;
    case 'map':
      if (shape.map === undefined) yield { ...place, kind: 'form', node, shape };
      else {
        yield* inMap(node, shape.map, [...route, key], inList);
        for (const needed of shape.map.needs) {
          if (node.entry(needed) === undefined) yield { ...place, kind: 'missing', needed };
        }
      }
  }
}

function* inMap(
  node: MapNode,
  shape: MapShape | undefined,
  route: readonly string[],
  inList: boolean,
): Iterable<Misfit> {
  if (shape === undefined) return;
  let known: ReadonlySet<string> | undefined;
  for (const entry of node.entries) {
    const { key, path, span } = entry;
    const below = shape.keys.get(key) ?? shape.others;
    if (below === 'anything') continue;
    if (below !== undefined) yield* inValue(entry.node, below, { path, span, key, inList: false }, route);
    else if (!key.startsWith('x-')) {
      known ??= new Set(shape.keys.keys());
      yield { kind: 'key', path, span: entry.keySpan, key, route, entry, known, inList };
    }
  }
}

function* againIn(items: readonly Node[], { key, route }: Pick<Misfit, 'key' | 'route'>): Iterable<Misfit> {
  const seen = new Set<string>();
  for (const node of items) {
    if (node.kind !== 'scalar') continue;
    const { raw, path, span } = node;
    if (seen.has(raw)) yield { kind: 'twice', path, span, key, route, inList: true, node };
    seen.add(raw);
  }
}

/** The value of a variable can be anything; typed values are YAML's own reading of unquoted text. */
function isTaken({ value, variables, quoted }: ScalarNode, { takes }: ScalarShape): boolean {
  if (variables.length > 0 || takes === 'value') return true;
  if (takes === 'flag') return typeof value === 'boolean';
  if (typeof value === 'string' || quoted) return true;
  if (takes === 'switch') return typeof value === 'boolean';
  if (takes === 'whole') return typeof value === 'bigint' || Number.isInteger(value);
  return takes === 'number' && typeof value !== 'boolean';
}

function isWord({ text, value }: ScalarNode, { words }: ScalarShape): boolean {
  return words === undefined || text === undefined || typeof value !== 'string' || words.test(text);
}

function isNothing(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null && node.variables.length === 0;
}
