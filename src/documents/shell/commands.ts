import { bodyOfWords, type CommandBody } from './body.ts';
import { applyBuiltin } from './builtins.ts';
import { isPosixShell } from './dialect.ts';
import type { Command } from './model.ts';
import { programsGiven } from './programs.ts';
import { addUnread, type Place, type Reading, type ShellState } from './reading.ts';
import { callRoutine } from './routines.ts';
import { readSetWords } from './shell-options.ts';
import { joinSources, type Source, sliceSource } from './source.ts';
import type { Variables } from './variables.ts';
import type { WrittenWord } from './word.ts';
import { findInner, type InnerShell, type InnerText } from './wrappers.ts';
import { withInput } from './xargs.ts';

/** The limit of nested wrappers and texts; people write three. */
const mostNested = 16;

/**
 * Adds a command and everything that it runs. Returns the innermost command, which gets the words. `direct`: run by the
 * shell itself, which knows functions and aliases.
 */
export function addCommand(reading: Reading, place: Place, body: CommandBody, direct = true): Command {
  const words = body.words.map(({ word }) => word);
  const command: Command = {
    name: body.name,
    program: body.program,
    nameSpan: body.nameSpan,
    span: body.span,
    words,
    assignments: body.assignments,
    redirects: body.redirects,
    wrapper: place.wrapper,
    shell: place.shell.current,
    substitution: place.substitution,
    pipeline: place.pipeline,
    joinedBy: place.joinedBy,
    list: place.list,
    within: place.within,
  };
  reading.commands.push(command);
  for (const { uses, span } of body.mentions) uses.push({ command, span });
  if (direct && callRoutine(reading, place, command, body)) return command;
  applyBuiltin(reading, place, command, body);
  const given = body.name === 'xargs' ? withInput(reading, body, place.input) : body;
  const inner = findInner(body.name, given === body ? words : given.words.map(({ word }) => word));
  const programs = programsGiven(reading, body, place);
  if (inner.length === 0 && programs.length === 0) return command;
  if (place.depth >= mostNested) {
    addUnread(reading, body.span, 'nested too deeply to be read');
    return command;
  }

  let innermost = command;
  const wrapped: Place = { ...place, wrapper: command, depth: place.depth + 1 };
  for (const found of inner) {
    if (found.kind === 'words') {
      const behind = bodyOfWords(given.words.slice(found.from, found.to), given);
      if (behind) innermost = addCommand(reading, wrapped, behind, false);
    } else {
      const source = textOf(given.words, found.texts);
      const behind = given.words.slice((found.texts.at(-1)?.index ?? 0) + 1);
      if (source) reading.readText(source, { ...wrapped, shell: innerShell(found.shell, place, command, behind) });
    }
  }
  for (const { source, own, behind } of programs) {
    reading.run.add(source);
    reading.readText(source, { ...wrapped, shell: innerShell(own ? 'own' : 'command', place, command, behind) });
  }
  return innermost;
}

function textOf(words: readonly WrittenWord[], texts: readonly InnerText[]): Source | undefined {
  const sources = texts.flatMap(({ index, skip }) => {
    const source = words[index]?.source();
    if (!source) return [];
    return [skip === 0 ? source : sliceSource(source, skip, source.text.length)];
  });
  return sources.length > 1 ? joinSources(sources) : sources[0];
}

/** `behind`: the words after the text, which are its `$0`, `$1`, …. */
function innerShell(kind: InnerShell, place: Place, command: Command, behind: readonly WrittenWord[]): ShellState {
  if (kind === 'own') return place.shell;
  const isNamed = kind === 'command' && isPosixShell(command.name);
  const { set } = readSetWords(isNamed ? command.words.map(({ text }) => text ?? '') : []);
  return {
    current: { program: isNamed ? command.name : '/bin/sh', options: new Set(set) },
    own: false,
    variables: given(place, command),
    positional: behind.map(({ word }) => word.text),
    routines: new Map(),
  };
}

/** The environment, with the additions of the command and of those that run it: `X=1 sudo Y=2 sh -c …`. */
function given({ shell, depth }: Place, command: Command): Variables {
  const variables = shell.variables.forProgram();
  const chain = [command];
  for (let at = command.wrapper; at && chain.length <= depth; at = at.wrapper) {
    if (at.shell !== command.shell) break;
    chain.push(at);
  }
  for (const { assignments } of chain.toReversed()) {
    for (const { name, value } of assignments) {
      variables.set(name, value.text === undefined ? { kind: 'unknown' } : { kind: 'text', text: value.text });
      variables.export(name);
    }
  }
  return variables;
}
