import { type Location, lastLine } from '../core/location.ts';
import { hintOf } from '../core/text.ts';
import type { LineText } from './code-frame.ts';

/** Which parts of a file's lines may be shown. */
export interface Secrets {
  /** The lines with the value of every secret masked; each character stays in its column. */
  readonly blotted: LineText;
  /** True if `text` contains the value of a secret of that file, or a line of it. */
  readonly isIn: (path: string, text: string) => boolean;
}

/** A private key has a few dozen lines; of a longer value, only the beginning is searched for. */
const mostLines = 200;

/**
 * `places` are where a file contains the value of a secret. It is in the repository, but it should not get into a log too.
 */
export function secretsAt(places: readonly Location[], lineText: LineText): Secrets {
  const byLine = new Map<string, Stretch[]>();
  const values = new Map<string, string[]>();
  for (const { path, span } of places) {
    const last = Math.min(lastLine(span), span.start.line + mostLines - 1);
    for (let line = span.start.line; line <= last; line++) {
      const text = lineText(path, line) ?? '';
      const from = line === span.start.line ? span.start.column - 1 : text.search(/\S|$/);
      const to = line === span.end.line ? span.end.column - 1 : text.length;
      const value = text.slice(from, to).trim();
      if (value === '') continue;
      append(byLine, `${line} ${path}`, { from, to });
      append(values, path, value);
    }
  }
  return {
    blotted: (path, line) => {
      const text = lineText(path, line);
      return text === undefined ? undefined : (byLine.get(`${line} ${path}`) ?? []).reduce(blot, text);
    },
    isIn: (path, text) => (values.get(path) ?? []).some((value) => text.includes(value)),
  };
}

/** Offsets in a line; `to` is exclusive. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function blot(text: string, { from, to }: Stretch): string {
  const value = text.slice(from, to);
  const hint = hintOf(value);
  return text.slice(0, from) + hint + '*'.repeat(value.length - hint.length) + text.slice(from + value.length);
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
