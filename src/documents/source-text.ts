import { lineStarts } from '../core/edit.ts';
import type { Position, Span } from '../core/location.ts';
import type { Project } from './project.ts';

/** The text of a file of a commit; `undefined` if it was not read. */
export type TextOf = (path: string) => string | undefined;

/** The text of container files, and of those that were read as context. */
export function textOf(project: Pick<Project, 'document' | 'text'>): TextOf {
  return (path) => project.document(path)?.text ?? project.text(path);
}

/** Lines of files, from 1; each file is split once, and only when one of its lines is needed. */
export function sourceLines(text: TextOf): (path: string, line: number) => string | undefined {
  const split = new Map<string, readonly string[]>();
  return (path, line) => {
    const lines = split.get(path) ?? text(path)?.split(/\r?\n/) ?? [];
    split.set(path, lines);
    return lines[line - 1];
  };
}

/** What the file has at a place; `undefined` if it was not read. Its lines are found once for each file. */
export function textAt(text: TextOf): (path: string, span: Span) => string | undefined {
  const files = new Map<string, (span: Span) => string | undefined>();
  return (path, span) => {
    const cut = files.get(path) ?? cutter(text(path));
    files.set(path, cut);
    return cut(span);
  };
}

function cutter(text: string | undefined): (span: Span) => string | undefined {
  if (text === undefined) return () => undefined;
  const starts = lineStarts(text);
  const offset = ({ line, column }: Position) => (starts[line - 1] ?? text.length) + column - 1;
  return ({ start, end }) => text.slice(offset(start), offset(end));
}
