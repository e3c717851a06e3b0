import { count, quoted } from '../core/text.ts';
import type { Word } from '../documents/shell/model.ts';

/** The first words by name and the number of the others, with the verb: `` `curl`, `git` and 3 others are ``. */
export function named(words: readonly Word[]): string {
  const shown = words.slice(0, mostNamed).map(({ display }) => quoted(display));
  const more = words.length - shown.length;
  const last = more > 0 ? count(more, 'other') : shown.length > 1 ? shown.pop() : undefined;
  const list = shown.join(', ');
  return last === undefined ? `${list} is` : `${list} and ${last} are`;
}

const mostNamed = 3;
