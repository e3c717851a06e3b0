import type { Position, Span } from '../core/location.ts';

/** The lines of a text, to convert between offsets and positions. A line ends with `\n`. */
export interface Lines {
  readonly text: string;
  /** How many there are; an empty text has one. */
  readonly count: number;
  /** The line and column of an offset; offsets beyond the text mean its end. */
  position(offset: number): Position;
  /** The span of `text.slice(start, end)`. */
  span(start: number, end: number): Span;
  /** The offset of a position; columns beyond the line's end mean its end. */
  offset(position: Position): number;
  /** The offset of the first character of a line, counted from 1. */
  start(line: number): number;
}

export function readLines(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const start = (line: number): number => starts[line - 1] ?? text.length;
  const within = (offset: number): number => Math.max(0, Math.min(offset, text.length));
  const place = (offset: number, index: number): Position => ({
    line: index + 1,
    column: offset - (starts[index] ?? 0) + 1,
  });
  const position = (offset: number): Position => {
    const at = within(offset);
    return place(at, lastAtOrBefore(starts, at));
  };
  const span = (from: number, to: number): Span => {
    const [first, last] = [within(from), within(to)];
    const index = lastAtOrBefore(starts, first);
    // Most spans end on the line they begin on.
    const isWithinLine = last >= first && last < (starts[index + 1] ?? text.length + 1);
    return { start: place(first, index), end: place(last, isWithinLine ? index : lastAtOrBefore(starts, last)) };
  };
  return {
    text,
    count: starts.length,
    position,
    start,
    span,
    offset: ({ line, column }) => Math.max(start(line), Math.min(start(line) + column - 1, start(line + 1))),
  };
}

const known = new WeakMap<{ readonly text: string }, Lines>();

/** The lines of a document's text, read once for everything that asks. */
export function linesOf(document: { readonly text: string }): Lines {
  const lines = known.get(document) ?? readLines(document.text);
  known.set(document, lines);
  return lines;
}

/** The index of the last of `ascending` that is not greater than `wanted`; 0 if there is none. */
export function lastAtOrBefore(ascending: readonly number[], wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
