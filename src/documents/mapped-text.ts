import { comparePositions, type Position, type Span } from '../core/location.ts';
import { type Lines, lastAtOrBefore } from './lines.ts';

/** Text as a program reads it, joined from pieces of a file, which remembers where its author wrote it. */
export interface MappedText {
  readonly text: string;
  /** The place in the file of the character at `offset`; for `text.length`, the end of the last piece. */
  position(offset: number): Position;
  /** The span in the file of `text.slice(start, end)`. */
  span(start: number, end: number): Span;
}

/** A piece of a file. */
export interface Segment {
  readonly text: string;
  /** Where it begins in the file. */
  readonly offset: number;
  /** How much of the file it covers, if that is not its own length (an escape: `\n` for a line break). */
  readonly length?: number;
}

/** Joins pieces of a file or of mapped texts, in order. `at` is the place of an empty text. */
export function mappedText(lines: Pick<Lines, 'position' | 'span'>, segments: readonly Segment[], at = 0): MappedText {
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

/** `source.text.slice(start, end)`, mapped. */
export function sliceText(source: MappedText, start: number, end: number): MappedText {
  const text = source.text.slice(start, end);
  return {
    text,
    position: (offset) =>
      offset < text.length ? source.position(start + Math.max(0, offset)) : source.span(start, start + text.length).end,
    span: (from, to) => source.span(start + clamp(from, text.length), start + clamp(to, text.length)),
  };
}

/** The texts one after the other. */
export function joinTexts(sources: readonly MappedText[]): MappedText {
  const parts = sources.filter(({ text }) => text !== '');
  const starts: number[] = [];
  let length = 0;
  for (const part of parts) {
    starts.push(length);
    length += part.text.length;
  }
  const position = (offset: number): Position => {
    const index = lastAtOrBefore(starts, offset);
    return parts[index]?.position(offset - (starts[index] ?? 0)) ?? { line: 1, column: 1 };
  };
  return {
    text: parts.map(({ text }) => text).join(''),
    position,
    span: (start, end) => {
      const from = position(start);
      if (end <= start) return { start: from, end: from };
      const index = lastAtOrBefore(starts, end - 1);
      const into = end - (starts[index] ?? 0);
      const to = parts[index]?.span(into - 1, into).end ?? from;
      // The texts are not in this order in the file.
      return { start: from, end: comparePositions(to, from) < 0 ? from : to };
    },
  };
}
