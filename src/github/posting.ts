import type { CommentPlan, DraftComment } from '../core/comments.ts';
import type { ReviewedFinding } from '../core/review.ts';
import { findingKey, parseReviewMarker } from '../reporters/marker.ts';
import type { Client } from './client.ts';
import type { PullRequest } from './events.ts';
import { hasStatus, isGitHubs, reasonOf } from './refusals.ts';
import { type Posted, readPosted } from './threads.ts';
import { createFileComment, createReview, deletePendingReview, type Target } from './writing.ts';

/** Findings, by `keyOf`, for which GitHub took no comment on a line, or not even one on the file. */
export interface RefusedAnchors {
  readonly lines: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/** Plans anew around anchors that were refused, so that what cannot stand there is said elsewhere. */
export type Planner = (refused: RefusedAnchors) => CommentPlan;

/** What came of posting. `refusal` tells why it ended early; `unsaid` are findings that were to have a comment and have none. */
export interface Posting {
  readonly plan: CommentPlan;
  readonly reviewId: number | undefined;
  readonly onFiles: number;
  readonly refusal: string | undefined;
  readonly unsaid: readonly ReviewedFinding[];
}

export function keyOf({ location, fingerprint }: ReviewedFinding): string {
  return findingKey(location.path, fingerprint);
}

/** After so many reviews that were refused for the sake of an anchor, the next one holds none. */
const mostRounds = 3;

/**
 * Posts what is new: comments on files first, so that what even those cannot say stands in the review's body; then one
 * review with all the rest.
 */
export async function post(target: Target, planner: Planner): Promise<Posting> {
  const lines = new Set<string>();
  const files = new Set<string>();
  const said = new Set<string>();
  let plan = planner({ lines, files });
  // What an anchor was refused for goes into the review's body, and would be lost with it.
  const meant = [...plan.onFiles, ...(plan.review?.comments ?? [])].flatMap(({ findings }) => findings);
  let onFiles = 0;
  try {
    for (let round = 1; ; plan = planner({ lines, files })) {
      const refusedBefore = files.size;
      for (const draft of plan.onFiles) {
        if (keysOf([draft]).every((key) => said.has(key))) continue;
        if (await isTaken(createFileComment(target, draft))) {
          onFiles++;
          for (const key of keysOf([draft])) said.add(key);
        } else for (const key of keysOf([draft])) files.add(key);
      }
      if (files.size > refusedBefore) continue;
      const { review, spill } = plan;
      const reviewId = review && (await postReview(target, review));
      if (review === undefined || reviewId !== undefined) {
        const unsaid = meant.filter((finding) => spill.includes(finding));
        return { plan, reviewId, onFiles, refusal: undefined, unsaid };
      }
      const bad = round < mostRounds ? await refusedOnes(target, review) : review.comments;
      for (const key of keysOf(bad)) lines.add(key);
      if (round >= mostRounds) for (const key of keysOf(bad)) files.add(key);
      round++;
    }
  } catch (error) {
    if (!isGitHubs(error)) throw error;
    const unsaid = meant.filter((finding) => !said.has(keyOf(finding)));
    return { plan, reviewId: undefined, onFiles, refusal: reasonOf(error, 'pull-requests: write'), unsaid };
  }
}

function keysOf(drafts: readonly DraftComment[]): readonly string[] {
  return drafts.flatMap(({ findings }) => findings.map(keyOf));
}

/**
 * A run that was ended while it looked for a refused anchor leaves a pending review. There can be no other beside it, and
 * what it holds looks to us, though to nobody else, as if it stood there. Rejects with octokit's errors.
 */
export async function readStanding(client: Client, { number, head }: PullRequest): Promise<Posted> {
  const posted = await readPosted(client, number);
  const left = posted.reviews.filter(({ state, body }) => state === 'PENDING' && parseReviewMarker(body) !== undefined);
  for (const { id } of left) await deletePendingReview({ client, number, head, posted }, id);
  return left.length === 0 ? posted : readPosted(client, number);
}

type Draft = NonNullable<CommentPlan['review']>;

/** `undefined` where an anchor was refused, and with it the whole review. */
async function postReview(target: Target, draft: Draft): Promise<number | undefined> {
  try {
    return await createReview(target, draft, draft.event);
  } catch (error) {
    if (isAnchorRefusal(error) && draft.comments.length > 0) return undefined;
    const own = hasStatus(error, 422) && /your own pull request/i.test(error.message);
    if (own && draft.event === 'REQUEST_CHANGES') return createReview(target, draft, 'COMMENT');
    throw error;
  }
}

/**
 * Which comments a refused review was refused for: GitHub does not say. Halves are tried as pending reviews, which
 * nobody sees and which are taken back.
 */
async function refusedOnes(target: Target, draft: Draft): Promise<readonly DraftComment[]> {
  const [only, ...others] = draft.comments;
  if (only === undefined || others.length === 0) return draft.comments;
  const middle = draft.comments.length >> 1;
  const bad: DraftComment[] = [];
  for (const half of [draft.comments.slice(0, middle), draft.comments.slice(middle)]) {
    if (!(await isAccepted(target, { ...draft, comments: half }))) {
      bad.push(...(await refusedOnes(target, { ...draft, comments: half })));
    }
  }
  // Each half is accepted, both together are not: no comment is to blame alone.
  return bad.length > 0 ? bad : draft.comments;
}

async function isAccepted(target: Target, draft: Draft): Promise<boolean> {
  try {
    await deletePendingReview(target, await createReview(target, draft, 'PENDING'));
    return true;
  } catch (error) {
    if (isAnchorRefusal(error)) return false;
    throw error;
  }
}

async function isTaken(posting: Promise<void>): Promise<boolean> {
  try {
    await posting;
    return true;
  } catch (error) {
    if (isAnchorRefusal(error)) return false;
    throw error;
  }
}

/**
 * "Pull request review thread line must be part of the diff" and its kin, also where only a field such as
 * `pull_request_review_thread.start_line` or `diff_hunk` tells it, as against what is wrong with the review as a whole
 * (its commit, another pending review, its body): https://github.com/parkerbxyz/suggest-changes/issues/64
 */
function isAnchorRefusal(error: unknown): boolean {
  if (!hasStatus(error, 422)) return false;
  return (
    /(?:\b|_)(line|position|path|diff|hunk|side)(?:\b|_)/i.test(error.message) &&
    !/commit|pending|body/i.test(error.message)
  );
}
