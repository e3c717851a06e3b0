import { compareFindings, type Finding } from '../core/finding.ts';
import { compareSpans, joinSpans } from '../core/location.ts';
import type { Gathering } from '../core/rule.ts';
import { compareSeverities } from '../core/severity.ts';
import type { Compared } from './compare.ts';

/**
 * Joins the findings that one decision of the author explains, as their rules say with `gathered`. The joined finding
 * stands at the first of the most severe places; the others become `related`. Only findings of the same file and status
 * are joined, so that an introduced finding does not disappear in an existing one.
 */
export function gather(compared: readonly Compared[]): readonly Compared[] {
  const groups = Map.groupBy(compared.filter(isGathered), groupKey);
  const kept = new Map<Compared, Compared>();
  for (const group of groups.values()) {
    const [host, ...guests] = group.toSorted(gravestFirst);
    if (host !== undefined) kept.set(host, guests.length === 0 ? host : joined(host, guests));
  }
  return compared.flatMap((entry) => (isGathered(entry) ? (kept.get(entry) ?? []) : [entry]));
}

/**
 * A finding with a one-click fix of its own keeps its place, unless one click fixes all, or all are merely missing; so
 * does a secret whose value is not known.
 */
function isGathered({ finding: { rule, edits, absence, secretDigest } }: Compared): boolean {
  const { by, of } = rule.gathered ?? {};
  if (of === 'absences') return absence;
  if (by === 'secret' && secretDigest === undefined) return false;
  return by !== undefined && (by === 'scope' || edits.length === 0);
}

function groupKey({ finding, status }: Compared): string {
  const { rule, location } = finding;
  const { by = 'file', cause = rule.id } = rule.gathered ?? {};
  return [cause, location.path, shared(by, finding), status].join('\0');
}

function shared(by: Gathering['by'], { route, subject, secretDigest = '' }: Finding): string {
  switch (by) {
    case 'file':
      return '';
    case 'scope':
      return route.scope;
    case 'subject':
      return subject;
    case 'secret':
      return secretDigest;
  }
}

function gravestFirst(a: Compared, b: Compared): number {
  return compareSeverities(a.finding.severity, b.finding.severity) || compareFindings(a.finding, b.finding);
}

function joined(host: Compared, guests: readonly Compared[]): Compared {
  const { finding } = host;
  // The places themselves come first: comments have room only for the first few.
  const places = guests.map(({ finding: guest }) => ({
    ...guest.location,
    message: guest.message,
    rule: guest.rule.id,
  }));
  const beside = guests.flatMap(({ finding: guest }) => guest.related);
  const together = finding.rule.gathered?.by === 'scope' ? asOne(finding, guests) : {};
  return { ...host, finding: { ...finding, ...together, related: [...places, ...finding.related, ...beside] } };
}

/** One finding from the first place to the last, with the edits of all. */
function asOne(finding: Finding, guests: readonly Compared[]): Pick<Finding, 'location' | 'edits'> {
  const all = [finding, ...guests.map((guest) => guest.finding)];
  const [first = finding.location.span, ...later] = all.map(({ location }) => location.span).toSorted(compareSpans);
  const span = joinSpans(first, later.at(-1) ?? first);
  return { location: { ...finding.location, span }, edits: all.flatMap(({ edits }) => edits) };
}
