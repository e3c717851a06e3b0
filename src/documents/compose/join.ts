import { mapNode } from './map-node.ts';
import type { Entry, ListNode, MapNode, Node } from './model.ts';

/** Merges the documents of one file, the later over the earlier: mappings by key, lists one after the other. */
export function joinRoots(maps: readonly MapNode[]): MapNode | undefined {
  const [first] = maps;
  return first && joinMaps(first, maps);
}

function joinMaps(first: MapNode, maps: readonly MapNode[]): MapNode {
  if (maps.length === 1) return first;
  const byKey = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of maps.flatMap(({ entries }) => entries)) {
    const known = byKey.get(entry.key);
    if (known) known.push(entry);
    else byKey.set(entry.key, [entry]);
  }
  const joined = [...byKey].map(([key, [entry, ...later]]): [string, Entry] => [
    key,
    { ...entry, node: joinNodes([entry, ...later].map(({ node }) => node)) ?? entry.node },
  ]);
  return mapNode(first, new Map(joined));
}

function joinNodes(nodes: readonly Node[]): Node | undefined {
  const last = nodes.at(-1);
  if (last?.kind === 'map') return joinMaps(last, tail(nodes, isMap));
  if (last?.kind !== 'list') return last;
  const lists = tail(nodes, isList);
  return { ...last, items: lists.flatMap(({ items }) => items), places: lists.flatMap(({ places }) => places) };
}

/** The last nodes of the same kind; `!reset` or `!override` hides those before it. */
function tail<Kind extends Node>(nodes: readonly Node[], isKind: (node: Node) => node is Kind): readonly Kind[] {
  const from = nodes.findLastIndex((node) => node.tag !== '' || !isKind(node));
  const hiding = nodes[from];
  const start = hiding !== undefined && isKind(hiding) ? from : from + 1;
  return nodes.slice(start).filter(isKind);
}

function isMap(node: Node): node is MapNode {
  return node.kind === 'map';
}

function isList(node: Node): node is ListNode {
  return node.kind === 'list';
}
