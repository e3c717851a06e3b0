import type { Span } from '../core/location.ts';
import type { Lines } from '../documents/lines.ts';

/**
 * The place of the secret within its value, if the file contains it literally. A secret of several lines, which YAML
 * indents, is from its first line to the end of the value. Otherwise it is the whole value.
 */
export function spanOfSecret(secret: string, value: Span, lines: Lines): Span {
  const from = lines.offset(value.start);
  const end = lines.offset(value.end);
  const written = lines.text.slice(from, end);
  const whole = written.lastIndexOf(secret);
  if (whole !== -1) return lines.span(from + whole, from + whole + secret.length);
  const [first = ''] = secret.split('\n', 1);
  const begun = secret.includes('\n') ? written.indexOf(first) : -1;
  return begun === -1 ? value : lines.span(from + begun, end);
}
