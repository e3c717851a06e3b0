import type { PostedReview } from '../core/comments.ts';
import type { Headline } from '../core/headlines.ts';
import { type CommentMarker, findingKey, parseCommentMarker, parseReviewMarker, toldKey } from './marker.ts';
import { newsKey, newsKeyOf } from './news.ts';

/*
 * A review cannot be deleted, its comments can. GitHub takes a review with all its comments or not at all, so that what a
 * review of ours says it held did stand there; and what we take away ourselves is first taken off that list. What is on
 * the list while its finding stays, and has no comment any more, a person has deleted.
 */

/** What a comment speaks of. Of an image it tells the state too: a person who deleted it was not told of another one. */
export function heldKeyOf(headline: Headline): string {
  if (headline.images !== undefined) return newsKeyOf(headline);
  return toldKey(headline.location.path, headline.fingerprint);
}

/** The same, of a comment that stands. */
export function heldKeyOfMarker({ path, fingerprint, facts }: CommentMarker): string {
  return facts.length > 0 ? newsKey(path, fingerprint, facts) : toldKey(path, fingerprint);
}

/**
 * Tells whether a person deleted the comment on a finding. `bodies`: of all comments, whoever wrote them; a marker that
 * somebody copied is believed no more than that, so it can have nothing kept from people. `ours`: reviews of the category.
 */
export function deletedByPeople(
  bodies: readonly string[],
  ours: readonly PostedReview[],
  category: string,
): (headline: Headline) => boolean {
  const held = new Set(ours.flatMap(({ body }) => parseReviewMarker(body)?.held ?? []));
  const markers = bodies.map(parseCommentMarker).filter((marker) => marker?.category === category);
  // Also one that is marked as gone: we left it there ourselves.
  const spoken = new Set(markers.map((marker) => marker && findingKey(marker.path, marker.fingerprint)));
  return (headline) =>
    held.has(heldKeyOf(headline)) && !spoken.has(findingKey(headline.location.path, headline.fingerprint));
}
