import type { Anchor, CommentPlan, DraftComment, PostedComment, PostedReview } from '../core/comments.ts';
import { compareText } from '../core/finding.ts';
import type { Verdict } from '../core/gate.ts';
import { type Headline, headlinesOf, nameForPeople } from '../core/headlines.ts';
import type { Review, ReviewedFinding } from '../core/review.ts';
import { targetOf } from '../core/rule.ts';
import { reaches, type Threshold } from '../core/severity.ts';
import type { LineText } from './code-frame.ts';
import { commentBody, settledBody } from './comment.ts';
import { byGravity } from './gravity.ts';
import { deletedByPeople, heldKeyOf, heldKeyOfMarker } from './held.ts';
import { imageCommentBody } from './image-comment.ts';
import { inline, type Markdown, md } from './markdown.ts';
import { findingKey, mostHeld, mostTold, parseReviewMarker, toldKey, withReviewMarker } from './marker.ts';
import { hasNews, newsKeyOf } from './news.ts';
import type { LinkTo } from './place.ts';
import { reviewBody } from './review-body.ts';
import { secretsAt } from './secrets.ts';
import { isOutdated, type Standing, sortComments } from './standing.ts';
import { changeOf, coveredLines, type Rewrite, suggestionFor } from './suggestion.ts';

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

/**
 * What has to be posted, edited and taken away so that one comment stands for each finding that is worth one. Every
 * finding in scope is in exactly one place: a new comment, a comment that stands, or `spill`.
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
      ...sorted.overtaken.map((one) => settleWith(one, md`**Said anew.** The image has changed, and brings more.`)),
    ],
    retire: [...sorted.gone.filter((one) => !isSettledByPerson(one)), ...sorted.unfinished].map(settle(inputs)),
    replace: [
      ...moved.map(([, one]) => settleWith(one, md`**Said anew.** The line of this comment has changed.`)),
      ...sorted.doubled.map((one) => settleWith(one, md`**Said twice.** Another comment speaks of the same.`)),
    ],
    amend: amendmentsOf(
      inputs,
      // One whose line changed is taken away, and there may be no room for it elsewhere.
      topics.filter(({ key }) => !movedKeys.has(key) || placedKeys.has(key)),
      topics,
      sorted.unheard,
    ),
    spill: spilled.map(({ finding }) => finding),
  };
}

/** A finding with what this run may do about it. */
interface Topic {
  readonly key: string;
  readonly finding: Headline;
  /** Grave enough for a comment. */
  readonly wanted: boolean;
  /** A person deleted its comment: what they do not want to read is not said to them again. */
  readonly deleted: boolean;
  readonly place: { readonly path: string; readonly anchor: Anchor } | undefined;
}

function topicOf(finding: Headline, deleted: boolean, { commentOn, anchorOf }: PlanInputs): Topic {
  return {
    ...{ key: keyOf(finding), finding, deleted },
    wanted: reaches(finding.severity, commentOn),
    place: mayStandInDiff(finding) ? anchorOf(finding) : undefined,
  };
}

function keyOf({ location, fingerprint }: ReviewedFinding): string {
  return findingKey(location.path, fingerprint);
}

/** No line of the diff caused what was there before, so off its own lines it is told in the review's body. */
function mayStandInDiff({ status, placement, images }: Headline): boolean {
  if (status === 'introduced') return true;
  // An image that was there before has no news: it is told where the whole repository is.
  return images === undefined && (placement === 'added-line' || placement === 'diff-context');
}

/** A reply would be lost with the comment, and a thread that a person closed is closed. */
function mustMove({ comment }: Standing): boolean {
  return isOutdated(comment) && !comment.hasReplies && !comment.resolved;
}

/** A person closed the thread of an image that by now brings what they were not told. */
function hidesNews({ comment, marker }: Standing, { finding }: Topic, { commentOn }: PlanInputs): boolean {
  return comment.resolved && hasNews(finding, marker, commentOn);
}

/** The line that names the image has changed too, so that a new comment stands for what it says now. */
function isOvertaken(standing: Standing, topic: Topic | undefined, inputs: PlanInputs): boolean {
  if (topic?.place === undefined || !isOutdated(standing.comment)) return false;
  return hidesNews(standing, topic, inputs);
}

/** The file could not be read this time, or the image that the comment names not be looked at: neither is known to be clean. */
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

/** A comment, new or standing, and where it stands. */
interface Spot {
  readonly topic: Topic;
  readonly path: string;
  /** `undefined`: on a line that has changed since. */
  readonly anchor: Anchor | undefined;
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

/** Writes the body of each comment. No two of them offer a suggestion for the same line: the gravest does. */
function bodyWriter({ review, category, lineText }: PlanInputs, spots: readonly Spot[]): (spot: Spot) => Markdown {
  const secrets = secretsAt(review.secrets ?? [], lineText);
  const isShown = (path: string, lines: readonly string[] = []) => !secrets.isIn(path, lines.join('\n'));
  const suggestions = new Map<string, Rewrite>();
  const taken = new Set<string>();
  for (const { topic, path, anchor } of spots.toSorted(bySuggestion)) {
    if (anchor === undefined || path !== topic.finding.location.path) continue;
    const covered = coveredLines(anchor);
    const suggestion = suggestionFor(topic.finding, anchor, lineText);
    if (covered === undefined || suggestion === undefined || !isShown(path, suggestion.after)) continue;
    const lines = Array.from(
      { length: covered.last - covered.first + 1 },
      (_, index) => `${covered.first + index} ${path}`,
    );
    if (lines.some((line) => taken.has(line))) continue;
    for (const line of lines) taken.add(line);
    suggestions.set(topic.key, suggestion);
  }
  return ({ topic: { key, finding }, anchor }) => {
    const suggestion = suggestions.get(key);
    const change = suggestion ? undefined : changeOf(finding, lineText);
    const shown = isShown(finding.location.path, [...(change?.before ?? []), ...(change?.after ?? [])]);
    const parts = { category, anchor, suggestion, change: shown ? change : undefined };
    return finding.images === undefined
      ? commentBody({ ...parts, finding })
      : imageCommentBody({ ...parts, headline: finding, images: finding.images });
  };
}

/** Advice on an image first: a line that names one has no better suggestion. */
function bySuggestion({ topic: { finding: a } }: Spot, { topic: { finding: b } }: Spot): number {
  const isImage = ({ rule }: Headline) => targetOf(rule) === 'image';
  return Number(isImage(b)) - Number(isImage(a)) || byGravity(a, b);
}

function draft(topic: Topic, bodies: (spot: Spot) => Markdown): readonly DraftComment[] {
  const { place, finding } = topic;
  return place === undefined ? [] : [{ ...place, body: bodies(spotOfDraft(topic)), findings: [finding] }];
}

/**
 * Edited where the facts, or our words for them, have changed. A thread that a person closed is left as it is, but for
 * what it says of an image: that is a list that people come back to.
 */
function editOf(kept: Kept, bodies: (spot: Spot) => Markdown): CommentPlan['edit'] {
  const { comment } = kept.standing;
  if (comment.resolved && kept.topic.finding.images === undefined) return [];
  const body = bodies(spotOfStanding(kept));
  return normal(body) === normal(comment.body) ? [] : [{ comment, body }];
}

/** GitHub may hand back a body with other line breaks than it was given. */
function normal(body: string): string {
  return body.replaceAll('\r\n', '\n').trim();
}

function settle({ review }: PlanInputs): (standing: Standing) => { comment: PostedComment; body: Markdown } {
  const silenced = new Map(review.silenced.map((finding) => [keyOf(finding), finding]));
  return (standing) => {
    const { marker, comment } = standing;
    // Its body says it already; what is missing is the resolution.
    if (marker.state === 'gone') return { comment, body: settledBody(comment.body, marker, md``) };
    const finding = silenced.get(findingKey(marker.path, marker.fingerprint));
    const reason = finding
      ? md`**Silenced** by ${inline(finding.by)}: ${inline(finding.reason)}`
      : md`**Settled.** This pull request no longer has the problem.`;
    return settleWith(standing, reason);
  };
}

function settleWith({ comment, marker }: Standing, reason: Markdown): { comment: PostedComment; body: Markdown } {
  return { comment, body: settledBody(comment.body, marker, reason) };
}

/** The review, where there is something new to say, and what is to be dismissed where nothing is left. */
function reviewOf(
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
  // Comments on files are posted beside a review; alone they cannot ask for changes.
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

function oursOf({ reviews, category }: PlanInputs): readonly PostedReview[] {
  return reviews.filter(({ body, state }) => state !== 'PENDING' && parseReviewMarker(body)?.category === category);
}

/** What a body told or held, and what is gone, would not be said again when it comes back: it is taken off its lists. */
function amendmentsOf(
  inputs: PlanInputs,
  commented: readonly Topic[],
  topics: readonly Topic[],
  unheard: readonly Standing[],
): CommentPlan['amend'] {
  const holding = new Set([
    ...commented.map(({ finding }) => heldKeyOf(finding)),
    // Their comments stay, so they are held as before.
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

/** Those that no body of ours has told yet, gravest first. */
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
