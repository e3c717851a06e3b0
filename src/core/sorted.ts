/** How many items at the beginning of a sorted list fulfil a condition that the rest does not. A binary search. */
export function countWhile<T>(sorted: readonly T[], holds: (thing: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const candidate = sorted[middle];
    if (candidate !== undefined && holds(candidate)) low = middle + 1;
    else high = middle;
  }
  return low;
}
