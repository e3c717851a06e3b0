import type { ComposeDocument, Node } from '../documents/compose/model.ts';
import { type RunText, runText } from '../documents/compose/run-text.ts';
import { itemWord, textWords, withProgram } from '../documents/containers/exec-words.ts';
import { hooksOf } from '../documents/containers/hooks.ts';
import { linesOf } from '../documents/lines.ts';
import type { ExecWord } from '../documents/shell/exec-words.ts';
import type { Command } from '../documents/shell/model.ts';
import { readExec, readShell } from '../documents/shell/read.ts';

/**
 * The commands, entrypoints, hooks and health checks that a file writes for its services, also those that another file
 * replaces. A command that several share through an anchor is listed once, at its own place.
 */
export function* writtenCommands(document: ComposeDocument): Iterable<Command> {
  const lines = linesOf(document);
  const text = (node: Parameters<typeof runText>[0]): RunText => runText(node, lines);
  const told = new Set<string>();
  const isNew = ({ span: { start } }: Node): boolean => {
    const place = `${start.line}:${start.column}`;
    const known = told.has(place);
    told.add(place);
    return !known;
  };
  const wordsOf = (node: Node): readonly ExecWord[] => {
    if (node.kind === 'scalar') return textWords(text(node));
    const items = node.kind === 'list' ? node.items : [];
    return items.flatMap((item) => (item.kind === 'scalar' ? itemWord(item, text(item)) : []));
  };
  for (const { node } of document.services) {
    const hooks = hooksOf([node]).map(({ hook }) => hook.get('command'));
    for (const value of [node.get('entrypoint'), node.get('command'), ...hooks]) {
      if (value !== undefined && isNew(value)) yield* commandsOf(wordsOf(value));
    }
    const healthcheck = node.get('healthcheck');
    const test = healthcheck?.kind === 'map' ? healthcheck.get('test') : undefined;
    if (test === undefined || !isNew(test)) continue;
    const forShell = textForShell(test);
    if (forShell === undefined) yield* commandsOf(wordsOf(test).slice(1));
    else if (forShell.kind === 'scalar') yield* readShell(text(forShell).source, shell).commands;
  }
}

/** A health check that is one string, or the string after `CMD-SHELL`. */
function textForShell(test: Node): Node | undefined {
  if (test.kind !== 'list') return test;
  const [first, second] = test.items;
  return first?.kind === 'scalar' && first.text === 'CMD-SHELL' ? second : undefined;
}

const shell = { program: '/bin/sh', flags: ['-c'] };

function commandsOf(words: readonly ExecWord[]): readonly Command[] {
  const [first] = words;
  if (first === undefined) return [];
  return readExec(withProgram(words), first.span).commands;
}
