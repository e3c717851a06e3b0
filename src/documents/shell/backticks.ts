import { composeSource, type Piece, type Source } from './source.ts';

/**
 * The script of a substitution in backticks; `decoded` is the parser's text without its escapes. If that differs from
 * our own reading, all of it has the place of the substitution.
 */
export function readBackticks(source: Source, start: number, end: number, decoded: string): Source {
  for (const escaped of ['$`\\', '$`\\"']) {
    const inner = composeSource(source, unescapeBackticks(source, start + 1, end - 1, escaped), start);
    if (inner.text === decoded) return inner;
  }
  return composeSource(source, [{ text: decoded, offset: start, length: end - start, opaque: false }], start);
}

/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_03 */
function unescapeBackticks(source: Source, start: number, end: number, escaped: string): readonly Piece[] {
  const text = source.original.text.slice(start, end);
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', at + 2)) {
    if (!escaped.includes(text.charAt(at + 1)) || at + 1 >= text.length) continue;
    if (at > from) pieces.push({ text: text.slice(from, at), offset: start + from, opaque: false });
    pieces.push({ text: text.charAt(at + 1), offset: start + at, length: 2, opaque: false });
    from = at + 2;
  }
  pieces.push({ text: text.slice(from), offset: start + from, opaque: false });
  return pieces;
}
