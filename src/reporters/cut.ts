/** The part of a list that fits somewhere, and how much of it does not. */
export interface Cut<Item> {
  readonly taken: readonly Item[];
  readonly left: number;
}

/**
 * The first of `items` that together take at most `most` bytes of UTF-8, as `bytesOf` counts them. Items come gravest
 * first, so that what is left out is the mildest.
 */
export function takeFitting<Item>(items: readonly Item[], most: number, bytesOf: (item: Item) => number): Cut<Item> {
  const taken: Item[] = [];
  let bytes = 0;
  for (const item of items) {
    bytes += bytesOf(item);
    if (bytes > most) break;
    taken.push(item);
  }
  return { taken, left: items.length - taken.length };
}

export function bytesOfText(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** What a row of a table takes, with the bars and spaces around its cells, and a backslash before each bar inside. */
export function bytesOfRow(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + bytesOfText(cell) + (cell.match(/\|/g)?.length ?? 0) + 3, 2);
}
