import type { ComposeDocument, MapNode, Node } from '../compose/model.ts';
import { folderOf, joinPath } from '../paths.ts';
import type { Layers } from './layers.ts';
import type { Surroundings } from './surroundings.ts';

/** Services extend services that extend services …; hostile chains end here. */
const maxExtends = 20;
/** The limit of values that the services of one file may take from others; each service counts all of its own. */
const maxTaken = 100_000;

/** A service with the services that it extends, the earliest first. */
export interface Extended {
  readonly layers: Layers;
  /** False if something that it extends was not found or could not be read. */
  readonly complete: boolean;
  /** True if it extends more services than are followed. */
  readonly cut: boolean;
}

/** Follows `extends` for the services of one file; https://docs.docker.com/reference/compose-file/services/#extends */
export function extender(around: Surroundings): (document: ComposeDocument, service: MapNode) => Extended {
  let room = maxTaken;
  return (document, service) => {
    const layers = [service];
    const seen = new Set(layers);
    for (let current: Extension = { document, node: service }; ; ) {
      const extended = current.node.get('extends');
      if (extended === undefined || extended.tag === '!reset') return { layers, complete: true, cut: false };
      const next = find(current.document, extended, around);
      if (next === undefined || seen.has(next.node)) return { layers, complete: false, cut: false };
      room -= sizeOf(next.node);
      if (layers.length >= maxExtends || room < 0) return { layers, complete: false, cut: true };
      seen.add(next.node);
      layers.unshift(next.node);
      current = next;
    }
  };
}

const sizes = new WeakMap<Node, number>();

/** The number of values in it, including itself. */
function sizeOf(node: Node): number {
  if (node.kind === 'scalar') return 1;
  const known = sizes.get(node);
  if (known !== undefined) return known;
  const children = node.kind === 'map' ? node.entries.map((entry) => entry.node) : node.items;
  const size = children.reduce((sum, child) => sum + sizeOf(child), 1);
  sizes.set(node, size);
  return size;
}

interface Extension {
  readonly document: ComposeDocument;
  readonly node: MapNode;
}

/** The file that an `extends` names; `undefined` if it is unknown. The same file if it names none. */
export function extendedPath(document: ComposeDocument, extended: Node): string | undefined {
  const file = extended.kind === 'map' ? extended.get('file') : undefined;
  if (file === undefined) return document.path;
  return file.kind === 'scalar' && file.text ? joinPath(folderOf(document.path), file.text) : undefined;
}

function find(document: ComposeDocument, extended: Node, around: Surroundings): Extension | undefined {
  const name = extended.kind === 'map' ? extended.get('service') : extended;
  const path = extendedPath(document, extended);
  if (name?.kind !== 'scalar' || path === undefined) return undefined;
  const target = path === document.path ? document : around.composeFile(path);
  const node = target?.root.get('services');
  const found = node?.kind === 'map' ? node.get(name.text ?? name.raw) : undefined;
  return target !== undefined && found?.kind === 'map' ? { document: target, node: found } : undefined;
}
