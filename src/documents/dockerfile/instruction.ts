import type { Value } from '../value.ts';
import type { Binding, Lookup } from './expansion.ts';
import type { DecodedPiece, FlagForm, Piece } from './form.ts';
import { readJsonArray } from './json-array.ts';
import type { LogicalLine } from './logical-lines.ts';
import type { Flag, Heredoc, Instruction, Pair, Problem } from './model.ts';
import { legacyPair, type PairForm, quotedWords, splitPairs } from './pairs.ts';
import { blankSeparated, constantValue, expandedValue, literalValue, type Reading } from './reading.ts';
import { type InstructionParts, type Later, separatedPieces, WrittenInstruction } from './written-instruction.ts';

/** What an instruction's own text does not say. */
export interface Surroundings extends Later {
  readonly reading: Reading;
  readonly problems: Problem[];
}

const jsonForms: ReadonlySet<string> = new Set([
  'ADD',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'HEALTHCHECK',
  'RUN',
  'SHELL',
  'VOLUME',
]);
const wholeArguments: ReadonlySet<string> = new Set(['MAINTAINER', 'STOPSIGNAL', 'USER', 'WORKDIR']);
const paired: ReadonlySet<string> = new Set(['ARG', 'ENV', 'LABEL']);
const expanded: ReadonlySet<string> = new Set([
  'ADD',
  'COPY',
  'EXPOSE',
  'FROM',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

/** These leave their words to a shell, so they are split only if needed. */
const shellForms: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN']);
/** Shared by all that have none. */
const none: readonly never[] = [];

export function buildInstruction(line: LogicalLine, surroundings: Surroundings): Instruction {
  const { keyword, flags } = line.form;
  const { reading, problems } = surroundings;
  const { args, healthcheck } = healthcheckType(line);
  const json = jsonStrings(line, args, problems);
  const value = expanded.has(keyword) ? expandedValue : literalValue;
  const jsonArgs = json?.map((piece) => value(reading, piece, piece.text));
  const pairs = buildPairs(line, reading, problems);
  const words = shellForms.has(keyword)
    ? undefined
    : (jsonArgs ?? wordPieces(line, args, reading.escapeChar).map((piece) => value(reading, piece)));
  const parts: InstructionParts = {
    line,
    args,
    jsonArgs,
    healthcheck,
    escapeChar: reading.escapeChar,
    flags: flags.length === 0 ? none : flags.map((flag) => buildFlag(flag, keyword, reading)),
    pairs,
    heredocs: line.heredocs.length === 0 ? none : line.heredocs.map(buildHeredoc(line)),
  };
  return new WrittenInstruction(parts, words, surroundings);
}

function healthcheckType({ source, form }: LogicalLine): Pick<InstructionParts, 'args' | 'healthcheck'> {
  const { args } = form;
  if (form.keyword !== 'HEALTHCHECK') return { args, healthcheck: undefined };
  const [type = args] = blankSeparated(source.text, args);
  const word = source.text.slice(type.start, type.end).toUpperCase();
  const rest = source.text.slice(type.end, args.end);
  const start = type.end + (rest.length - rest.trimStart().length);
  const behind = start < args.end ? { start, end: args.end } : { start: type.end, end: type.end };
  if (word === 'CMD') return { args: behind, healthcheck: 'cmd' };
  return word === 'NONE' ? { args: behind, healthcheck: 'none' } : { args, healthcheck: undefined };
}

function jsonStrings(
  { source, form }: LogicalLine,
  args: Piece,
  problems: Problem[],
): readonly DecodedPiece[] | undefined {
  if (!jsonForms.has(form.keyword) || (form.keyword === 'HEALTHCHECK' && args === form.args)) return undefined;
  const strings = readJsonArray(source.text, args.start, args.end);
  if (strings !== 'mixed') return strings;
  const message = `the JSON array of ${form.keyword} may contain only strings`;
  problems.push({ span: source.span(args.start, args.end), message, fatal: true, readable: true });
  return undefined;
}

function wordPieces(line: LogicalLine, args: Piece, escapeChar: string): readonly Piece[] {
  const { source, form } = line;
  if (wholeArguments.has(form.keyword)) return args.start < args.end ? [args] : [];
  if (paired.has(form.keyword)) return quotedWords(source.text, args, escapeChar);
  return separatedPieces(line, args);
}

function buildFlag(flag: FlagForm, keyword: string, reading: Reading): Flag {
  const { name, value, parts } = flag;
  const options = new Map<string, Value>();
  if (name === 'mount') for (const part of parts) addMountOption(options, part, reading);
  return {
    name,
    value: value && flagValue(reading, keyword, name, value),
    span: reading.source.span(flag.start, flag.end),
    options,
  };
}

function flagValue(reading: Reading, keyword: string, name: string, piece: DecodedPiece): Value {
  if (name === 'from') return constantValue(reading, piece);
  const expands = keyword === 'FROM' || keyword === 'ADD' || keyword === 'COPY' || name === 'mount';
  return (expands ? expandedValue : literalValue)(reading, piece, piece.text);
}

/** Other spellings of mount options: https://docs.docker.com/reference/dockerfile/#run---mount */
const mountOptionNames: Readonly<Record<string, string>> = {
  dst: 'target',
  destination: 'target',
  src: 'source',
  ro: 'readonly',
  rw: 'readwrite',
};

function addMountOption(options: Map<string, Value>, part: DecodedPiece, reading: Reading): void {
  const equals = part.text.indexOf('=');
  const written = (equals === -1 ? part.text : part.text.slice(0, equals)).trim().toLowerCase();
  const name = mountOptionNames[written] ?? written;
  const text = equals === -1 ? '' : part.text.slice(equals + 1);
  const raw = reading.source.text.slice(part.start, part.end);
  const start = equals === -1 ? part.end : part.start + raw.indexOf('=') + 1;
  const piece = { start, end: part.end, text };
  options.set(name, name === 'from' ? constantValue(reading, piece) : expandedValue(reading, piece, text));
}

function buildPairs({ source, form }: LogicalLine, reading: Reading, problems: Problem[]): readonly Pair[] {
  const { keyword, args } = form;
  if (!paired.has(keyword)) return none;
  const words = quotedWords(source.text, args, reading.escapeChar);
  const pairs = splitPairs(source.text, words);
  if (keyword === 'ARG') return buildArguments(pairs, reading);
  if (pairs[0] && !pairs[0].value) {
    const pair = legacyPair(source.text, args);
    if (!pair.value) refusePair(pair, `${keyword} needs a name and a value`);
    return [buildPair(pair, reading, expandedValue)];
  }
  for (const pair of pairs) if (!pair.value) refusePair(pair, `${keyword} needs \`name=value\``);
  return pairs.map((pair) => buildPair(pair, reading, expandedValue));

  function refusePair({ start, end }: PairForm, message: string): void {
    problems.push({ span: source.span(start, end), message, fatal: true, readable: true });
  }
}

/** Each pair of an ARG sees those before it. */
function buildArguments(pairs: readonly PairForm[], reading: Reading): readonly Pair[] {
  const before = new Map<string, Binding>();
  const lookup: Lookup = (name) => before.get(name) ?? reading.lookup(name);
  return pairs.map((form) => {
    const pair = buildPair(form, { ...reading, lookup }, literalValue);
    if (pair.value) before.set(pair.name.raw, bindingOf(pair.value));
    return pair;
  });
}

/** The state of a variable after this value was set. */
export function bindingOf({ text }: Value): Binding {
  return text === undefined ? { kind: 'set' } : { kind: 'known', text };
}

function buildPair({ start, end, name, value }: PairForm, reading: Reading, nameValue: typeof expandedValue): Pair {
  return {
    name: nameValue(reading, name),
    value: value && expandedValue(reading, value),
    span: reading.source.span(start, end),
  };
}

function buildHeredoc({ lines }: LogicalLine): (body: LogicalLine['heredocs'][number]) => Heredoc {
  return ({ marker, text, start, end }) => ({
    name: marker.name,
    quoted: marker.quoted,
    body: text.text,
    bodySpan: lines.span(start, end),
  });
}
