/** 1-based line and column. Columns count UTF-16 code units, as SARIF and JavaScript strings do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of source text. `end` is exclusive. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** A place in a file. `path` is relative to the root of what is reviewed and `/`-separated. */
export interface Location {
  readonly path: string;
  readonly span: Span;
}

/** A value together with the place where its author wrote it. */
export interface Located<T> extends Location {
  readonly value: T;
}

/** Negative where `a` comes first. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

export function compareSpans(a: Span, b: Span): number {
  return comparePositions(a.start, b.start) || comparePositions(a.end, b.end);
}

export function containsPosition(span: Span, position: Position): boolean {
  return comparePositions(span.start, position) <= 0 && comparePositions(position, span.end) < 0;
}

/** True where `inner` lies wholly inside `outer`. */
export function containsSpan(outer: Span, inner: Span): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

/** The last line that `span` touches: a span that ends in column 1 does not touch that line. */
export function lastLine({ start, end }: Span): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

/** The same places and nothing more: spans of a document's model may carry the document. */
export function plainSpan({ start, end }: Span): Span {
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}

/** The empty span before `position`: where text is inserted. */
export function spanAt(position: Position): Span {
  return { start: position, end: position };
}

/** From the start of `first` to the end of `last`. */
export function joinSpans(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}
