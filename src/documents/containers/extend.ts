import type { ComposeDocument, MapNode, Node } from '../compose/model.ts';
import { folderOf, joinPath } from '../paths.ts';
import type { Layers } from './layers.ts';
import type { Surroundings } from './surroundings.ts';

/** Services extend services that extend services …; cycles and hostile chains end here. */
const maxExtends = 20;

/** A service with what it extends, the earliest first. */
export interface Extended {
  readonly layers: Layers;
  /** False where something that it extends could not be found or read. */
  readonly complete: boolean;
}

/** Follows `extends`; https://docs.docker.com/reference/compose-file/services/#extends */
export function extendService(document: ComposeDocument, service: MapNode, around: Surroundings): Extended {
  const layers: MapNode[] = [];
  const seen = new Set<MapNode>();
  let current: Extension | undefined = { document, node: service };
  while (current !== undefined) {
    const { node }: Extension = current;
    if (seen.has(node) || layers.length >= maxExtends) return { layers, complete: false };
    seen.add(node);
    layers.unshift(node);
    const extended = node.get('extends');
    if (extended === undefined || extended.tag === '!reset') return { layers, complete: true };
    current = find(current.document, extended, around);
  }
  return { layers, complete: false };
}

interface Extension {
  readonly document: ComposeDocument;
  readonly node: MapNode;
}

/** The file that an `extends` names; `undefined` where it cannot be known. The same file where it names none. */
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
