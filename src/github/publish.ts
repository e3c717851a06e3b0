import type { CommentPlan, Outcome } from '../core/comments.ts';
import type { ReviewedFinding } from '../core/review.ts';
import { count } from '../core/text.ts';
import { type Planner, type Posting, post } from './posting.ts';
import { isAmbiguous, isGitHubs, isLimit, reasonOf } from './refusals.ts';
import { deleteComment, dismissReview, editComment, editReview, resolveThread, type Target } from './writing.ts';

export interface Published {
  readonly outcome: Outcome;
  /** `undefined`: no review was posted. */
  readonly reviewId: number | undefined;
  /** Findings whose comment could not be posted, to be annotated. */
  readonly unsaid: readonly ReviewedFinding[];
}

/**
 * Carries out a comment plan: first what is new, then what is to be changed or taken away, so that nothing is gone
 * before its successor stands. Refusals are answers; only bugs of ours reject.
 */
export async function publish(target: Target, planner: Planner): Promise<Published> {
  const posting = await post(target, planner);
  const { plan, reviewId, refusal, unsaid } = posting;
  if (refusal !== undefined) return { outcome: { kind: 'refused', reason: `${refusal}.` }, reviewId, unsaid };
  const tidied = await tidy(target, plan);
  const parts = [postedWords(posting), ...tidied.done].filter((part) => part !== '');
  const detail = parts.length === 0 ? 'nothing new to post' : parts.join(', ');
  const { refusals } = tidied;
  const words = `${detail}${refusals.map((reason) => `; ${reason}`).join('')}.`;
  const left = refusals.length === 0 ? {} : { left: refusals };
  return { outcome: { kind: 'done', detail: words, ...left }, reviewId, unsaid };
}

function postedWords({ plan, reviewId, onFiles }: Posting): string {
  const comments = plan.review?.comments.length ?? 0;
  const words = [
    reviewId === undefined
      ? ''
      : `1 review ${comments === 0 ? 'without comments' : `with ${count(comments, 'comment')}`}`,
    onFiles === 0 ? '' : count(onFiles, 'comment on a file', 'comments on files'),
  ];
  return words.filter((word) => word !== '').join(', ');
}

interface Tidied {
  readonly done: readonly string[];
  /** What could not be done and why, each once. */
  readonly refusals: readonly string[];
}

/**
 * Edits, resolves, deletes and dismisses. What is refused stays for the next run; and all the rest of it as well, once
 * GitHub has lost an answer that was asked for again and again, since each further one would cost as much time.
 */
async function tidy(target: Target, plan: CommentPlan): Promise<Tidied> {
  const refusals = new Set<string>();
  let inTrouble = false;
  const attempt = async (what: string, act: () => Promise<void>): Promise<boolean> => {
    if (inTrouble) return false;
    try {
      await act();
      return true;
    } catch (error) {
      if (!isGitHubs(error)) throw error;
      refusals.add(`${what}: ${reasonOf(error, 'pull-requests: write')}`);
      inTrouble = isAmbiguous(error) || isLimit(error);
      return false;
    }
  };
  const each = async <T>(what: string, items: readonly T[], act: (item: T) => Promise<void>): Promise<number> => {
    let done = 0;
    for (const item of items) if (await attempt(what, () => act(item))) done++;
    return done;
  };

  const edited = await each('a comment could not be edited', plan.edit, ({ comment, body }) =>
    editComment(target, comment.id, body),
  );
  const replaced = await each('an old comment could not be deleted', plan.replace, ({ comment, body }) =>
    comment.hasReplies ? editComment(target, comment.id, body) : deleteComment(target, comment.id),
  );
  // What we take away must be off the lists of what stood there first, or it would pass for what a person took away.
  await each('the text of an old review could not be updated', plan.amend, ({ review, body }) =>
    editReview(target, review.id, body),
  );
  const retire = retirer(target);
  const settled = await each('the comment of a resolved finding could not be updated', plan.retire, retire);
  const dismissed = await each('our request for changes could not be dismissed', plan.dismiss, ({ id }) =>
    dismissReview(target, id),
  );
  const words = (n: number, what: string) => (n === 0 ? [] : [`${n} ${what}`]);
  return {
    done: [
      ...words(edited, 'edited'),
      ...words(replaced, 'replaced'),
      ...words(settled, 'resolved'),
      ...words(dismissed, 'dismissed'),
    ],
    refusals: [...refusals],
  };
}

/**
 * A comment is marked and its thread resolved where the token may (which takes `contents: write`:
 * https://github.com/github/gh-aw/issues/35726); where it may not, the comment is deleted if nobody replied, otherwise
 * only marked. Marked first: the mark tells our resolution from that of a person, who may share our name.
 */
function retirer(target: Target): (retired: CommentPlan['retire'][number]) => Promise<void> {
  let mayResolve = true;
  const resolve = async (threadId: string): Promise<boolean> => {
    try {
      await resolveThread(target, threadId);
    } catch (error) {
      if (!isGitHubs(error)) throw error;
      mayResolve = false;
    }
    return mayResolve;
  };
  return async ({ comment, body }) => {
    const resolvable = mayResolve && comment.canResolve;
    if ((comment.hasReplies || resolvable) && body !== comment.body) await editComment(target, comment.id, body);
    const resolved = resolvable && (await resolve(comment.threadId));
    if (!comment.hasReplies && !resolved) await deleteComment(target, comment.id);
  };
}
