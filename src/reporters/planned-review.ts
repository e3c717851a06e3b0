import type { CommentPlan, DraftComment, PostedReview } from '../core/comments.ts';
import type { ReviewedFinding } from '../core/review.ts';
import { byGravity } from './gravity.ts';
import { heldKeyOf, heldKeyOfMarker } from './held.ts';
import { mostHeld, mostTold, parseReviewMarker, toldKey, withReviewMarker } from './marker.ts';
import { newsKeyOf } from './news.ts';
import { reviewBody } from './review-body.ts';
import type { Standing } from './standing.ts';
import type { PlanInputs, Topic } from './topic.ts';

/** The review, if there is something new to post, and the requests for changes to dismiss if no finding is left. */
export function reviewOf(
  inputs: PlanInputs,
  topics: readonly Topic[],
  spilled: readonly Topic[],
  hidden: readonly Topic[],
  drafts: readonly DraftComment[],
  someUnheard: boolean,
): Pick<CommentPlan, 'review' | 'dismiss'> {
  const { review, verdict, failOn, category, reviewEvent, linkTo } = inputs;
  const wanted = topics.filter((topic) => topic.wanted);
  const ours = oursOf(inputs);
  const requested = ours.filter(({ state }) => state === 'CHANGES_REQUESTED');
  const told = newlyTold(
    spilled.filter((topic) => topic.wanted && !topic.deleted).map(({ finding }) => finding),
    ours,
  );
  const known = new Set(ours.flatMap(({ body }) => parseReviewMarker(body)?.told ?? []));
  const news = hidden.map(({ finding }) => finding).filter((finding) => !known.has(newsKeyOf(finding)));
  const comments = drafts.filter(({ anchor }) => anchor.kind === 'line');
  const requests = reviewEvent === 'request-changes' && wanted.length > 0;
  // Comments on files are posted outside the review, so on their own they cannot request changes.
  const asksAnew = requests && requested.length === 0 && drafts.length > 0;
  const dismiss = wanted.length === 0 && !someUnheard ? requested : [];
  if (comments.length === 0 && told.length === 0 && news.length === 0 && !asksAnew)
    return { review: undefined, dismiss };
  const keys = [...news.map(newsKeyOf), ...told.slice(0, mostTold).map(toldKeyOf)];
  const held = drafts.flatMap(({ findings }) => findings.map(heldKeyOf)).slice(0, mostHeld);
  const marker = { category, told: keys, more: Math.max(0, told.length - mostTold), held };
  const milder = topics.length - wanted.length;
  return {
    review: {
      event: requests ? 'REQUEST_CHANGES' : 'COMMENT',
      body: reviewBody({ review, verdict, failOn, told, news, milder, marker, linkTo }),
      comments,
    },
    dismiss,
  };
}

export function oursOf({ reviews, category }: PlanInputs): readonly PostedReview[] {
  return reviews.filter(({ body, state }) => state !== 'PENDING' && parseReviewMarker(body)?.category === category);
}

/**
 * Removes findings that are gone from the lists in our markers; otherwise they would not be reported if they came back.
 */
export function amendmentsOf(
  inputs: PlanInputs,
  commented: readonly Topic[],
  topics: readonly Topic[],
  unheard: readonly Standing[],
): CommentPlan['amend'] {
  const holding = new Set([
    ...commented.map(({ finding }) => heldKeyOf(finding)),
    // Their comments stay, so they stay on the list.
    ...unheard.map(({ marker }) => heldKeyOfMarker(marker)),
  ]);
  const present = new Set(topics.flatMap(({ finding }) => [toldKeyOf(finding), heldKeyOf(finding)]));
  return oursOf(inputs).flatMap((review) => {
    const marker = parseReviewMarker(review.body);
    if (marker === undefined) return [];
    const told = marker.told.filter((key) => present.has(key));
    const held = marker.held.filter((key) => holding.has(key));
    if (told.length === marker.told.length && held.length === marker.held.length) return [];
    return [{ review, body: withReviewMarker(review.body, { ...marker, told, held }) }];
  });
}

/** Those that no review body of ours has listed yet, the most severe first. */
function newlyTold(findings: readonly ReviewedFinding[], ours: readonly PostedReview[]): readonly ReviewedFinding[] {
  const markers = ours.flatMap(({ body }) => parseReviewMarker(body) ?? []);
  const told = new Set(markers.flatMap((marker) => marker.told));
  const untold = findings.filter((finding) => !told.has(toldKeyOf(finding))).toSorted(byGravity);
  const counted = markers.reduce((sum, { more }) => sum + more, 0);
  return untold.slice(0, Math.max(0, untold.length - counted));
}

function toldKeyOf({ location, fingerprint }: ReviewedFinding): string {
  return toldKey(location.path, fingerprint);
}
