import type { Word as WordNode, WordPart } from 'unbash';
import type { Piece, Source } from './source.ts';

export function isExpansion(part: WordPart): boolean {
  switch (part.type) {
    case 'SimpleExpansion':
    case 'ParameterExpansion':
    case 'CommandExpansion':
    case 'ArithmeticExpansion':
    case 'ProcessSubstitution':
      return true;
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.some(isExpansion);
    case 'BraceExpansion':
    case 'ExtendedGlob':
    case 'Glob':
      return part.parts?.some(isExpansion) ?? false;
    default:
      return false;
  }
}

export function joinText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

export const escapedInDoubleQuotes = '$`"\\\n';
export const escapedInBody = '$`\\\n';

/** The word without its quotes and escapes, piece by piece. */
export function wordPieces(source: Source, node: WordNode): readonly Piece[] {
  if (node.parts) return node.parts.flatMap((part) => partPieces(source, part, undefined));
  return takeEscapes(source, node.pos, node.end, undefined);
}

export function partPieces(source: Source, part: WordPart, escaped: string | undefined): readonly Piece[] {
  const { pos, end } = part;
  switch (part.type) {
    case 'Literal':
      return takeEscapes(source, pos, end, escaped);
    case 'SingleQuoted':
      return [plain(source, pos + 1, pos + 1 + part.value.length)];
    case 'AnsiCQuoted':
      if (part.value.length === end - pos - 3) return [plain(source, pos + 2, end - 1)];
      return [{ text: part.value, offset: pos, length: end - pos, opaque: false }];
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.flatMap((child) => partPieces(source, child, escapedInDoubleQuotes));
    case 'CommandExpansion':
    case 'ProcessSubstitution':
    case 'ArithmeticExpansion':
      return [{ ...plain(source, pos, end), opaque: true }];
    case 'ParameterExpansion':
      return [{ ...plain(source, pos, end), opaque: /[`(]/.test(part.text) }];
    default:
      return [plain(source, pos, end)];
  }
}

export function plain(source: Source, start: number, end: number): Piece {
  return { text: source.original.text.slice(start, end), offset: start, opaque: false };
}

/**
 * Removes backslashes, only before the `escaped` characters if these are given; `\` and a line break are removed
 * together.
 */
export function takeEscapes(source: Source, start: number, end: number, escaped: string | undefined): readonly Piece[] {
  const text = source.original.text.slice(start, end);
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = text.indexOf('\\'); at !== -1 && at + 1 < text.length; at = text.indexOf('\\', at + 2)) {
    const next = text.charAt(at + 1);
    if (escaped !== undefined && !escaped.includes(next)) continue;
    if (at > from) pieces.push(plain(source, start + from, start + at));
    if (next !== '\n') pieces.push({ text: next, offset: start + at, length: 2, opaque: false });
    from = at + 2;
  }
  if (from < text.length) pieces.push(plain(source, start + from, end));
  return pieces;
}
