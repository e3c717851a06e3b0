import { comparePositions, containsPosition, type Position, type Span } from '../core/location.ts';

/** Things that each govern a stretch of one file, found by a place in it. */
export interface ReachIndex<T> {
  /** Those whose stretch holds the place, the innermost first; of those with the same stretch only the first. */
  at(position: Position): readonly T[];
}

/**
 * Stretches nest as instructions and nodes do, so that a question costs the logarithm of their number and the depth
 * of their nesting, not their number. Things without a stretch are left out.
 */
export function reachIndex<T extends { readonly reach: Span | undefined }>(things: readonly T[]): ReachIndex<T> {
  const unique = new Map<string, Placed<T>>();
  for (const thing of things) {
    const { reach } = thing;
    if (reach !== undefined && !unique.has(keyOf(reach))) unique.set(keyOf(reach), { reach, thing });
  }
  const placed = [...unique.values()].toSorted(
    (a, b) => comparePositions(a.reach.start, b.reach.start) || comparePositions(b.reach.end, a.reach.end),
  );
  const around = enclosing(placed);
  return {
    at(position) {
      const found: T[] = [];
      const last = lastStartingBy(placed, position);
      for (let index: number | undefined = last; index !== undefined; index = around[index]) {
        const candidate = placed[index];
        if (candidate && containsPosition(candidate.reach, position)) found.push(candidate.thing);
      }
      return found;
    },
  };
}

interface Placed<T> {
  readonly reach: Span;
  readonly thing: T;
}

/** For each stretch, the nearest one before it that has not ended where it starts. */
function enclosing(placed: readonly Placed<unknown>[]): readonly (number | undefined)[] {
  const open: number[] = [];
  return placed.map(({ reach }, index) => {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const before = placed[last];
      if (before && comparePositions(before.reach.end, reach.start) > 0) break;
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

function lastStartingBy(placed: readonly Placed<unknown>[], position: Position): number | undefined {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const candidate = placed[middle];
    if (candidate && comparePositions(candidate.reach.start, position) <= 0) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : low - 1;
}
