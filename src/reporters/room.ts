import { bytesOfText } from './cut.ts';
import type { Markdown } from './markdown.ts';

/** A part of a page that may have to be cut. */
export interface Part {
  /** Bytes that it may take whatever the others need. */
  readonly share: number;
  /** In so many bytes at most. */
  readonly render: (most: number) => Told;
}

export interface Told {
  /** `undefined`: there is nothing to say. */
  readonly text: Markdown | undefined;
  /** How many things had no room. */
  readonly left: number;
}

/**
 * Renders parts in `room` bytes, of which their shares are no more than all: what one does not need goes to those that
 * were cut, the first of them first.
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
