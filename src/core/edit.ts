import { comparePositions, type Position, type Span } from './location.ts';

/** Replaces `span` by `text`; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Applies edits that do not overlap. Line breaks of `text` are kept; those of inserted text follow the file's own. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const lines = lineStarts(text);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  let result = text;
  for (const { span, text: replacement } of edits.toSorted((a, b) => comparePositions(b.span.start, a.span.start))) {
    const start = offsetOf(lines, span.start);
    const end = offsetOf(lines, span.end);
    result = result.slice(0, start) + replacement.replace(/\r?\n/g, newline) + result.slice(end);
  }
  return result;
}

/** Offsets at which the lines of `text` start. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function offsetOf(starts: readonly number[], { line, column }: Position): number {
  return (starts[line - 1] ?? starts.at(-1) ?? 0) + column - 1;
}
