import type { Located } from '../../core/location.ts';
import type { Include, MapNode, Node } from './model.ts';

/** Every entry of `include:`; a name that depends on a variable is left out, because the file is unknown. */
export function readIncludes(root: MapNode): readonly Include[] {
  const node = root.get('include');
  const items = node?.kind === 'list' ? node.items : node === undefined ? [] : [node];
  return items.flatMap((item): readonly Include[] => {
    const files = item.kind === 'map' ? filesOf(item.get('path')) : filesOf(item);
    if (files.length === 0) return [];
    const directory = item.kind === 'map' ? item.get('project_directory') : undefined;
    return [{ files, projectDirectory: directory?.kind === 'scalar' ? directory.text : undefined }];
  });
}

function filesOf(node: Node | undefined): readonly Located<string>[] {
  if (node?.kind === 'list') return node.items.flatMap(filesOf);
  if (node?.kind !== 'scalar' || node.text === undefined || node.text === '') return [];
  return [{ value: node.text, path: node.path, span: node.span }];
}
