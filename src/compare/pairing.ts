import type { Finding } from '../core/finding.ts';
import { compareSeverities } from '../core/severity.ts';
import { similarity } from './similarity.ts';

/** Which finding of head is which of base: each is used once. */
export interface Pairing {
  /** Findings of head that have no partner yet, in order of place. */
  readonly news: ReadonlySet<Finding>;
  /** Findings of base that have no partner yet. */
  readonly open: ReadonlySet<Finding>;
  readonly join: (finding: Finding, partner: Finding) => void;
  /** Takes a finding of head out that has its partner elsewhere. */
  readonly settle: (finding: Finding) => void;
}

export function pairing(head: Iterable<Finding>, base: Iterable<Finding>): Pairing {
  const news = new Set(head);
  const open = new Set(base);
  return {
    news,
    open,
    join: (finding, partner) => {
      news.delete(finding);
      open.delete(partner);
    },
    settle: (finding) => {
      news.delete(finding);
    },
  };
}

export type MayPair = (finding: Finding, partner: Finding) => boolean;

/** Pairs the findings whose keys are equal, in order of place. */
export function pairEqual(
  { news, open, join }: Pairing,
  keyOfHead: (finding: Finding) => string,
  keyOfBase: (finding: Finding) => string,
  mayPair: MayPair = () => true,
): void {
  const candidates = Map.groupBy(open, keyOfBase);
  for (const finding of [...news]) {
    const rest = candidates.get(keyOfHead(finding));
    const partner = rest?.[0];
    if (partner === undefined || !mayBeOne(finding, partner) || !mayPair(finding, partner)) continue;
    rest?.shift();
    join(finding, partner);
  }
}

/** Pairs the findings whose keys are equal, the most alike first: a likeness below `leastLikeness` is none. */
export function pairAlike(
  { news, open, join }: Pairing,
  keyOfHead: (finding: Finding) => string,
  keyOfBase: (finding: Finding) => string,
  likenessOf: (finding: Finding, partner: Finding) => number,
): void {
  const candidates = Map.groupBy(open, keyOfBase);
  const pairs: { readonly finding: Finding; readonly partner: Finding; readonly likeness: number }[] = [];
  for (const finding of news) {
    for (const partner of candidates.get(keyOfHead(finding)) ?? []) {
      if (!mayBeOne(finding, partner)) continue;
      const likeness = likenessOf(finding, partner);
      if (likeness >= leastLikeness) pairs.push({ finding, partner, likeness });
      if (pairs.length > maxPairs) break;
    }
  }
  for (const { finding, partner } of pairs.toSorted((a, b) => b.likeness - a.likeness))
    if (news.has(finding) && open.has(partner)) join(finding, partner);
}

/** Instructions less similar than this are not edits of one another. */
const leastLikeness = 0.5;

/** Limits the work on hostile files. */
const maxPairs = 100_000;

/** Another secret is another leak, and a danger that became graver (`/etc` writable, not only readable) is a new one. */
function mayBeOne(finding: Finding, partner: Finding): boolean {
  return isSameSecret(finding, partner) && compareSeverities(finding.severity, partner.severity) >= 0;
}

/** Whether the two reveal the same secret, or none. */
function isSameSecret(a: Finding, b: Finding): boolean {
  return a.secretDigest === undefined || b.secretDigest === undefined || a.secretDigest === b.secretDigest;
}

/** How alike the places of two findings of the same rule and subject are; see `pairAlike`. */
export function likenessOf(a: Finding, b: Finding): number {
  const likeness = similarity(a.route.step, b.route.step) + (a.message === b.message ? sameMessage : 0);
  if (a.route.scope !== b.route.scope) {
    // Another stage or service: a half-similar instruction counts as the same one, renamed, only if the subject is the same.
    return a.subject !== '' || likeness >= 0.9 ? likeness - 0.01 : 0;
  }
  // A subject is what the rule itself says matters; the text around it then only breaks ties.
  return a.subject === '' && !isOfStage(a, b) ? likeness : 1 + likeness;
}

/** What a message names is in no other field; between two places that are equally alike, it decides. */
const sameMessage = 0.001;

/** A stage that lacks something lacks it whatever it is made from. */
function isOfStage(a: Finding, b: Finding): boolean {
  return a.absence && b.absence && [a, b].every(({ route: { step } }) => step.startsWith('FROM '));
}
