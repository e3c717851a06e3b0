import type { CommentPlan, DraftComment } from '../core/comments.ts';
import type { ReviewedFinding } from '../core/review.ts';
import { parseReviewMarker } from '../reporters/marker.ts';
import { keyOf } from '../reporters/topic.ts';
import type { Client } from './client.ts';
import type { PullRequest } from './events.ts';
import { hasStatus, isGitHubs, reasonOf } from './refusals.ts';
import { type Posted, readPosted } from './threads.ts';
import { createFileComment, createReview, deletePendingReview, type Target } from './writing.ts';

/** Findings, by `keyOf`, whose comment GitHub refused, on the line or even on the file. */
export interface RefusedAnchors {
  readonly lines: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/** Plans again without the refused anchors, so that those findings are reported elsewhere. */
export type Planner = (refused: RefusedAnchors) => CommentPlan;

/**
 * The outcome of posting. `refusal` is why it ended early; `unsaid` are findings that should have a comment but have
 * none.
 */
export interface Posting {
  readonly plan: CommentPlan;
  readonly reviewId: number | undefined;
  readonly onFiles: number;
  readonly refusal: string | undefined;
  readonly unsaid: readonly ReviewedFinding[];
}

/** After this many reviews were refused because of an anchor, the next one has no comments. */
const mostRounds = 3;

/**
 * Posts what is new: first comments on files, because the review's body lists those that are refused; then one review
 * with everything else.
 */
export async function post(target: Target, planner: Planner): Promise<Posting> {
  const lines = new Set<string>();
  const files = new Set<string>();
  const said = new Set<string>();
  let plan = planner({ lines, files });
  // Findings with a refused anchor go into the review's body; without the review they would be lost.
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
 * Deletes a pending review, which a run leaves behind if it is stopped while it searches for a refused anchor. GitHub
 * allows only one, and to us (but to nobody else) its comments look as if they were posted. Rejects with octokit's
 * errors.
 */
export async function readStanding(client: Client, { number, head }: PullRequest): Promise<Posted> {
  const posted = await readPosted(client, number);
  const left = posted.reviews.filter(({ state, body }) => state === 'PENDING' && parseReviewMarker(body) !== undefined);
  for (const { id } of left) await deletePendingReview({ client, number, head, posted }, id);
  return left.length === 0 ? posted : readPosted(client, number);
}

type Draft = NonNullable<CommentPlan['review']>;

/** `undefined` if an anchor was refused, and with it the whole review. */
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
 * Finds the comments because of which a review was refused, since GitHub does not name them. Tries halves as pending
 * reviews, which nobody sees and which are deleted again.
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
  // Each half is accepted, but not both together: no single comment is the cause.
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
 * "Pull request review thread line must be part of the diff" and similar, also if only a field such as
 * `pull_request_review_thread.start_line` or `diff_hunk` says so. Other errors are about the review as a whole (its
 * commit, another pending review, its body): https://github.com/parkerbxyz/suggest-changes/issues/64
 */
function isAnchorRefusal(error: unknown): boolean {
  if (!hasStatus(error, 422)) return false;
  return (
    /(?:\b|_)(line|position|path|diff|hunk|side)(?:\b|_)/i.test(error.message) &&
    !/commit|pending|body/i.test(error.message)
  );
}
