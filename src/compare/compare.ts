import { compareFindings, type Finding } from '../core/finding.ts';
import type { Status } from '../core/review.ts';
import { similarity } from './similarity.ts';

export interface Compared {
  readonly finding: Finding;
  readonly status: Status;
}

/** Whether a commit's file of that path holds that stage or service (`Route.scope`). */
export type Holds = (path: string, scope: string) => boolean;

export interface Scopes {
  readonly head: Holds;
  readonly base: Holds;
}

const noScopes: Scopes = { head: () => false, base: () => false };

/**
 * Findings of head against findings of base, by meaning. A finding of head is `existing` where base has one that means
 * the same, each of base's taken once: in the same file (`previousPaths` maps head's paths of renamed and copied files
 * to base's), in an instruction that was only edited beside the point, or in another file it was moved from.
 * What base had and head has not is `fixed`.
 *
 * A service that was there without it is no new name of the one that had it, nor is any as long as that one stays: what is
 * taken from one container and given to another is introduced in the other. So is root, from one image to another.
 * What services share by an anchor counts for each of them: an anchor that is put in or resolved changes nothing.
 * Another secret in the same place is another secret: what is known of the old one is mended by no new one.
 */
export function compare(
  head: readonly Finding[],
  base: readonly Finding[],
  previousPaths: ReadonlyMap<string, string>,
  scopes: Scopes = noScopes,
): readonly Compared[] {
  const before = (path: string) => previousPaths.get(path) ?? path;
  const nextPaths = new Map(Array.from(previousPaths, ([path, previous]) => [previous, path] as const));
  /** Whether the two stand in stages or services one of which is there at both commits. */
  const stand = ({ location: { path }, route: { scope } }: Finding, { location: other, route }: Finding): boolean =>
    (scope !== '' && scopes.base(before(path), scope)) ||
    (route.scope !== '' &&
      [other.path, nextPaths.get(other.path) ?? other.path].some((now) => scopes.head(now, route.scope)));
  const [now, then] = [unshared(head), unshared(base)];
  const open = new Set([...then.keys()]);
  const matched = new Set<Finding>();

  const pair = (
    key: (finding: Finding, path: string) => string,
    mayPair: (finding: Finding, partner: Finding) => boolean = () => true,
  ) => {
    const candidates = Map.groupBy(open, (finding) => key(finding, finding.location.path));
    for (const finding of now.keys()) {
      if (matched.has(finding)) continue;
      const rest = candidates.get(key(finding, before(finding.location.path)));
      const partner = rest?.[0];
      if (partner === undefined || !isSameSecret(finding, partner) || !mayPair(finding, partner)) continue;
      rest?.shift();
      matched.add(finding);
      open.delete(partner);
    }
  };
  const copied = copiesOf(previousPaths, head, base);

  pair((finding, path) => `${path}\0${finding.fingerprint}`);
  for (const finding of now.keys()) if (!matched.has(finding) && copied(finding)) matched.add(finding);
  const mayRename = (finding: Finding, partner: Finding) => !(isOfService(finding) && stand(finding, partner));
  pairEdited([...now.keys()], open, matched, before, mayRename);
  // Moved to another file: the same meaning is gone from one place and new in another.
  pair(
    (finding) => finding.fingerprint,
    (finding, partner) => !(isOfImage(finding) && stand(finding, partner)),
  );

  const known = new Set(Array.from(matched, (finding) => now.get(finding) ?? finding));
  const anew = new Map(
    Array.from(now).flatMap(([each, finding]) =>
      !matched.has(each) && isGiven(finding) ? [[finding, each] as const] : [],
    ),
  );
  const kept = new Set(Array.from(then).flatMap(([each, finding]) => (open.has(each) ? [] : finding)));
  const gone = base.filter((finding) => !kept.has(finding)).toSorted(compareFindings);
  return [
    ...head.map((finding): Compared => {
      const { message } = anew.get(finding) ?? finding;
      const isNew = anew.has(finding) || !known.has(finding);
      return isNew
        ? { finding: known.has(finding) ? { ...finding, message } : finding, status: 'introduced' }
        : { finding, status: 'existing' };
    }),
    ...gone.map((finding): Compared => ({ finding, status: 'fixed' })),
  ];
}

/** What services share by an anchor, once for each of them, with the finding that is told. */
function unshared(findings: readonly Finding[]): ReadonlyMap<Finding, Finding> {
  const each = new Map<Finding, Finding>();
  for (const finding of findings) {
    each.set(finding, finding);
    for (const { scope, message } of finding.sharers ?? [])
      each.set({ ...finding, message, route: { ...finding.route, scope } }, finding);
  }
  return each;
}

/** What a service takes from the host, or may do: an anchor that gives it to one more of them gives it anew. */
function isGiven({ rule }: Finding): boolean {
  return rule.category === 'privilege' || rule.category === 'isolation';
}

/** Whether the two give away the same secret, or none. */
function isSameSecret(a: Finding, b: Finding): boolean {
  return a.secretDigest === undefined || b.secretDigest === undefined || a.secretDigest === b.secretDigest;
}

/** Stages share what is built, so that an instruction may go from one to the other; services share nothing. */
function isOfService({ route }: Finding): boolean {
  return route.scope.startsWith('services/');
}

/** What is no line that was moved but what an image is in the end, or lacks: its user, say. Services are such as a whole. */
function isOfImage(finding: Finding): boolean {
  return isOfService(finding) || finding.absence || finding.rule.category === 'privilege';
}

/** A copy repeats its source, which is still there and has its own partner: what the source had, the copy did not bring. */
function copiesOf(
  previousPaths: ReadonlyMap<string, string>,
  head: readonly Finding[],
  base: readonly Finding[],
): (finding: Finding) => boolean {
  if (previousPaths.size === 0) return () => false;
  const inBase = new Set(base.map(({ location, fingerprint }) => `${location.path}\0${fingerprint}`));
  const headPaths = new Set(head.map(({ location }) => location.path));
  return ({ location, fingerprint }) => {
    const source = previousPaths.get(location.path);
    return source !== undefined && headPaths.has(source) && inBase.has(`${source}\0${fingerprint}`);
  };
}

/** Instructions less alike than this are not the same instruction edited. */
const leastSimilarity = 0.5;

/**
 * The same rule and subject in the same file, where the instruction around it was edited or its stage or service
 * renamed. The most alike are paired first, so that a new instruction beside an edited one stays new.
 */
function pairEdited(
  head: readonly Finding[],
  open: Set<Finding>,
  matched: Set<Finding>,
  before: (path: string) => string,
  mayRename: (finding: Finding, partner: Finding) => boolean,
): void {
  const key = (finding: Finding, path: string) => [path, finding.rule.id, finding.subject].join('\0');
  const candidates = Map.groupBy(open, (finding) => key(finding, finding.location.path));
  const pairs: { readonly finding: Finding; readonly partner: Finding; readonly likeness: number }[] = [];
  for (const finding of head) {
    if (matched.has(finding)) continue;
    for (const partner of candidates.get(key(finding, before(finding.location.path))) ?? []) {
      if (!isSameSecret(finding, partner)) continue;
      if (finding.route.scope !== partner.route.scope && !mayRename(finding, partner)) continue;
      const likeness = likenessOf(finding, partner);
      if (likeness >= leastSimilarity) pairs.push({ finding, partner, likeness });
      if (pairs.length > maxPairs) break;
    }
  }
  for (const { finding, partner } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
    if (matched.has(finding) || !open.has(partner)) continue;
    matched.add(finding);
    open.delete(partner);
  }
}

/** A bound on work for hostile files; beyond it findings count as introduced. */
const maxPairs = 100_000;

function likenessOf(a: Finding, b: Finding): number {
  const likeness = similarity(a.route.step, b.route.step);
  if (a.route.scope !== b.route.scope) {
    // Another stage or service: only where the subject is the same is a half-alike instruction the same one, renamed.
    return a.subject !== '' || likeness >= 0.9 ? likeness - 0.01 : 0;
  }
  // With a subject the rule itself said what counts; the text around it then only breaks ties.
  return a.subject === '' ? likeness : 1 + likeness;
}
