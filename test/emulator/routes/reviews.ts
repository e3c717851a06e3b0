import type { AnchorRequest, Problem, Side } from '../anchors.ts';
import { type Answer, type Call, integer, notFound, ok, pageOf, type Routes, refuse, text } from '../exchange.ts';
import { commentResource, reviewResource } from '../resources.ts';
import {
  type CommentRequest,
  endsOf,
  isVisible,
  now,
  type Pull,
  placeComments,
  type Review,
  type ReviewState,
  startReview,
  startThread,
} from '../world.ts';
import { pullOf } from './pulls.ts';

/** Body of a review, a review comment, an issue comment: https://github.com/renovatebot/renovate/issues/2032 */
export const longestBody = 65_536;

const reads = { permission: 'pull-requests', access: 'read' } as const;
const writes = { permission: 'pull-requests', access: 'write' } as const;

const stateAfter: Readonly<Record<string, ReviewState>> = {
  APPROVE: 'APPROVED',
  COMMENT: 'COMMENTED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
};

/** "Validation error simple" of https://docs.github.com/en/rest/pulls/reviews#create-a-review-for-a-pull-request */
function unprocessable(...errors: readonly string[]): Answer {
  return refuse(422, 'Unprocessable Entity', { errors });
}

/** "Pull request review thread line must be part of the diff": https://github.com/parkerbxyz/suggest-changes/issues/64 */
function sentence(problems: readonly Problem[]): string {
  const parts = problems.map(({ field, complaint }) => {
    return `Pull request review thread ${field.replaceAll('_', ' ')} ${complaint}`;
  });
  const unique = [...new Set(parts)];
  if (unique.length < 3) return unique.join(' and ');
  return `${unique.slice(0, -1).join(', ')}, and ${unique.at(-1)}`;
}

function asSide(value: unknown): Side | undefined {
  return value === 'LEFT' || value === 'RIGHT' ? value : undefined;
}

export function anchorOf(comment: Readonly<Record<string, unknown>>, path: string): AnchorRequest {
  return {
    path,
    line: integer(comment['line']),
    side: asSide(comment['side']) ?? 'RIGHT',
    startLine: integer(comment['start_line']),
    startSide: asSide(comment['start_side']),
    position: integer(comment['position']),
  };
}

function commentsOf(call: Call): readonly CommentRequest[] {
  const written = call.body['comments'];
  if (!Array.isArray(written)) return [];
  return written.map((comment: Readonly<Record<string, unknown>>) => {
    const path = String(comment['path']);
    return { path, body: String(comment['body']), anchor: anchorOf(comment, path) };
  });
}

export const reviewRoutes: Routes = {
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': {
    needs: reads,
    answer(call) {
      const pull = pullOf(call);
      if (pull === undefined) return notFound();
      const visible = pull.reviews.filter((review) => isVisible(review, call.viewer?.login));
      return pageOf(call, visible, (review) => reviewResource(call.world, pull, review));
    },
  },
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews': { needs: writes, creates: true, answer: createReview },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}': {
    needs: reads,
    answer: (call) => withReview(call, (pull, review) => ok(reviewResource(call.world, pull, review))),
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments': {
    needs: reads,
    answer: (call) =>
      withReview(call, (pull, review) => {
        const own = pull.threads.flatMap((thread) =>
          thread.comments.filter((comment) => comment.review === review).map((comment) => ({ thread, comment })),
        );
        return pageOf(call, own, ({ thread, comment }) => commentResource(call.world, pull, thread, comment));
      }),
  },
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}': {
    needs: writes,
    answer: (call) =>
      withReview(call, (pull, review) => {
        const body = text(call, 'body') ?? '';
        if (body.length > longestBody) return unprocessable(`Body is too long (maximum is ${longestBody} characters)`);
        review.body = body;
        return ok(reviewResource(call.world, pull, review));
      }),
  },
  'DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}': {
    needs: writes,
    answer: (call) =>
      withReview(call, (pull, review) => {
        // "Deletes a pull request review that has not been submitted. Submitted reviews cannot be deleted."
        // https://docs.github.com/en/rest/pulls/reviews#delete-a-pending-review-for-a-pull-request
        if (review.state !== 'PENDING') return unprocessable('Can not delete a non-pending pull request review');
        pull.reviews.splice(pull.reviews.indexOf(review), 1);
        const kept = pull.threads.filter(({ comments }) => comments.every((comment) => comment.review !== review));
        pull.threads.splice(0, pull.threads.length, ...kept);
        return ok(reviewResource(call.world, pull, review));
      }),
  },
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events': {
    needs: writes,
    answer: (call) =>
      withReview(call, (pull, review) => {
        if (review.state !== 'PENDING') return unprocessable('Review has already been submitted');
        review.state = stateAfter[text(call, 'event') ?? ''] ?? 'COMMENTED';
        review.body = text(call, 'body') ?? review.body;
        review.submittedAt = now(call.world);
        return ok(reviewResource(call.world, pull, review));
      }),
  },
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals': {
    needs: writes,
    answer: (call) =>
      withReview(call, (pull, review) => {
        if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
          // https://github.com/mheap/github-action-required-labels/issues/6, https://github.com/cpp-linter/cpp-linter-action/issues/290
          const state = review.state.toLowerCase();
          return refuse(422, 'Validation Failed', { errors: [`Can not dismiss a ${state} pull request review`] });
        }
        review.state = 'DISMISSED';
        return ok(reviewResource(call.world, pull, review));
      }),
  },
};

function withReview(call: Call, use: (pull: Pull, review: Review) => Answer | Promise<Answer>) {
  const pull = pullOf(call);
  const review = pull?.reviews.find(({ id }) => id === Number(call.params['review_id']));
  if (pull === undefined || review === undefined || !isVisible(review, call.viewer?.login)) return notFound();
  return use(pull, review);
}

/** All of the review or, where one comment has no place in the diff, nothing of it. */
async function createReview(call: Call): Promise<Answer> {
  const { world, viewer } = call;
  const pull = pullOf(call);
  if (pull === undefined || viewer === undefined) return notFound();
  const requests = commentsOf(call);
  const event = text(call, 'event');
  const body = text(call, 'body') ?? '';
  const commit = text(call, 'commit_id') ?? pull.head.oid;
  const author = viewer.login;

  // https://github.com/reviewdog/reviewdog/issues/434
  if (!pull.heads.has(commit)) return unprocessable('The commitOID is not part of the pull request');
  // Also where the new review is not to be pending: https://github.com/max-sixty/tend/pull/1171
  if (pull.reviews.some((review) => review.state === 'PENDING' && review.author === author)) {
    return unprocessable('User can only have one pending review per pull request');
  }
  // "Required when using REQUEST_CHANGES or COMMENT"; comments without a body are accepted:
  // https://github.com/reviewdog/reviewdog/blob/master/service/github/github.go posts so.
  if (body === '' && requests.length === 0 && (event === 'COMMENT' || event === 'REQUEST_CHANGES')) {
    return unprocessable(`Body can't be blank`);
  }
  if ([body, ...requests.map((request) => request.body)].some(({ length }) => length > longestBody)) {
    return unprocessable(`Body is too long (maximum is ${longestBody} characters)`);
  }
  if (requests.some((request) => request.body.trim() === '')) return unprocessable("Body can't be blank");
  // https://github.com/Reviewable/Reviewable/issues/570
  if (author === pull.author && (event === 'APPROVE' || event === 'REQUEST_CHANGES')) {
    const verb = event === 'APPROVE' ? 'approve' : 'request changes on';
    return unprocessable(`Can not ${verb} your own pull request`);
  }
  const ends = await endsOf(world, pull, commit);
  const { placed, problems } = await placeComments(world, ends, requests);
  if (problems.length > 0) return unprocessable(sentence(problems));

  const state = event === undefined ? 'PENDING' : (stateAfter[event] ?? 'COMMENTED');
  const review = startReview(world, pull, { author, body, state, commit });
  for (const comment of placed) startThread(world, pull, ends, comment, review);
  return ok(reviewResource(world, pull, review));
}
