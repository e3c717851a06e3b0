/** The part of a list that fits, and how many items do not. */
export interface Cut<Item> {
  readonly taken: readonly Item[];
  readonly left: number;
}

/**
 * The first of `items` that together take at most `most` bytes of UTF-8, as `bytesOf` counts them. The most severe items
 * come first, so that the least severe are left out.
 */
export function takeFitting<Item>(items: readonly Item[], most: number, bytesOf: (item: Item) => number): Cut<Item> {
  return renderFitting(items, most, (item) => item, bytesOf);
}

/** The same for rendered items. Renders no more of them than fit, because rendering costs more than counting. */
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

/** The size of a table row, with the bars and spaces around its cells and a backslash before each bar inside. */
export function bytesOfRow(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + bytesOfText(cell) + (cell.match(/\|/g)?.length ?? 0) + 3, 2);
}
