import type { Assignment as AssignmentNode, Word as WordNode, WordPart } from 'unbash';
import type { Assignment, Word } from './model.ts';
import { composeSource, type Piece, type Source } from './source.ts';

/** A word with what a shell would read if it were given the word as its text. */
export interface WrittenWord {
  readonly word: Word;
  readonly source: () => Source;
}

export function readWord(source: Source, node: WordNode): WrittenWord {
  const parts = node.parts ?? [];
  const literal = !parts.some(isExpansion);
  const raw = source.original.text.slice(node.pos, node.end);
  const display = literal ? node.value : joinText(wordPieces(source, node));
  return {
    word: {
      raw,
      text: literal ? display : undefined,
      display,
      span: source.original.span(node.pos, node.end),
      quoted: parts.some(({ type }) => quotes.has(type)),
    },
    source: () => composeSource(source, wordPieces(source, node), node.pos),
  };
}

/** `export NAME=value`: the parser's assignment, as the word that it also is. */
export function readAssignmentWord(source: Source, node: AssignmentNode): WrittenWord {
  const raw = source.original.text.slice(node.pos, node.end);
  const { word: value } = readAssignedValue(source, node);
  const prefix = raw.slice(0, raw.length - value.raw.length);
  return {
    word: {
      raw,
      text: value.text === undefined ? undefined : prefix + value.text,
      display: prefix + value.display,
      span: source.original.span(node.pos, node.end),
      quoted: value.quoted,
    },
    source: () => composeSource(source, [plain(source, node.pos, node.end)], node.pos),
  };
}

export function readAssignment(source: Source, node: AssignmentNode): Assignment {
  return {
    name: node.name,
    value: readAssignedValue(source, node).word,
    span: source.original.span(node.pos, node.end),
  };
}

function readAssignedValue(source: Source, { value, pos, end }: AssignmentNode): WrittenWord {
  if (value.type === 'Word') return readWord(source, value);
  const raw = source.original.text.slice(value.pos, value.end);
  const word = { raw, text: undefined, display: raw, span: source.original.span(value.pos, value.end), quoted: false };
  return { word, source: () => composeSource(source, [plain(source, pos, end)], pos) };
}

/** The text of a here-document as a word. `quoted`: its delimiter is, so that nothing in it is expanded. */
export function readBody(
  source: Source,
  body: { readonly pos: number; readonly end: number; readonly parts: readonly WordPart[] | undefined },
  quoted: boolean,
): WrittenWord {
  const parts = quoted ? [] : (body.parts ?? []);
  const pieces = (): readonly Piece[] => {
    if (quoted) return [plain(source, body.pos, body.end)];
    if (parts.length === 0) return takeEscapes(source, body.pos, body.end, escapedInBody);
    return parts.flatMap((part) => partPieces(source, part, escapedInBody));
  };
  const display = joinText(pieces());
  return {
    word: {
      raw: source.original.text.slice(body.pos, body.end),
      text: parts.some(isExpansion) ? undefined : display,
      display,
      span: source.original.span(body.pos, body.end),
      quoted,
    },
    source: () => composeSource(source, pieces(), body.pos),
  };
}

/** The program's name behind its path; '' where that holds an expansion. */
export function readName(source: Source, node: WordNode, word: Word): string {
  if (word.text !== undefined) return word.text;
  const tail = wordPieces(source, node).at(-1);
  const last = node.parts?.at(-1);
  if (!tail || !last || isExpansion(last) || last.type === 'DoubleQuoted') return '';
  return tail.text.includes('/') ? tail.text : '';
}

const quotes = new Set<WordPart['type']>(['SingleQuoted', 'DoubleQuoted', 'AnsiCQuoted', 'LocaleString']);

function isExpansion(part: WordPart): boolean {
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

function joinText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

const escapedInDoubleQuotes = '$`"\\\n';
const escapedInBody = '$`\\\n';

/** The word without its quotes and escapes, piece by piece. */
function wordPieces(source: Source, node: WordNode): readonly Piece[] {
  if (node.parts) return node.parts.flatMap((part) => partPieces(source, part, undefined));
  return takeEscapes(source, node.pos, node.end, undefined);
}

function partPieces(source: Source, part: WordPart, escaped: string | undefined): readonly Piece[] {
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

function plain(source: Source, start: number, end: number): Piece {
  return { text: source.original.text.slice(start, end), offset: start, opaque: false };
}

/** Backslashes taken out, before the `escaped` characters only where these are given; `\` and a line break are nothing. */
function takeEscapes(source: Source, start: number, end: number, escaped: string | undefined): readonly Piece[] {
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
