import type { Position, Span } from '../core/location.ts';

/** Where the lines of a text begin, so that offsets become positions and back. A line ends with `\n`. */
export interface Lines {
  readonly text: string;
  /** How many there are; an empty text has one. */
  readonly count: number;
  /** The line and column of an offset; offsets beyond the text stand for its end. */
  position(offset: number): Position;
  /** The span of `text.slice(start, end)`. */
  span(start: number, end: number): Span;
  /** The offset of a position; columns beyond the line's end are taken as its end. */
  offset(position: Position): number;
  /** The offset of the first character of a line, counted from 1. */
  start(line: number): number;
}

export function readLines(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const start = (line: number): number => starts[line - 1] ?? text.length;
  const position = (offset: number): Position => {
    const within = Math.max(0, Math.min(offset, text.length));
    const index = lastAtOrBefore(starts, within);
    return { line: index + 1, column: within - start(index + 1) + 1 };
  };
  return {
    text,
    count: starts.length,
    position,
    start,
    span: (from, to) => ({ start: position(from), end: position(to) }),
    offset: ({ line, column }) => Math.max(start(line), Math.min(start(line) + column - 1, start(line + 1))),
  };
}

/** The index of the last of `ascending` that is not greater than `wanted`; 0 where there is none. */
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
