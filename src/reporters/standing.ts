import type { PostedComment } from '../core/comments.ts';
import { type CommentMarker, findingKey, parseCommentMarker } from './marker.ts';

/** A comment of ours with what its marker says. */
export interface Standing {
  readonly comment: PostedComment;
  readonly marker: CommentMarker;
}

/** The existing comments of the pull request, sorted by what this run has to do with them. */
export interface Sorted {
  /** By `findingKey`: the one comment for each finding of the review. */
  readonly kept: ReadonlyMap<string, Standing>;
  /** Duplicates of another comment, because two runs posted at the same time. */
  readonly doubled: readonly Standing[];
  /** A person resolved the thread, and a new comment has to report more. */
  readonly overtaken: readonly Standing[];
  /** Their finding is gone. */
  readonly gone: readonly Standing[];
  /** Their finding may be gone or not: its file or image could not be reviewed this time. */
  readonly unheard: readonly Standing[];
  /** Marked as gone by a run that ended before it could resolve or delete them. */
  readonly unfinished: readonly Standing[];
}

/**
 * Ignores comments of other categories, which belong to another job. `present` says which findings exist, `isOvertaken`
 * which comments a new one replaces, and `isUnheard` which comments are about something that could not be reviewed.
 */
export function sortComments(
  posted: readonly PostedComment[],
  category: string,
  present: (key: string) => boolean,
  isOvertaken: (key: string, standing: Standing) => boolean,
  isUnheard: (standing: Standing) => boolean,
): Sorted {
  const kept = new Map<string, Standing>();
  const doubled: Standing[] = [];
  const overtaken: Standing[] = [];
  const gone: Standing[] = [];
  const unheard: Standing[] = [];
  const unfinished: Standing[] = [];
  for (const comment of posted.toSorted(byClaim)) {
    const marker = parseCommentMarker(comment.body);
    if (marker?.category !== category) continue;
    const standing = { comment, marker };
    const key = findingKey(marker.path, marker.fingerprint);
    if (isOver(standing)) {
      if (marker.state === 'gone' && !comment.resolved && !comment.hasReplies) unfinished.push(standing);
    } else if (!present(key)) (isUnheard(standing) ? unheard : gone).push(standing);
    else if (isOvertaken(key, standing)) overtaken.push(standing);
    else if (kept.has(key)) doubled.push(standing);
    else kept.set(key, standing);
  }
  return { kept, doubled, overtaken, gone, unheard, unfinished };
}

/** True if the comment already says that its finding is gone. */
function isOver({ marker }: Standing): boolean {
  return marker.state === 'gone';
}

/**
 * Of two comments on one finding, prefers the one that people reacted to, then the one whose line is current, then the
 * older.
 */
function byClaim(a: PostedComment, b: PostedComment): number {
  return (
    Number(b.resolved) - Number(a.resolved) ||
    Number(b.hasReplies) - Number(a.hasReplies) ||
    Number(isOutdated(a)) - Number(isOutdated(b)) ||
    a.id - b.id
  );
}

/** True if the line of the comment has changed since it was posted. */
export function isOutdated({ onFile, outdated, line }: PostedComment): boolean {
  return !onFile && (outdated || line === undefined);
}
