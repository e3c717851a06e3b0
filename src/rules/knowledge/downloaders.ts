import type { Command, Word } from '../../documents/shell/model.ts';

/** Programs that fetch a file from an address and can write it to their output. */
const downloaders = new Set(['curl', 'wget', 'wget2', 'aria2c', 'axel', 'fetch', 'http', 'https', 'xh', 'lynx']);

export function isDownload({ name }: Command): boolean {
  return downloaders.has(name);
}

/** The addresses that the command names. */
export function addresses({ words }: Command): readonly Word[] {
  return words.filter(isAddress);
}

export function isAddress({ display }: Pick<Word, 'display'>): boolean {
  return /^(?:https?|ftp):\/\//i.test(display);
}
