import { isBlank, isSpace } from './characters.ts';
import type { Piece } from './form.ts';

/** `NAME=value`, or `NAME` alone. */
export interface PairForm extends Piece {
  readonly name: Piece;
  readonly value: Piece | undefined;
}

/** The words of ENV, LABEL and ARG: white space inside quotes or after an escape does not end one. */
export function quotedWords(text: string, { start, end }: Piece, escapeChar: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = -1;
  let quote = '';
  for (let at = start; at <= end; at += 1) {
    const char = at < end ? text.charAt(at) : '';
    if (at === end || (quote === '' && isSpace(char))) {
      if (from !== -1) pieces.push({ start: from, end: at });
      from = -1;
      continue;
    }
    if (from === -1) from = at;
    if (char === escapeChar && quote !== "'") at = Math.min(at + 1, end - 1);
    else if (quote === '') quote = char === '"' || char === "'" ? char : '';
    else if (char === quote) quote = '';
  }
  return pieces;
}

/** `NAME[=value]…`, as in ARG. */
export function splitPairs(text: string, words: readonly Piece[]): readonly PairForm[] {
  return words.map(({ start, end }) => {
    const equals = text.indexOf('=', start);
    if (equals === -1 || equals >= end) return { start, end, name: { start, end }, value: undefined };
    return { start, end, name: { start, end: equals }, value: { start: equals + 1, end } };
  });
}

/** The legacy `ENV NAME value with spaces`: one pair, whose value is the rest of the line. */
export function legacyPair(text: string, { start, end }: Piece): PairForm {
  let nameEnd = start;
  while (nameEnd < end && !isBlank(text.charAt(nameEnd))) nameEnd += 1;
  let from = nameEnd;
  while (from < end && isBlank(text.charAt(from))) from += 1;
  const name = { start, end: nameEnd };
  return { start, end, name, value: from < end ? { start: from, end } : undefined };
}
