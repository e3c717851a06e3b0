import type { Anchor } from '../core/comments.ts';
import type { Finding } from '../core/finding.ts';
import { lastLine } from '../core/location.ts';
import type { ReviewedFinding } from '../core/review.ts';
import { count } from '../core/text.ts';
import { blocks, bulletList, codeSpan, fence, fold, inline, join, type Markdown, md, saidBefore } from './markdown.ts';
import { type CommentMarker, commentMarker } from './marker.ts';
import { linesOf, mostPath, noLinks } from './place.ts';
import { ruleLink } from './rule-link.ts';
import { severityWord } from './severity-word.ts';
import { coveredLines, type Rewrite } from './suggestion.ts';

export interface CommentParts {
  readonly finding: ReviewedFinding;
  readonly category: string;
  /** The place of the comment; `undefined` if its line has changed since it was posted. */
  readonly anchor: Anchor | undefined;
  /** The one-click suggestion. Covers exactly the comment's lines. */
  readonly suggestion: Rewrite | undefined;
  /** The change to make by hand, if it cannot be a suggestion. */
  readonly change: Rewrite | undefined;
}

/**
 * The comment on one finding: what is wrong, why it matters, what to do. The same finding always gives the same text.
 */
export function commentBody({ finding, category, anchor, suggestion, change }: CommentParts): Markdown {
  return blocks([
    md`**${severityWord(finding.severity)}:** ${inline(finding.message)}`,
    inline(finding.why),
    placeNote(finding, anchor),
    relatedList(finding),
    md`**Fix:** ${inline(finding.fix)}`,
    changePart(suggestion, change),
    ruleLine(finding),
    silenceFold(finding, finding.rule.id),
    commentMarker(markerOf(finding, category, anchor)),
  ]);
}

/** The body of a comment whose finding is gone: the reason, then the old text. */
export function settledBody(body: string, marker: CommentMarker, reason: Markdown): Markdown {
  return blocks([reason, saidBefore(body), commentMarker({ ...marker, state: 'gone' })]);
}

/** The suggestion or, if there can be none, the change to make by hand. */
export function changePart(suggestion: Rewrite | undefined, change: Rewrite | undefined): Markdown | undefined {
  if (suggestion) return fence(suggestion.after.map((line) => `${line}\n`).join(''), md`suggestion`);
  return change && changeFold(change);
}

/** Says where the finding is, if the comment is somewhere else. */
export function placeNote(finding: Finding, anchor: Anchor | undefined): Markdown | undefined {
  return anchor === undefined ? movedNote(finding) : elsewhereNote(finding, anchor);
}

export function markerOf(
  { location, fingerprint }: Finding,
  category: string,
  anchor: Anchor | undefined,
  facts: readonly string[] = [],
): CommentMarker {
  const lines = anchor?.kind === 'line' ? anchor.line - (anchor.startLine ?? anchor.line) + 1 : 0;
  return { category, path: location.path, fingerprint, lines, state: 'open', facts };
}

function elsewhereNote({ location }: Finding, anchor: Anchor): Markdown | undefined {
  const covered = coveredLines(anchor);
  const first = location.span.start.line;
  if (covered !== undefined && covered.first <= lastLine(location.span) && first <= covered.last) return undefined;
  const lines = linesOf(location, noLinks);
  if (anchor.kind === 'file') return md`The finding is on ${lines}, which this diff does not show.`;
  return anchor.side === 'LEFT'
    ? md`The finding is on ${lines}; this is the removed line nearest to it.`
    : md`The finding is on ${lines}; this is the changed line nearest to it.`;
}

function movedNote({ location }: Finding): Markdown {
  return md`The line has changed since; the finding is now on ${linesOf(location, noLinks)}.`;
}

function changeFold({ first, last, before, after }: Rewrite): Markdown {
  const title = first === last ? `The change, on line ${first}` : `The change, on lines ${first} to ${last}`;
  const lines = diffOf(before, after);
  return fold(title, fence(lines.map((line) => `${line}\n`).join(''), md`diff`));
}

/** Keeps the common beginning and end, and replaces what is between them. */
function diffOf(before: readonly string[], after: readonly string[]): readonly string[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [
    ...before.slice(0, head).map((line) => ` ${line}`),
    ...before.slice(head, before.length - tail).map((line) => `-${line}`),
    ...after.slice(head, after.length - tail).map((line) => `+${line}`),
    ...after.slice(after.length - tail).map((line) => ` ${line}`),
  ];
}

/** The report has all places. */
const mostRelated = 5;

export function relatedList({ related }: Finding): Markdown | undefined {
  if (related.length === 0) return undefined;
  const places = related.slice(0, mostRelated).map(({ path, span, message, rule }) => {
    const from = rule === undefined ? md`` : md` (${codeSpan(rule)})`;
    return md`${codeSpan(`${path}:${span.start.line}`, mostPath)}: ${inline(message)}${from}`;
  });
  const more = related.length - places.length;
  return bulletList(more === 0 ? places : [...places, md`${inline(count(more, 'more place'))} in the report`]);
}

function ruleLine({ rule, confidence, status }: ReviewedFinding): Markdown {
  const parts = [
    ruleLink(rule),
    ...(confidence === 'high' ? [] : [md`${inline(confidence)} confidence`]),
    ...(status === 'existing' ? [md`existing finding`] : []),
  ];
  return join(parts, md` · `);
}

/** `name` is what to write in the brackets. */
export function silenceFold({ rule, location }: Finding, name: string): Markdown {
  const language = /\.ya?ml$/i.test(location.path) ? md`yaml` : md`dockerfile`;
  return fold(
    'Intended? Silence it with a reason',
    blocks([
      md`Put this on the line above:`,
      fence(`# plimsoll: ignore[${name}] the reason\n`, language),
      rule.covers.length === 0
        ? undefined
        : md`Other tools report it as ${join(
            rule.covers.slice(0, 12).map((check) => codeSpan(check)),
            md`, `,
          )}.`,
    ]),
  );
}
