/** White space as Go's `unicode.IsSpace` has it, by which BuildKit trims lines and ends words. */
export function isSpace(char: string): boolean {
  if (char === '') return false;
  return spaces.includes(char) || (char >= '\u2000' && char <= '\u200a');
}

const spaces = '\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000';

/** White space that separates keyword, flags and the words of FROM, COPY and EXPOSE. */
export function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\v' || char === '\f' || char === '\r';
}

/** The first offset from `at` on that is not white space. */
export function skipSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && isSpace(text.charAt(next))) next += 1;
  return next;
}

/** The end of `text` without trailing white space, but not before `least`. */
export function trimmedEnd(text: string, least = 0): number {
  let end = text.length;
  while (end > least && isSpace(text.charAt(end - 1))) end -= 1;
  return end;
}
