import type { Node, Service } from '../documents/compose/model.ts';
import type { Command } from '../documents/shell/model.ts';
import { readExec } from '../documents/shell/read.ts';
import type { Value } from '../documents/value.ts';

/** What a service runs: its command, its entrypoint and its health check, where they are written in the service itself. */
export function* writtenCommands({ node }: Service): Iterable<Command> {
  for (const key of ['entrypoint', 'command'] as const) {
    const entry = node.entry(key);
    if (entry !== undefined && !entry.merged) yield* commandsOf(wordsOf(entry.node));
  }
  const healthcheck = node.entry('healthcheck');
  const test = healthcheck?.node.kind === 'map' ? healthcheck.node.entry('test') : undefined;
  if (test === undefined || test.merged || healthcheck?.merged) return;
  const [first, ...rest] = wordsOf(test.node);
  yield* commandsOf(test.node.kind === 'list' && first?.text !== 'CMD-SHELL' ? rest : shell(test.node));
}

/** As if `sh -c` ran it: a health check in one string. */
function shell(node: Node): readonly Value[] {
  const script = node.kind === 'list' ? node.items[1] : node;
  if (script?.kind !== 'scalar') return [];
  const word = (text: string): Value => ({ raw: text, text, span: script.span, variables: [] });
  return [word('sh'), word('-c'), { raw: script.raw, text: script.raw, span: script.span, variables: [] }];
}

/** Each item, or the words of a string; each with the span of what it stands in. */
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

/** Options alone are for the image's own entrypoint: a program that nobody named. */
function commandsOf(words: readonly Value[]): readonly Command[] {
  const [first] = words;
  if (first === undefined) return [];
  const program: Value = { raw: 'entrypoint', text: 'entrypoint', span: first.span, variables: [] };
  return readExec(first.raw.startsWith('-') ? [program, ...words] : words, first.span).commands;
}
