/** The first item that belongs before its predecessor, with that predecessor; `undefined` if all are in order. */
export function firstOutOfOrder<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): { readonly item: T; readonly before: T } | undefined {
  for (const [index, item] of items.entries()) {
    const previous = items[index - 1];
    if (previous !== undefined && compare(previous, item) > 0) return { item, before: previous };
  }
  return undefined;
}

/** Alphabetical as people sort: letter case and punctuation count less than letters. */
export function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}
