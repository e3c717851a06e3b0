import type { Anchor, PostedComment, PostedReview } from '../core/comments.ts';
import type { Verdict } from '../core/gate.ts';
import type { Headline } from '../core/headlines.ts';
import type { Review, ReviewedFinding } from '../core/review.ts';
import { reaches, type Threshold } from '../core/severity.ts';
import type { LineText } from './code-frame.ts';
import { findingKey } from './marker.ts';
import type { LinkTo } from './place.ts';

export interface PlanInputs {
  readonly review: Review;
  readonly verdict: Verdict;
  readonly failOn: Threshold;
  readonly category: string;
  readonly commentOn: Threshold;
  readonly maxComments: number;
  readonly reviewEvent: 'comment' | 'request-changes';
  /** Where the diff lets a comment on the finding stand; `undefined`: nowhere. */
  readonly anchorOf: (finding: ReviewedFinding) => { readonly path: string; readonly anchor: Anchor } | undefined;
  /** Lines of head. */
  readonly lineText: LineText;
  /** What our token wrote, whatever its category. */
  readonly posted: readonly PostedComment[];
  readonly reviews: readonly PostedReview[];
  /** Bodies of comments that others wrote. */
  readonly others?: readonly string[];
  readonly linkTo: LinkTo;
}

/** A finding with what this run may do about it. */
export interface Topic {
  readonly key: string;
  readonly finding: Headline;
  /** Grave enough for a comment. */
  readonly wanted: boolean;
  /** A person deleted its comment: what they do not want to read is not said to them again. */
  readonly deleted: boolean;
  readonly place: { readonly path: string; readonly anchor: Anchor } | undefined;
}

export function topicOf(finding: Headline, deleted: boolean, { commentOn, anchorOf }: PlanInputs): Topic {
  return {
    ...{ key: keyOf(finding), finding, deleted },
    wanted: reaches(finding.severity, commentOn),
    place: mayStandInDiff(finding) ? anchorOf(finding) : undefined,
  };
}

export function keyOf({ location, fingerprint }: ReviewedFinding): string {
  return findingKey(location.path, fingerprint);
}

/** No line of the diff caused what was there before, so off its own lines it is told in the review's body. */
function mayStandInDiff({ status, placement, images }: Headline): boolean {
  if (status === 'introduced') return true;
  // An image that was there before has no news: it is told where the whole repository is.
  return images === undefined && (placement === 'added-line' || placement === 'diff-context');
}
