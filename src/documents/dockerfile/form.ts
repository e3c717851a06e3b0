import { isBlank, isSpace, skipSpace, trimmedEnd } from './characters.ts';

/** A part of an instruction's text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** A part without the quotes and escapes that the builder removes before it expands variables. */
export interface DecodedPiece extends Piece {
  readonly text: string;
}

export interface FlagForm extends Piece {
  readonly name: string;
  readonly value: DecodedPiece | undefined;
  /** The parts of `value` between commas. */
  readonly parts: readonly DecodedPiece[];
}

/** The outer form that all instructions share: keyword, flags, rest. ONBUILD is unwrapped. */
export interface Form {
  /** Upper case. */
  readonly keyword: string;
  readonly keywordPiece: Piece;
  /** The start of the instruction: at ONBUILD, if there is one. */
  readonly start: number;
  readonly onbuild: boolean;
  readonly flags: readonly FlagForm[];
  /** Everything after keyword and flags, trimmed; if there is nothing, the end of the last of them. */
  readonly args: Piece;
}

/** Shared by all that have none. */
const noFlags: readonly FlagForm[] = [];

/** Reads an instruction whose continuation lines are already joined. */
export function readForm(text: string, escapeChar: string): Form {
  const outer = readCommand(text, 0, escapeChar);
  if (outer.keyword !== 'ONBUILD' || outer.args.start === outer.args.end) return outer;
  return { ...readCommand(text, outer.args.start, escapeChar), start: outer.start, onbuild: true };
}

function readCommand(text: string, from: number, escapeChar: string): Form {
  const start = skipSpace(text, from);
  const last = trimmedEnd(text, start);
  let end = start;
  while (end < last && !isBlank(text.charAt(end))) end += 1;
  const flags: FlagForm[] = [];
  let at = skipSpace(text, end);
  while (text.startsWith('--', at)) {
    const flag = readFlag(text, at, escapeChar);
    at = skipSpace(text, flag.end);
    if (flag.name === '') break;
    flags.push(flag);
  }
  const before = flags.at(-1)?.end ?? end;
  const args = at < last ? { start: at, end: last } : { start: before, end: before };
  return {
    keyword: text.slice(start, end).toUpperCase(),
    keywordPiece: { start, end },
    start,
    onbuild: false,
    flags: flags.length === 0 ? noFlags : flags,
    args,
  };
}

/** `--name=value` up to white space outside of quotes; a bare `--` has no name and ends the flags. */
function readFlag(text: string, start: number, escapeChar: string): FlagForm {
  const decoded: string[] = [];
  const offsets: number[] = [];
  let quote = '';
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote === '' && isSpace(char)) break;
    if (quote === '' ? char === '"' || char === "'" : char === quote) {
      quote = quote === '' ? char : '';
      continue;
    }
    if (char === escapeChar) {
      if (at + 1 === text.length) continue;
      at += 1;
    }
    decoded.push(text.charAt(at));
    offsets.push(at);
  }
  const equals = decoded.indexOf('=');
  const name = decoded.slice(2, equals === -1 ? undefined : equals).join('');
  const behind = (index: number): number => (index < offsets.length ? (offsets[index] ?? at) : at);
  const value =
    equals === -1
      ? undefined
      : { start: (offsets[equals] ?? at) + 1, end: at, text: decoded.slice(equals + 1).join('') };
  const parts: DecodedPiece[] = [];
  for (let from = equals + 1; value && from <= decoded.length; ) {
    const comma = decoded.indexOf(',', from);
    const to = comma === -1 ? decoded.length : comma;
    parts.push({
      start: from === equals + 1 ? value.start : behind(from),
      end: behind(to),
      text: decoded.slice(from, to).join(''),
    });
    from = to + 1;
  }
  return { name, value, parts, start, end: at };
}
