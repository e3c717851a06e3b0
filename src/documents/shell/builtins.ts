import type { CommandBody } from './body.ts';
import type { Command, Use } from './model.ts';
import { lastInput } from './output.ts';
import { setUsesOfRead } from './passing.ts';
import type { Place, Reading } from './reading.ts';
import { addAlias, addCopy } from './routines.ts';
import { changeOptions, readSetWords } from './shell-options.ts';
import { mostItems, unknown, type Variable } from './variables.ts';

/** The effects of a command on the shell that runs it: options, variables, arguments and names. */
export function applyBuiltin(reading: Reading, place: Place, command: Command, body: CommandBody): void {
  const { shell } = place;
  switch (body.name) {
    case 'set':
      applySet(reading, place, command);
      break;
    case 'shift':
      shift(place, command);
      break;
    case 'export':
    case 'declare':
    case 'typeset':
    case 'local':
    case 'readonly':
      declare(place, command);
      break;
    case 'unset':
      for (const { text } of command.words) if (text !== undefined) shell.variables.set(text, { kind: 'unset' });
      break;
    case 'read':
      read(reading, place, command, body);
      break;
    case 'getopts':
    case 'mapfile':
    case 'readarray':
    case 'let':
      for (const { text } of command.words) {
        const name = /^[A-Za-z_]\w*/.exec(text ?? '')?.[0];
        if (name !== undefined) shell.variables.set(name, unknown);
      }
      break;
    case 'printf':
      if (command.words[0]?.text === '-v') printInto(reading, place, body);
      break;
    case '.':
    case 'source':
      // It holds ID, VERSION, VERSION_ID and the like.
      if (command.words[0]?.text?.endsWith('/os-release')) forget(place, osRelease);
      break;
    case 'cp':
    case 'install':
    case 'ln':
    case 'mv':
      addCopy(reading, place, command);
      break;
    case 'alias':
      for (const { word } of body.words) addAlias(reading, place, word);
      break;
  }
}

const osRelease = [
  'NAME',
  'VERSION',
  'ID',
  'ID_LIKE',
  'VERSION_ID',
  'VERSION_CODENAME',
  'PRETTY_NAME',
  'VARIANT',
  'VARIANT_ID',
];

function forget({ shell }: Place, names: readonly string[]): void {
  for (const name of names) shell.variables.set(name, unknown);
}

function applySet(reading: Reading, { shell }: Place, { words }: Command): void {
  const change = readSetWords(words.map(({ text }) => text ?? ''));
  const options = changeOptions(shell.current.options, change);
  if (options !== shell.current.options) shell.current = { ...shell.current, options };
  if (shell.own) for (const name of change.set) reading.options.add(name);
  let at = 0;
  while (at < words.length && words[at]?.display !== '--' && /^[-+]./.test(words[at]?.display ?? '')) {
    at += /^[-+]\w*o$/.test(words[at]?.display ?? '') ? 2 : 1;
  }
  if (at >= words.length) return;
  const from = words[at]?.display === '--' ? at + 1 : at;
  const isShort = words.length <= mostItems;
  shell.positional = isShort ? [shell.positional?.[0], ...words.slice(from).map(({ text }) => text)] : undefined;
}

function shift({ shell }: Place, { words }: Command): void {
  const { positional } = shell;
  const count = Number(words[0]?.text ?? 1);
  if (!positional) return;
  shell.positional =
    Number.isInteger(count) && count >= 0 ? [positional[0], ...positional.slice(1 + count)] : undefined;
}

function declare({ shell }: Place, command: Command): void {
  const { variables } = shell;
  const exports = command.name === 'export' || command.words.some(({ display }) => /^-\w*x/.test(display));
  for (const { name, value } of command.assignments) {
    variables.set(name, value.text === undefined ? unknown : { kind: 'text', text: value.text });
    if (exports) variables.export(name);
  }
  if (exports) for (const { text } of command.words) if (text !== undefined) variables.export(text);
}

/** `read a b <<< "text"`; the output of another command is followed to where the variable is read. */
function read(
  { files }: Reading,
  { shell, input, pipeline }: Place,
  command: Command,
  { words, inputs, redirects }: CommandBody,
): void {
  const names = words.flatMap(({ word: { text } }) => (text !== undefined && isName.test(text) ? [text] : []));
  const line = (lastInput(inputs, redirects, files) ?? input?.())?.text.split('\n', 1)[0];
  const cuts = words.some(({ word }) => /^-\w*[adnNtu]/.test(word.display));
  const uses: Use[] = [];
  const other: Variable = pipeline ? { kind: 'output', uses } : unknown;
  if (pipeline) setUsesOfRead(command, uses);
  const fields = line === undefined || cuts || /[$`\\]/.test(line) ? undefined : line.trim().split(/[ \t]+/);
  for (const [index, name] of names.entries()) {
    const text = index === names.length - 1 ? fields?.slice(index).join(' ') : (fields?.[index] ?? '');
    shell.variables.set(name, fields === undefined || text === undefined ? other : { kind: 'text', text });
  }
}

const isName = /^[A-Za-z_]\w*$/;

function printInto(reading: Reading, place: Place, body: CommandBody): void {
  const name = body.words[1]?.word.text;
  if (name === undefined) return;
  const text = reading.output({ ...body, words: body.words.slice(2) }, undefined)?.text;
  const isKnown = text !== undefined && !/[$`]/.test(text);
  const variable: Variable = isKnown ? { kind: 'text', text } : unknown;
  place.shell.variables.set(name, variable);
}
