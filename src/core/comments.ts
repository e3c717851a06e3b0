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

/** A comment of ours that already stands on the pull request: written by our token, with our marker and category. */
export interface PostedComment {
  /** REST id. */
  readonly id: number;
  /** GraphQL id of its thread. */
  readonly threadId: string;
  readonly path: string;
  /** `undefined` on a file, and where the line is gone (outdated). */
  readonly line: number | undefined;
  readonly side: 'LEFT' | 'RIGHT';
  readonly onFile: boolean;
  readonly body: string;
  readonly outdated: boolean;
  /** Our own resolutions come after the marker that says `gone`: what is resolved without it, a person resolved. */
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

/** Everything the publisher has to do, decided beforehand and as plain data. */
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
  /** Findings that are gone: marked with `body` and resolved; or deleted, where that may not be and nobody replied. */
  readonly retire: readonly { readonly comment: PostedComment; readonly body: string }[];
  /**
   * Comments that another one says: their line changed and `review` says them anew, or two runs spoke at once. Deleted
   * where nobody replied, otherwise left with `body`.
   */
  readonly replace: readonly { readonly comment: PostedComment; readonly body: string }[];
  /** Reviews whose body told or held what is gone by now: the hidden mark of it is taken off, so that it can be said again. */
  readonly amend: readonly { readonly review: PostedReview; readonly body: string }[];
  /** Our own requests for changes, when nothing is left of them. */
  readonly dismiss: readonly PostedReview[];
  /** Findings without a comment of their own, told in the body and the summary. */
  readonly spill: readonly ReviewedFinding[];
}

/** What came of one publishing step. A refusal is an answer, not an exception, so that the caller can say it elsewhere. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly detail: string;
      /** What of it was refused all the same, and why; each a sentence without its full stop. */
      readonly left?: readonly string[];
    }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };
