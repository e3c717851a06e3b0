import { comparePositions, containsPosition, containsSpan, type Position, type Span } from './location.ts';
import { countWhile } from './sorted.ts';

/** Finds items by a place in a file. Each item covers a span of it. */
export interface SpanIndex<T> {
  /** The items whose span contains the place, the innermost first. */
  at(position: Position): readonly T[];
  /** The first item, by place, whose span lies wholly inside `span`. */
  firstWithin(span: Span): T | undefined;
}

/**
 * Spans must nest, as instructions and nodes do. A query then takes time in the logarithm of their number plus the depth
 * of their nesting. Of items with the same span, only the first is kept.
 */
export function spanIndex<T>(things: Iterable<T>, spanOf: (thing: T) => Span): SpanIndex<T> {
  const unique = new Map<string, Placed<T>>();
  for (const thing of things) {
    const span = spanOf(thing);
    if (!unique.has(keyOf(span))) unique.set(keyOf(span), { span, thing });
  }
  const placed = [...unique.values()].toSorted(
    (a, b) => comparePositions(a.span.start, b.span.start) || comparePositions(b.span.end, a.span.end),
  );
  const around = enclosing(placed);
  return {
    at(position) {
      const found: T[] = [];
      const last = countWhile(placed, ({ span }) => comparePositions(span.start, position) <= 0) - 1;
      for (let index: number | undefined = last; index !== undefined; index = around[index]) {
        const candidate = placed[index];
        if (candidate && containsPosition(candidate.span, position)) found.push(candidate.thing);
      }
      return found;
    },
    firstWithin(span) {
      const from = countWhile(placed, (each) => comparePositions(each.span.start, span.start) < 0);
      for (let index = from; index < placed.length; index++) {
        const candidate = placed[index];
        if (!candidate || comparePositions(candidate.span.start, span.end) > 0) return undefined;
        if (containsSpan(span, candidate.span)) return candidate.thing;
      }
      return undefined;
    },
  };
}

interface Placed<T> {
  readonly span: Span;
  readonly thing: T;
}

/** For each span, the nearest one before it that has not ended where it starts. */
function enclosing(placed: readonly Placed<unknown>[]): readonly (number | undefined)[] {
  const open: number[] = [];
  return placed.map(({ span }, index) => {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const before = placed[last];
      if (before && comparePositions(before.span.end, span.start) > 0) break;
      open.pop();
    }
    const parent = open.at(-1);
    open.push(index);
    return parent;
  });
}

function keyOf({ start, end }: Span): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}
