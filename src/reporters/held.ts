import type { PostedReview } from '../core/comments.ts';
import type { Headline } from '../core/headlines.ts';
import { type CommentMarker, findingKey, parseCommentMarker, parseReviewMarker, toldKey } from './marker.ts';
import { newsKey, newsKeyOf } from './news.ts';

/*
 * How we notice that a person deleted a comment: a review cannot be deleted, but its comments can. The marker of our
 * review lists its comments. GitHub accepts a review with all its comments or not at all, so every listed comment did
 * exist; and before we delete one ourselves, we remove it from the list. So if a comment is listed and missing while
 * its finding still exists, a person deleted it.
 */

/**
 * Identifies what a comment reports. For an image this includes its vulnerabilities: deleting one state does not hide
 * another.
 */
export function heldKeyOf(headline: Headline): string {
  if (headline.images !== undefined) return newsKeyOf(headline);
  return toldKey(headline.location.path, headline.fingerprint);
}

/** The same, for a comment that is already posted. */
export function heldKeyOfMarker({ path, fingerprint, facts }: CommentMarker): string {
  return facts.length > 0 ? newsKey(path, fingerprint, facts) : toldKey(path, fingerprint);
}

/**
 * Decides whether a person deleted the comment on a finding. `bodies` are those of all comments, whoever wrote them: a
 * marker that somebody copied can only make a deleted comment appear again, never hide a finding. `ours` are our reviews
 * of the category.
 */
export function deletedByPeople(
  bodies: readonly string[],
  ours: readonly PostedReview[],
  category: string,
): (headline: Headline) => boolean {
  const held = new Set(ours.flatMap(({ body }) => parseReviewMarker(body)?.held ?? []));
  const markers = bodies.map(parseCommentMarker).filter((marker) => marker?.category === category);
  // Comments marked as gone count as well: we left them there ourselves.
  const spoken = new Set(markers.map((marker) => marker && findingKey(marker.path, marker.fingerprint)));
  return (headline) =>
    held.has(heldKeyOf(headline)) && !spoken.has(findingKey(headline.location.path, headline.fingerprint));
}
