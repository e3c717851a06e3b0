import type { Finding } from '../core/finding.ts';
import { containsSpan } from '../core/location.ts';
import type { Status } from '../core/review.ts';
import type { Compared } from './compare.ts';

/**
 * One finding for one root cause: where a rule says `foldsInto` and such a finding of the same status stands in the
 * same place, the finding becomes a `related` entry of that one.
 */
export function fold(compared: readonly Compared[]): readonly Compared[] {
  const folding = compared.filter(({ finding }) => (finding.rule.foldsInto ?? []).length > 0);
  if (folding.length === 0) return compared;
  const hosts = Map.groupBy(compared, ({ finding, status }) => hostKey(finding.rule.id, finding, status));
  const folded = new Map<Compared, Compared>();
  for (const entry of folding) {
    const host = entry.finding.rule.foldsInto
      ?.flatMap((rule) => hosts.get(hostKey(rule, entry.finding, entry.status)) ?? [])
      .find((candidate) => candidate !== entry && inOnePlace(candidate.finding, entry.finding));
    if (host && !leadsTo(folded, host, entry)) folded.set(entry, host);
  }
  const guests = Map.groupBy(folded.keys(), (entry) => lastHost(folded, entry));
  return compared
    .filter((entry) => !folded.has(entry))
    .map((entry) => {
      const own = guests.get(entry);
      return own === undefined ? entry : { ...entry, finding: withGuests(entry.finding, own) };
    });
}

function hostKey(rule: string, { location, route }: Finding, status: Status): string {
  return [rule, location.path, route.scope, status].join('\0');
}

function inOnePlace(a: Finding, b: Finding): boolean {
  const [left, right] = [a.location.span, b.location.span];
  return containsSpan(left, right) || containsSpan(right, left);
}

function leadsTo(folded: ReadonlyMap<Compared, Compared>, from: Compared, to: Compared): boolean {
  for (let at: Compared | undefined = from; at !== undefined; at = folded.get(at)) if (at === to) return true;
  return false;
}

function lastHost(folded: ReadonlyMap<Compared, Compared>, entry: Compared): Compared {
  let host = entry;
  for (let next = folded.get(host); next !== undefined; next = folded.get(host)) host = next;
  return host;
}

function withGuests(finding: Finding, guests: readonly Compared[]): Finding {
  const related = guests.flatMap(({ finding: guest }) => [
    { ...guest.location, message: guest.message, rule: guest.rule.id },
    ...guest.related,
  ]);
  return { ...finding, related: [...finding.related, ...related] };
}
