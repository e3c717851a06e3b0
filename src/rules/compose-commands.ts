import type { Node, Service } from '../documents/compose/model.ts';
import { hooksOf } from '../documents/containers/hooks.ts';
import type { Command } from '../documents/shell/model.ts';
import { readExec } from '../documents/shell/read.ts';
import type { Value } from '../documents/value.ts';

/**
 * What services run: their commands, entrypoints, hooks and health checks. A command that several share through an
 * anchor is listed once, at its own place.
 */
export function* writtenCommands(services: readonly Service[]): Iterable<Command> {
  const told = new Set<string>();
  const isNew = ({ span: { start } }: Node): boolean => {
    const place = `${start.line}:${start.column}`;
    const known = told.has(place);
    told.add(place);
    return !known;
  };
  for (const { node } of services) {
    const hooks = hooksOf([node]).map(({ hook }) => hook.get('command'));
    for (const value of [node.get('entrypoint'), node.get('command'), ...hooks]) {
      if (value !== undefined && isNew(value)) yield* commandsOf(wordsOf(value));
    }
    const healthcheck = node.get('healthcheck');
    const test = healthcheck?.kind === 'map' ? healthcheck.get('test') : undefined;
    if (test === undefined || !isNew(test)) continue;
    const [first, ...rest] = wordsOf(test);
    yield* commandsOf(test.kind === 'list' && first?.text !== 'CMD-SHELL' ? rest : shell(test));
  }
}

/** As if `sh -c` ran it: a health check in one string. */
function shell(node: Node): readonly Value[] {
  const script = node.kind === 'list' ? node.items[1] : node;
  if (script?.kind !== 'scalar') return [];
  const word = (text: string): Value => ({ raw: text, text, span: script.span, variables: [] });
  return [word('sh'), word('-c'), { raw: script.raw, text: script.raw, span: script.span, variables: [] }];
}

/** Each item, or the words of a string; each with the span of the item or string that contains it. */
function wordsOf(node: Node): readonly Value[] {
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => {
    if (item.kind !== 'scalar') return [];
    const { raw, text, span, variables } = item;
    if (node.kind === 'list') return [{ raw, text, span, variables }];
    return (raw.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word): Value => {
      const plain = word.replace(/^(["'])(.*)\1$/s, '$2');
      return { raw: word, text: plain.includes('$') ? undefined : plain, span, variables: [] };
    });
  });
}

/** Options alone go to the image's own entrypoint, an unknown program. */
function commandsOf(words: readonly Value[]): readonly Command[] {
  const [first] = words;
  if (first === undefined) return [];
  const program: Value = { raw: 'entrypoint', text: 'entrypoint', span: first.span, variables: [] };
  return readExec(first.raw.startsWith('-') ? [program, ...words] : words, first.span).commands;
}
