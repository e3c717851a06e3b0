import type { Script } from '../shell/model.ts';
import type { Value } from '../value.ts';
import type { Binding, Lookup } from './expansion.ts';
import type { DecodedPiece, FlagForm, Piece } from './form.ts';
import { readJsonArray } from './json-array.ts';
import { lazy } from './lazy.ts';
import type { LogicalLine } from './logical-lines.ts';
import type { Flag, Heredoc, Instruction, Pair, Problem, Stage } from './model.ts';
import { normalise } from './normalise.ts';
import { legacyPair, type PairForm, quotedWords, splitPairs } from './pairs.ts';
import { blankSeparated, constantValue, expandedValue, literalValue, type Reading } from './reading.ts';

/** What an instruction cannot tell from its own text. */
export interface Surroundings {
  readonly reading: Reading;
  /** Asked late: a stage is made from its instructions. */
  readonly stage: () => Stage | undefined;
  readonly script: (parts: InstructionParts) => Script | undefined;
  readonly problems: Problem[];
}

/** An instruction's text taken apart. */
export interface InstructionParts {
  readonly line: LogicalLine;
  /** Behind keyword, flags, and the CMD of a HEALTHCHECK. */
  readonly args: Piece;
  readonly json: readonly DecodedPiece[] | undefined;
  /** The strings of the exec form, else nothing. */
  readonly jsonArgs: readonly Value[] | undefined;
  readonly healthcheck: 'none' | 'cmd' | undefined;
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

export function buildInstruction(line: LogicalLine, surroundings: Surroundings): Instruction {
  const { source, form } = line;
  const { reading, problems } = surroundings;
  const { args, healthcheck } = healthcheckType(line);
  const json = jsonStrings(line, args, problems);
  const shell = form.keyword === 'RUN' || form.keyword === 'CMD' || form.keyword === 'ENTRYPOINT';
  const value = expanded.has(form.keyword) ? expandedValue : literalValue;
  const jsonArgs = json?.map((piece) => value(reading, piece, piece.text));
  const parts: InstructionParts = { line, args, json, jsonArgs, healthcheck };
  const pairs = buildPairs(line, reading, problems);

  const words = lazy(
    () => jsonArgs ?? wordPieces(line, args, reading.escapeChar).map((piece) => value(reading, piece)),
  );
  // Shells read their words themselves: these are split only for who asks.
  if (!shell && form.keyword !== 'HEALTHCHECK') words();
  const script = lazy(() => surroundings.script(parts));
  const normalised = lazy(() => normalise(line, jsonArgs));
  const { lines } = line;
  return {
    keyword: form.keyword,
    span: lines.span(line.start, line.end),
    keywordSpan: source.span(form.keywordPiece.start, form.keywordPiece.end),
    onbuild: form.onbuild,
    flags: form.flags.map((flag) => buildFlag(flag, form.keyword, reading)),
    get args() {
      return words();
    },
    json: json !== undefined,
    argsSpan: args.start < args.end ? source.span(args.start, args.end) : endOf(source.span(0, args.end)),
    pairs,
    heredocs: line.heredocs.map(buildHeredoc(line)),
    get script() {
      return script();
    },
    healthcheck,
    get stage() {
      return surroundings.stage();
    },
    get normalised() {
      return normalised();
    },
  };
}

function endOf({ end }: { readonly end: Instruction['span']['end'] }): Instruction['span'] {
  return { start: end, end };
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
  const message = `the JSON array of ${form.keyword} may hold strings only`;
  problems.push({ span: source.span(args.start, args.end), message, fatal: true });
  return undefined;
}

function wordPieces({ source, form, heredocs }: LogicalLine, args: Piece, escapeChar: string): readonly Piece[] {
  if (wholeArguments.has(form.keyword)) return args.start < args.end ? [args] : [];
  if (paired.has(form.keyword)) return quotedWords(source.text, args, escapeChar);
  const markers = new Set(heredocs.map(({ marker }) => marker.start));
  return blankSeparated(source.text, args).filter(({ start }) => !markers.has(start));
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
  if (!paired.has(keyword)) return [];
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
    problems.push({ span: source.span(start, end), message, fatal: true });
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

/** What a variable is that was given this value. */
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
