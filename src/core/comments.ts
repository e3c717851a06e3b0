import type { ReviewedFinding } from './review.ts';

/** Where a comment stands on a pull request's diff. Lines are the head's on the right side, the base's on the left. */
export type Anchor =
  | {
      readonly kind: 'line';
      readonly side: 'LEFT' | 'RIGHT';
      readonly line: number;
      readonly startLine: number | undefined;
    }
  | { readonly kind: 'file' };

export interface DraftComment {
  readonly path: string;
  readonly anchor: Anchor;
  readonly body: string;
  readonly findings: readonly ReviewedFinding[];
}

/** A comment of ours that is already on the pull request: written by our token, with our marker and category. */
export interface PostedComment {
  /** REST id. */
  readonly id: number;
  /** GraphQL id of its thread. */
  readonly threadId: string;
  readonly path: string;
  /** `undefined` if the comment is on a whole file, or if its line is gone (outdated). */
  readonly line: number | undefined;
  readonly side: 'LEFT' | 'RIGHT';
  readonly onFile: boolean;
  readonly body: string;
  readonly outdated: boolean;
  /**
   * We write `gone` into the marker before we resolve a thread, so a resolved thread without it was resolved by a
   * person.
   */
  readonly resolved: boolean;
  readonly hasReplies: boolean;
  readonly canResolve: boolean;
}

/** A review that our token posted before. */
export interface PostedReview {
  readonly id: number;
  readonly body: string;
  readonly state: 'COMMENTED' | 'CHANGES_REQUESTED' | 'APPROVED' | 'DISMISSED' | 'PENDING';
}

/** Everything that the publisher has to do, decided beforehand, as plain data. */
export interface CommentPlan {
  /** One review with these line comments and this body; `undefined`: there is nothing new to post. */
  readonly review:
    | {
        readonly event: 'COMMENT' | 'REQUEST_CHANGES';
        readonly body: string;
        readonly comments: readonly DraftComment[];
      }
    | undefined;
  /** Comments on a whole file, which a review cannot hold. */
  readonly onFiles: readonly DraftComment[];
  readonly edit: readonly { readonly comment: PostedComment; readonly body: string }[];
  /**
   * Comments whose finding is gone: marked with `body` and resolved, or deleted if we may not resolve and nobody
   * replied.
   */
  readonly retire: readonly { readonly comment: PostedComment; readonly body: string }[];
  /**
   * Comments that another comment replaces: their line changed and `review` posts them again, or two runs posted at the
   * same time. Deleted if nobody replied, otherwise left with `body`.
   */
  readonly replace: readonly { readonly comment: PostedComment; readonly body: string }[];
  /**
   * Reviews whose marker lists findings that are gone: they are removed from it, so that they are reported if they
   * return.
   */
  readonly amend: readonly { readonly review: PostedReview; readonly body: string }[];
  /** Our own requests for changes, when all their findings are gone. */
  readonly dismiss: readonly PostedReview[];
  /** Findings without a comment of their own; the review body and the summary list them. */
  readonly spill: readonly ReviewedFinding[];
}

/**
 * The outcome of one publishing step. A refusal is a value, not an exception, so that the caller can report it
 * elsewhere.
 */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly detail: string;
      /** Parts of the step that were refused, and why; each a sentence without a full stop. */
      readonly left?: readonly string[];
    }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };
