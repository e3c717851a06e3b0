import { compareFindings, type Finding } from '../core/finding.ts';
import type { Status } from '../core/review.ts';
import { similarity } from './similarity.ts';

export interface Compared {
  readonly finding: Finding;
  readonly status: Status;
}

/** Whether a commit has that stage or service (`Route.scope`) in the file at that path. */
export type Holds = (path: string, scope: string) => boolean;

export interface Scopes {
  readonly head: Holds;
  readonly base: Holds;
}

const noScopes: Scopes = { head: () => false, base: () => false };

/**
 * Compares the findings of head with those of base, by meaning. A finding of head is `existing` if base has a finding
 * with the same meaning: in the same file (`previousPaths` maps head's paths of renamed and copied files to base's), in
 * an instruction whose edit did not touch the cause, or in another file that it was moved from. Each finding of base is
 * matched once; those that match nothing are `fixed`.
 *
 * A finding may follow a service that was renamed, but only if the old name is gone and the new one did not exist in
 * base. Otherwise, what is taken from one container and given to another is introduced in the other. The same holds for
 * root, from one image to another.
 * A finding that services share through a YAML anchor counts for each of them, so adding or resolving an anchor changes
 * nothing.
 * Another secret in the same place is a new finding: a leaked secret stays leaked when another one replaces it.
 */
export function compare(
  head: readonly Finding[],
  base: readonly Finding[],
  previousPaths: ReadonlyMap<string, string>,
  scopes: Scopes = noScopes,
): readonly Compared[] {
  const before = (path: string) => previousPaths.get(path) ?? path;
  const nextPaths = new Map(Array.from(previousPaths, ([path, previous]) => [previous, path] as const));
  const existedInBase = ({ location: { path }, route: { scope } }: Finding): boolean =>
    scope !== '' && scopes.base(before(path), scope);
  const existsInHead = ({ location: { path }, route: { scope } }: Finding): boolean =>
    scope !== '' && [path, nextPaths.get(path) ?? path].some((now) => scopes.head(now, scope));
  /** Whether the stage or service of either finding exists in both commits. */
  const stand = (finding: Finding, partner: Finding): boolean => existedInBase(finding) || existsInHead(partner);
  const headShares = sharesOf(head);
  const baseShares = sharesOf(base);
  const matched = new Set<Finding>();
  /** Those of base that match nothing yet. */
  const open = new Set(baseShares.keys());

  const pair = (
    key: (finding: Finding, path: string) => string,
    mayPair: (finding: Finding, partner: Finding) => boolean = () => true,
  ) => {
    const candidates = Map.groupBy(open, (finding) => key(finding, finding.location.path));
    for (const finding of headShares.keys()) {
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
  for (const finding of headShares.keys()) if (!matched.has(finding) && copied(finding)) matched.add(finding);
  const mayRename = (finding: Finding, partner: Finding) => !(isOfService(finding) && stand(finding, partner));
  pairEdited([...headShares.keys()], open, matched, before, mayRename);
  // Moved to another file: the same meaning disappeared in one place and appeared in another.
  pair(
    (finding) => finding.fingerprint,
    (finding, partner) => !(isOfImage(finding) && stand(finding, partner)),
  );

  const kept = new Set(Array.from(baseShares).flatMap(([share, finding]) => (open.has(share) ? [] : finding)));
  const gone = base.filter((finding) => !kept.has(finding)).toSorted(compareFindings);
  return [...judged(head, headShares, matched), ...gone.map((finding): Compared => ({ finding, status: 'fixed' }))];
}

/** Introduced is what no service had before, and access that one more service is given; its message is then told. */
function judged(
  head: readonly Finding[],
  shares: ReadonlyMap<Finding, Finding>,
  matched: ReadonlySet<Finding>,
): readonly Compared[] {
  const old = new Set(Array.from(matched, (share) => shares.get(share) ?? share));
  const givenAnew = new Map(
    Array.from(shares).flatMap(([share, finding]) =>
      !matched.has(share) && isGiven(finding) ? [[finding, share] as const] : [],
    ),
  );
  return head.map((finding): Compared => {
    const share = givenAnew.get(finding);
    if (!old.has(finding)) return { finding, status: 'introduced' };
    if (share === undefined) return { finding, status: 'existing' };
    return { finding: { ...finding, message: share.message }, status: 'introduced' };
  });
}

/** A finding that services share through an anchor, once for each of them; each with the finding that is reported. */
function sharesOf(findings: readonly Finding[]): ReadonlyMap<Finding, Finding> {
  const shares = new Map<Finding, Finding>();
  for (const finding of findings) {
    shares.set(finding, finding);
    for (const { scope, message } of finding.sharers ?? [])
      shares.set({ ...finding, message, route: { ...finding.route, scope } }, finding);
  }
  return shares;
}

/**
 * Whether the finding is about access that a service gets: an anchor that gives it to one more service introduces it.
 */
function isGiven({ rule }: Finding): boolean {
  return rule.category === 'privilege' || rule.category === 'isolation';
}

/** Whether the two reveal the same secret, or none. */
function isSameSecret(a: Finding, b: Finding): boolean {
  return a.secretDigest === undefined || b.secretDigest === undefined || a.secretDigest === b.secretDigest;
}

/** Stages belong to one build, so an instruction can move between them; services share nothing. */
function isOfService({ route }: Finding): boolean {
  return route.scope.startsWith('services/');
}

/**
 * Whether the finding is about the final image (its user, say) and not about a line that can move. Always true of
 * services.
 */
function isOfImage(finding: Finding): boolean {
  return isOfService(finding) || finding.absence || finding.rule.category === 'privilege';
}

/**
 * A copied file repeats its source, which still exists and has its own partner: what the source had is not introduced
 * by the copy.
 */
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

/** Instructions less similar than this are not edits of one another. */
const leastSimilarity = 0.5;

/**
 * Pairs findings with the same rule and subject in the same file if the instruction around them was edited or their
 * stage or service was renamed. The most similar are paired first, so that a new instruction beside an edited one stays
 * new.
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

/** Limits the work on hostile files; findings beyond it count as introduced. */
const maxPairs = 100_000;

function likenessOf(a: Finding, b: Finding): number {
  const likeness = similarity(a.route.step, b.route.step);
  if (a.route.scope !== b.route.scope) {
    // Another stage or service: a half-similar instruction counts as the same one, renamed, only if the subject is the same.
    return a.subject !== '' || likeness >= 0.9 ? likeness - 0.01 : 0;
  }
  // A subject is what the rule itself says matters; the text around it then only breaks ties.
  return a.subject === '' ? likeness : 1 + likeness;
}
