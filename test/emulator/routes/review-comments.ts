import type { Problem } from '../anchors.ts';
import { type Answer, type Call, integer, notFound, ok, pageOf, type Routes, refuse, text } from '../exchange.ts';
import { commentResource } from '../resources.ts';
import {
  addComment,
  endsOf,
  findComment,
  isVisible,
  now,
  placeComments,
  removeComment,
  startReview,
  startThread,
} from '../world.ts';
import { pullOf } from './pulls.ts';
import { anchorOf, longestBody } from './reviews.ts';

const reads = { permission: 'pull-requests', access: 'read' } as const;
const writes = { permission: 'pull-requests', access: 'write' } as const;

/** "Validation error" of https://docs.github.com/en/rest/pulls/comments#create-a-review-comment-for-a-pull-request */
function invalid(
  ...problems: readonly { readonly field: string; readonly code: string; readonly complaint: string }[]
) {
  return refuse(422, 'Validation Failed', {
    errors: problems.map(({ field, code, complaint }) => ({
      resource: 'PullRequestReviewComment',
      code,
      field,
      ...(code === 'custom' ? { message: `${field} ${complaint}` } : {}),
    })),
  });
}

/** https://github.com/qiniu/reviewbot/issues/179 */
function ofThread(problem: Problem): Problem {
  return { ...problem, field: `pull_request_review_thread.${problem.field}` };
}

function judgeBody(body: string): Answer | undefined {
  if (body.trim() === '') return invalid({ field: 'body', code: 'missing_field', complaint: '' });
  if (body.length <= longestBody) return undefined;
  return invalid({ field: 'body', code: 'custom', complaint: `is too long (maximum is ${longestBody} characters)` });
}

export const reviewCommentRoutes: Routes = {
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments': {
    needs: reads,
    answer(call) {
      const pull = pullOf(call);
      if (pull === undefined) return notFound();
      const comments = pull.threads
        .flatMap((thread) => thread.comments.map((comment) => ({ thread, comment })))
        .filter(({ comment }) => comment.review.state !== 'PENDING')
        .toSorted((left, right) => left.comment.id - right.comment.id);
      const ordered = call.query.get('direction') === 'desc' ? comments.toReversed() : comments;
      return pageOf(call, ordered, ({ thread, comment }) => commentResource(call.world, pull, thread, comment));
    },
  },
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments': { needs: writes, creates: true, answer: createComment },
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies': {
    needs: writes,
    creates: true,
    answer: (call) => reply(call, Number(call.params['comment_id'])),
  },
  'GET /repos/{owner}/{repo}/pulls/comments/{comment_id}': {
    needs: reads,
    async answer(call) {
      const found = namedComment(call);
      if (found === undefined) return notFound();
      return ok(await commentResource(call.world, found.pull, found.thread, found.comment));
    },
  },
  'PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}': {
    needs: writes,
    async answer(call) {
      const found = namedComment(call);
      if (found === undefined) return notFound();
      const body = text(call, 'body') ?? '';
      const refusal = judgeBody(body);
      if (refusal !== undefined) return refusal;
      found.comment.body = body;
      found.comment.updatedAt = now(call.world);
      return ok(await commentResource(call.world, found.pull, found.thread, found.comment));
    },
  },
  'DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}': {
    needs: writes,
    answer(call) {
      const found = namedComment(call);
      if (found === undefined) return notFound();
      removeComment(found.pull, found.thread, found.comment);
      return { status: 204 };
    },
  },
};

function namedComment(call: Call) {
  const found = findComment(call.world, ({ id }) => id === Number(call.params['comment_id']));
  return found !== undefined && isVisible(found.comment.review, call.viewer?.login) ? found : undefined;
}

async function createComment(call: Call): Promise<Answer> {
  const { world, viewer, body } = call;
  const pull = pullOf(call);
  if (pull === undefined || viewer === undefined) return notFound();
  const repliedTo = integer(body['in_reply_to']);
  if (repliedTo !== undefined) return reply(call, repliedTo);
  const refusal = judgeBody(text(call, 'body') ?? '');
  if (refusal !== undefined) return refusal;
  const commit = text(call, 'commit_id') ?? '';
  if (!pull.heads.has(commit)) {
    // https://github.com/octokit/octokit.rb/pull/1131
    const complaint = 'is not part of the pull request';
    return invalid({ field: 'pull_request_review_thread.end_commit_oid', code: 'custom', complaint });
  }
  if (pull.reviews.some((review) => review.state === 'PENDING' && review.author === viewer.login)) {
    // https://github.com/namanshergill/diohub/issues/18
    const complaint = 'can only have one pending review per pull request';
    return invalid({ field: 'user_id', code: 'custom', complaint });
  }
  const path = text(call, 'path') ?? '';
  const anchor = body['subject_type'] === 'file' ? undefined : anchorOf(body, path);
  const ends = await endsOf(world, pull, commit);
  const requests = [{ path, body: text(call, 'body') ?? '', anchor }];
  const { placed, problems } = await placeComments(world, ends, requests);
  const [comment] = placed;
  if (comment === undefined) return invalid(...problems.map(ofThread));
  const review = startReview(world, pull, { author: viewer.login, body: '', state: 'COMMENTED', commit });
  const thread = startThread(world, pull, ends, comment, review);
  return created(call, thread.comments[0]?.id ?? 0);
}

/** "Replies to replies are not supported": a reply always joins the thread. */
async function reply(call: Call, id: number): Promise<Answer> {
  const { world, viewer } = call;
  const found = findComment(world, (comment) => comment.id === id);
  if (found === undefined || found.pull !== pullOf(call) || viewer === undefined) return notFound();
  const refusal = judgeBody(text(call, 'body') ?? '');
  if (refusal !== undefined) return refusal;
  const { pull, thread } = found;
  const commit = pull.head.oid;
  const review = startReview(world, pull, { author: viewer.login, body: '', state: 'COMMENTED', commit });
  return created(call, addComment(world, thread, review, text(call, 'body') ?? '').id);
}

async function created(call: Call, id: number): Promise<Answer> {
  const found = findComment(call.world, (comment) => comment.id === id);
  if (found === undefined) return notFound();
  const body = await commentResource(call.world, found.pull, found.thread, found.comment);
  return { status: 201, body, headers: { location: String(body['url']) } };
}
