import type { Options } from '../core/options.ts';
import type { Gap } from '../core/review.ts';
import { type FileChange, previousPaths } from '../core/tree.ts';
import { formatReference } from '../documents/image-reference.ts';
import { type LeftUse, type PlanInputs, type PlannedUse, planScans, type ScanPlan } from '../images/plan.ts';
import { imageUses, plainUses } from '../images/references.ts';
import type { Snapshot } from '../snapshot/collect.ts';

export interface PlanMaterial {
  readonly head: Snapshot;
  /** `undefined` if there is nothing to compare with. */
  readonly base: Snapshot | undefined;
  readonly changes: readonly FileChange[];
  /** The files to report on; `undefined` for all. */
  readonly asked: ReadonlySet<string> | undefined;
  readonly options: Options;
  readonly isReported?: PlanInputs['isReported'];
}

/** Decides which images of two commits are scanned, and what each is compared with. */
export function planImages({ head, base, changes, asked, options, isReported }: PlanMaterial): ScanPlan {
  return planScans({
    // Without a base nothing is compared, and only the requested files are reported.
    head: imageUses(base === undefined ? { ...head, built: new Set() } : head, options.images),
    base: base && [...imageUses(base, options.images), ...plainUses(head, onlyBuiltNow(head, base), options.images)],
    previousPaths: previousPaths(changes),
    scope: options.scope,
    changedPaths: asked,
    allowedRegistries: options.allowedRegistries,
    ...(isReported && { isReported }),
  });
}

/**
 * Dockerfiles that nothing built at base, so they were not read there. They are unchanged, so head's content is used.
 */
function onlyBuiltNow(head: Snapshot, base: Snapshot): ReadonlySet<string> {
  return new Set([...head.built].filter((path) => base.project.document(path) === undefined));
}

/** A use of an image that was not scanned, or only in part. */
export function notScanned(
  { use }: Pick<PlannedUse | LeftUse, 'use'>,
  reason: string,
  { blocking, inPart = false }: { readonly blocking: boolean; readonly inPart?: boolean },
): Gap {
  const subject = use.reference === undefined ? use.raw : formatReference(use.reference);
  const what = inPart ? 'Only partly scanned' : 'Not scanned';
  const gap = { path: use.path, subject, reason: `${what} for known vulnerabilities: ${reason}`, blocking };
  return inPart ? { ...gap, limited: true } : gap;
}
