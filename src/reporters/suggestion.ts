import type { Anchor } from '../core/comments.ts';
import { applyEdits, type Edit } from '../core/edit.ts';
import type { Finding } from '../core/finding.ts';
import { comparePositions, lastLine, type Position } from '../core/location.ts';
import { printable } from '../core/text.ts';
import type { LineText } from './code-frame.ts';

export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Whole lines, and what they become. */
export interface Rewrite extends Lines {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** More than this is not read before it is clicked. */
const mostCharacters = 10_000;

/** The lines of head that a comment covers; `undefined` on a removed line or on a file. */
export function coveredLines(anchor: Anchor): Lines | undefined {
  if (anchor.kind === 'file' || anchor.side === 'LEFT') return undefined;
  return { first: anchor.startLine ?? anchor.line, last: anchor.line };
}

/**
 * What GitHub may put in the place of exactly the lines that the comment covers, when somebody clicks; `undefined`
 * where the finding's edits reach beyond them or cannot be carried by a comment.
 */
export function suggestionFor(finding: Finding, anchor: Anchor, lineText: LineText): Rewrite | undefined {
  const lines = coveredLines(anchor);
  return lines === undefined ? undefined : rewrite(finding, lines, lineText);
}

/** What the finding's edits make of the lines they touch. */
export function changeOf(finding: Finding, lineText: LineText): Rewrite | undefined {
  if (finding.edits.length === 0) return undefined;
  const first = Math.min(...finding.edits.map(({ span }) => span.start.line));
  const last = Math.max(...finding.edits.map(({ span }) => lastLine(span)));
  return last - first > 20 ? undefined : rewrite(finding, { first, last }, lineText);
}

function rewrite({ location, edits }: Finding, lines: Lines, lineText: LineText): Rewrite | undefined {
  if (edits.length === 0) return undefined;
  const before: string[] = [];
  for (let line = lines.first; line <= lines.last; line++) {
    const text = lineText(location.path, line)?.replace(/\r$/, '');
    if (text === undefined) return undefined;
    before.push(text);
  }
  if (!edits.every((edit) => liesWithin(edit, lines, before))) return undefined;
  const text = applyEdits(
    before.map((line) => `${line}\n`).join(''),
    edits.map((edit) => shifted(edit, 1 - lines.first)),
  );
  // The last line's break is not ours to take: the line below would be joined.
  if (text !== '' && !text.endsWith('\n')) return undefined;
  const after = text === '' ? [] : text.slice(0, -1).split('\n');
  if (text.length > mostCharacters || !after.every(isCarried) || after.join('\n') === before.join('\n'))
    return undefined;
  return { ...lines, before, after };
}

/** The start of the line below the last one counts as inside: a whole line is taken away up to there. */
function liesWithin({ span: { start, end } }: Edit, { first, last }: Lines, before: readonly string[]): boolean {
  const inside = (position: Position) =>
    position.line === last + 1
      ? position.column === 1
      : position.column <= (before[position.line - first]?.length ?? 0) + 1;
  return (
    start.line >= first && end.line <= last + 1 && comparePositions(start, end) <= 0 && inside(start) && inside(end)
  );
}

function shifted({ span: { start, end }, text }: Edit, by: number): Edit {
  return {
    span: { start: { ...start, line: start.line + by }, end: { ...end, line: end.line + by } },
    text: text.replaceAll('\r\n', '\n'),
  };
}

/** A character that a comment would lose, or that was lost when the file was decoded, would be written back wrong. */
function isCarried(line: string): boolean {
  const text = line.replaceAll('\t', ' ');
  return printable(text) === text && !text.includes('\uFFFD');
}
