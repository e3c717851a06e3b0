import type { Span } from '../core/location.ts';
import { sha256 } from '../core/sha256.ts';
import { type TextOf, textAt } from '../documents/source-text.ts';
import { findSecrets } from '../rules/knowledge/secret-values.ts';

/**
 * A digest that distinguishes the secret at a place from others, however it is quoted, indented or wrapped in a variable's
 * default. The text itself is not kept. `undefined` if the file is not available.
 */
export function secretDigests(text: TextOf): (path: string, span: Span) => string | undefined {
  const at = textAt(text);
  return (path, span) => {
    const written = at(path, span);
    return written === undefined ? undefined : sha256(bare(written));
  };
}

/** `"${NAME:-hunter2}"` and `postgres://app:hunter2@db/app` contain the same secret as `hunter2`. */
function bare(written: string): string {
  const text = written.replace(/[\s"'\\]+/g, '');
  const [found] = findSecrets(text);
  if (found !== undefined) return text.slice(found.start, found.end);
  return /^\$\{\w+:?-(.*)\}$/.exec(text)?.[1] ?? text;
}
