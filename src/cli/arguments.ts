import { parseArgs } from 'node:util';
import { UsageError } from '../core/errors.ts';
import { filledLines, nearest, quoted } from '../core/text.ts';
import { type Command, commands, type Flag, flags, flagsOf } from './flags.ts';

/** A valid command line. */
export interface Given {
  readonly command: Command;
  readonly help: boolean;
  /** Arguments that are not flags: paths, or a rule. */
  readonly words: readonly string[];
  /** The last value of a flag. */
  one(name: string): string | undefined;
  /** The same for a flag that takes one of these words, which were checked when it was read. */
  word<Word extends string>(name: string, words: readonly Word[]): Word | undefined;
  /** Every value of a flag, by lines; `undefined` where it was not given. */
  many(name: string): readonly string[] | undefined;
  has(name: string): boolean;
}

export type Request =
  | Given
  | { readonly command: 'help'; readonly about: Command | undefined }
  | { readonly command: 'version' };

const more = 'See `plimsoll --help`.';

/** Throws `UsageError` for anything that no command accepts. */
export function readArguments(args: readonly string[]): Request {
  const [first, ...rest] = args;
  if (first === '--version') return { command: 'version' };
  if (first === '--help' || first === '-h' || first === 'help') {
    return { command: 'help', about: rest[0] === undefined ? undefined : commandNamed(rest[0]) };
  }
  if (first === undefined) throw new UsageError(`Name a command: ${commands.join(', ')}. ${more}`);
  return readCommand(commandNamed(first), rest);
}

function commandNamed(word: string): Command {
  const command = commands.find((name) => name === word);
  if (command !== undefined) return command;
  const named = commands.join(', ');
  if (word.startsWith('-')) {
    throw new UsageError(`${quoted(word)} comes before the command; put a command first: ${named}. ${more}`);
  }
  const meant = nearest(word, commands);
  const hint = meant === undefined ? `the commands are ${named}.` : `did you mean ${quoted(meant)}?`;
  throw new UsageError(`There is no command ${quoted(word)}; ${hint}`);
}

function readCommand(command: Command, args: readonly string[]): Given {
  const known = new Map(flagsOf(command).map((flag) => [flag.name, flag]));
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(Array.from(known.values(), (flag) => [flag.name, optionOf(flag)])),
  });
  const values = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = known.get(token.name);
    if (flag === undefined) throw unknownFlag(token.rawName, command, known.keys());
    values.set(flag.name, [
      ...(values.get(flag.name) ?? []),
      checkedValue(flag, token.value, token.inlineValue === true),
    ]);
  }
  const one = (name: string) => values.get(name)?.at(-1);
  const many = (name: string) => values.get(name)?.flatMap(filledLines);
  return {
    command,
    words,
    help: values.has('help'),
    one,
    word: (name, words) => words.find((word) => word === one(name)),
    many,
    has: (name) => values.has(name),
  };
}

function optionOf({ name, value, many = false }: Flag) {
  const short = name === 'help' ? { short: 'h' } : {};
  return { type: value === '' ? ('boolean' as const) : ('string' as const), multiple: many, ...short };
}

/** Checked here and not by Node, whose messages have several sentences and suggest no similar word. */
function checkedValue({ name, value, words }: Flag, given: string | undefined, inline: boolean): string {
  if (value === '') {
    if (given !== undefined) throw new UsageError(`\`--${name}\` takes no value.`);
    return '';
  }
  if (given === undefined || given === '' || (!inline && given.startsWith('-') && given !== '-')) {
    throw new UsageError(`\`--${name}\` needs a value: ${value}.`);
  }
  if (words !== undefined && !words.includes(given)) {
    const meant = nearest(given, words);
    const hint = meant === undefined ? '.' : `; did you mean ${quoted(meant)}?`;
    throw new UsageError(`\`--${name}\`: ${quoted(given)} is not one of ${words.join(', ')}${hint}`);
  }
  return given;
}

function unknownFlag(raw: string, command: Command, known: Iterable<string>): UsageError {
  const name = raw.replace(/^-+/, '');
  const elsewhere = flags.filter((flag) => flag.name === name).flatMap((flag) => flag.commands);
  if (elsewhere.length > 0) {
    const owners = elsewhere.map((other) => quoted(`plimsoll ${other}`)).join(', ');
    return new UsageError(`${quoted(raw)} is a flag of ${owners.replace(/, (?=[^,]*$)/, ' and ')}.`);
  }
  const meant = nearest(name, known);
  const hint = meant === undefined ? `\`plimsoll ${command} --help\` lists them.` : `did you mean \`--${meant}\`?`;
  return new UsageError(`\`plimsoll ${command}\` has no flag ${quoted(raw)}; ${hint}`);
}
