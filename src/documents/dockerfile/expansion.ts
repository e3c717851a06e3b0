import { replaceMatch, trimMatch } from '../shell-pattern.ts';

/** What is known about a variable where it is read. */
export type Binding =
  | { readonly kind: 'known'; readonly text: string }
  /** It has a value, but not one that the file shows: a platform argument, or one that uses it. */
  | { readonly kind: 'set' }
  /** `ARG NAME` without a default: set only if the build gets a value. */
  | { readonly kind: 'optional' }
  /** Certainly not set: nothing declares it, and there is no base image that could. */
  | { readonly kind: 'unset' }
  /** Not in the file; the base image decides. */
  | { readonly kind: 'unknown' };

export type Lookup = (name: string) => Binding;

export interface Expansion {
  /** `undefined` if it depends on something that is not in the file, or if the word is malformed. */
  readonly text: string | undefined;
  /** In the order of their first mention. */
  readonly variables: readonly string[];
  /** What the builder would reject. */
  readonly error: string | undefined;
}

/** Shared by the many words that have none. */
export const noVariables: readonly string[] = [];

/** Longer results are unknown: a few dozen lines of `ENV A=$A$A` would fill the memory. */
const longest = 32_768;
const deepest = 100;

/**
 * Expands one word with its quotes, escapes and variables as BuildKit does
 * (https://github.com/moby/buildkit/blob/master/frontend/dockerfile/shell/lex.go). Linear in the word's length.
 */
export function expandWord(word: string, escapeChar: string, lookup: Lookup): Expansion {
  if (!/['"$\\`]/.test(word)) return { text: word, variables: noVariables, error: undefined };
  const reader: Reader = { word, escapeChar, lookup, at: 0, depth: 0, variables: new Set(), error: undefined };
  const text = readUntil(reader, '', false);
  return { text: reader.error === undefined ? text : undefined, variables: [...reader.variables], error: reader.error };
}

interface Reader {
  readonly word: string;
  readonly escapeChar: string;
  readonly lookup: Lookup;
  readonly variables: Set<string>;
  at: number;
  depth: number;
  error: string | undefined;
}

/** `undefined` is a result that depends on something unknown, and stays so whatever is added. */
type Text = string | undefined;

function join({ word }: Reader, a: Text, b: Text): Text {
  if (a === undefined || b === undefined) return undefined;
  return a.length + b.length > Math.max(longest, word.length) ? undefined : a + b;
}

function fail(reader: Reader, error: string): undefined {
  reader.error ??= error;
  reader.at = reader.word.length;
  return undefined;
}

/** Up to and over `stop`, or to the end where `stop` is ''. */
function readUntil(reader: Reader, stop: string, rawEscapes: boolean): Text {
  const { word, escapeChar } = reader;
  let result: Text = '';
  while (reader.at < word.length) {
    const char = word.charAt(reader.at);
    if (stop !== '' && char === stop) {
      reader.at += 1;
      return result;
    }
    if (char === "'") result = join(reader, result, readSingleQuoted(reader));
    else if (char === '"') result = join(reader, result, readDoubleQuoted(reader, rawEscapes));
    else if (char === '$') result = join(reader, result, readDollar(reader));
    else if (char === escapeChar) {
      const escaped = word.charAt(reader.at + 1);
      result = join(reader, result, rawEscapes ? char + escaped : escaped);
      reader.at += 2;
    } else {
      result = join(reader, result, char);
      reader.at += 1;
    }
  }
  return stop === '' ? result : fail(reader, `\`${stop}\` is missing`);
}

function readSingleQuoted(reader: Reader): Text {
  const end = reader.word.indexOf("'", reader.at + 1);
  if (end === -1) return fail(reader, 'a single quote is not closed');
  const text = reader.word.slice(reader.at + 1, end);
  reader.at = end + 1;
  return text;
}

function readDoubleQuoted(reader: Reader, rawEscapes: boolean): Text {
  const { word, escapeChar } = reader;
  let result: Text = '';
  reader.at += 1;
  while (reader.at < word.length) {
    const char = word.charAt(reader.at);
    if (char === '"') {
      reader.at += 1;
      return result;
    }
    if (char === '$') {
      result = join(reader, result, readDollar(reader));
      continue;
    }
    const next = word.charAt(reader.at + 1);
    if (char === escapeChar && next === '') reader.at += 1;
    else if (char === escapeChar && (next === '"' || next === '$' || next === escapeChar)) {
      result = join(reader, result, rawEscapes ? char + next : next);
      reader.at += 2;
    } else {
      result = join(reader, result, rawEscapes && char === escapeChar ? char + char : char);
      reader.at += 1;
    }
  }
  return fail(reader, 'a double quote is not closed');
}

function readDollar(reader: Reader): Text {
  reader.at += 1;
  if (reader.word.charAt(reader.at) !== '{') {
    const name = readName(reader);
    return name === '' ? '$' : textOf(read(reader, name));
  }
  if (reader.depth >= deepest) return fail(reader, 'variables are nested too deeply');
  reader.depth += 1;
  const text = readBraced(reader);
  reader.depth -= 1;
  return text;
}

function readBraced(reader: Reader): Text {
  reader.at += 1;
  const first = reader.word.charAt(reader.at);
  if (first === '') return fail(reader, '`}` is missing');
  if ('{}:'.includes(first)) return fail(reader, 'bad substitution');
  const name = readName(reader);
  let operator = reader.word.charAt(reader.at);
  reader.at += 1;
  if (operator === '}') return textOf(read(reader, name));
  if (operator === '/') return replace(reader, name);
  const emptyCounts = operator === ':';
  if (emptyCounts) {
    operator = reader.word.charAt(reader.at);
    reader.at += 1;
  }
  if (operator === '' || !(emptyCounts ? '-+?' : '-+?#%').includes(operator))
    return fail(reader, `unsupported modifier \`${operator}\``);
  const word = readUntil(reader, '}', operator === '#' || operator === '%');
  const binding = read(reader, name);
  switch (operator) {
    case '-':
      return withDefault(binding, word, emptyCounts);
    case '+':
      return withAlternative(binding, word, emptyCounts);
    case '?':
      return emptyCounts && binding.kind === 'known' && binding.text === '' ? undefined : demanded(binding);
    default:
      return trim(binding, word, operator === '#' ? 'prefix' : 'suffix');
  }
}

function readName(reader: Reader): string {
  const rest = /(?:\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*)/uy;
  rest.lastIndex = reader.at;
  const name = rest.exec(reader.word)?.[0] ?? '';
  reader.at += name.length;
  return name;
}

function read(reader: Reader, name: string): Binding {
  if (name !== '') reader.variables.add(name);
  return reader.lookup(name);
}

function textOf(binding: Binding): Text {
  return binding.kind === 'known' ? binding.text : binding.kind === 'unset' ? '' : undefined;
}

function withDefault(binding: Binding, word: Text, emptyCounts: boolean): Text {
  switch (binding.kind) {
    case 'known':
      return emptyCounts && binding.text === '' ? word : binding.text;
    case 'optional':
    case 'unset':
      return word;
    default:
      return undefined;
  }
}

function withAlternative(binding: Binding, word: Text, emptyCounts: boolean): Text {
  switch (binding.kind) {
    case 'known':
      return emptyCounts && binding.text === '' ? '' : word;
    case 'set':
      return emptyCounts ? undefined : word;
    case 'unset':
      return '';
    default:
      return undefined;
  }
}

/** The builder stops where it is not set. */
function demanded(binding: Binding): Text {
  return binding.kind === 'known' ? binding.text : undefined;
}

function trim(binding: Binding, word: Text, end: 'prefix' | 'suffix'): Text {
  const value = textOf(binding);
  if (value === undefined || word === undefined) return undefined;
  const greedy = word.startsWith(end === 'prefix' ? '#' : '%');
  return trimMatch(value, greedy ? word.slice(1) : word, end, greedy);
}

function replace(reader: Reader, name: string): Text {
  const all = reader.word.charAt(reader.at) === '/';
  if (all) reader.at += 1;
  const pattern = readUntil(reader, '/', true);
  const replacement = readUntil(reader, '}', true);
  const value = textOf(read(reader, name));
  if (value === undefined || pattern === undefined || replacement === undefined) return undefined;
  return replaceMatch(value, pattern, replacement, all);
}
