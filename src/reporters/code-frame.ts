import { lastLine, type Span } from '../core/location.ts';
import { printable } from '../core/text.ts';

/** One line of a source file, or `undefined` if it is unknown. Lines count from 1. */
export type LineText = (path: string, line: number) => string | undefined;

/** The source lines of a finding, each with its carets below; both fit a terminal. */
export interface FramedLine {
  readonly line: number;
  readonly text: string;
  readonly carets: string;
}

/** The first lines of a finding are enough to recognise it, even if it covers a heredoc of a hundred. */
const mostLines = 3;
/** Columns of a line that are shown; a minified or hostile line can be a megabyte long. */
const mostColumns = 110;
/** Columns kept before the span where a line is cut. */
const lead = 20;

/** The frame of `span`, and how many of its lines are left out. Empty if the lines are unknown. */
export function frame(
  path: string,
  span: Span,
  lineText: LineText,
): { readonly lines: readonly FramedLine[]; readonly more: number } {
  const last = lastLine(span);
  const shownTo = Math.min(last, span.start.line + mostLines - 1);
  const lines: FramedLine[] = [];
  for (let line = span.start.line; line <= shownTo; line++) {
    const text = lineText(path, line)?.replace(/\r$/, '');
    if (text === undefined) return { lines, more: 0 };
    const start = line === span.start.line ? span.start.column - 1 : text.search(/\S|$/);
    const end = line === span.end.line ? span.end.column - 1 : text.length;
    lines.push({ line, ...underlined(text, start, Math.max(end, start + 1)) });
  }
  return { lines, more: last - shownTo };
}

function underlined(text: string, start: number, end: number): { readonly text: string; readonly carets: string } {
  const from = start > mostColumns - lead ? start - lead : 0;
  const to = Math.min(text.length, from + mostColumns);
  const before = `${from > 0 ? '…' : ''}${shown(text.slice(from, start))}`;
  const marked = shown(text.slice(start, Math.min(end, to)));
  const after = `${shown(text.slice(Math.min(end, to), to))}${to < text.length ? '…' : ''}`;
  return {
    text: `${before}${marked}${after}`.trimEnd(),
    carets: ' '.repeat(width(before)) + '^'.repeat(Math.max(1, width(marked))),
  };
}

/** Tabs take two columns, so that carets stand where they should on every terminal; a byte order mark takes none. */
function shown(text: string): string {
  return printable(text.replaceAll('\t', '  ').replaceAll('\uFEFF', ''));
}

/** Columns on a terminal: none for a combining mark, two for wide characters and emoji. */
function width(text: string): number {
  let columns = 0;
  for (const char of text) columns += /\p{M}/u.test(char) ? 0 : isWide(char) ? 2 : 1;
  return columns;
}

function isWide(char: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
    char,
  );
}
