import type { ScanSubject } from '../core/image-scan.ts';
import { allowsRegistry } from '../core/registries.ts';
import type { Scope } from '../core/review.ts';
import { quoted } from '../core/text.ts';
import type { ImageReference } from '../documents/image-reference.ts';
import { imageKey } from './image-key.ts';
import type { ImageUse } from './image-use.ts';
import { pairUses } from './pairing.ts';

/** What to scan and what for, planned before anything starts. */
export interface ScanPlan {
  /** Each use of head to report on, in the order of the files. */
  readonly uses: readonly PlannedUse[];
  /** Each image once: head's first, then base's, so that a limit cuts off the least important ones. */
  readonly targets: readonly ScanTarget[];
  /** Uses of head in scope that are not scanned; unchanged ones are not reported. */
  readonly left: readonly LeftUse[];
}

export interface PlannedUse {
  readonly use: ImageUse;
  readonly reference: ImageReference;
  /** The key of its target. */
  readonly scan: string;
  /** The use that it replaces; `undefined` if none; then all its vulnerabilities are introduced. */
  readonly partner: Partner | undefined;
}

export interface Partner {
  readonly use: ImageUse;
  /** The key of its target; `undefined` if it is not scanned, because of `reason`. */
  readonly scan: string | undefined;
  /** '' if it is scanned. */
  readonly reason: string;
}

/** An image to scan. */
export interface ScanTarget {
  readonly key: string;
  readonly reference: ImageReference;
  /** `linux/arm64`; '' is the scanner's own. */
  readonly platform: string;
  readonly side: 'head' | 'base';
}

export interface LeftUse {
  readonly use: ImageUse;
  /** `registry`: its registry is not allowed. `untouched`: the pull request neither adds nor changes it. */
  readonly why: 'unresolved' | 'registry' | 'untouched';
  /** Why, and what to do, in one line; '' for untouched ones. */
  readonly reason: string;
}

export interface PlanInputs {
  readonly head: readonly ImageUse[];
  /** `undefined` if there is nothing to compare with. */
  readonly base: readonly ImageUse[] | undefined;
  /** Head's paths of renamed and copied files to base's. */
  readonly previousPaths: ReadonlyMap<string, string>;
  readonly scope: Scope;
  /** The files that the pull request changes; `undefined` for the whole repository. */
  readonly changedPaths: ReadonlySet<string> | undefined;
  readonly allowedRegistries: readonly string[];
  /** Whether there is a report for it, so that no registry has to be contacted. */
  readonly isReported?: (use: { readonly reference: ImageReference; readonly platform: string }) => boolean;
}

/** Decides which images to scan: those that the pull request adds or changes, or in a wider scope all in that scope. */
export function planScans(inputs: PlanInputs): ScanPlan {
  const { head, base, previousPaths, scope, changedPaths } = inputs;
  const pairs = base === undefined ? new Map<ImageUse, never>() : pairUses(head, base, previousPaths);
  const uses: PlannedUse[] = [];
  const left: LeftUse[] = [];
  for (const use of head) {
    const pair = pairs.get(use);
    if (base !== undefined && scope === 'introduced' && pair?.same === true) {
      left.push({ use, why: 'untouched', reason: '' });
      continue;
    }
    if (base !== undefined && scope === 'changed-files' && changedPaths?.has(use.path) === false) continue;
    const answer = targetOf(use, 'head', inputs);
    if ('why' in answer) left.push({ use, ...answer });
    else {
      const partner = pair === undefined ? undefined : partnerOf(pair.use, inputs);
      uses.push({ use, reference: answer.reference, scan: answer.key, partner });
    }
  }
  const targets = new Map<string, ScanTarget>();
  const want = (use: ImageUse, side: ScanTarget['side']): void => {
    const target = targetOf(use, side, inputs);
    if ('key' in target && !targets.has(target.key)) targets.set(target.key, target);
  };
  for (const { use } of uses) want(use, 'head');
  for (const { partner } of uses) if (partner?.scan !== undefined) want(partner.use, 'base');
  return { uses, targets: [...targets.values()], left };
}

function partnerOf(use: ImageUse, inputs: PlanInputs): Partner {
  const target = targetOf(use, 'base', inputs);
  return 'key' in target ? { use, scan: target.key, reason: '' } : { use, scan: undefined, reason: target.reason };
}

function targetOf(
  { reference, raw, platform, variant }: ImageUse,
  side: ScanTarget['side'],
  { allowedRegistries, isReported }: PlanInputs,
): ScanTarget | Omit<LeftUse, 'use'> {
  if (reference === undefined) {
    const whose = variant === '' ? '' : ` of ${quoted(variant)}`;
    const reason = raw.includes('$')
      ? `${quoted(raw)} depends on a variable${whose} that has no value in the files; give it a default.`
      : `${quoted(raw)} is not an image name; write it as \`name:tag\`.`;
    return { why: 'unresolved', reason };
  }
  const key = imageKey({ reference, platform });
  if (!allowsRegistry(allowedRegistries, reference.registry) && isReported?.({ reference, platform }) !== true) {
    const reason = `${quoted(reference.registry)} is not one of the \`allowed-registries\`; add it there if images may be pulled from it.`;
    return { why: 'registry', reason };
  }
  return { key, reference, platform, side };
}

/** The image that a scanner gets. */
export function subjectOf({
  reference: { registry, repository, tag, digest },
  platform,
}: Pick<ScanTarget, 'reference' | 'platform'>): ScanSubject & { readonly kind: 'remote' } {
  // For every registry, a name without a version means the tag `latest`.
  return { kind: 'remote', registry, repository, tag: tag || (digest === '' ? 'latest' : ''), digest, platform };
}
