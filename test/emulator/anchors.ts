import { type Change, followLine, type Hunk, type PatchLine } from './changes.ts';

export type Side = 'LEFT' | 'RIGHT';

/** Where a client asks for a comment on lines, in either of the API's two spellings. */
export interface AnchorRequest {
  readonly path: string;
  readonly line: number | undefined;
  readonly side: Side;
  readonly startLine: number | undefined;
  readonly startSide: Side | undefined;
  /** Lines down from the first hunk's header; the older spelling. */
  readonly position: number | undefined;
}

/** A place in the diff that GitHub accepts. */
export interface Place {
  readonly line: number;
  readonly side: Side;
  readonly startLine: number | undefined;
  readonly startSide: Side | undefined;
  readonly position: number;
  readonly diffHunk: string;
}

/** One reason for a 422, in the words of both endpoints. */
export interface Problem {
  readonly field: string;
  readonly code: 'custom' | 'invalid' | 'missing_field';
  /** After the field's name, where the code is `custom`. */
  readonly complaint: string;
}

/** https://github.com/parkerbxyz/suggest-changes/issues/64: it comes with every anchor that names no line of the diff. */
const noHunk: Problem = { field: 'diff_hunk', code: 'missing_field', complaint: "can't be blank" };

/**
 * The place that an anchor names in the diff, or why GitHub answers 422. Only lines of the diff can be commented on:
 * https://docs.github.com/en/rest/pulls/comments#create-a-review-comment-for-a-pull-request
 */
export function resolveAnchor(changes: readonly Change[], anchor: AnchorRequest): Place | readonly Problem[] {
  const change = changes.find(({ path }) => path === anchor.path);
  // https://github.com/jenkinsci/pipeline-github-plugin/issues/106
  if (change === undefined) return [{ field: 'path', code: 'invalid', complaint: 'is invalid' }, noHunk];
  const hunks = change.patch === undefined ? [] : change.hunks;
  if (anchor.line === undefined && anchor.position !== undefined) return atPosition(hunks, anchor.position);
  const end = find(hunks, anchor.side, anchor.line);
  if (anchor.startLine === undefined) {
    if (end !== undefined) return placeOf(end.hunk, end.line, anchor.side);
    return [{ field: 'line', code: 'custom', complaint: 'must be part of the diff' }, noHunk];
  }
  const startSide = anchor.startSide ?? anchor.side;
  const start = find(hunks, startSide, anchor.startLine);
  const problems: Problem[] = [];
  if (end === undefined) problems.push({ field: 'line', code: 'custom', complaint: 'must be part of the diff' });
  if (start === undefined || start.hunk !== end?.hunk) {
    // https://github.com/qiniu/reviewbot/issues/179
    const complaint = 'must be part of the same hunk as the line.';
    problems.push({ field: 'start_line', code: 'custom', complaint });
  } else if (start.line.position >= end.line.position) {
    // Also where the two are equal: https://github.com/ubuntu/WSL/pull/244
    problems.push({ field: 'start_line', code: 'custom', complaint: 'must precede the end line.' });
  }
  if (end === undefined) problems.push(noHunk);
  if (end === undefined || problems.length > 0) return problems;
  return { ...placeOf(end.hunk, end.line, anchor.side), startLine: anchor.startLine, startSide };
}

/** https://github.com/octokit/octokit.net/issues/2709 */
function atPosition(hunks: readonly Hunk[], position: number): Place | readonly Problem[] {
  for (const hunk of hunks) {
    const line = hunk.lines.find((candidate) => candidate.position === position);
    if (line !== undefined) return placeOf(hunk, line, line.kind === 'removed' ? 'LEFT' : 'RIGHT');
  }
  return [{ field: 'position', code: 'invalid', complaint: 'is invalid' }, noHunk];
}

/**
 * "Use LEFT for deletions that appear in red. Use RIGHT for additions that appear in green or unchanged lines":
 * https://docs.github.com/en/rest/pulls/comments#create-a-review-comment-for-a-pull-request
 */
function find(hunks: readonly Hunk[], side: Side, line: number | undefined) {
  if (line === undefined) return undefined;
  for (const hunk of hunks) {
    const own = hunk.lines.find((candidate) => numberOn(candidate, side) === line);
    if (own !== undefined) return { hunk, line: own };
  }
  return undefined;
}

function numberOn({ kind, left, right }: PatchLine, side: Side): number | undefined {
  if (side === 'RIGHT') return right;
  return kind === 'removed' ? left : undefined;
}

function placeOf(hunk: Hunk, line: PatchLine, side: Side): Place {
  const shown = hunk.lines.slice(0, hunk.lines.indexOf(line) + 1);
  return {
    line: numberOn(line, side) ?? 0,
    side,
    startLine: undefined,
    startSide: undefined,
    position: line.position,
    diffHunk: [hunk.header, ...shown.map(({ written }) => written)].join('\n'),
  };
}

/** What a comment's lines are followed through: both ends of the diff may have moved since it was written. */
export interface Moves {
  /** From the commit that was commented on to the head now. */
  readonly right: readonly Change[];
  /** From the merge base of then to the merge base now. */
  readonly left: readonly Change[];
  /** The pull request's diff now. */
  readonly diff: readonly Change[];
}

/** Where a comment stands now, or `undefined`: it is outdated, since one of its lines was rewritten or left the diff. */
export function followPlace(path: string, place: Place, moves: Moves): Place | undefined {
  const follow = (line: number | undefined, side: Side) => {
    if (line === undefined) return undefined;
    const changes = side === 'RIGHT' ? moves.right : moves.left;
    const change = changes.find((candidate) => candidate.path === path || candidate.previousPath === path);
    if (change === undefined) return line;
    // A comment does not move to a file's new name.
    return change.path === path && change.status !== 'removed' ? followLine(change.hunks, line) : undefined;
  };
  const line = follow(place.line, place.side);
  const startLine = follow(place.startLine, place.startSide ?? place.side);
  if (line === undefined || (place.startLine !== undefined && startLine === undefined)) return undefined;
  const { side, startSide } = place;
  const now = resolveAnchor(moves.diff, { path, line, side, startLine, startSide, position: undefined });
  return 'line' in now ? now : undefined;
}
