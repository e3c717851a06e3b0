import type { PostedComment, PostedReview } from '../core/comments.ts';
import type { Client } from './client.ts';
import type { ApiError } from './refusals.ts';

/** What our token already wrote on a pull request. */
export interface Posted {
  readonly comments: readonly PostedComment[];
  readonly reviews: readonly PostedReview[];
  /**
   * Bodies of threads that others started. Not trusted; they only show that a comment of ours may now belong to another
   * account.
   */
  readonly others?: readonly string[];
}

interface Page<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (Node | null)[] | null;
}

interface ThreadNode {
  readonly id: string;
  readonly path: string;
  readonly subjectType: 'LINE' | 'FILE';
  readonly line: number | null;
  readonly diffSide: 'LEFT' | 'RIGHT';
  readonly isOutdated: boolean;
  readonly isResolved: boolean;
  readonly viewerCanResolve: boolean;
  readonly comments: {
    readonly totalCount: number;
    readonly nodes: readonly (CommentNode | null)[] | null;
  };
}

interface CommentNode {
  readonly fullDatabaseId: string | null;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
  readonly author: { readonly login: string } | null;
}

interface ReviewNode {
  readonly fullDatabaseId: string | null;
  readonly body: string;
  readonly state: PostedReview['state'];
  readonly viewerDidAuthor: boolean;
}

interface Answer {
  readonly repository: {
    readonly pullRequest: {
      readonly reviewThreads?: Page<ThreadNode>;
      readonly reviews?: Page<ReviewNode>;
    } | null;
  } | null;
}

/*
 * The first comment of a thread shows who started it, the number of comments whether anybody replied. `databaseId` has
 * only 32 bits, too few for today's ids: https://docs.github.com/graphql/reference/objects#pullrequestreviewcomment
 */
const query = `query(
  $owner: String!, $repo: String!, $number: Int!,
  $threads: String, $reviews: String, $withThreads: Boolean!, $withReviews: Boolean!
) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $threads) @include(if: $withThreads) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id path subjectType line diffSide isOutdated isResolved viewerCanResolve
          comments(first: 1) { totalCount nodes { fullDatabaseId body viewerDidAuthor author { login } } }
        }
      }
      reviews(first: 100, after: $reviews) @include(if: $withReviews) {
        pageInfo { hasNextPage endCursor }
        nodes { fullDatabaseId body state viewerDidAuthor }
      }
    }
  }
}`;

/** All comments and reviews of our own token, to the end of the pages. Rejects with octokit's errors. */
export async function readPosted(client: Client, number: number): Promise<Posted> {
  const comments: PostedComment[] = [];
  const reviews: PostedReview[] = [];
  const others: string[] = [];
  let threadsAt: Cursor = { after: null };
  let reviewsAt: Cursor = { after: null };
  while (threadsAt !== undefined || reviewsAt !== undefined) {
    const { repository } = await client.query<Answer>(query, {
      ...client.repository,
      number,
      threads: threadsAt?.after,
      reviews: reviewsAt?.after,
      withThreads: threadsAt !== undefined,
      withReviews: reviewsAt !== undefined,
    });
    const pull = repository?.pullRequest;
    // If the existing comments are unknown, everything would be posted again.
    if (!pull) throw notShown();
    for (const thread of pull.reviewThreads?.nodes ?? []) {
      if (thread === null) continue;
      comments.push(...commentOf(thread));
      const [first] = thread.comments.nodes ?? [];
      if (first && !first.viewerDidAuthor) others.push(first.body);
    }
    for (const review of pull.reviews?.nodes ?? []) if (review !== null) reviews.push(...reviewOf(review));
    threadsAt = nextOf(pull.reviewThreads);
    reviewsAt = nextOf(pull.reviews);
  }
  // A comment posted between two pages shifts the others, so one of them appears twice.
  return { comments: uniqueById(comments), reviews: uniqueById(reviews), others };
}

function notShown(): ApiError {
  const data = { message: 'the token cannot see the pull request' };
  return Object.assign(new Error(data.message), { status: 404, response: { headers: {}, data } });
}

function uniqueById<T extends { readonly id: number }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

type Cursor = { readonly after: string | null } | undefined;

function nextOf(page: Page<unknown> | undefined): Cursor {
  return page?.pageInfo.hasNextPage ? { after: page.pageInfo.endCursor } : undefined;
}

/** The thread's first comment if our token wrote it, otherwise none: a marker alone proves nothing. */
function commentOf(thread: ThreadNode): readonly PostedComment[] {
  const [first] = thread.comments.nodes ?? [];
  if (!first?.viewerDidAuthor || first.fullDatabaseId === null) return [];
  const onFile = thread.subjectType === 'FILE';
  return [
    {
      id: Number(first.fullDatabaseId),
      threadId: thread.id,
      path: thread.path,
      line: onFile ? undefined : (thread.line ?? undefined),
      side: thread.diffSide,
      onFile,
      body: first.body,
      outdated: thread.isOutdated,
      resolved: thread.isResolved,
      hasReplies: thread.comments.totalCount > 1,
      canResolve: thread.viewerCanResolve,
    },
  ];
}

function reviewOf({ fullDatabaseId, body, state, viewerDidAuthor }: ReviewNode): readonly PostedReview[] {
  return viewerDidAuthor && fullDatabaseId !== null ? [{ id: Number(fullDatabaseId), body, state }] : [];
}
