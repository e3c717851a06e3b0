import type { CommentPlan, Outcome } from '../core/comments.ts';
import type { ReviewedFinding } from '../core/review.ts';
import { count } from '../core/text.ts';
import { type Planner, type Posting, post } from './posting.ts';
import { isAmbiguous, isGitHubs, isLimit, reasonOf } from './refusals.ts';
import { deleteComment, dismissReview, editComment, editReview, resolveThread, type Target } from './writing.ts';

export interface Published {
  readonly outcome: Outcome;
  /** `undefined` if no review was posted. */
  readonly reviewId: number | undefined;
  /** Findings whose comment could not be posted, to be annotated. */
  readonly unsaid: readonly ReviewedFinding[];
}

/**
 * Carries out a comment plan: first posts what is new, then edits and deletes, so that no comment is deleted before its
 * replacement exists. Refusals are returned as values; only bugs of ours reject.
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
  /** What was refused and why, each reason once. */
  readonly refusals: readonly string[];
}

/**
 * Edits, resolves, deletes and dismisses. The next run tries again what was refused. If GitHub does not answer even after
 * all retries, everything else is left to the next run too, since each further request would take as long.
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
  // Must come before our own deletions: what is still on the lists counts as deleted by a person.
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
 * Marks a comment and resolves its thread if the token may do that (it needs `contents: write`:
 * https://github.com/github/gh-aw/issues/35726). Otherwise deletes the comment if nobody replied, or only marks it. Marks
 * it first: the marker distinguishes our resolution from that of a person, who may use the same account.
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
