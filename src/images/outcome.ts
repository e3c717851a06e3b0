import { fingerprinter } from '../core/fingerprint.ts';
import type { InspectedImage } from '../core/image-inspection.ts';
import type { ImageReport } from '../core/image-report.ts';
import type { Options } from '../core/options.ts';
import type { ImageAdvice } from '../core/review.ts';
import { countSeverities, type SeverityCounts } from '../core/severity.ts';
import { formatReference, type ImageReference } from '../documents/image-reference.ts';
import { adviceOf, type ScannedCandidate } from './advice.ts';
import { deltaOf, type ImageDelta, type PackageVulnerability, vulnerabilitiesOf } from './delta.ts';
import { pin, retag } from './edits.ts';
import { imageFindings } from './findings.ts';
import type { ImageUse } from './image-use.ts';
import { imageVulnerability } from './vulnerability-rule.ts';

/** One use of an image, with the results for it and for the one it replaces. */
export interface ScannedUse {
  readonly use: ImageUse;
  readonly reference: ImageReference;
  readonly report: ImageReport;
  /** The digest of the index, if the tag names one; '' if unknown. */
  readonly digest: string;
  /** `undefined` if it replaces nothing that was scanned. */
  readonly before: { readonly reference: ImageReference; readonly report: ImageReport } | undefined;
  /** Other tags of the repository that were scanned, the newest first. */
  readonly candidates: readonly { readonly tag: string; readonly digest: string; readonly report: ImageReport }[];
  /** Notes on what limits the counts, each one sentence. */
  readonly notes: readonly string[];
}

export interface OutcomeOptions {
  readonly rules: Options['rules'];
  readonly ignoreUnfixed: boolean;
}

/**
 * The results for each use: its findings, what it fixes compared with its partner, what to pull instead. Empty if the
 * config switched the rule off.
 */
export function inspectedImages(scanned: readonly ScannedUse[], options: OutcomeOptions): readonly InspectedImage[] {
  if (isOff(options)) return [];
  const told = scanned.map((one): ToldUse => {
    const { use, reference, digest, before, report, notes } = one;
    return {
      ...{ use, reference, digest },
      replaced: before === undefined ? '' : formatReference(before.reference),
      delta: deltaOf(report, before?.report, options),
      advice: advise(one, options),
      notes: [...notes, ...report.unseen],
    };
  });
  return toldImages(told, options);
}

/** One use of an image with what is known about it, from any source. */
export interface ToldUse extends Pick<ScannedUse, 'use' | 'reference' | 'digest' | 'notes'> {
  readonly replaced: string;
  readonly delta: ImageDelta;
  readonly advice: ImageAdvice | undefined;
}

/** Takes all uses of a commit at once, so that equal ones get different fingerprints. */
export function toldImages(
  told: readonly ToldUse[],
  options: Pick<OutcomeOptions, 'rules'>,
): readonly InspectedImage[] {
  const findings = imageFindings(
    told.map(({ use, reference, digest, delta, advice }) => ({
      use,
      reference,
      digest,
      delta,
      edits: advice?.edits ?? [],
    })),
    options,
  );
  const byUse = Map.groupBy(findings, ({ finding }) => useKey(finding.location, finding.vulnerability?.image ?? ''));
  const print = fingerprinter();
  return told.map(({ use, reference, digest, replaced, delta, advice, notes }): InspectedImage => {
    const image = formatReference(reference);
    const meaning = {
      rule: imageVulnerability.id,
      route: { scope: use.owner, step: '' },
      subject: `${reference.registry}/${reference.repository}`,
    };
    return {
      ...{ path: use.path, span: use.span, route: use.route, image, digest, advice, replaced, notes },
      findings: byUse.get(useKey(use, image)) ?? [],
      fixed: countAsTold(delta.fixed, options),
      unfixed: delta.unfixed,
      fingerprint: print(use.path, meaning),
    };
  });
}

function isOff({ rules }: Pick<OutcomeOptions, 'rules'>): boolean {
  return rules.get(imageVulnerability.id) === 'off';
}

/** Uses the severity that the config gives the rule, if any, so that all counts are comparable. */
function countAsTold(found: readonly PackageVulnerability[], { rules }: Pick<OutcomeOptions, 'rules'>): SeverityCounts {
  const chosen = rules.get(imageVulnerability.id);
  return countSeverities(found.map(({ severity }) => ({ severity: !chosen || chosen === 'off' ? severity : chosen })));
}

/** Whether to look for better tags: the image introduces something, or it is unknown what was there before. */
export function wantsAdvice({ report, before }: ScannedUse, options: OutcomeOptions): boolean {
  if (isOff(options)) return false;
  const { introduced } = deltaOf(report, before?.report, options);
  return introduced.length > 0;
}

function advise(one: ScannedUse, options: OutcomeOptions): ImageAdvice {
  const { use, reference, digest, report } = one;
  const scanned = one.candidates.map(
    ({ tag, digest: own, report: found }): ScannedCandidate => ({
      tag,
      digest: own,
      vulnerabilities: vulnerabilitiesOf(found, options),
    }),
  );
  const head = { digest, isPinned: reference.digest !== '', vulnerabilities: vulnerabilitiesOf(report, options) };
  const advice = adviceOf(head, scanned);
  const offers = scanned.map(({ tag, vulnerabilities }) => ({
    image: formatReference({ ...reference, tag, digest: '' }),
    counts: countAsTold(vulnerabilities, options),
  }));
  const own = countAsTold(head.vulnerabilities, options);
  if (advice === undefined) return { kind: 'none', image: formatReference(reference), own, offers, edits: [] };
  if (advice.kind === 'pin') {
    const image = formatReference({ ...reference, tag: reference.tag || 'latest', digest: advice.digest });
    return { kind: 'pin', image, own, offers, edits: ownEdits(use, pin(use, advice.digest)) };
  }
  const pinned = reference.digest === '' ? '' : advice.digest;
  const image = formatReference({ ...reference, tag: advice.tag, digest: pinned });
  const chosen = formatReference({ ...reference, tag: advice.tag, digest: '' });
  return {
    kind: 'better',
    image,
    own,
    offers: offers.toSorted((a, b) => Number(b.image === chosen) - Number(a.image === chosen)),
    edits: ownEdits(use, retag(use, { tag: advice.tag, digest: advice.digest })),
  };
}

/** A suggestion can only change the file that its comment is on. */
function ownEdits({ path }: ImageUse, change: ReturnType<typeof pin>): ImageAdvice['edits'] {
  return change?.path === path ? change.edits : [];
}

function useKey({ path, span: { start } }: Pick<ImageUse, 'path' | 'span'>, image: string): string {
  return [path, start.line, start.column, image].join('\0');
}
