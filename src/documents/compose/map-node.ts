import type { Entry, MapNode } from './model.ts';

/** What a mapping is, apart from its entries. */
type MapParts = Pick<MapNode, 'path' | 'span' | 'flow' | 'tag'>;

/** A mapping that finds its entries by key. */
export function mapNode(parts: MapParts, entries: ReadonlyMap<string, Entry>): MapNode {
  return {
    kind: 'map',
    ...parts,
    entries: [...entries.values()],
    get: (key) => entries.get(key)?.node,
    entry: (key) => entries.get(key),
  };
}
