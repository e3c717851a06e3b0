import type { Anchor, CommentPlan, PostedComment, PostedReview } from '../../src/core/comments.ts';
import { judge } from '../../src/core/gate.ts';
import type { Review, ReviewedFinding } from '../../src/core/review.ts';
import { noLinks } from '../../src/reporters/place.ts';
import { planComments } from '../../src/reporters/plan.ts';
import type { PlanInputs } from '../../src/reporters/topic.ts';

/** What stands on a pull request, as GitHub would keep it. */
export interface Posted {
  readonly comments: readonly PostedComment[];
  readonly reviews: readonly PostedReview[];
}

export const nothingPosted: Posted = { comments: [], reviews: [] };

/** What GitHub holds after a plan was carried out by a token that may (or may not) resolve threads. */
export function carriedOut(plan: CommentPlan, before: Posted, canResolve: boolean): Posted {
  let id = Math.max(100, ...before.comments.map((comment) => comment.id), ...before.reviews.map((review) => review.id));
  const bodies = new Map(plan.edit.map(({ comment, body }) => [comment.id, body]));
  const settled = new Map([...plan.retire, ...plan.replace].map(({ comment, body }) => [comment.id, body]));
  const takenAway = new Set(plan.replace.map(({ comment }) => comment.id));
  const kept = before.comments.flatMap((comment): readonly PostedComment[] => {
    const body = settled.get(comment.id);
    if (body === undefined) return [{ ...comment, body: bodies.get(comment.id) ?? comment.body }];
    const resolves = canResolve && !takenAway.has(comment.id);
    if (!resolves && !comment.hasReplies) return [];
    return [{ ...comment, body, resolved: comment.resolved || resolves }];
  });
  const dismissed = new Set(plan.dismiss.map((review) => review.id));
  const amended = new Map(plan.amend.map(({ review, body }) => [review.id, body]));
  const reviews = before.reviews.map((review): PostedReview => {
    const { id: own, body } = review;
    return { ...review, body: amended.get(own) ?? body, ...(dismissed.has(own) ? { state: 'DISMISSED' } : {}) };
  });
  const created = [...(plan.review?.comments ?? []), ...plan.onFiles].map(({ path, anchor, body }): PostedComment => {
    id += 1;
    return {
      ...{ id, threadId: `T${id}`, path, body, outdated: false, resolved: false },
      ...{ hasReplies: false, canResolve, onFile: anchor.kind === 'file' },
      line: anchor.kind === 'line' ? anchor.line : undefined,
      side: anchor.kind === 'line' ? anchor.side : 'RIGHT',
    };
  });
  id += 1;
  return {
    comments: [...kept, ...created],
    reviews:
      plan.review === undefined
        ? reviews
        : [
            ...reviews,
            { id, body: plan.review.body, state: plan.review.event === 'COMMENT' ? 'COMMENTED' : 'CHANGES_REQUESTED' },
          ],
  };
}

/** On the finding's own first line, where it is in the diff; on the file or nowhere otherwise. */
export function anchorByPlacement({
  location,
  placement,
}: ReviewedFinding): { path: string; anchor: Anchor } | undefined {
  const { path, span } = location;
  if (placement === 'unchanged-file') return undefined;
  if (placement === 'changed-file') return { path, anchor: { kind: 'file' } };
  return { path, anchor: { kind: 'line', side: 'RIGHT', line: span.start.line, startLine: undefined } };
}

export function plan(review: Review, posted: Posted, changes: Partial<PlanInputs> = {}): CommentPlan {
  return planComments({
    review,
    verdict: judge(review, 'high', 'fail'),
    failOn: 'high',
    category: 'plimsoll/',
    commentOn: 'low',
    maxComments: 25,
    reviewEvent: 'comment',
    anchorOf: anchorByPlacement,
    lineText: () => 'USER root',
    posted: posted.comments,
    reviews: posted.reviews,
    linkTo: noLinks,
    ...changes,
  });
}
