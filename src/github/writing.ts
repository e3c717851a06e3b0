import type { Anchor, CommentPlan, DraftComment } from '../core/comments.ts';
import { product } from '../core/product.ts';
import type { Client } from './client.ts';
import { hasStatus } from './refusals.ts';
import { again, writeOnce } from './retries.ts';
import { type Posted, readPosted } from './threads.ts';

/*
 * Every write to GitHub is made here, and nothing else (test/architecture.test.ts checks the other files). There are two
 * kinds of writes, so that nothing is lost and nothing exists twice, even if an answer is lost:
 *
 * - Idempotent writes (editing, deleting, resolving) are `again`: retries.ts repeats them.
 * - Writes that create something use `writeOnce`: before repeating one, it searches for the result among what did not
 *   exist before this run.
 */

/** The pull request to write on, at the commit that was reviewed. */
export interface Target {
  readonly client: Client;
  readonly number: number;
  readonly head: string;
  /** The ids that existed before this run wrote anything. */
  readonly posted: Posted;
}

type Draft = NonNullable<CommentPlan['review']>;
/** `PENDING`: visible to nobody else, and to be deleted. */
type Event = Draft['event'] | 'PENDING';

/** Posts a review and returns its id. */
export function createReview(target: Target, { body, comments }: Draft, event: Event): Promise<number> {
  const { client, number, head, posted } = target;
  const known = new Set(posted.reviews.map(({ id }) => id));
  const write = async () => {
    const { data } = await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
      ...client.repository,
      pull_number: number,
      commit_id: head,
      body,
      // A review without an event stays pending.
      ...(event === 'PENDING' ? {} : { event }),
      comments: comments.map(lineComment),
    });
    return Number(data.id);
  };
  const find = async () => {
    const { reviews } = await readPosted(client, number);
    return reviews.find((one) => {
      return !known.has(one.id) && (one.state === 'PENDING') === (event === 'PENDING') && isSameText(one.body, body);
    })?.id;
  };
  return writeOnce(write, find, client.pace);
}

function lineComment({ path, body, anchor }: DraftComment) {
  return { path, body, ...placeOf(anchor) };
}

/** The planner keeps comments on files separate; on line 1 they would be refused if the diff does not show it. */
function placeOf(anchor: Anchor) {
  if (anchor.kind === 'file') return { line: 1 };
  const { line, side, startLine } = anchor;
  return { line, side, ...(startLine === undefined ? {} : { start_line: startLine, start_side: side }) };
}

export async function deletePendingReview({ client, number }: Target, id: number): Promise<void> {
  await done(
    client.request('DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}', {
      ...client.repository,
      pull_number: number,
      review_id: id,
      request: again,
    }),
  );
}

/** Posts a comment on a whole file, which a review cannot hold. */
export async function createFileComment(target: Target, { path, body }: DraftComment): Promise<void> {
  const { client, number, head, posted } = target;
  const known = new Set(posted.comments.map(({ id }) => id));
  const write = async () => {
    await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/comments', {
      ...client.repository,
      pull_number: number,
      commit_id: head,
      path,
      body,
      subject_type: 'file',
    });
    return true;
  };
  const find = async () => {
    const { comments } = await readPosted(client, number);
    const found = comments.some(
      (one) => !known.has(one.id) && one.onFile && one.path === path && isSameText(one.body, body),
    );
    return found || undefined;
  };
  await writeOnce(write, find, client.pace);
}

export async function editComment({ client }: Target, id: number, body: string): Promise<void> {
  await done(
    client.request('PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}', {
      ...client.repository,
      comment_id: id,
      body,
      request: again,
    }),
  );
}

export async function editReview({ client, number }: Target, id: number, body: string): Promise<void> {
  await done(
    client.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}', {
      ...client.repository,
      pull_number: number,
      review_id: id,
      body,
      request: again,
    }),
  );
}

export async function deleteComment({ client }: Target, id: number): Promise<void> {
  await done(
    client.request('DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}', {
      ...client.repository,
      comment_id: id,
      request: again,
    }),
  );
}

export async function resolveThread({ client }: Target, threadId: string): Promise<void> {
  const text = 'mutation($threadId: ID!) { resolveReviewThread(input: { threadId: $threadId }) { clientMutationId } }';
  await client.mutate(text, { threadId });
}

export async function dismissReview({ client, number }: Target, id: number): Promise<void> {
  const find = async () => {
    const { reviews } = await readPosted(client, number);
    return reviews.some((one) => one.id === id && one.state === 'DISMISSED') || undefined;
  };
  const write = async () => {
    await client.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals', {
      ...client.repository,
      pull_number: number,
      review_id: id,
      message: 'Every finding that changes were requested for is resolved.',
      event: 'DISMISS',
    });
    return true;
  };
  await writeOnce(write, find, client.pace);
}

export interface PackedSarif {
  readonly category: string;
  readonly commit: string;
  readonly ref: string;
  /** Gzipped, in base64. */
  readonly packed: string;
}

/** Returns the id with which the verdict can be requested. */
export function sendSarif(client: Client, { category, commit, ref, packed }: PackedSarif): Promise<string> {
  const write = async () => {
    const { data } = await client.request('POST /repos/{owner}/{repo}/code-scanning/sarifs', {
      ...client.repository,
      commit_sha: commit,
      ref,
      sarif: packed,
      tool_name: product.name,
    });
    return data.id ?? '';
  };
  const find = async () => {
    const { data } = await client.request('GET /repos/{owner}/{repo}/code-scanning/analyses', {
      ...client.repository,
      ref,
      tool_name: product.name,
    });
    // Results of the same commit and category are the same, whichever run uploaded them.
    return data.find((one) => one.commit_sha === commit && bare(one.category ?? '') === bare(category))?.sarif_id;
  };
  return writeOnce(write, async () => hideMissing(find()), client.pace);
}

function bare(category: string): string {
  return category.replace(/\/$/, '');
}

/** Before the first analysis of a repository, GitHub answers "no analysis found". */
async function hideMissing<T>(found: Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (hasStatus(error, 404)) return undefined;
    throw error;
  }
}

/** A comment that no longer exists needs no change; a person may have deleted it meanwhile. */
async function done(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!hasStatus(error, 404, 410)) throw error;
  }
}

/** GitHub may return a body with other line breaks than the ones that were sent. */
function isSameText(a: string, b: string): boolean {
  const normal = (text: string) => text.replaceAll('\r\n', '\n').trim();
  return normal(a) === normal(b);
}
