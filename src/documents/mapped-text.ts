import type { Position, Span } from '../core/location.ts';
import { type Lines, lastAtOrBefore } from './lines.ts';

/** Text as a program reads it, put together from pieces of a file, that still knows where its author wrote it. */
export interface MappedText {
  readonly text: string;
  /** Where the character at `offset` stands in the file; `text.length` stands for the end of the last piece. */
  position(offset: number): Position;
  /** The stretch of the file from the first to behind the last character of `text.slice(start, end)`. */
  span(start: number, end: number): Span;
}

/** A piece of a file. */
export interface Segment {
  readonly text: string;
  /** Where it begins in the file. */
  readonly offset: number;
  /** How much of the file it stands for, where that is not its own length (an escape: `\n` for a line break). */
  readonly length?: number;
}

/** The pieces joined, in their order. `at` is where an empty text stands in the file. */
export function mappedText(lines: Lines, segments: readonly Segment[], at = 0): MappedText {
  const pieces = segments.filter(({ text }) => text !== '');
  const starts: number[] = [];
  let length = 0;
  for (const piece of pieces) {
    starts.push(length);
    length += piece.text.length;
  }

  const before = (offset: number): number => {
    const index = lastAtOrBefore(starts, offset);
    const piece = pieces[index];
    if (!piece) return at;
    const into = offset - (starts[index] ?? 0);
    if (into >= piece.text.length) return piece.offset + (piece.length ?? piece.text.length);
    return piece.length === undefined ? piece.offset + into : piece.offset;
  };
  const behind = (offset: number): number => {
    const index = lastAtOrBefore(starts, offset - 1);
    const piece = pieces[index];
    if (!piece) return at;
    return piece.length === undefined ? piece.offset + offset - (starts[index] ?? 0) : piece.offset + piece.length;
  };

  return {
    text: pieces.map(({ text }) => text).join(''),
    position: (offset) => lines.position(before(clamp(offset, length))),
    span: (start, end) => {
      const from = clamp(start, length);
      const to = clamp(end, length);
      return lines.span(before(from), to > from ? behind(to) : before(from));
    },
  };
}

function clamp(offset: number, length: number): number {
  return Math.max(0, Math.min(offset, length));
}
