import { compareFindings, type Finding } from '../core/finding.ts';
import { compareSpans, joinSpans } from '../core/location.ts';
import { compareSeverities } from '../core/severity.ts';
import type { Compared } from './compare.ts';

/**
 * One finding for what one decision of the author explains in many places, as their rules say by `gathered`: it stands at
 * the gravest and first of them, the others are `related`. Only findings of the same file and status come together, so
 * that what is introduced does not vanish in what existed.
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

/** What can be mended with one click where it stands is told there, unless all of it is mended with one click. */
function isGathered({ finding: { rule, edits } }: Compared): boolean {
  return rule.gathered !== undefined && (rule.gathered.by === 'scope' || edits.length === 0);
}

function groupKey({ finding: { rule, location, route, subject }, status }: Compared): string {
  const { by, cause = rule.id } = rule.gathered ?? {};
  const same = by === 'scope' ? route.scope : by === 'subject' ? subject : '';
  return [cause, location.path, same, status].join('\0');
}

function gravestFirst(a: Compared, b: Compared): number {
  return compareSeverities(a.finding.severity, b.finding.severity) || compareFindings(a.finding, b.finding);
}

function joined(host: Compared, guests: readonly Compared[]): Compared {
  const { finding } = host;
  const related = guests.flatMap(({ finding: guest }) => [
    { ...guest.location, message: guest.message, rule: guest.rule.id },
    ...guest.related,
  ]);
  const together = finding.rule.gathered?.by === 'scope' ? asOne(finding, guests) : {};
  return { ...host, finding: { ...finding, ...together, related: [...finding.related, ...related] } };
}

/** From the first place to the last, with the edits of all. */
function asOne(finding: Finding, guests: readonly Compared[]): Pick<Finding, 'location' | 'edits'> {
  const all = [finding, ...guests.map((guest) => guest.finding)];
  const [first = finding.location.span, ...later] = all.map(({ location }) => location.span).toSorted(compareSpans);
  const span = joinSpans(first, later.at(-1) ?? first);
  return { location: { ...finding.location, span }, edits: all.flatMap(({ edits }) => edits) };
}
