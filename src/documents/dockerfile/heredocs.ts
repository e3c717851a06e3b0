import { isSpace } from './characters.ts';

/** A word `<<NAME` that announces a heredoc. */
export interface HeredocMarker {
  /** Offsets in the text it was found in. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Some part of the name is quoted: variables in the body stay as they are. */
  readonly quoted: boolean;
  /** `<<-`: tabs at the start of its lines are removed. */
  readonly chomp: boolean;
}

/** The heredocs that a line announces, outside of quotes. A line with an open quote announces none, as in BuildKit. */
export function findHeredocs(line: string): readonly HeredocMarker[] {
  const markers: HeredocMarker[] = [];
  let start = -1;
  let at = 0;
  while (at <= line.length) {
    const char = line.charAt(at);
    if (char === '' || isSpace(char)) {
      const marker = start === -1 ? undefined : readMarker(line, start, at);
      if (marker) markers.push(marker);
      start = -1;
      at += 1;
      continue;
    }
    if (start === -1) start = at;
    if (char === "'" || char === '"') {
      const end = closingQuote(line, at);
      if (end === -1) return [];
      at = end + 1;
    } else at += char === '\\' ? 2 : 1;
  }
  return markers;
}

function closingQuote(line: string, open: number): number {
  const quote = line.charAt(open);
  if (quote === "'") return line.indexOf(quote, open + 1);
  for (let at = open + 1; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === quote) return at;
    if (char === '\\') at += 1;
  }
  return -1;
}

function readMarker(line: string, start: number, end: number): HeredocMarker | undefined {
  let at = start;
  while (line.charAt(at) >= '0' && line.charAt(at) <= '9') at += 1;
  if (line.charAt(at) !== '<' || line.charAt(at + 1) !== '<') return undefined;
  at += 2;
  const chomp = line.charAt(at) === '-';
  if (chomp) at += 1;
  const written = line.slice(at, end);
  if (written === '' || written.includes('<')) return undefined;
  let name = '';
  let quote = '';
  let quoted = false;
  for (let index = 0; index < written.length; index += 1) {
    const char = written.charAt(index);
    if (quote === '' ? char === "'" || char === '"' : char === quote) {
      quote = quote === '' ? char : '';
      quoted = true;
    } else if (char === '\\' && quote !== "'") {
      index += 1;
      name += written.charAt(index);
    } else name += char;
  }
  return name === '' ? undefined : { start, end, name, quoted, chomp };
}
