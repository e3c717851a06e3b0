import type { Finding } from '../core/finding.ts';
import { containsSpan } from '../core/location.ts';
import type { Status } from '../core/review.ts';
import { type SpanIndex, spanIndex } from '../core/span-index.ts';
import type { Compared } from './compare.ts';

/**
 * One finding for one root cause: a finding whose rule `foldsInto` another becomes a `related` entry of the other rule's
 * finding, if there is one of the same status in the same place.
 */
export function fold(compared: readonly Compared[]): readonly Compared[] {
  const folding = compared.filter(({ finding }) => (finding.rule.foldsInto ?? []).length > 0);
  if (folding.length === 0) return compared;
  const hosts = hostsByKey(compared, folding);
  const folded = new Map<Compared, Compared>();
  for (const entry of folding) {
    const host = hostOf(entry, hosts);
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

/** The findings that others can fold into, by rule, file, scope and status. */
type Hosts = ReadonlyMap<string, SpanIndex<Compared>>;

function hostsByKey(compared: readonly Compared[], folding: readonly Compared[]): Hosts {
  const wanted = new Set(folding.flatMap(({ finding }) => finding.rule.foldsInto ?? []));
  const candidates = compared.filter(({ finding }) => wanted.has(finding.rule.id));
  const groups = Map.groupBy(candidates, ({ finding, status }) => hostKey(finding.rule.id, finding, status));
  return new Map(Array.from(groups, ([key, group]) => [key, spanIndex(group, ({ finding }) => finding.location.span)]));
}

function hostKey(rule: string, { location, route }: Finding, status: Status): string {
  return [rule, location.path, route.scope, status].join('\0');
}

/** The outermost finding around `entry`, else the first one inside it; of the first rule that has any. */
function hostOf(entry: Compared, hosts: Hosts): Compared | undefined {
  const { span } = entry.finding.location;
  for (const rule of entry.finding.rule.foldsInto ?? []) {
    const index = hosts.get(hostKey(rule, entry.finding, entry.status));
    const around = index?.at(span.start).findLast(({ finding }) => containsSpan(finding.location.span, span));
    const host = around ?? index?.firstWithin(span);
    if (host !== undefined && host !== entry) return host;
  }
  return undefined;
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
  const folded = guests.map(({ finding: guest }) => ({
    ...guest.location,
    message: guest.message,
    rule: guest.rule.id,
  }));
  // Their own related places come after all of them: comments have room only for the first few.
  const theirs = guests.flatMap(({ finding: guest }) => guest.related);
  return { ...finding, related: [...finding.related, ...folded, ...theirs] };
}
