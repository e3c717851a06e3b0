import { fullName, repositoryResource } from '../resources.ts';
import { allows, type Token } from '../tokens.ts';
import {
  changesOf,
  type IssueComment,
  isVisible,
  type Pull,
  type Review,
  type ReviewComment,
  standingOf,
  type Thread,
  type World,
} from '../world.ts';
import { type ConnectionArguments, connection } from './connections.ts';
import { commitObject, gitObject, refObject } from './git-objects.ts';

/** Who asks, and of what. */
export interface Viewing {
  readonly world: World;
  readonly viewer: Token;
}

/**
 * The objects of GitHub's schema, each with the fields that are emulated: a value, or a function of the field's
 * arguments. What is asked beyond them is recorded as a violation, not answered with null.
 */
export function actorObject({ world }: Viewing, login: string) {
  const isBot = login.endsWith('[bot]');
  // The REST API's `github-actions[bot]` is GraphQL's `github-actions`:
  // https://github.com/RedHatQE/openshift-virtualization-tests/pull/5291
  const name = login.replace(/\[bot\]$/, '');
  const url = `${world.url}/${name}`;
  return { __typename: isBot ? 'Bot' : 'User', id: `U_${login}`, login: name, url, resourcePath: `/${name}` };
}

export function repositoryObject(viewing: Viewing) {
  const { world } = viewing;
  const rest = repositoryResource(world) as { readonly node_id: string };
  return {
    __typename: 'Repository',
    id: rest.node_id,
    name: world.name,
    nameWithOwner: fullName(world),
    owner: () => actorObject(viewing, world.owner),
    url: `${world.url}/${fullName(world)}`,
    isPrivate: world.visibility !== 'public',
    isFork: false,
    isArchived: world.archived,
    isEmpty: false,
    visibility: world.visibility.toUpperCase(),
    viewerPermission: allows(viewing.viewer, 'contents', 'write', false) ? 'WRITE' : 'READ',
    object: (args: { oid?: string | null; expression?: string | null }) => gitObject(world, args),
    defaultBranchRef: () => refObject(world, world.defaultBranch),
    ref: ({ qualifiedName }: { qualifiedName: string }) => refObject(world, qualifiedName),
    pullRequest: ({ number }: { number: number }) => {
      const pull = world.pulls.get(number);
      return pull === undefined ? null : pullObject(viewing, pull);
    },
  };
}

export function pullObject(viewing: Viewing, pull: Pull): unknown {
  const { world, viewer } = viewing;
  const url = `${world.url}/${fullName(world)}/pull/${pull.number}`;
  return {
    __typename: 'PullRequest',
    id: `PR_${pull.number}`,
    number: pull.number,
    title: pull.title,
    body: pull.body,
    state: pull.state.toUpperCase(),
    closed: pull.state === 'closed',
    merged: false,
    locked: pull.locked,
    isDraft: pull.draft,
    isCrossRepository: pull.forkOwner !== undefined,
    url,
    author: () => actorObject(viewing, pull.author),
    headRefName: pull.head.ref,
    headRefOid: pull.head.oid,
    baseRefName: pull.base.ref,
    baseRefOid: pull.base.oid,
    headRef: () => (pull.forkOwner === undefined ? refObject(world, pull.head.ref) : null),
    baseRef: () => refObject(world, pull.base.ref),
    repository: () => repositoryObject(viewing),
    viewerDidAuthor: pull.author === viewer.login,
    changedFiles: async () => (await changesOf(world, pull)).length,
    files: async (args: ConnectionArguments) =>
      connection('files', await changesOf(world, pull), args, (change) => ({
        __typename: 'PullRequestChangedFile',
        path: change.path,
        additions: change.additions,
        deletions: change.deletions,
        changeType: change.status === 'removed' ? 'DELETED' : change.status.toUpperCase(),
      })),
    commits: async (args: ConnectionArguments) =>
      connection('commits', await world.repository.log(pull.base.oid, pull.head.oid), args, ({ oid }) => ({
        __typename: 'PullRequestCommit',
        id: `PRC_${oid}`,
        commit: () => commitObject(world, oid),
      })),
    reviews: (args: ConnectionArguments & { states?: readonly string[] | null; author?: string | null }) => {
      const shown = pull.reviews.filter(
        (review) =>
          isVisible(review, viewer.login) &&
          (args.states?.includes(review.state) ?? true) &&
          (args.author ?? review.author) === review.author,
      );
      return connection('reviews', shown, args, (review) => reviewObject(viewing, pull, review));
    },
    reviewThreads: (args: ConnectionArguments) => {
      const shown = pull.threads.filter(({ comments }) =>
        comments.some(({ review }) => isVisible(review, viewer.login)),
      );
      return connection('reviewThreads', shown, args, (thread) => threadObject(viewing, pull, thread));
    },
    comments: (args: ConnectionArguments) => {
      const own = world.issueComments.filter(({ number }) => number === pull.number);
      return connection('comments', own, args, (comment) => issueCommentObject(viewing, comment));
    },
  };
}

export function reviewObject(viewing: Viewing, pull: Pull, review: Review): unknown {
  const { world, viewer } = viewing;
  return {
    __typename: 'PullRequestReview',
    id: review.nodeId,
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    body: review.body,
    state: review.state,
    submittedAt: review.submittedAt ?? null,
    createdAt: review.submittedAt,
    publishedAt: review.submittedAt ?? null,
    author: () => actorObject(viewing, review.author),
    authorAssociation: review.author.endsWith('[bot]') ? 'NONE' : 'MEMBER',
    viewerDidAuthor: review.author === viewer.login,
    viewerCanUpdate: review.author === viewer.login,
    viewerCanDelete: review.author === viewer.login && review.state === 'PENDING',
    viewerCanMinimize: allows(viewer, 'pull-requests', 'write', false),
    isMinimized: false,
    minimizedReason: null,
    url: `${world.url}/${fullName(world)}/pull/${pull.number}#pullrequestreview-${review.id}`,
    commit: () => commitObject(world, review.commit),
    pullRequest: () => pullObject(viewing, pull),
    comments: (args: ConnectionArguments) => {
      const own = pull.threads.flatMap((thread) =>
        thread.comments.filter((comment) => comment.review === review).map((comment) => ({ thread, comment })),
      );
      return connection('comments', own, args, ({ thread, comment }) => commentObject(viewing, pull, thread, comment));
    },
  };
}

export function threadObject(viewing: Viewing, pull: Pull, thread: Thread): unknown {
  const { world, viewer } = viewing;
  const standing = standingOf(world, pull, thread);
  // Not `pull-requests: write`: https://github.com/github/gh-aw/issues/35726
  const mayResolve = allows(viewer, 'contents', 'write', false) && allows(viewer, 'pull-requests', 'write', false);
  const resolved = thread.resolvedBy !== undefined;
  return {
    __typename: 'PullRequestReviewThread',
    id: thread.nodeId,
    path: thread.path,
    subjectType: thread.place === undefined ? 'FILE' : 'LINE',
    isResolved: resolved,
    isCollapsed: resolved,
    isOutdated: async () => (await standing).outdated,
    line: async () => (await standing).place?.line ?? null,
    startLine: async () => (await standing).place?.startLine ?? null,
    originalLine: thread.place?.line ?? null,
    originalStartLine: thread.place?.startLine ?? null,
    diffSide: thread.place?.side ?? 'RIGHT',
    startDiffSide: thread.place?.startSide ?? null,
    // The schema's type is `User`, also where an app resolved it.
    resolvedBy: () =>
      thread.resolvedBy === undefined ? null : { ...actorObject(viewing, thread.resolvedBy), __typename: 'User' },
    viewerCanReply: allows(viewer, 'pull-requests', 'write', false),
    viewerCanResolve: mayResolve && !resolved,
    viewerCanUnresolve: mayResolve && resolved,
    pullRequest: () => pullObject(viewing, pull),
    repository: () => repositoryObject(viewing),
    comments: (args: ConnectionArguments) => {
      const shown = thread.comments.filter(({ review }) => isVisible(review, viewer.login));
      return connection('comments', shown, args, (comment) => commentObject(viewing, pull, thread, comment));
    },
  };
}

export function commentObject(viewing: Viewing, pull: Pull, thread: Thread, comment: ReviewComment): unknown {
  const { world, viewer } = viewing;
  const standing = standingOf(world, pull, thread);
  const [first] = thread.comments;
  const isOwn = comment.author === viewer.login;
  const mayWrite = allows(viewer, 'pull-requests', 'write', false);
  return {
    __typename: 'PullRequestReviewComment',
    id: comment.nodeId,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    path: thread.path,
    body: comment.body,
    diffHunk: thread.place?.diffHunk ?? '',
    subjectType: thread.place === undefined ? 'FILE' : 'LINE',
    author: () => actorObject(viewing, comment.author),
    authorAssociation: comment.author.endsWith('[bot]') ? 'NONE' : 'MEMBER',
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    publishedAt: comment.createdAt,
    state: comment.review.state === 'PENDING' ? 'PENDING' : 'SUBMITTED',
    isMinimized: comment.minimized !== undefined,
    // Lower case, unlike the classifier that was given.
    minimizedReason: comment.minimized?.toLowerCase() ?? null,
    outdated: async () => (await standing).outdated,
    line: async () => (await standing).place?.line ?? null,
    startLine: async () => (await standing).place?.startLine ?? null,
    position: async () => (await standing).place?.position ?? null,
    originalLine: thread.place?.line ?? null,
    originalStartLine: thread.place?.startLine ?? null,
    originalPosition: thread.place?.position ?? 1,
    commit: () => commitObject(world, pull.head.oid),
    originalCommit: () => commitObject(world, thread.written.head),
    replyTo: () => (first === undefined || first === comment ? null : commentObject(viewing, pull, thread, first)),
    pullRequest: () => pullObject(viewing, pull),
    pullRequestReview: () => reviewObject(viewing, pull, comment.review),
    viewerDidAuthor: isOwn,
    viewerCanUpdate: mayWrite && isOwn,
    viewerCanDelete: mayWrite && isOwn,
    viewerCanMinimize: mayWrite,
    url: `${world.url}/${fullName(world)}/pull/${pull.number}#discussion_r${comment.id}`,
  };
}

export function issueCommentObject(viewing: Viewing, comment: IssueComment): unknown {
  const { world, viewer } = viewing;
  return {
    __typename: 'IssueComment',
    id: comment.nodeId,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    body: comment.body,
    author: () => actorObject(viewing, comment.author),
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    isMinimized: comment.minimized !== undefined,
    minimizedReason: comment.minimized?.toLowerCase() ?? null,
    viewerDidAuthor: comment.author === viewer.login,
    viewerCanUpdate: comment.author === viewer.login,
    url: `${world.url}/${fullName(world)}/pull/${comment.number}#issuecomment-${comment.id}`,
  };
}
