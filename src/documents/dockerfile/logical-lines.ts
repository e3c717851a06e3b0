import type { Lines } from '../lines.ts';
import { type MappedText, mappedText, type Segment } from '../mapped-text.ts';
import { isSpace } from './characters.ts';
import { type Form, readForm } from './form.ts';
import { findHeredocs, type HeredocMarker } from './heredocs.ts';
import { readJsonArray } from './json-array.ts';

/**
 * One instruction as the builder reads it: continuation lines joined, comments and empty lines between them taken out.
 *
 * The lines are read here, after BuildKit's parser
 * (https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/parser.go), and not by dockerfile-ast: that
 * takes `\\` at the end of a line for a continuation, misses `3<<EOF`, and its time grows with the product of stages and
 * comments. The tests compare the two where both are right.
 */
export interface LogicalLine {
  readonly lines: Lines;
  readonly source: MappedText;
  readonly form: Form;
  readonly heredocs: readonly HeredocBody[];
  /** Offsets in the file; `end` is after the last word, or after the last heredoc's delimiter. */
  readonly start: number;
  readonly end: number;
}

export interface HeredocBody {
  readonly marker: HeredocMarker;
  /** Without leading tabs if the marker says so. */
  readonly text: MappedText;
  /** Offsets in the file of the body's lines. */
  readonly start: number;
  readonly end: number;
  /** The line of the closing delimiter; `undefined` if there is none. */
  readonly delimiter: MappedText | undefined;
}

export interface CommentLine {
  /** Offset of `#`. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** The index of the instruction that it is in. */
  readonly within: number | undefined;
}

export interface LogicalLines {
  readonly instructions: readonly LogicalLine[];
  readonly comments: readonly CommentLine[];
}

/** Shared by all that have none. */
const noBodies: readonly HeredocBody[] = [];
const withHeredocs: ReadonlySet<string> = new Set(['ADD', 'COPY', 'RUN']);

/** Everything from `firstLine` on, the first line after the parser directives. */
export function readLogicalLines(lines: Lines, escapeChar: string, firstLine: number): LogicalLines {
  const reader: Reader = { lines, escapeChar, line: firstLine, instructions: [], comments: [] };
  while (reader.line <= lines.count) readNext(reader);
  return reader;
}

interface Reader {
  readonly lines: Lines;
  readonly escapeChar: string;
  readonly instructions: LogicalLine[];
  readonly comments: CommentLine[];
  /** The line to read next. */
  line: number;
}

/** A line of the file without its line break, and without the byte order mark. */
function contentOf({ text, start }: Lines, line: number): { readonly start: number; readonly end: number } {
  const from = start(line);
  let end = start(line + 1);
  while (end > from && (text.charAt(end - 1) === '\n' || text.charAt(end - 1) === '\r')) end -= 1;
  return { start: line === 1 && text.charAt(0) === '\ufeff' ? 1 : from, end: Math.max(end, from) };
}

function readNext(reader: Reader): void {
  const { lines } = reader;
  const { start: from, end } = contentOf(lines, reader.line);
  const start = from + leadingSpace(lines.text, from, end);
  if (start >= end || lines.text.charAt(start) === '#') {
    if (start < end) reader.comments.push({ start, end, line: reader.line, within: undefined });
    reader.line += 1;
    return;
  }
  const segments = readContinued(reader, start, end);
  const source = mappedText(lines, segments, start);
  const form = readForm(source.text, reader.escapeChar);
  const heredocs = readBodies(reader, source.text, form);
  const last = heredocs.at(-1);
  const written = source.span(form.start, Math.max(form.args.end, form.flags.at(-1)?.end ?? 0, form.keywordPiece.end));
  reader.instructions.push({
    lines,
    source,
    form,
    heredocs,
    start: lines.offset(written.start),
    end: last ? lastOffset(lines, last) : lines.offset(written.end),
  });
}

function lastOffset(lines: Lines, { delimiter, end }: HeredocBody): number {
  return delimiter ? lines.offset(delimiter.span(0, delimiter.text.length).end) : end;
}

function leadingSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charAt(at))) at += 1;
  return at - from;
}

/** The line that starts at `start` and those that continue it; moves the reader after them. */
function readContinued(reader: Reader, start: number, end: number): readonly Segment[] {
  const { text } = reader.lines;
  const segments: Segment[] = [];
  let kept = withoutContinuation(text, start, end, reader.escapeChar);
  segments.push({ text: text.slice(start, kept ?? end), offset: start });
  reader.line += 1;
  while (kept !== undefined && reader.line <= reader.lines.count) {
    const next = contentOf(reader.lines, reader.line);
    const first = next.start + leadingSpace(text, next.start, next.end);
    if (first < next.end && text.charAt(first) === '#') {
      reader.comments.push({ start: first, end: next.end, line: reader.line, within: reader.instructions.length });
    } else if (first < next.end) {
      kept = withoutContinuation(text, next.start, next.end, reader.escapeChar);
      segments.push({ text: text.slice(next.start, kept ?? next.end), offset: next.start });
    }
    reader.line += 1;
  }
  return segments;
}

/** The place of the escape character that continues the line; an escaped one does not. */
function withoutContinuation(text: string, start: number, end: number, escapeChar: string): number | undefined {
  let last = end - 1;
  while (last > start && (text.charAt(last) === ' ' || text.charAt(last) === '\t')) last -= 1;
  if (text.charAt(last) !== escapeChar) return undefined;
  return last > start && text.charAt(last - 1) === escapeChar ? undefined : last;
}

function readBodies(reader: Reader, text: string, form: Form): readonly HeredocBody[] {
  if (!withHeredocs.has(form.keyword) || !text.includes('<<')) return noBodies;
  if (Array.isArray(readJsonArray(text, form.args.start, form.args.end))) return [];
  const bodies: HeredocBody[] = [];
  for (const marker of findHeredocs(text)) {
    const body = readBody(reader, marker);
    bodies.push(body);
    if (!body.delimiter) break;
  }
  return bodies;
}

function readBody(reader: Reader, marker: HeredocMarker): HeredocBody {
  const { lines } = reader;
  const segments: Segment[] = [];
  const start = lines.start(reader.line);
  for (; reader.line <= lines.count; reader.line += 1) {
    const { start: from, end } = contentOf(lines, reader.line);
    const first = marker.chomp ? from + leadingTabs(lines.text, from, end) : from;
    if (end - first === marker.name.length && lines.text.startsWith(marker.name, first)) {
      const delimiter = mappedText(lines, [{ text: marker.name, offset: first }], first);
      reader.line += 1;
      return { marker, text: bodyText(from), start, end: from, delimiter };
    }
    if (marker.chomp) segments.push({ text: lines.text.slice(first, lines.start(reader.line + 1)), offset: first });
  }
  const end = lines.text.length;
  return { marker, text: bodyText(end), start, end, delimiter: undefined };

  function bodyText(to: number): MappedText {
    return mappedText(lines, marker.chomp ? segments : [{ text: lines.text.slice(start, to), offset: start }], start);
  }
}

function leadingTabs(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charAt(at) === '\t') at += 1;
  return at - from;
}
