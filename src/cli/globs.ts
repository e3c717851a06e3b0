import { isTakenBack } from '../documents/classify.ts';

/**
 * Globs are written as seen from the working directory, files are told by their path from another folder. `prefix` is
 * the way from that folder to the working directory (`services/web/`), or '' where they are the same; `suffix` the way
 * from the working directory down to that folder. Patterns are understood from either.
 */
export function globsFrom(globs: readonly string[], { prefix, suffix }: Way): readonly string[] {
  if (prefix === '' && suffix === '') return globs;
  return globs.flatMap((glob) => {
    const mark = isTakenBack(glob) ? '!' : '';
    const plain = glob.slice(mark.length).replace(/^\.\//, '');
    const seen =
      suffix === '' ? `${prefix}${plain}` : plain.startsWith(suffix) ? plain.slice(suffix.length) : undefined;
    return seen === undefined || seen === '' ? [mark + plain] : [mark + plain, mark + seen];
  });
}

export interface Way {
  readonly prefix: string;
  readonly suffix: string;
}
