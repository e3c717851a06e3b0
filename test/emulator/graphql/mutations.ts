import type { AnchorRequest, Side } from '../anchors.ts';
import { longestBody } from '../routes/reviews.ts';
import { allows, type Permission } from '../tokens.ts';
import {
  addComment,
  type CommentRequest,
  endsOf,
  findComment,
  type IssueComment,
  now,
  type Pull,
  placeComments,
  type Review,
  removeComment,
  startReview,
  startThread,
  type Thread,
  takeId,
} from '../world.ts';
import { refusal } from './connections.ts';
import { commentObject, issueCommentObject, pullObject, reviewObject, threadObject, type Viewing } from './objects.ts';

type Input<Fields> = { readonly input: Fields & { readonly clientMutationId?: string | null } };

/** Mutations that the emulator knows; each answers its payload or throws GitHub's error. */
export function mutations(viewing: Viewing) {
  const { world, viewer } = viewing;

  /** `{"type":"FORBIDDEN"}` as in https://github.com/letta-ai/letta-code/pull/2201 */
  function demand(...permissions: readonly Permission[]): void {
    if (world.archived) throw refusal('UNPROCESSABLE', 'Repository was archived so is read-only.');
    for (const permission of permissions) {
      if (!allows(viewer, permission, 'write', false)) {
        throw refusal('FORBIDDEN', 'Resource not accessible by integration');
      }
    }
  }

  function threadNamed(id: string): { readonly pull: Pull; readonly thread: Thread } {
    for (const pull of world.pulls.values()) {
      const thread = pull.threads.find(({ nodeId }) => nodeId === id);
      if (thread !== undefined) return { pull, thread };
    }
    throw unknownNode(id);
  }

  function setResolved(id: string, by: string | undefined, clientMutationId: string | null | undefined) {
    // `contents: write`, although nothing of the contents is touched: https://github.com/github/gh-aw/issues/35726
    demand('pull-requests', 'contents');
    const { pull, thread } = threadNamed(id);
    thread.resolvedBy = by;
    return { clientMutationId, thread: () => threadObject(viewing, pull, thread) };
  }

  return {
    resolveReviewThread: ({ input }: Input<{ threadId: string }>) =>
      setResolved(input.threadId, viewer.login, input.clientMutationId),
    unresolveReviewThread: ({ input }: Input<{ threadId: string }>) =>
      setResolved(input.threadId, undefined, input.clientMutationId),
    minimizeComment({ input }: Input<{ subjectId: string; classifier: string }>) {
      demand('pull-requests');
      const minimized = minimizable(viewing, input.subjectId);
      minimized.comment.minimized = input.classifier;
      return { clientMutationId: input.clientMutationId, minimizedComment: minimized.render };
    },
    unminimizeComment({ input }: Input<{ subjectId: string }>) {
      demand('pull-requests');
      const minimized = minimizable(viewing, input.subjectId);
      minimized.comment.minimized = undefined;
      return { clientMutationId: input.clientMutationId, unminimizedComment: minimized.render };
    },
    updatePullRequestReviewComment({ input }: Input<{ pullRequestReviewCommentId: string; body: string }>) {
      demand('pull-requests');
      const found = findComment(world, ({ nodeId }) => nodeId === input.pullRequestReviewCommentId);
      if (found === undefined) throw unknownNode(input.pullRequestReviewCommentId);
      judgeBody(input.body);
      found.comment.body = input.body;
      found.comment.updatedAt = now(world);
      const render = () => commentObject(viewing, found.pull, found.thread, found.comment);
      return { clientMutationId: input.clientMutationId, pullRequestReviewComment: render };
    },
    deletePullRequestReviewComment({ input }: Input<{ id: string }>) {
      demand('pull-requests');
      const found = findComment(world, ({ nodeId }) => nodeId === input.id);
      if (found === undefined) throw unknownNode(input.id);
      removeComment(found.pull, found.thread, found.comment);
      const { pull, thread, comment } = found;
      return {
        clientMutationId: input.clientMutationId,
        pullRequestReview: () => reviewObject(viewing, pull, comment.review),
        pullRequestReviewComment: () => commentObject(viewing, pull, thread, comment),
      };
    },
    addPullRequestReviewThreadReply({ input }: Input<{ pullRequestReviewThreadId: string; body: string }>) {
      demand('pull-requests');
      const { pull, thread } = threadNamed(input.pullRequestReviewThreadId);
      judgeBody(input.body);
      const commit = pull.head.oid;
      const review = startReview(world, pull, { author: viewer.login, body: '', state: 'COMMENTED', commit });
      const comment = addComment(world, thread, review, input.body);
      const render = () => commentObject(viewing, pull, thread, comment);
      return { clientMutationId: input.clientMutationId, comment: render };
    },
    addPullRequestReviewThread(args: Input<ThreadInput>) {
      demand('pull-requests');
      return addThread(viewing, args.input);
    },
    dismissPullRequestReview({ input }: Input<{ pullRequestReviewId: string; message: string }>) {
      demand('pull-requests');
      const { pull, review } = reviewNamed(viewing, input.pullRequestReviewId);
      if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
        // https://github.com/mheap/github-action-required-labels/issues/6
        const state = review.state.toLowerCase();
        throw refusal('UNPROCESSABLE', `Can not dismiss a ${state} pull request review`);
      }
      review.state = 'DISMISSED';
      return { clientMutationId: input.clientMutationId, pullRequestReview: () => reviewObject(viewing, pull, review) };
    },
    updatePullRequestReview({ input }: Input<{ pullRequestReviewId: string; body: string }>) {
      demand('pull-requests');
      const { pull, review } = reviewNamed(viewing, input.pullRequestReviewId);
      judgeBody(input.body);
      review.body = input.body;
      return { clientMutationId: input.clientMutationId, pullRequestReview: () => reviewObject(viewing, pull, review) };
    },
    addComment({ input }: Input<{ subjectId: string; body: string }>) {
      demand('pull-requests');
      const pull = [...world.pulls.values()].find(({ number }) => `PR_${number}` === input.subjectId);
      if (pull === undefined) throw unknownNode(input.subjectId);
      judgeBody(input.body);
      const id = takeId(world);
      const createdAt = now(world);
      const comment: IssueComment = {
        id,
        nodeId: `IC_${id}`,
        number: pull.number,
        author: viewer.login,
        body: input.body,
        createdAt,
        updatedAt: createdAt,
        minimized: undefined,
      };
      world.issueComments.push(comment);
      const commentEdge = { cursor: '', node: () => issueCommentObject(viewing, comment) };
      return { clientMutationId: input.clientMutationId, commentEdge, subject: () => pullObject(viewing, pull) };
    },
  };
}

export function unknownNode(id: string) {
  return refusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}

function judgeBody(body: string): void {
  if (body.trim() === '') throw refusal('UNPROCESSABLE', "Body can't be blank");
  if (body.length > longestBody) {
    throw refusal('UNPROCESSABLE', `Body is too long (maximum is ${longestBody} characters)`);
  }
}

function reviewNamed({ world }: Viewing, id: string): { readonly pull: Pull; readonly review: Review } {
  for (const pull of world.pulls.values()) {
    const review = pull.reviews.find(({ nodeId }) => nodeId === id);
    if (review !== undefined) return { pull, review };
  }
  throw unknownNode(id);
}

function minimizable(viewing: Viewing, id: string) {
  const { world } = viewing;
  const found = findComment(world, ({ nodeId }) => nodeId === id);
  if (found !== undefined) {
    const { pull, thread, comment } = found;
    return { comment, render: () => commentObject(viewing, pull, thread, comment) };
  }
  const comment = world.issueComments.find(({ nodeId }) => nodeId === id);
  if (comment === undefined) throw unknownNode(id);
  return { comment, render: () => issueCommentObject(viewing, comment) };
}

interface ThreadInput {
  readonly pullRequestId?: string | null;
  readonly pullRequestReviewId?: string | null;
  readonly path: string;
  readonly body: string;
  readonly line?: number | null;
  readonly side?: Side | null;
  readonly startLine?: number | null;
  readonly startSide?: Side | null;
  readonly subjectType?: 'LINE' | 'FILE' | null;
  readonly clientMutationId?: string | null;
}

/**
 * Unlike REST it takes an anchor that is not in the diff, and then nobody ever sees the comment:
 * https://github.com/dcdpr/jp/pull/857. Such a thread has no line here.
 */
async function addThread(viewing: Viewing, input: ThreadInput) {
  const { world, viewer } = viewing;
  judgeBody(input.body);
  const pull = [...world.pulls.values()].find(
    ({ number, reviews }) =>
      `PR_${number}` === input.pullRequestId || reviews.some(({ nodeId }) => nodeId === input.pullRequestReviewId),
  );
  if (pull === undefined) throw unknownNode(input.pullRequestReviewId ?? input.pullRequestId ?? '');
  const ends = await endsOf(world, pull);
  const anchor: AnchorRequest = {
    path: input.path,
    line: input.line ?? undefined,
    side: input.side ?? 'RIGHT',
    startLine: input.startLine ?? undefined,
    startSide: input.startLine === undefined ? undefined : (input.startSide ?? undefined),
    position: undefined,
  };
  const request: CommentRequest = {
    path: input.path,
    body: input.body,
    anchor: input.subjectType === 'FILE' ? undefined : anchor,
  };
  const { placed } = await placeComments(world, ends, [request]);
  const unseen = { line: anchor.line ?? 0, side: anchor.side, startLine: undefined, startSide: undefined };
  const comment = placed[0] ?? { ...request, place: { ...unseen, position: 0, diffHunk: '' } };
  const pending = pull.reviews.find(({ state, author }) => state === 'PENDING' && author === viewer.login);
  const fresh = { author: viewer.login, body: '', state: 'PENDING', commit: ends.head } as const;
  const review = pending ?? startReview(world, pull, fresh);
  const thread = startThread(world, pull, ends, comment, review);
  return { clientMutationId: input.clientMutationId, thread: () => threadObject(viewing, pull, thread) };
}
