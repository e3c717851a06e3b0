import type { Anchor } from '../core/comments.ts';
import type { Finding } from '../core/finding.ts';
import { lastLine } from '../core/location.ts';
import type { Placement } from '../core/review.ts';
import { changedLines } from './changed-lines.ts';
import type { DiffLine, FileDiff, Hunk } from './file-diff.ts';

/**
 * Where a finding of head lies relative to the diff. `diff` is `undefined` if the pull request does not touch the file.
 */
export function placementOf(finding: Finding, diff: FileDiff | undefined): Placement {
  if (diff === undefined) return 'unchanged-file';
  const { added, context } = changedLines(diff);
  const own = { first: finding.location.span.start.line, last: lastLine(finding.location.span) };
  if (added.some(own)) return 'added-line';
  return context.some(own) ? 'diff-context' : 'changed-file';
}

/** How many lines beside its own a comment may cover to hold a suggestion. */
const maxNeighbours = 2;

/**
 * Where the comment on a finding goes: on its own lines if the diff shows them, otherwise on the changed line that most
 * likely caused it, otherwise on the file. `undefined` if the pull request does not touch the file.
 */
export function anchorOf(finding: Finding, diff: FileDiff | undefined): Anchor | undefined {
  if (diff === undefined) return undefined;
  const { span } = finding.location;
  const own = { first: span.start.line, last: lastLine(span) };
  const edited = linesOfEdits(finding, own);
  for (const hunk of diff.hunks) {
    const shown = shownLines(hunk);
    if (shown === undefined) continue;
    if (edited && within(edited, shown)) return lineAnchor(edited);
    const first = Math.max(own.first, shown.first);
    const last = Math.min(own.last, shown.last);
    if (first <= last) return lineAnchor({ first, last });
  }
  const cause = causeOf(finding, diff);
  if (cause === undefined) return { kind: 'file' };
  return cause.head === undefined
    ? { kind: 'line', side: 'LEFT', line: cause.base ?? 1, startLine: undefined }
    : { kind: 'line', side: 'RIGHT', line: cause.head, startLine: undefined };
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

function lineAnchor({ first, last }: Lines): Anchor {
  // GitHub refuses a start line that equals the line: https://docs.github.com/rest/pulls/comments
  return { kind: 'line', side: 'RIGHT', line: last, startLine: first < last ? first : undefined };
}

function within(inner: Lines, outer: Lines): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

function shownLines({ lines }: Hunk): Lines | undefined {
  const first = lines.find(({ head }) => head !== undefined)?.head;
  const last = lines.findLast(({ head }) => head !== undefined)?.head;
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** The finding's lines, extended to those that its edits change, unless that is too much for one suggestion. */
function linesOfEdits({ edits }: Finding, own: Lines): Lines | undefined {
  if (edits.length === 0) return undefined;
  const first = Math.min(own.first, ...edits.map(({ span }) => span.start.line));
  const last = Math.max(own.last, ...edits.map(({ span }) => lastLine(span)));
  return own.first - first <= maxNeighbours && last - own.last <= maxNeighbours ? { first, last } : undefined;
}

/** The changed line nearest to the finding; if something is missing, a removed line comes first. */
function causeOf(finding: Finding, diff: FileDiff): DiffLine | undefined {
  const { line } = finding.location.span.start;
  const { added, removed } = changedLines(diff);
  return finding.absence
    ? (removed.nearest(line) ?? added.nearest(line))
    : (added.nearest(line) ?? removed.nearest(line));
}
