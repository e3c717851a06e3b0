import type { Span } from '../../core/location.ts';
import type { MappedText } from '../mapped-text.ts';
import type { Value } from '../value.ts';
import { isBlank } from './characters.ts';
import { type Binding, expandWord, type Lookup, noVariables } from './expansion.ts';
import type { DecodedPiece, Piece } from './form.ts';

/** How the values of one instruction are read. */
export interface Reading {
  readonly source: MappedText;
  readonly escapeChar: string;
  /** The variables it sees. */
  readonly lookup: Lookup;
  /** Reports a word that the builder would reject. */
  readonly refuse: (value: Value, error: string) => void;
}

/** A word that computes its place only when needed: there are many words, but few places are used. */
class WrittenValue implements Value {
  readonly raw: string;
  readonly text: string | undefined;
  readonly variables: readonly string[];
  readonly #source: MappedText;
  readonly #start: number;
  readonly #end: number;
  #span: Span | undefined;

  constructor(source: MappedText, { start, end }: Piece, raw: string, { text, variables }: Known) {
    this.raw = raw;
    this.text = text;
    this.variables = variables;
    this.#source = source;
    this.#start = start;
    this.#end = end;
  }

  get span(): Span {
    this.#span ??= this.#source.span(this.#start, this.#end);
    return this.#span;
  }
}

type Known = Pick<Value, 'text' | 'variables'>;

/** A word with its variables resolved. `decoded` is the text to expand, if it differs from the written one. */
export function expandedValue(reading: Reading, piece: Piece, decoded?: string): Value {
  const { source, escapeChar, lookup, refuse } = reading;
  const raw = source.text.slice(piece.start, piece.end);
  const expansion = expandWord(decoded ?? raw, escapeChar, lookup);
  const value = new WrittenValue(source, piece, raw, expansion);
  if (expansion.error !== undefined) refuse(value, expansion.error);
  return value;
}

/** A word that the builder uses as it is, or leaves to a shell. */
export function literalValue({ source, escapeChar }: Plain, piece: Piece, decoded?: string): Value {
  const raw = source.text.slice(piece.start, piece.end);
  const text = decoded ?? raw;
  return new WrittenValue(source, piece, raw, { text, variables: mentioned(text, escapeChar) });
}

type Plain = Pick<Reading, 'source' | 'escapeChar'>;

/** A value in which the builder allows no variables (`--from`); with one, it is unknown. */
export function constantValue(reading: Reading, piece: DecodedPiece): Value {
  const { source } = reading;
  const { raw, text, variables } = literalValue(reading, piece, piece.text);
  return new WrittenValue(source, piece, raw, { text: variables.length === 0 ? text : undefined, variables });
}

const unknown: Binding = { kind: 'unknown' };

function mentioned(text: string, escapeChar: string): readonly string[] {
  return text.includes('$') ? expandWord(text, escapeChar, () => unknown).variables : noVariables;
}

/** The words between white space, quotes or not. */
export function blankSeparated(text: string, { start, end }: Piece): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = -1;
  for (let at = start; at <= end; at += 1) {
    const ends = at === end || isBlank(text.charAt(at));
    if (!ends && from === -1) from = at;
    if (ends && from !== -1) {
      pieces.push({ start: from, end: at });
      from = -1;
    }
  }
  return pieces;
}
