export interface JsonString {
  /** Offsets of the string with its quotes. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A JSON array of strings that makes up all of `text` from `from` on. `'mixed'` for an array with other values, which
 * builders reject; `undefined` for text that is not a JSON array, which they read as words.
 */
export function readJsonArray(text: string, from: number, to: number): readonly JsonString[] | 'mixed' | undefined {
  if (text.charAt(from) !== '[' || text.charAt(to - 1) !== ']') return undefined;
  const parsed = parseJson(text.slice(from, to));
  if (!Array.isArray(parsed)) return undefined;
  const strings: JsonString[] = [];
  let at = from;
  for (const item of parsed) {
    if (typeof item !== 'string') return 'mixed';
    const start = text.indexOf('"', at);
    at = stringEnd(text, start);
    strings.push({ start, end: at, text: item });
  }
  return strings;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The offset after the closing quote of a string that is known to be well formed. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}
