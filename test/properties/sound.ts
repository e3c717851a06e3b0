import type { Location, Span } from '../../src/core/location.ts';
import { comparePositions, containsSpan } from '../../src/core/location.ts';
import type { Gap, Review } from '../../src/core/review.ts';
import { allRules } from '../../src/rules/index.ts';
import type { Files } from './shapes.ts';

const ruleIds: ReadonlySet<string> = new Set(allRules.map(({ id }) => id));

/** Gaps of rules that failed, which are a bug whatever the files say; told by their subject, since words may change. */
export function failedRules({ gaps }: Pick<Review, 'gaps'>): readonly Gap[] {
  return gaps.filter(({ subject }) => ruleIds.has(subject));
}

/** What is wrong with a review whatever the files say; empty for a sound one. */
export function unsound(files: Files, review: Review): readonly string[] {
  const { findings } = review;
  const bugs = failedRules(review);
  const marks = findings
    .filter(({ status }) => status !== 'fixed')
    .map(({ location, fingerprint }) => `${location.path} ${fingerprint}`);
  const seen = new Set<string>();
  const doubled = marks.filter((mark) => seen.size === seen.add(mark).size);
  const outside = findings
    .filter(({ status }) => status !== 'fixed')
    .flatMap(({ rule, location, related, edits }) =>
      [location, ...related, ...edits.map(({ span }): Location => ({ path: location.path, span }))]
        .filter(({ path, span }) => !isInside(files[path], span))
        .map((place) => `${rule.id} stands outside of its file: ${JSON.stringify(place)}`),
    );
  return [
    ...bugs.map(({ subject, reason }) => `${subject}: ${reason}`),
    ...doubled.map((mark) => `two findings have the fingerprint ${mark}`),
    ...outside,
  ];
}

function wholeOf(text: string): Span {
  const lines = text.split('\n');
  return { start: { line: 1, column: 1 }, end: { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 } };
}

/** Whether a span lies in the text, column by column. */
function isInside(text: string | undefined, span: Span): boolean {
  if (text === undefined || !containsSpan(wholeOf(text), span) || comparePositions(span.start, span.end) > 0)
    return false;
  const lines = text.split('\n');
  return [span.start, span.end].every(
    ({ line, column }) => column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 1,
  );
}

/** The text as the reader has it: bytes that are no UTF-8 are replaced. */
export function asRead(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.toWellFormed()]));
}
