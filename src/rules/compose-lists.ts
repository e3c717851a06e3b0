import type { MapNode, ScalarNode } from '../documents/compose/model.ts';

/** The scalars of a list under a key, as written there; a list behind an alias belongs to its fragment. */
export function scalarsUnder(map: MapNode, key: string): readonly ScalarNode[] {
  const list = map.entry(key);
  if (list === undefined || list.merged || list.node.kind !== 'list') return [];
  const { items, places } = list.node;
  return items.flatMap((item, index) => {
    const place = places[index];
    const own = place?.start.line === item.span.start.line && place.start.column === item.span.start.column;
    return item.kind === 'scalar' && own ? [item] : [];
  });
}
