import { lineStarts } from '../core/edit.ts';
import type { Position, Span } from '../core/location.ts';
import { sha256 } from '../core/sha256.ts';
import { findSecrets } from '../rules/knowledge/secret-values.ts';
import type { Texts } from './redact.ts';

/**
 * A digest that distinguishes the secret at a place from others, however it is quoted, indented or wrapped in a variable's
 * default. The text itself is not kept. `undefined` if the file is not available.
 */
export function secretDigests(texts: Texts): (path: string, span: Span) => string | undefined {
  const files = new Map<string, { readonly text: string; readonly starts: readonly number[] }>();
  return (path, span) => {
    let file = files.get(path);
    if (file === undefined) {
      const text = texts.document(path)?.text ?? texts.text(path);
      if (text === undefined) return undefined;
      file = { text, starts: lineStarts(text) };
      files.set(path, file);
    }
    const { text, starts } = file;
    const offset = ({ line, column }: Position) => (starts[line - 1] ?? text.length) + column - 1;
    return sha256(bare(text.slice(offset(span.start), offset(span.end))));
  };
}

/** `"${NAME:-hunter2}"` and `postgres://app:hunter2@db/app` contain the same secret as `hunter2`. */
function bare(written: string): string {
  const text = written.replace(/[\s"'\\]+/g, '');
  const [found] = findSecrets(text);
  if (found !== undefined) return text.slice(found.start, found.end);
  return /^\$\{\w+:?-(.*)\}$/.exec(text)?.[1] ?? text;
}
