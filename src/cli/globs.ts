import { isTakenBack } from '../documents/classify.ts';

/**
 * The user's globs are relative to the working directory, but the paths of files are relative to another folder. `prefix`
 * is the path from that folder to the working directory (`services/web/`), or '' if they are the same; `suffix` is the
 * path from the working directory down to that folder. A pattern may be relative to either.
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
