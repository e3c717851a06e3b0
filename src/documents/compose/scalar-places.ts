import type { Lines } from '../lines.ts';
import { type MappedText, mappedText, type Segment } from '../mapped-text.ts';
import type { ScalarNode } from './model.ts';

/**
 * The text of a scalar, with each character's place in the file; if that is unknown, all of it has the scalar's place.
 */
export function placedText({ raw, span, quoted }: ScalarNode, lines: Lines): MappedText {
  const start = lines.offset(span.start);
  const written = lines.text.slice(start, lines.offset(span.end));
  const segments = /^[|>]/.test(written)
    ? blockSegments(raw, written, start)
    : flowSegments(raw, written, start, quoted ? written.charAt(0) : '');
  return mappedText(lines, segments ?? [{ text: raw, offset: start, length: written.length }], start);
}

/** A line of the file without its line break, and where it begins. */
interface Line {
  readonly text: string;
  readonly offset: number;
}

function linesOf(written: string, offset: number): readonly Line[] {
  let at = offset;
  return written.split('\n').map((text) => {
    const line = { text: text.replace(/\r$/, ''), offset: at };
    at += text.length + 1;
    return line;
  });
}

/** `|` keeps its lines, `>` joins them; https://yaml.org/spec/1.2.2/#81-block-scalar-styles */
function blockSegments(raw: string, written: string, start: number): readonly Segment[] | undefined {
  const [header, ...body] = linesOf(written, start);
  const first = body.find(({ text }) => text.trim() !== '');
  if (header === undefined || first === undefined) return undefined;
  // A digit in the header sets the indentation; then the first line may begin with further blanks.
  const indent = /^[|>][+-]?[1-9]/.test(header.text) ? undefined : first.text.length - first.text.trimStart().length;
  if (indent === undefined) return undefined;
  const lines = body.map(({ text, offset }) => ({ text: text.slice(indent), offset: offset + indent }));
  return inOrder(
    raw,
    lines.map((line) => [line]),
  );
}

/** A plain or quoted scalar, possibly over several lines: line breaks become blanks. */
function flowSegments(raw: string, written: string, start: number, quote: string): readonly Segment[] | undefined {
  const inner = quote === '' ? written : written.slice(1, -1);
  const from = start + quote.length;
  if (inner === raw) return [{ text: raw, offset: from }];
  const all = linesOf(inner, from);
  const lines = all.map(({ text, offset }, index) => {
    const head = index === 0 ? text : text.trimStart();
    const trimmed = index === all.length - 1 ? head : withoutBreak(head, quote);
    return { text: trimmed, offset: offset + text.length - head.length };
  });
  return inOrder(
    raw,
    lines.map(({ text, offset }) => readEscapes(text, offset, quote)),
  );
}

/** In double quotes, an escaped line break is removed, and the blanks before it stay. */
function withoutBreak(line: string, quote: string): string {
  const [slashes = ''] = quote === '"' ? (/\\*$/.exec(line) ?? []) : [];
  return slashes.length % 2 === 1 ? line.slice(0, -1) : line.trimEnd();
}

const escaped: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** A line's characters, each escape a segment of its own; https://yaml.org/spec/1.2.2/#57-escaped-characters */
function readEscapes(text: string, offset: number, quote: string): readonly Segment[] {
  const mark = quote === '"' ? '\\' : quote === "'" ? "''" : undefined;
  const segments: Segment[] = [];
  let from = 0;
  const upTo = (end: number): void => {
    if (end > from) segments.push({ text: text.slice(from, end), offset: offset + from });
  };
  for (let at = mark ? text.indexOf(mark) : -1; at !== -1; at = text.indexOf(mark ?? '', from)) {
    upTo(at);
    const letter = text.charAt(at + 1);
    const more = quote === '"' ? (digits[letter] ?? 0) : 0;
    const code = Number.parseInt(text.slice(at + 2, at + 2 + more), 16);
    const meant = more > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : (escaped[letter] ?? letter);
    segments.push({ text: quote === '"' ? meant : "'", offset: offset + at, length: 2 + more });
    from = at + 2 + more;
  }
  upTo(text.length);
  return segments;
}

/** The lines as they follow one another in `raw`, with the white space that replaces the breaks between them. */
function inOrder(raw: string, lines: readonly (readonly Segment[])[]): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  let at = 0;
  let end = 0;
  for (const line of lines) {
    const text = line.map((segment) => segment.text).join('');
    const [first] = line;
    if (first === undefined || text === '') continue;
    const found = raw.startsWith(text, at) ? at : raw.indexOf(text, at);
    if (found === -1 || raw.slice(at, found).trim() !== '') return undefined;
    if (found > at) segments.push({ text: raw.slice(at, found), offset: end, length: first.offset - end });
    segments.push(...line);
    const last = line.at(-1) ?? first;
    end = last.offset + (last.length ?? last.text.length);
    at = found + text.length;
  }
  if (raw.slice(at).trim() !== '') return undefined;
  if (at < raw.length) segments.push({ text: raw.slice(at), offset: end, length: 0 });
  return segments;
}
