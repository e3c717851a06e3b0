import type { Anchor } from '../core/comments.ts';
import type { Headline } from '../core/headlines.ts';
import { targetOf } from '../core/rule.ts';
import { commentBody } from './comment.ts';
import { byGravity } from './gravity.ts';
import { imageCommentBody } from './image-comment.ts';
import type { Markdown } from './markdown.ts';
import { secretsAt } from './secrets.ts';
import { changeOf, coveredLines, type Rewrite, suggestionFor } from './suggestion.ts';
import type { PlanInputs, Topic } from './topic.ts';

/** A comment, new or already posted, and its place. */
export interface Spot {
  readonly topic: Topic;
  readonly path: string;
  /** `undefined` if its line has changed since it was posted. */
  readonly anchor: Anchor | undefined;
}

/**
 * Writes the body of each comment. Only one comment offers a suggestion for a line: the one on the most severe finding.
 */
export function bodyWriter(
  { review, category, lineText }: PlanInputs,
  spots: readonly Spot[],
): (spot: Spot) => Markdown {
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

/** Image advice comes first: a line that names an image has no better suggestion. */
function bySuggestion({ topic: { finding: a } }: Spot, { topic: { finding: b } }: Spot): number {
  const isImage = ({ rule }: Headline) => targetOf(rule) === 'image';
  return Number(isImage(b)) - Number(isImage(a)) || byGravity(a, b);
}
