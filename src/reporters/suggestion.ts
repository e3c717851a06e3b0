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

/** Whole lines, before and after a change. */
export interface Rewrite extends Lines {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** People would not read more than this before they click. */
const mostCharacters = 10_000;

/** The lines of head that a comment covers; `undefined` on a removed line or on a file. */
export function coveredLines(anchor: Anchor): Lines | undefined {
  if (anchor.kind === 'file' || anchor.side === 'LEFT') return undefined;
  return { first: anchor.startLine ?? anchor.line, last: anchor.line };
}

/**
 * The suggestion for exactly the lines that the comment covers; `undefined` if the finding's edits go beyond them or if a
 * comment cannot contain them.
 */
export function suggestionFor(finding: Finding, anchor: Anchor, lineText: LineText): Rewrite | undefined {
  const lines = coveredLines(anchor);
  return lines === undefined ? undefined : rewrite(finding, lines, lineText);
}

/** The lines that the finding's edits touch, before and after. */
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
  // The break of the last line must stay: otherwise the line below would be joined.
  if (text !== '' && !text.endsWith('\n')) return undefined;
  const after = text === '' ? [] : text.slice(0, -1).split('\n');
  if (text.length > mostCharacters || !after.every(isCarried) || after.join('\n') === before.join('\n'))
    return undefined;
  return { ...lines, before, after };
}

/** The start of the line below the last one counts as inside, because deleting a whole line ends there. */
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

/** Characters that a comment cannot contain, or that decoding has lost: the suggestion would write them back wrong. */
function isCarried(line: string): boolean {
  const text = line.replaceAll('\t', ' ');
  return printable(text) === text && !text.includes('\uFFFD');
}
