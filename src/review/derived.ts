import { comparePositions, compareSpans, type Position, type Span } from '../core/location.ts';
import type { Violation } from '../core/rule.ts';
import { countWhile } from '../core/sorted.ts';
import type { DockerfileDocument } from '../documents/dockerfile/model.ts';

/**
 * Removes the edits of a violation if they would change a word whose text comes from elsewhere: `$X` is not its value, and
 * changing it could affect other places.
 */
export function mendsOnlyWritten({ instructions }: DockerfileDocument): (violation: Violation) => Violation {
  let touches: ((span: Span) => boolean) | undefined;
  return (violation) => {
    if (!violation.edits?.length || violation.path !== undefined) return violation;
    touches ??= touching(instructions.flatMap(({ script }) => script?.derived ?? []));
    return violation.edits.some(({ span }) => touches?.(span)) ? { ...violation, edits: [] } : violation;
  };
}

/** Whether a span overlaps one of these, or is an insertion at its edge. A binary search, because there may be many. */
function touching(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = spans.toSorted(compareSpans);
  /** The furthest end of a span and of all spans before it. */
  const ends: Position[] = [];
  for (const { end } of sorted) {
    const before = ends.at(-1);
    ends.push(before && comparePositions(before, end) > 0 ? before : end);
  }
  return ({ start, end }) => {
    const isInsertion = comparePositions(start, end) === 0;
    const begun = countWhile(sorted, (span) => {
      const order = comparePositions(span.start, end);
      return order < 0 || (isInsertion && order === 0);
    });
    const furthest = ends[begun - 1];
    if (!furthest) return false;
    const order = comparePositions(furthest, start);
    return order > 0 || (isInsertion && order === 0);
  };
}
