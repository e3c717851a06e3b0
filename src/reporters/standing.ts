import type { PostedComment } from '../core/comments.ts';
import { type CommentMarker, findingKey, parseCommentMarker } from './marker.ts';

/** A comment of ours with what its marker says. */
export interface Standing {
  readonly comment: PostedComment;
  readonly marker: CommentMarker;
}

/** What the comments that stand on the pull request mean to this run. */
export interface Sorted {
  /** By `findingKey`: the one comment that speaks for a finding of the review. */
  readonly kept: ReadonlyMap<string, Standing>;
  /** They say what another one says, since two runs spoke at once. */
  readonly doubled: readonly Standing[];
  /** A person closed the thread, and by now another comment has to say more. */
  readonly overtaken: readonly Standing[];
  /** Their finding is gone. */
  readonly gone: readonly Standing[];
  /** Nobody knows whether it is: what they speak of was not looked at this time. */
  readonly unheard: readonly Standing[];
  /** Marked as gone by a run that ended before it could resolve or delete them. */
  readonly unfinished: readonly Standing[];
}

/**
 * Comments of other categories are left alone: they belong to another job. `present` tells which findings there are,
 * `isOvertaken` which comments speak for theirs no longer, `isUnheard` which of the others nobody can say anything of.
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

/** True where the comment speaks for no finding any more, and says so. */
function isOver({ marker }: Standing): boolean {
  return marker.state === 'gone';
}

/** Of two comments on one finding the one that people dealt with stays, else the one whose line stands, else the older. */
function byClaim(a: PostedComment, b: PostedComment): number {
  return (
    Number(b.resolved) - Number(a.resolved) ||
    Number(b.hasReplies) - Number(a.hasReplies) ||
    Number(isOutdated(a)) - Number(isOutdated(b)) ||
    a.id - b.id
  );
}

/** True where the line that a comment stood on has changed since. */
export function isOutdated({ onFile, outdated, line }: PostedComment): boolean {
  return !onFile && (outdated || line === undefined);
}
