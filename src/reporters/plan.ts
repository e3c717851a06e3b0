import type { CommentPlan, DraftComment, PostedComment } from '../core/comments.ts';
import { compareText } from '../core/finding.ts';
import { headlinesOf, nameForPeople } from '../core/headlines.ts';
import type { Review } from '../core/review.ts';
import { settledBody } from './comment.ts';
import { bodyWriter, type Spot } from './comment-bodies.ts';
import { byGravity } from './gravity.ts';
import { deletedByPeople } from './held.ts';
import { inline, type Markdown, md } from './markdown.ts';
import { findingKey } from './marker.ts';
import { hasNews } from './news.ts';
import { amendmentsOf, oursOf, reviewOf } from './planned-review.ts';
import { isOutdated, type Standing, sortComments } from './standing.ts';
import { keyOf, type PlanInputs, type Topic, topicOf } from './topic.ts';

/**
 * Plans what to post, edit and delete, so that each finding that deserves a comment has exactly one. Every finding in
 * scope ends up in exactly one place: a new comment, an existing comment, or `spill`.
 */
export function planComments(inputs: PlanInputs): CommentPlan {
  const isDeleted = deletedByPeople(
    [...inputs.posted.map(({ body }) => body), ...(inputs.others ?? [])],
    oursOf(inputs),
    inputs.category,
  );
  const topics = headlinesOf(inputs.review).map((finding): Topic => topicOf(finding, isDeleted(finding), inputs));
  const byKey = new Map(topics.map((topic) => [topic.key, topic]));
  const sorted = sortComments(
    inputs.posted,
    inputs.category,
    (key) => byKey.has(key),
    (key, one) => isOvertaken(one, byKey.get(key), inputs),
    (one) => isUnheard(one, inputs.review),
  );

  const moved = [...sorted.kept].filter(([, standing]) => mustMove(standing));
  const movedKeys = new Set(moved.map(([key]) => key));
  const standing = [...sorted.kept].flatMap(([key, one]) => {
    const topic = byKey.get(key);
    return topic === undefined || movedKeys.has(key) ? [] : [{ topic, standing: one }];
  });

  const standingKeys = new Set(standing.map(({ topic }) => topic.key));
  const free = inputs.maxComments - standing.filter((one) => !one.standing.comment.resolved).length;
  const placed = topics
    .filter(({ key, place, wanted, deleted }) => wanted && !deleted && place !== undefined && !standingKeys.has(key))
    .toSorted((a, b) => Number(movedKeys.has(b.key)) - Number(movedKeys.has(a.key)) || byGravity(a.finding, b.finding))
    .slice(0, Math.max(0, free));
  const placedKeys = new Set(placed.map(({ key }) => key));
  const spilled = topics.filter(({ key }) => !standingKeys.has(key) && !placedKeys.has(key));
  const hidden = standing.filter(({ topic, standing: one }) => hidesNews(one, topic, inputs));

  const bodies = bodyWriter(inputs, [...placed.map(spotOfDraft), ...standing.map(spotOfStanding)]);
  const drafts = placed.flatMap((topic) => draft(topic, bodies)).toSorted(byPlace);
  return {
    ...reviewOf(
      inputs,
      topics,
      spilled,
      hidden.map(({ topic }) => topic),
      drafts,
      sorted.unheard.length > 0,
    ),
    onFiles: drafts.filter(({ anchor }) => anchor.kind === 'file'),
    edit: [
      ...standing.flatMap((one) => editOf(one, bodies)),
      ...sorted.gone.filter(isSettledByPerson).map(settle(inputs)),
      ...sorted.overtaken.map((one) =>
        settleWith(one, md`**Posted again.** The image has changed and introduces more vulnerabilities.`),
      ),
    ],
    retire: [...sorted.gone.filter((one) => !isSettledByPerson(one)), ...sorted.unfinished].map(settle(inputs)),
    replace: [
      ...moved.map(([, one]) => settleWith(one, md`**Posted again.** The line of this comment has changed.`)),
      ...sorted.doubled.map((one) => settleWith(one, md`**Duplicate.** Another comment reports the same finding.`)),
    ],
    amend: amendmentsOf(
      inputs,
      // A comment whose line changed is deleted, and `maxComments` may leave no room to post it again.
      topics.filter(({ key }) => !movedKeys.has(key) || placedKeys.has(key)),
      topics,
      sorted.unheard,
    ),
    spill: spilled.map(({ finding }) => finding),
  };
}

/** Not if there are replies, which would be lost, or if a person resolved the thread. */
function mustMove({ comment }: Standing): boolean {
  return isOutdated(comment) && !comment.hasReplies && !comment.resolved;
}

/** A person resolved the thread, and the image now introduces vulnerabilities that it did not mention. */
function hidesNews({ comment, marker }: Standing, { finding }: Topic, { commentOn }: PlanInputs): boolean {
  return comment.resolved && hasNews(finding, marker, commentOn);
}

/** The line that names the image has changed as well, so a new comment reports the new vulnerabilities. */
function isOvertaken(standing: Standing, topic: Topic | undefined, inputs: PlanInputs): boolean {
  if (topic?.place === undefined || !isOutdated(standing.comment)) return false;
  return hidesNews(standing, topic, inputs);
}

/**
 * The file could not be read this time, or the image in the comment could not be scanned: neither is known to be clean.
 */
function isUnheard({ marker, comment }: Standing, { gaps }: Review): boolean {
  const isImage = marker.facts.length > 0;
  return gaps.some(({ path, subject, blocking, limited }) => {
    if (path !== marker.path || limited) return false;
    return subject === path ? blocking : isImage && comment.body.includes(`\`${nameForPeople(subject)}\``);
  });
}

function isSettledByPerson({ comment }: Standing): boolean {
  return comment.resolved;
}

function byPlace(a: DraftComment, b: DraftComment): number {
  const line = ({ anchor }: DraftComment) => (anchor.kind === 'file' ? 0 : anchor.line);
  return compareText(a.path, b.path) || line(a) - line(b);
}

interface Kept {
  readonly topic: Topic;
  readonly standing: Standing;
}

function spotOfDraft(topic: Topic): Spot {
  return { topic, path: topic.place?.path ?? topic.finding.location.path, anchor: topic.place?.anchor };
}

function spotOfStanding({ topic, standing: { comment, marker } }: Kept): Spot {
  const { path, onFile, line, side } = comment;
  if (onFile) return { topic, path, anchor: { kind: 'file' } };
  if (isOutdated(comment) || line === undefined) return { topic, path, anchor: undefined };
  const startLine = marker.lines > 1 ? line - marker.lines + 1 : undefined;
  return { topic, path, anchor: { kind: 'line', side, line, startLine } };
}

function draft(topic: Topic, bodies: (spot: Spot) => Markdown): readonly DraftComment[] {
  const { place, finding } = topic;
  return place === undefined ? [] : [{ ...place, body: bodies(spotOfDraft(topic)), findings: [finding] }];
}

/**
 * Edits a comment if the facts, or our words for them, have changed. A thread that a person resolved stays as it is,
 * unless it is about an image: people come back to that list.
 */
function editOf(kept: Kept, bodies: (spot: Spot) => Markdown): CommentPlan['edit'] {
  const { comment } = kept.standing;
  if (comment.resolved && kept.topic.finding.images === undefined) return [];
  const body = bodies(spotOfStanding(kept));
  return normal(body) === normal(comment.body) ? [] : [{ comment, body }];
}

/** GitHub may return a body with other line breaks than the ones that were sent. */
function normal(body: string): string {
  return body.replaceAll('\r\n', '\n').trim();
}

function settle({ review }: PlanInputs): (standing: Standing) => { comment: PostedComment; body: Markdown } {
  const silenced = new Map(review.silenced.map((finding) => [keyOf(finding), finding]));
  return (standing) => {
    const { marker, comment } = standing;
    // Its body already says so; only the thread is not resolved yet.
    if (marker.state === 'gone') return { comment, body: settledBody(comment.body, marker, md``) };
    const finding = silenced.get(findingKey(marker.path, marker.fingerprint));
    const reason = finding
      ? md`**Silenced** by ${inline(finding.by)}: ${inline(finding.reason)}`
      : md`**Resolved.** This pull request no longer has the finding.`;
    return settleWith(standing, reason);
  };
}

function settleWith({ comment, marker }: Standing, reason: Markdown): { comment: PostedComment; body: Markdown } {
  return { comment, body: settledBody(comment.body, marker, reason) };
}
