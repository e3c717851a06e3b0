import { bytesOfText } from './cut.ts';
import type { Markdown } from './markdown.ts';

/** A part of a page that may have to be cut. */
export interface Part {
  /** Bytes that it may always take, whatever the other parts need. */
  readonly share: number;
  /** Renders it in at most that many bytes. */
  readonly render: (most: number) => Told;
}

export interface Told {
  /** `undefined` if there is nothing to show. */
  readonly text: Markdown | undefined;
  /** How many items did not fit. */
  readonly left: number;
}

/**
 * Renders parts in `room` bytes. The sum of their shares must not exceed it. What one part does not need goes to those
 * that were cut, in order.
 */
export function shareOut<Parts extends readonly Part[]>(
  parts: Parts,
  room: number,
): { readonly [Index in keyof Parts]: Markdown | undefined };
export function shareOut(parts: readonly Part[], room: number): readonly (Markdown | undefined)[] {
  const within = parts.map(({ share, render }) => render(share));
  let free = room - within.reduce((sum, { text = '' }) => sum + bytesOfText(text), 0);
  return parts.map(({ share, render }, index) => {
    const { text, left = 0 } = within[index] ?? {};
    if (text === undefined || left === 0 || free <= 0) return text;
    const { text: more = text } = render(share + free);
    free -= bytesOfText(more) - bytesOfText(text);
    return more;
  });
}
