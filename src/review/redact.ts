import type { Finding } from '../core/finding.ts';
import type { Location } from '../core/location.ts';
import { hintOf } from '../core/text.ts';
import { type TextOf, textAt } from '../documents/source-text.ts';

/**
 * Masks the values of found secrets in the text of every finding: a rule that quotes a command or an address does not
 * know that another rule found a password in it. Edits that would write a secret are left out.
 */
export function redact<T extends Finding>(findings: readonly T[], text: TextOf): readonly T[] {
  const places = findings.filter(({ secret }) => secret).map(({ location }) => location);
  if (places.length === 0) return findings;
  const clean = cleaner(valuesAt(places, text));
  return findings.map((finding) => ({
    ...finding,
    message: clean(finding.message),
    related: finding.related.map((place) => ({ ...place, message: clean(place.message) })),
    edits: finding.edits.every(({ text }) => clean(text) === text) ? finding.edits : [],
  }));
}

/** A private key has a few dozen lines; of a longer value, only the beginning is searched for. */
const mostLines = 200;

function valuesAt(places: readonly Location[], text: TextOf): ReadonlySet<string> {
  const at = textAt(text);
  const values = places.flatMap(({ path, span }) => at(path, span)?.split(/\r?\n/, mostLines) ?? []);
  return new Set(values.map((line) => line.trim()));
}

/** A text to search for, the secret in it, and where in it the secret starts. */
interface Needle {
  readonly text: string;
  readonly value: string;
  readonly at: number;
}

/** Needles are indexed by their first characters, so that many secrets cost no more than one. */
const prefix = 4;

function cleaner(values: ReadonlySet<string>): (text: string) => string {
  const needles = Map.groupBy(Array.from(values).flatMap(needlesOf), ({ text }) => text.slice(0, prefix));
  for (const list of needles.values()) list.sort((a, b) => b.text.length - a.text.length);
  return (text) => {
    let result = '';
    let done = 0;
    for (let at = 0; at + prefix <= text.length; at++) {
      const hit = needles.get(text.slice(at, at + prefix))?.find((needle) => text.startsWith(needle.text, at));
      if (hit === undefined) continue;
      const start = at + hit.at;
      result += `${text.slice(done, start)}${hintOf(hit.value)}…`;
      done = start + hit.value.length;
      at = done - 1;
    }
    return result + text.slice(done);
  };
}

/** A password can be a word that messages use too (`postgres`); such a word is only searched for in addresses. */
function needlesOf(value: string): readonly Needle[] {
  if (value.length < 2) return [];
  if (value.length >= 8 && /[^a-z]/i.test(value)) return [{ text: value, value, at: 0 }];
  return [{ text: `:${value}@`, value, at: 1 }];
}
