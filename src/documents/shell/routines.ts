import { bodyOfWords, type CommandBody } from './body.ts';
import { baseName } from './dialect.ts';
import type { Command, Word } from './model.ts';
import { pathOf } from './output.ts';
import { type Place, type Reading, type Routine, readingCost, spend } from './reading.ts';
import { toSource } from './source.ts';
import { textAt, wordAt } from './word.ts';

/** More nested calls than people write. */
const mostNested = 16;

/** Reads what a function or an alias runs, at its call. False if there is none of that name. */
export function callRoutine(reading: Reading, place: Place, command: Command, body: CommandBody): boolean {
  const routine = body.program === undefined ? undefined : place.shell.routines.get(body.program);
  // A recursive one is read once.
  if (!routine || routine.running || place.depth >= mostNested || !spend(reading, routine.length + readingCost))
    return false;
  routine.called = true;
  routine.running = true;
  routine.read({ ...place, wrapper: command, depth: place.depth + 1 }, body);
  routine.running = false;
  return true;
}

/** `alias name=text`. */
export function addAlias(reading: Reading, place: Place, { text, span }: Word): void {
  const equals = text?.indexOf('=') ?? -1;
  if (text === undefined || equals < 1) return;
  const value = text.slice(equals + 1);
  const isPlain = !/[;&|<>()$`\\"'\n]/.test(value);
  const asText = (at: Place): void => {
    reading.derived.push(span);
    reading.readText(toSource(textAt(value, span)), at);
  };
  addRoutine(place, text.slice(0, equals), value, isPlain ? runWords(reading, value) : asText);
}

const systemFolder = /^(?:\/usr(?:\/local)?)?\/s?bin\//;

/**
 * `cp /x.sh /y.sh`; `ln -s /bin/sh /x`, `cp /usr/bin/curl /usr/bin/c`: a program under another name, but not `python`
 * for `python3`.
 */
export function addCopy(reading: Reading, place: Place, { words }: Command): void {
  const [from, to, ...others] = words.flatMap(({ text }) => (text === undefined || text.startsWith('-') ? [] : [text]));
  if (from === undefined || to === undefined || others.length > 0) return;
  const text = reading.files.get(pathOf(from));
  if (text) reading.files.set(pathOf(to), text);
  if (!systemFolder.test(from)) return;
  const name = baseName(to);
  if (name === '' || baseName(from).startsWith(name)) return;
  addRoutine(place, to, from, runWords(reading, from));
  if (systemFolder.test(to)) addRoutine(place, name, from, runWords(reading, from));
}

function addRoutine(place: Place, name: string, value: string, read: Routine['read']): void {
  place.shell.routines.set(name, { place, origin: place, length: value.length, called: false, running: false, read });
}

/** The words of the value, followed by those of the call. */
function runWords(reading: Reading, value: string): Routine['read'] {
  return (at, call) => {
    if (!call) return;
    reading.derived.push(call.nameSpan);
    const named = value.split(/[ \t]+/).filter((word) => word !== '');
    const body = bodyOfWords([...named.map((word) => wordAt(word, call.nameSpan)), ...call.words], call);
    if (body) reading.addCommand(at, body);
  };
}
