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
  /** Where in the diff a comment on the finding can be placed; `undefined` if nowhere. */
  readonly anchorOf: (finding: ReviewedFinding) => { readonly path: string; readonly anchor: Anchor } | undefined;
  /** Lines of head. */
  readonly lineText: LineText;
  /** Comments that our token wrote, of all categories. */
  readonly posted: readonly PostedComment[];
  readonly reviews: readonly PostedReview[];
  /** Bodies of comments that others wrote. */
  readonly others?: readonly string[];
  readonly linkTo: LinkTo;
}

/** A finding, and whether and where it may have a comment. */
export interface Topic {
  readonly key: string;
  readonly finding: Headline;
  /** Severe enough for a comment. */
  readonly wanted: boolean;
  /** A person deleted its comment, so it is not posted again. */
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

/** No changed line caused an existing finding: unless the diff shows its own lines, the review's body lists it. */
function mayStandInDiff({ status, placement, images }: Headline): boolean {
  if (status === 'introduced') return true;
  // An image that did not change gets no comment; the wider scopes list it.
  return images === undefined && (placement === 'added-line' || placement === 'diff-context');
}
