import type { Edit } from '../core/edit.ts';
import type { Violation } from '../core/rule.ts';
import { quoted } from '../core/text.ts';
import type { ComposeDocument, MapNode, Node, ScalarNode } from '../documents/compose/model.ts';

/**
 * Items of `environment` and `build.args` whose name ends with a space (`DEBUG = 1`). Compose then rejects the file:
 * https://github.com/compose-spec/compose-go/blob/main/types/mapping.go
 */
export function* spacedNames({ services }: ComposeDocument): Iterable<Violation> {
  for (const { name: service, node } of services) {
    for (const [key, list] of listsOf(node)) {
      for (const item of list.kind === 'list' ? list.items : []) {
        if (item.kind !== 'scalar') continue;
        const [spaced, name = ''] = /^([^=]*?)\s+(?==|$)/.exec(item.raw) ?? [];
        if (spaced === undefined || name === '') continue;
        const { path, span } = item;
        const message = `The name ${quoted(name)} in ${quoted(key)} of ${quoted(service)} ends with a space.`;
        yield { path, span, subject: `${key} ${name}`, message, edits: withoutSpaces(item) };
      }
    }
  }
}

function listsOf(service: MapNode): readonly (readonly [key: string, list: Node])[] {
  const build = service.get('build');
  const hooks = ['pre_start', 'post_start', 'pre_stop'].flatMap((key) => {
    const list = service.get(key);
    return list?.kind === 'list' ? list.items : [];
  });
  const environments = [service, ...hooks].flatMap((holder) =>
    holder.kind === 'map' ? (holder.get('environment') ?? []) : [],
  );
  const args = build?.kind === 'map' ? build.get('args') : undefined;
  return [
    ...environments.map((list) => ['environment', list] as const),
    ...(args === undefined ? [] : [['args', args] as const]),
  ];
}

/** Also removes spaces after the `=`, which would become part of the value. */
function withoutSpaces({ raw, span: { start, end }, quoted }: ScalarNode): readonly Edit[] {
  const marks = quoted ? 1 : 0;
  if (start.line !== end.line || end.column - start.column !== raw.length + 2 * marks) return [];
  const [, name = '', spaces = ''] = /^([^=]*?)(\s+=?\s*)/.exec(raw) ?? [];
  const from = start.column + marks + name.length;
  const text = spaces.includes('=') ? '=' : '';
  return [{ span: { start: { ...start, column: from }, end: { ...start, column: from + spaces.length } }, text }];
}
