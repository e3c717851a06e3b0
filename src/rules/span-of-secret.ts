import type { Span } from '../core/location.ts';
import type { Lines } from '../documents/lines.ts';

/** The secret itself within the value that holds it, where the file has it as it is; else all of the value. */
export function spanOfSecret(secret: string, value: Span, lines: Lines): Span {
  const from = lines.offset(value.start);
  const at = lines.text.slice(from, lines.offset(value.end)).lastIndexOf(secret);
  return at === -1 ? value : lines.span(from + at, from + at + secret.length);
}
