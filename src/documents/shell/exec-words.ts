import { type MappedText, mappedText, type Segment } from '../mapped-text.ts';
import type { Value } from '../value.ts';
import { toSource } from './source.ts';
import type { WrittenWord } from './word.ts';

/** A word of the exec form: a string of a JSON array, an item of a YAML list. */
export interface ExecWord extends Value {
  /** The source for a shell that reads it, if the value and its place are not enough. */
  readonly source?: MappedText;
}

export function valueWord(value: ExecWord): WrittenWord {
  const { raw, text, span, source } = value;
  const quoted = /^["']/.test(raw);
  const display = text ?? source?.text ?? raw;
  return {
    word: { raw, text, display, span, quoted },
    source: () => toSource(source ?? valueText(value, display)),
    mentions: [],
  };
}

/** The value's text with the places of its characters, if they are known; otherwise all of it has the value's place. */
function valueText({ raw, span }: Value, display: string): MappedText {
  const whole = [{ text: display, offset: 0, length: raw.length }];
  const oneLine = span.start.line === span.end.line;
  const width = span.end.column - span.start.column;
  const segments = raw.length === width ? readRaw(raw, display) : undefined;
  const at = (offset: number) => ({
    line: span.start.line,
    column: Math.min(span.start.column + offset, span.end.column),
  });
  const place = oneLine
    ? { position: at, span: (start: number, end: number) => ({ start: at(start), end: at(end) }) }
    : { position: () => span.start, span: () => span };
  return mappedText(place, oneLine && segments ? segments : whole);
}

function readRaw(raw: string, display: string): readonly Segment[] | undefined {
  if (raw === display) return [{ text: raw, offset: 0 }];
  if (raw.slice(1, -1) === display) return [{ text: display, offset: 1 }];
  if (!raw.startsWith('"')) return undefined;
  const segments = readJsonEscapes(raw);
  return segments.map(({ text }) => text).join('') === display ? segments : undefined;
}

const characters: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** A JSON string's characters, each escape a segment of its own. */
function readJsonEscapes(raw: string): readonly Segment[] {
  const segments: Segment[] = [];
  const end = raw.length - 1;
  let from = 1;
  for (let at = raw.indexOf('\\'); at !== -1 && at < end; at = raw.indexOf('\\', from)) {
    if (at > from) segments.push({ text: raw.slice(from, at), offset: from });
    const letter = raw.charAt(at + 1);
    const length = letter === 'u' ? 6 : 2;
    const text =
      letter === 'u'
        ? String.fromCharCode(Number.parseInt(raw.slice(at + 2, at + 6), 16))
        : (characters[letter] ?? letter);
    segments.push({ text, offset: at, length });
    from = at + length;
  }
  if (end > from) segments.push({ text: raw.slice(from, end), offset: from });
  return segments;
}
