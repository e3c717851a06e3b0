import { type AnchorRequest, followPlace, type Place, type Problem, resolveAnchor } from './anchors.ts';
import { type Change, readChanges } from './changes.ts';
import type { Repository } from './repository.ts';
import type { Token } from './tokens.ts';

export type Visibility = 'public' | 'private' | 'internal';

/** A pull request's two ends at some time. */
export interface Ends {
  readonly head: string;
  readonly mergeBase: string;
}

export interface Pull {
  readonly number: number;
  title: string;
  body: string;
  readonly author: string;
  base: { ref: string; oid: string };
  head: { readonly ref: string; oid: string };
  /** Owner of the fork it comes from; `undefined`: a branch of the repository itself. */
  readonly forkOwner: string | undefined;
  draft: boolean;
  state: 'open' | 'closed';
  /** Whether its conversation is locked. */
  locked: boolean;
  /** Every head it ever had: an anchor may name an older one. */
  readonly heads: Set<string>;
  readonly reviews: Review[];
  readonly threads: Thread[];
}

export type ReviewState = 'PENDING' | 'COMMENTED' | 'CHANGES_REQUESTED' | 'APPROVED' | 'DISMISSED';

export interface Review {
  readonly id: number;
  readonly nodeId: string;
  readonly author: string;
  body: string;
  state: ReviewState;
  readonly commit: string;
  /** ISO 8601; of a pending review `undefined`. */
  submittedAt: string | undefined;
}

export interface ReviewComment {
  readonly id: number;
  readonly nodeId: string;
  readonly author: string;
  body: string;
  readonly review: Review;
  readonly createdAt: string;
  updatedAt: string;
  /** A classifier of `minimizeComment`. */
  minimized: string | undefined;
}

export interface Thread {
  readonly nodeId: string;
  readonly path: string;
  /** `undefined`: the comment is on the whole file. */
  readonly place: Place | undefined;
  readonly written: Ends;
  readonly comments: ReviewComment[];
  resolvedBy: string | undefined;
}

/** Where a thread stands in the diff of now. */
export interface Standing {
  readonly outdated: boolean;
  /** `undefined` where it is outdated, and on a file. */
  readonly place: Place | undefined;
}

export interface IssueComment {
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  readonly author: string;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  minimized: string | undefined;
}

export interface SarifUpload {
  readonly id: string;
  readonly commit: string;
  readonly ref: string;
  /** The document as it was received. */
  readonly document: unknown;
  readonly errors: readonly string[];
  /** Answers `pending` so many times yet. */
  pendingPolls: number;
}

/** What a workflow run left behind, zipped. */
export interface Artifact {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  readonly content: Buffer;
  readonly expired: boolean;
}

/** Everything the emulated GitHub knows. It is state, changed by the routes and by the people who act. */
export interface World {
  readonly owner: string;
  readonly name: string;
  readonly repository: Repository;
  readonly visibility: Visibility;
  readonly archived: boolean;
  readonly codeScanning: 'enabled' | 'not-enabled' | 'no-advanced-security' | 'no-code-security';
  readonly defaultBranch: string;
  /** The most entries a recursive tree lists before it is cut. */
  readonly treeLimit: number;
  readonly sarifPendingPolls: number;
  readonly tokens: ReadonlyMap<string, Token>;
  /** Where it is served, without a slash at the end. */
  url: string;
  readonly pulls: Map<number, Pull>;
  readonly issueComments: IssueComment[];
  readonly sarifs: SarifUpload[];
  readonly artifacts: Artifact[];
  /** Requests that GitHub's own descriptions do not know. */
  readonly violations: string[];
  nextId: number;
  clock: number;
  readonly diffs: Map<string, Promise<readonly Change[]>>;
}

/**
 * Ids are past 2^31, where github.com's are, so that nobody relies on GraphQL's 32-bit `databaseId`:
 * https://docs.github.com/en/graphql/reference/objects#pullrequestreviewcomment says to use `fullDatabaseId`.
 */
export const firstId = 3_000_000_001;

export function takeId(world: World): number {
  return world.nextId++;
}

/** ISO 8601. Each call is a second later, so that orders by time are orders of events. */
export function now(world: World): string {
  world.clock += 1000;
  return new Date(world.clock).toISOString().replace('.000', '');
}

export function diffOf(world: World, from: string, to: string): Promise<readonly Change[]> {
  const key = `${from} ${to}`;
  const known = world.diffs.get(key) ?? readChanges(world.repository, from, to);
  world.diffs.set(key, known);
  return known;
}

/** A pull request shows the difference between its merge base and its head. */
export async function endsOf(world: World, pull: Pull, head = pull.head.oid): Promise<Ends> {
  return { head, mergeBase: (await world.repository.mergeBase(pull.base.oid, head)) ?? pull.base.oid };
}

export async function changesOf(world: World, pull: Pull): Promise<readonly Change[]> {
  const { mergeBase, head } = await endsOf(world, pull);
  return diffOf(world, mergeBase, head);
}

export async function standingOf(world: World, pull: Pull, thread: Thread): Promise<Standing> {
  const ends = await endsOf(world, pull);
  const diff = await diffOf(world, ends.mergeBase, ends.head);
  if (thread.place === undefined) return { outdated: !diff.some(({ path }) => path === thread.path), place: undefined };
  const [right, left] = await Promise.all([
    diffOf(world, thread.written.head, ends.head),
    diffOf(world, thread.written.mergeBase, ends.mergeBase),
  ]);
  const place = followPlace(thread.path, thread.place, { right, left, diff });
  return { outdated: place === undefined, place };
}

export interface CommentRequest {
  readonly path: string;
  readonly body: string;
  /** `undefined`: on the whole file. */
  readonly anchor: AnchorRequest | undefined;
}

/** A comment with the place it was found to have, not yet written. */
export interface PlacedComment extends CommentRequest {
  readonly place: Place | undefined;
}

/** Finds the places of comments in the diff of one of the pull request's commits, or says why there is none. */
export async function placeComments(
  world: World,
  ends: Ends,
  requests: readonly CommentRequest[],
): Promise<{ readonly placed: readonly PlacedComment[]; readonly problems: readonly Problem[] }> {
  const changes = await diffOf(world, ends.mergeBase, ends.head);
  const placed: PlacedComment[] = [];
  const problems: Problem[] = [];
  for (const request of requests) {
    if (request.anchor === undefined) {
      if (changes.some(({ path }) => path === request.path)) placed.push({ ...request, place: undefined });
      else problems.push({ field: 'path', code: 'invalid', complaint: 'is invalid' });
      continue;
    }
    const place = resolveAnchor(changes, request.anchor);
    if ('line' in place) placed.push({ ...request, place });
    else problems.push(...place);
  }
  return { placed, problems };
}

export function startReview(
  world: World,
  pull: Pull,
  review: Pick<Review, 'author' | 'body' | 'state' | 'commit'>,
): Review {
  const id = takeId(world);
  const submittedAt = review.state === 'PENDING' ? undefined : now(world);
  const started: Review = { ...review, id, nodeId: `PRR_${id}`, submittedAt };
  pull.reviews.push(started);
  return started;
}

export function startThread(world: World, pull: Pull, ends: Ends, comment: PlacedComment, review: Review): Thread {
  const nodeId = `PRRT_${takeId(world)}`;
  const { path, place } = comment;
  const thread: Thread = { nodeId, path, place, written: ends, comments: [], resolvedBy: undefined };
  pull.threads.push(thread);
  addComment(world, thread, review, comment.body);
  return thread;
}

export function addComment(world: World, thread: Thread, review: Review, body: string): ReviewComment {
  const id = takeId(world);
  const createdAt = now(world);
  const comment: ReviewComment = {
    id,
    nodeId: `PRRC_${id}`,
    author: review.author,
    body,
    review,
    createdAt,
    updatedAt: createdAt,
    minimized: undefined,
  };
  thread.comments.push(comment);
  return comment;
}

/** A comment with the thread and pull request it belongs to. */
export interface FoundComment {
  readonly pull: Pull;
  readonly thread: Thread;
  readonly comment: ReviewComment;
}

export function findComment(world: World, matches: (comment: ReviewComment) => boolean): FoundComment | undefined {
  for (const pull of world.pulls.values()) {
    for (const thread of pull.threads) {
      const comment = thread.comments.find(matches);
      if (comment !== undefined) return { pull, thread, comment };
    }
  }
  return undefined;
}

/** A thread lives as long as one of its comments does. */
export function removeComment(pull: Pull, thread: Thread, comment: ReviewComment): void {
  thread.comments.splice(thread.comments.indexOf(comment), 1);
  if (thread.comments.length === 0) pull.threads.splice(pull.threads.indexOf(thread), 1);
}

/** A pending review, and what is in it, is seen by nobody but its author. */
export function isVisible(review: Review, login: string | undefined): boolean {
  return review.state !== 'PENDING' || review.author === login;
}
