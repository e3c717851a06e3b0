import { compareFindings, type Finding, type Sharer } from '../core/finding.ts';
import { meaningKey } from '../core/fingerprint.ts';
import type { Status } from '../core/review.ts';
import { targetOf } from '../core/rule.ts';
import { likenessOf, pairAlike, pairEqual, pairing } from './pairing.ts';

export interface Compared {
  readonly finding: Finding;
  readonly status: Status;
}

/** Whether a commit has that stage or service (`Route.scope`) in the file at that path. */
export type Holds = (path: string, scope: string) => boolean;

export interface Scopes {
  readonly head: Holds;
  readonly base: Holds;
  /** A finding as it would be if nothing had been renamed (stages, say), for comparison only. */
  readonly formerly: (finding: Finding, commit: 'head' | 'base') => Finding;
}

const noScopes: Scopes = { head: () => false, base: () => false, formerly: (finding) => finding };

/**
 * Compares the findings of head with those of base, by meaning. A finding of head is `existing` if base has a finding
 * with the same meaning: in the same file (`previousPaths` maps head's paths of renamed and copied files to base's), in
 * an instruction whose edit did not touch the cause, or in another file that it was moved from. Each finding of base is
 * matched once; those that match nothing are `fixed`. Of several with the same meaning, those in the same or the most
 * similar instructions belong together, so that the new one is where it was added.
 *
 * A finding may follow a service that was renamed, but only if the old name is gone and the new one did not exist in
 * base. Otherwise, what is taken from one container and given to another is introduced in the other. The same holds for
 * root, from one image to another. A service that is continued in another file (an override, say) is the same one.
 * A finding that services share through a YAML anchor or `extends` counts for each of them, so adding or resolving these
 * changes nothing.
 * Another secret in the same place is a new finding: a leaked secret stays leaked when another one replaces it. So is
 * what became more severe.
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
  const mayRename = (finding: Finding, partner: Finding): boolean =>
    finding.rule.ofFile === true ||
    finding.route.scope === partner.route.scope ||
    !(isOfService(finding) && stand(finding, partner));
  const mayMove = (finding: Finding, partner: Finding): boolean =>
    !(isOfImage(finding) && stand(finding, partner)) ||
    ((!existedInBase(finding) || !isOfContainer(finding)) && isContinued(finding, partner));

  const now = unshared(head, (finding) => scopes.formerly(finding, 'head'));
  const then = unshared(base, (finding) => scopes.formerly(finding, 'base'));
  const pairs = pairing(now.keys(), then.keys());
  const pathOf = (finding: Finding) => finding.location.path;
  const pathBefore = (finding: Finding) => before(finding.location.path);

  const equally = (key: (finding: Finding, path: string) => string, mayPair?: (a: Finding, b: Finding) => boolean) =>
    pairEqual(
      pairs,
      (finding) => key(finding, pathBefore(finding)),
      (finding) => key(finding, pathOf(finding)),
      mayPair,
    );
  const place = (finding: Finding, path: string) => `${path}\0${stepKey(finding)}\0${finding.route.scope}`;
  equally((finding, path) => `${place(finding, path)}\0${finding.message}`);
  equally(place);
  const copied = copiesOf(previousPaths, head, base);
  for (const finding of [...pairs.news]) if (copied(finding)) pairs.settle(finding);
  // Stages belong to one build, so an instruction can move between them; services share nothing.
  equally(
    (finding, path) => `${path}\0${stepKey(finding)}`,
    (finding) => !isOfService(finding),
  );
  pairAlike(
    pairs,
    (finding) => subjectKey(finding, pathBefore(finding)),
    (finding) => subjectKey(finding, pathOf(finding)),
    (finding, partner) => (mayRename(finding, partner) ? likenessOf(finding, partner) : 0),
  );
  // The same secret under another name.
  equally(
    ({ rule, secretDigest = '' }, path) => [path, rule.id, secretDigest].join('\0'),
    ({ secretDigest }) => secretDigest !== undefined,
  );
  // What hostile files have more of than was compared.
  equally((finding, path) => `${path}\0${meaningKey(meaningOf(finding))}`);
  // Moved to another file: the same meaning disappeared in one place and appeared in another.
  equally((finding) => `${stepKey(finding)}\0${finding.route.scope}`, mayMove);
  equally((finding) => meaningKey(meaningOf(finding)), mayMove);
  equally(stepKey, (finding, partner) => !isOfService(finding) && mayMove(finding, partner));

  const kept = new Set(Array.from(then).flatMap(([each, finding]) => (pairs.open.has(each) ? [] : finding)));
  const gone = base.filter((finding) => !kept.has(finding)).toSorted(compareFindings);
  return [
    ...judged(head, now, pairs.news, existedInBase),
    ...gone.map((finding): Compared => ({ finding, status: 'fixed' })),
  ];
}

/**
 * Introduced is what no service had before, and access that one more service is given; its message is then told.
 * `news` are those of `shares` that match nothing of base.
 */
function judged(
  head: readonly Finding[],
  shares: ReadonlyMap<Finding, Finding>,
  news: ReadonlySet<Finding>,
  existedInBase: (share: Finding) => boolean,
): readonly Compared[] {
  const old = new Set(Array.from(shares).flatMap(([share, finding]) => (news.has(share) ? [] : finding)));
  /** An override is no service of its own, and a service that others extend is given only what they did not have. */
  const isPart = (share: Finding, finding: Finding): boolean =>
    old.has(finding) &&
    elsewhere(share, finding).some(({ scope }) => scope === share.route.scope || !existedInBase(share));
  const givenAnew = new Map(
    Array.from(shares).flatMap(([share, finding]) =>
      news.has(share) && isGiven(finding) && !isPart(share, finding) ? [[finding, share] as const] : [],
    ),
  );
  return head.map((finding): Compared => {
    const share = givenAnew.get(finding);
    if (!old.has(finding)) return { finding, status: 'introduced' };
    if (share === undefined) return { finding, status: 'existing' };
    return { finding: { ...finding, message: share.message }, status: 'introduced' };
  });
}

/**
 * A finding that services share, once for each of them, with the finding that is reported. A fragment that services
 * take up is no service itself.
 */
function unshared(
  findings: readonly Finding[],
  formerly: (finding: Finding) => Finding,
): ReadonlyMap<Finding, Finding> {
  const each = new Map<Finding, Finding>();
  for (const finding of findings) {
    const { sharers = [], route, location } = finding;
    if (sharers.length === 0 || isOfService(finding)) each.set(formerly(finding), finding);
    for (const { path, scope, message } of sharers)
      each.set({ ...finding, message, location: { ...location, path }, route: { ...route, scope } }, finding);
  }
  return each;
}

/** The rule, what it is about, and the instruction or key. */
function stepKey({ rule, subject, route }: Finding): string {
  return [rule.id, subject, route.step].join('\0');
}

function subjectKey({ rule, subject }: Finding, path: string): string {
  return [path, rule.id, subject].join('\0');
}

function meaningOf({ rule, route, subject }: Finding) {
  return { rule: rule.id, route, subject };
}

/**
 * Whether the finding is about access that a service gets: an anchor that gives it to one more service introduces it.
 */
function isGiven({ rule }: Finding): boolean {
  return rule.category === 'privilege' || rule.category === 'isolation';
}

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

/** Whether the finding is about what a service may do and not about how the file is written. */
function isOfContainer({ rule }: Finding): boolean {
  return targetOf(rule) !== 'compose';
}

/** Whether a service of that name goes on in another file nearby: an override of it, or what it extends. */
function isContinued(finding: Finding, { location: other, route }: Finding): boolean {
  const {
    location,
    route: { scope },
  } = finding;
  const [here, there] = [folderOf(location.path), folderOf(other.path)];
  return isOfService(finding) && scope === route.scope && (here.startsWith(there) || there.startsWith(here));
}

/** With the slash at its end; '' for the root. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The services of other files that have the finding, too, if `share` is the one in its own place. */
function elsewhere(share: Finding, { location: { path }, route: { scope }, sharers = [] }: Finding): readonly Sharer[] {
  return share.location.path === path && share.route.scope === scope
    ? sharers.filter((sharer) => sharer.path !== path)
    : [];
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
