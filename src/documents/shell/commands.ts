import { bodyOfWords, type CommandBody } from './body.ts';
import { isPosixShell } from './dialect.ts';
import type { Command } from './model.ts';
import { addUnread, type Place, type Reading, type ShellState } from './reading.ts';
import { changeOptions, readSetWords } from './shell-options.ts';
import { joinSources, type Source, sliceSource } from './source.ts';
import type { WrittenWord } from './word.ts';
import { findInner, type InnerShell, type InnerText, readsProgramFromInput } from './wrappers.ts';

/** Wrappers and texts within one another; people write three. */
const mostNested = 16;

/** Adds a command and all that it runs. The answer is the innermost, which is given the words. */
export function addCommand(reading: Reading, place: Place, body: CommandBody): Command {
  const words = body.words.map(({ word }) => word);
  const command: Command = {
    name: body.name,
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
  if (body.name === 'set') applySet(reading, place.shell, command);
  const inner = findInner(body.name, words);
  const programs = isPosixShell(body.name) && readsProgramFromInput(words) ? body.inputs : [];
  if (inner.length === 0 && programs.length === 0) return command;
  if (place.depth >= mostNested) {
    addUnread(reading, body.span, 'nested too deeply to be read');
    return command;
  }

  let innermost = command;
  const wrapped: Place = { ...place, wrapper: command, depth: place.depth + 1 };
  for (const found of inner) {
    if (found.kind === 'words') {
      const behind = bodyOfWords(body.words.slice(found.from, found.to), body);
      if (behind) innermost = addCommand(reading, wrapped, behind);
    } else {
      const source = textOf(body.words, found.texts);
      if (source) reading.readText(source, { ...wrapped, shell: innerShell(found.shell, place, command) });
    }
  }
  for (const program of programs) {
    reading.readText(program.source(), { ...wrapped, shell: innerShell('command', place, command) });
  }
  return innermost;
}

function applySet(reading: Reading, state: ShellState, { words }: Command): void {
  const change = readSetWords(words.map(({ text }) => text ?? ''));
  const options = changeOptions(state.current.options, change);
  if (options !== state.current.options) state.current = { ...state.current, options };
  if (state.own) for (const name of change.set) reading.options.add(name);
}

function textOf(words: readonly WrittenWord[], texts: readonly InnerText[]): Source | undefined {
  const sources = texts.flatMap(({ index, skip }) => {
    const source = words[index]?.source();
    if (!source) return [];
    return [skip === 0 ? source : sliceSource(source, skip, source.text.length)];
  });
  return sources.length > 1 ? joinSources(sources) : sources[0];
}

function innerShell(kind: InnerShell, place: Place, command: Command): ShellState {
  if (kind === 'own') return place.shell;
  if (kind === 'unnamed') return { current: { program: '/bin/sh', options: new Set() }, own: false };
  const { set } = readSetWords(command.words.map(({ text }) => text ?? ''));
  return { current: { program: command.name, options: new Set(set) }, own: false };
}
