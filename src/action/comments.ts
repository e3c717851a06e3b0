import type { CommentPlan, Outcome } from '../core/comments.ts';
import type { Verdict } from '../core/gate.ts';
import { headlinesOf } from '../core/headlines.ts';
import type { Review, ReviewedFinding } from '../core/review.ts';
import { anchorOf } from '../diff/placement.ts';
import { sourceLines } from '../documents/source-text.ts';
import type { Client } from '../github/client.ts';
import type { PullRequest } from '../github/events.ts';
import { type RefusedAnchors, readStanding } from '../github/posting.ts';
import { type Published, publish } from '../github/publish.ts';
import { isGitHubs, reasonOf } from '../github/refusals.ts';
import type { Posted } from '../github/threads.ts';
import type { LinkTo } from '../reporters/place.ts';
import { planComments } from '../reporters/plan.ts';
import { keyOf } from '../reporters/topic.ts';
import { diffsOf } from '../review/review.ts';
import type { Examined } from './examine.ts';
import type { Inputs } from './inputs.ts';
import type { Material } from './material.ts';

/** What will be posted on the pull request, planned before anything is posted. */
export interface Commenting {
  /** Findings that will not have a comment of their own. */
  readonly uncommented: readonly ReviewedFinding[];
  publish(): Promise<Published>;
}

export interface CommentParts {
  readonly client: Client;
  readonly pull: PullRequest;
  readonly material: Material;
  readonly texts: Examined['texts'];
  readonly review: Review;
  readonly verdict: Verdict;
  readonly inputs: Inputs;
  readonly linkTo: LinkTo;
}

/** Reads the existing comments of the pull request and plans the new ones. */
export async function prepareComments(parts: CommentParts): Promise<Commenting> {
  const { client, pull } = parts;
  let posted: Posted;
  try {
    posted = await readStanding(client, pull);
  } catch (error) {
    if (!isGitHubs(error)) throw error;
    const reason = `The existing comments of the pull request could not be read: ${reasonOf(error, 'pull-requests: read')}.`;
    return silent(parts.review, { kind: 'refused', reason });
  }
  const planner = plannerOf(parts, posted);
  const { spill } = planner({ lines: new Set(), files: new Set() });
  const target = { client, number: pull.number, head: pull.head, posted };
  return { uncommented: spill, publish: () => publish(target, planner) };
}

/** For a review that cannot be posted. */
function silent(review: Review, outcome: Outcome): Commenting {
  const uncommented = headlinesOf(review);
  return { uncommented, publish: async () => ({ outcome, reviewId: undefined, unsaid: uncommented }) };
}

function plannerOf(
  { material, texts, review, verdict, inputs, linkTo }: CommentParts,
  posted: Posted,
): (refused: RefusedAnchors) => CommentPlan {
  const { options, hasBase, changes } = material;
  const diffs = hasBase ? diffsOf(changes, texts.head, texts.base) : new Map();
  const lineText = sourceLines(texts.head);
  return (refused) =>
    planComments({
      review,
      verdict,
      failOn: options.failOn,
      category: inputs.category,
      commentOn: options.commentOn,
      maxComments: options.maxComments,
      reviewEvent: inputs.reviewEvent,
      anchorOf: (finding) => {
        const { path } = finding.location;
        const anchor = anchorOf(finding, diffs.get(path));
        const key = keyOf(finding);
        if (anchor === undefined || refused.files.has(key)) return undefined;
        return { path, anchor: refused.lines.has(key) ? { kind: 'file' } : anchor };
      },
      lineText,
      posted: posted.comments,
      reviews: posted.reviews,
      others: posted.others ?? [],
      linkTo,
    });
}
