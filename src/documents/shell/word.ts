import type { Assignment as AssignmentNode, Word as WordNode, WordPart } from 'unbash';
import type { Span } from '../../core/location.ts';
import type { MappedText } from '../mapped-text.ts';
import { type Expander, type Expansion, expandParts, type Field, type Mention } from './expand.ts';
import type { Assignment, Word } from './model.ts';
import { escapedInBody, isExpansion, joinText, plain, takeEscapes, wordPieces } from './pieces.ts';
import { composeSource, type Piece, type Source, toSource } from './source.ts';
import { mostItems, unknown, type Variable } from './variables.ts';

/** A word, with the source that a shell would read if it ran the word as text. */
export interface WrittenWord {
  readonly word: Word;
  readonly source: () => Source;
  /** The variables in it that contain the output of a command. */
  readonly mentions: readonly Mention[];
}

const noMentions: readonly Mention[] = [];
const quotes = new Set<WordPart['type']>(['SingleQuoted', 'DoubleQuoted', 'AnsiCQuoted', 'LocaleString']);

/** The words that a written word becomes: one, unless variables are split at blanks or are empty. */
export function readWords(source: Source, node: WordNode, expander: Expander): readonly WrittenWord[] {
  const parts = node.parts ?? [];
  if (!parts.some((part) => isExpansion(part) || part.type === 'BraceExpansion'))
    return [literalWord(source, node, parts)];
  return expandedWords(source, node, expander, expandParts(expander, source, parts, true));
}

/** A word that is not split: a value, the name of a file. */
export function readWord(source: Source, node: WordNode, expander: Expander): WrittenWord {
  const parts = node.parts ?? [];
  if (!parts.some(isExpansion)) return literalWord(source, node, parts);
  const [word] = expandedWords(source, node, expander, expandParts(expander, source, parts, false));
  return word ?? literalWord(source, node, parts);
}

function literalWord(source: Source, node: WordNode, parts: readonly WordPart[]): WrittenWord {
  return {
    word: {
      raw: source.original.text.slice(node.pos, node.end),
      text: node.value,
      display: node.value,
      span: source.original.span(node.pos, node.end),
      quoted: parts.some(({ type }) => quotes.has(type)),
    },
    source: () => composeSource(source, wordPieces(source, node), node.pos),
    mentions: noMentions,
  };
}

function expandedWords(
  source: Source,
  node: WordNode,
  expander: Expander,
  { fields, mentions, derived }: Expansion,
): readonly WrittenWord[] {
  const raw = source.original.text.slice(node.pos, node.end);
  const span = source.original.span(node.pos, node.end);
  const quoted = (node.parts ?? []).some(({ type }) => quotes.has(type));
  if (derived) expander.derive(span);
  return fields.map((field) => ({
    word: { raw, ...fieldText(field), span, quoted },
    source: () => composeSource(source, field.pieces, node.pos),
    mentions,
  }));
}

function fieldText({ pieces, known }: Field): Pick<Word, 'text' | 'display'> {
  const display = joinText(pieces);
  return { text: known ? display : undefined, display };
}

/** `export NAME=value`: the parser's assignment as a word. */
export function readAssignmentWord(source: Source, node: AssignmentNode, expander: Expander): WrittenWord {
  const raw = source.original.text.slice(node.pos, node.end);
  const { word: value, mentions } = readAssignedValue(source, node, expander);
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
    mentions,
  };
}

export function readAssignment(source: Source, node: AssignmentNode, expander: Expander): Assignment {
  return {
    name: node.name,
    value: readAssignedValue(source, node, expander).word,
    span: source.original.span(node.pos, node.end),
  };
}

function readAssignedValue(source: Source, { value, pos, end }: AssignmentNode, expander: Expander): WrittenWord {
  if (value.type === 'Word') return readWord(source, value, expander);
  const raw = source.original.text.slice(value.pos, value.end);
  const word = { raw, text: undefined, display: raw, span: source.original.span(value.pos, value.end), quoted: false };
  return { word, source: () => composeSource(source, [plain(source, pos, end)], pos), mentions: noMentions };
}

/** The variable after the assignment. */
export function assignedVariable(
  source: Source,
  { value, append, name, index }: AssignmentNode,
  expander: Expander,
): Variable {
  const before = append ? expander.shell.variables.get(name) : undefined;
  if (index) return unknown;
  if (value.type === 'ArrayValue') {
    const words = value.elements.flatMap((element) => readWords(source, element, expander));
    const items = words.map(({ word }) => word.text);
    if (items.length + (before?.kind === 'list' ? before.items.length : 0) > mostItems) return unknown;
    if (before === undefined) return { kind: 'list', items };
    return before.kind === 'list' ? { kind: 'list', items: [...before.items, ...items] } : unknown;
  }
  const { text } = readWord(source, value, expander).word;
  if (text === undefined) return unknown;
  if (before === undefined || before.kind === 'unset') return { kind: 'text', text };
  return before.kind === 'text' ? { kind: 'text', text: before.text + text } : unknown;
}

/** The text of a here-document as a word. `quoted`: its delimiter is quoted, so nothing in it is expanded. */
export function readBody(
  source: Source,
  body: { readonly pos: number; readonly end: number; readonly parts: readonly WordPart[] | undefined },
  quoted: boolean,
  expander: Expander,
): WrittenWord {
  const parts = quoted ? [] : (body.parts ?? []);
  const expansion = parts.some(isExpansion) ? expandParts(expander, source, parts, false, escapedInBody) : undefined;
  const span = source.original.span(body.pos, body.end);
  if (expansion?.derived) expander.derive(span);
  const field = expansion?.fields[0];
  const pieces = (): readonly Piece[] => {
    if (field) return field.pieces;
    if (quoted) return [plain(source, body.pos, body.end)];
    return takeEscapes(source, body.pos, body.end, escapedInBody);
  };
  const display = joinText(pieces());
  return {
    word: {
      raw: source.original.text.slice(body.pos, body.end),
      text: field && !field.known ? undefined : display,
      display,
      span,
      quoted,
    },
    source: () => composeSource(source, pieces(), body.pos),
    mentions: expansion?.mentions ?? noMentions,
  };
}

/** The program's name without its path; '' if it contains an unknown expansion. */
export function readName(source: Source, node: WordNode, word: Word): string {
  if (word.text !== undefined) return word.text;
  const tail = wordPieces(source, node).at(-1);
  const last = node.parts?.at(-1);
  if (!tail || !last || isExpansion(last) || last.type === 'DoubleQuoted') return '';
  return tail.text.includes('/') ? tail.text : '';
}

/** A word that is not in the file as such: all of it has the place it came from. */
export function wordAt(text: string, span: Span): WrittenWord {
  return {
    word: { raw: text, text, display: text, span, quoted: true },
    source: () => toSource(textAt(text, span)),
    mentions: noMentions,
  };
}

/** A text whose characters all have the same place. */
export function textAt(text: string, span: Span): MappedText {
  return { text, position: () => span.start, span: () => span };
}
