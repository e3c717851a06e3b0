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
  return renderFitting(items, most, (item) => item, bytesOf);
}

/** The same of what `render` makes of each, which is asked for no more than fit: it costs more than to count. */
export function renderFitting<Item, Rendered>(
  items: readonly Item[],
  most: number,
  render: (item: Item) => Rendered,
  bytesOf: (rendered: Rendered) => number,
): Cut<Rendered> {
  const taken: Rendered[] = [];
  let bytes = 0;
  for (const item of items) {
    const rendered = render(item);
    bytes += bytesOf(rendered);
    if (bytes > most) break;
    taken.push(rendered);
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
