import type { MappedText } from '../mapped-text.ts';
import type { Value } from '../value.ts';
import { isBlank } from './characters.ts';
import { type Binding, expandWord, type Lookup } from './expansion.ts';
import type { DecodedPiece, Piece } from './form.ts';

/** How the values of one instruction are read. */
export interface Reading {
  readonly source: MappedText;
  readonly escapeChar: string;
  /** The variables it sees. */
  readonly lookup: Lookup;
  /** Takes note of a word that the builder would refuse. */
  readonly refuse: (value: Value, error: string) => void;
}

/** A word with its variables resolved. `decoded` is what is expanded where that is not the text as written. */
export function expandedValue(reading: Reading, { start, end }: Piece, decoded?: string): Value {
  const { source, escapeChar, lookup, refuse } = reading;
  const raw = source.text.slice(start, end);
  const { text, variables, error } = expandWord(decoded ?? raw, escapeChar, lookup);
  const value: Value = { raw, text, span: source.span(start, end), variables };
  if (error !== undefined) refuse(value, error);
  return value;
}

/** A word that the builder takes as it is, or leaves to a shell. */
export function literalValue({ source, escapeChar }: Reading, { start, end }: Piece, decoded?: string): Value {
  const raw = source.text.slice(start, end);
  const text = decoded ?? raw;
  return { raw, text, span: source.span(start, end), variables: mentioned(text, escapeChar) };
}

/** A value in which the builder allows no variables (`--from`): with one it is nothing we know. */
export function constantValue(reading: Reading, piece: DecodedPiece): Value {
  const value = literalValue(reading, piece, piece.text);
  return value.variables.length === 0 ? value : { ...value, text: undefined };
}

const unknown: Binding = { kind: 'unknown' };

function mentioned(text: string, escapeChar: string): readonly string[] {
  return text.includes('$') ? expandWord(text, escapeChar, () => unknown).variables : [];
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
