import { interpolate } from '../compose/interpolation.ts';

/** A part of a short form (`host:container:mode`), resolved or not. */
export interface Part {
  readonly raw: string;
  readonly text: string | undefined;
}

/**
 * Splits a short form at its colons. If all of it is known, a default may contain colons. Otherwise the parts without a
 * variable are still known.
 */
export function splitShortForm({ raw, text }: Part): readonly Part[] {
  if (text !== undefined && raw === text) return splitAtColons(text).map((part) => ({ raw: part, text: part }));
  const parts = splitAtColons(raw).map((part) => ({ raw: part, text: interpolate(part).text }));
  if (text === undefined) return parts;
  const resolved = splitAtColons(text);
  return resolved.length === parts.length
    ? parts.map((part, index) => ({ raw: part.raw, text: resolved[index] }))
    : resolved.map((part) => ({ raw: part, text: part }));
}

/** Splits at colons outside `${…}` and `[…]`. */
export function splitAtColons(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '[' || (char === '{' && (text[at - 1] === '$' || depth > 0))) depth++;
    else if ((char === ']' || char === '}') && depth > 0) depth--;
    else if (char === ':' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** The colon after a drive letter does not separate: `C:\data:/data`. */
export function joinDrives(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (before !== undefined && /^[A-Za-z]$/.test(before.raw) && /^[\\/]/.test(part.raw)) {
      const raw = `${before.raw}:${part.raw}`;
      joined.splice(-1, 1, { raw, text: part.text === undefined ? undefined : `${before.raw}:${part.text}` });
    } else joined.push(part);
  }
  return joined;
}
