import type { ImageInspection } from '../core/image-inspection.ts';
import type { ImageReport } from '../core/image-report.ts';
import type { ImageRequest } from '../core/image-request.ts';
import type { ImageRegistry, ImageScanner } from '../core/image-scan.ts';
import type { Location } from '../core/location.ts';
import type { Log } from '../core/log.ts';
import type { Options } from '../core/options.ts';
import type { Gap } from '../core/review.ts';
import type { FileChange } from '../core/tree.ts';
import { formatReference, parseImageReference } from '../documents/image-reference.ts';
import { candidates } from '../images/candidates.ts';
import { type GivenReports, givenReports, type ReadReport } from '../images/given-reports.ts';
import { imageKey, type NamedImage } from '../images/image-key.ts';
import { knownImages, type SeenImage } from '../images/known-images.ts';
import { inspectedImages, type ScannedUse, wantsAdvice } from '../images/outcome.ts';
import type { LeftUse, PlannedUse, ScanPlan, ScanTarget } from '../images/plan.ts';
import { imageUses } from '../images/references.ts';
import { distributionReleaseOf, productOf } from '../rules/knowledge/lifecycles.ts';
import type { Snapshot } from '../snapshot/collect.ts';
import { emptySnapshot } from '../snapshot/collect.ts';
import { type BuiltSource, inspectBuilt, planBuilds, scanBuilds } from './inspect-built.ts';
import { notScanned, planImages } from './plan-images.ts';
import { type Begun, type Looked, type Scans, scansOf } from './scan-images.ts';

const lifecycles = { productOf, distributionOf: distributionReleaseOf };

/** The scanner and the registry client; opened only if they are needed. */
export interface ImageTools {
  readonly scanner: ImageScanner;
  readonly registry: ImageRegistry;
  close(): Promise<void>;
}

export interface ImageInputs {
  readonly head: Snapshot;
  /** `undefined` if there is nothing to compare with. */
  readonly base: Snapshot | undefined;
  readonly changes: readonly FileChange[];
  /** The files to report on; `undefined` for all. */
  readonly asked: ReadonlySet<string> | undefined;
  readonly options: Options;
  readonly request: ImageRequest;
  readonly reports: readonly ReadReport[];
  /** Images that the workflow built. */
  readonly built: readonly BuiltSource[];
  readonly open: () => Promise<ImageTools>;
  /** The scans of other parts of the same run: they are not repeated, and count towards the limit. */
  readonly begun?: Begun;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  readonly log: Log;
}

/**
 * Finds the known vulnerabilities of the images that head pulls: plans from the files, reads reports or scans, and
 * compares with the images that base pulled instead. An image that could not be scanned is a gap, never clean.
 */
export async function inspectImages(inputs: ImageInputs): Promise<ImageInspection> {
  const { request, open, options } = inputs;
  const reports = reportsOf(inputs);
  const plan = planOf(inputs, reports);
  const builds = planBuilds(inputs.built, reports.built, inputs);
  const wanted = request.mode === 'false' ? [] : plan.targets.filter((target) => reports.of(target) === undefined);
  const gaps: Gap[] = [...reports.gaps, ...builds.gaps, ...leftGaps(plan, inputs)];
  const tools = wanted.length === 0 && builds.scans.length === 0 ? undefined : await open();
  // While the registry answers with the digests, which are needed before anything is scanned.
  if (builds.scans.length > 0 || options.images.max > 0) tools?.scanner.prepare();
  try {
    const scans = scansOf(tools, options.images.max, inputs.log, inputs.begun, builds.scans.length);
    const [built, looked] = await Promise.all([
      scanBuilds(builds, tools?.scanner),
      lookAt(plan, wanted, scans, reports),
    ]);
    gaps.push(...built.gaps);
    const scanned: ScannedUse[] = [];
    for (const planned of plan.uses) {
      const head = looked.get(planned.scan);
      if (head === undefined) continue;
      if (head.report.kind === 'failed') gaps.push(gapOf(planned, head.report.reason, inputs));
      else {
        scanned.push(scannedUse(planned, head.report.value, head.digest, looked));
        for (const reason of head.report.value.unseen) gaps.push(gapOf(planned, reason, inputs, true));
      }
    }
    const advised = tools && options.images.advice ? await withCandidates(scanned, tools, scans, inputs) : scanned;
    const outcome = { ...options, ignoreUnfixed: request.ignoreUnfixed };
    const images = inspectedImages(advised, outcome);
    const own = inspectBuilt(built.subjects, toldBy(scanned), outcome);
    gaps.push(...own.gaps);
    for (const reason of tools?.scanner.notices() ?? [])
      gaps.push({ subject: 'Trivy', reason, blocking: false, limited: true });
    return {
      images: [...images, ...own.images.filter(isAsked(inputs))],
      findings: own.findings,
      gaps: unique(gaps),
      unmatched: inputs.reports.length === 0 ? [] : reports.unmatched(namedImages(inputs)),
      facts: knownImages(seenImages(plan, looked)),
    };
  } finally {
    await tools?.close();
  }
}

/** Under `changed-files`, nothing else is reported. */
function isAsked({ asked, options }: ImageInputs): (place: Location) => boolean {
  return ({ path }) => options.scope !== 'changed-files' || asked?.has(path) !== false;
}

/** What the line of a base image reports: an image built on it does not report it again. */
function toldBy(scanned: readonly ScannedUse[]): (place: Location) => ReadonlySet<string> {
  return ({ path, span: { start } }) => {
    const uses = scanned.filter(
      ({ use }) => use.path === path && use.span.start.line === start.line && use.span.start.column === start.column,
    );
    return new Set(
      uses.flatMap(({ report }) => report.vulnerabilities.map(({ id, package: name }) => `${id}\0${name}`)),
    );
  };
}

function reportsOf({ head, base, reports, request }: ImageInputs): GivenReports {
  const isDockerfile = (path: string): boolean =>
    [head, base].some(
      (commit) => commit?.project.document(path)?.kind === 'dockerfile' || commit?.project.exists(path),
    );
  return givenReports(reports, { isDockerfile, platform: request.platform });
}

/** Every image that the files name, also in build stages: a report may be about any of them. */
function namedImages({ head, base }: ImageInputs): readonly NamedImage[] {
  return [head, base ?? emptySnapshot].flatMap((commit) =>
    imageUses(commit, { buildStages: true }).flatMap(({ reference, platform }) =>
      reference === undefined ? [] : [{ reference, platform }],
    ),
  );
}

function planOf(inputs: ImageInputs, reports: GivenReports): ScanPlan {
  const { request } = inputs;
  const plan = planImages({ ...inputs, isReported: (use) => reports.of(use) !== undefined });
  if (request.mode !== 'false') return withoutBuilt(plan, request);
  // Nothing is scanned, so only images with a report are included.
  const reported = new Set(plan.targets.filter((target) => reports.of(target) !== undefined).map(({ key }) => key));
  return {
    uses: plan.uses.filter(({ scan }) => reported.has(scan)),
    targets: plan.targets.filter(({ key }) => reported.has(key)),
    left: [],
  };
}

/** An image that the workflow built is scanned as such, not in a registry. */
function withoutBuilt(plan: ScanPlan, { images }: ImageRequest): ScanPlan {
  const keys = new Set(
    images.flatMap(({ what }) => {
      const reference = parseImageReference(what);
      return reference === undefined ? [] : [imageKey({ reference, platform: '' })];
    }),
  );
  const isBuilt = (reference: NamedImage['reference']) => keys.has(imageKey({ reference, platform: '' }));
  return {
    uses: plan.uses.filter(({ reference }) => !isBuilt(reference)),
    targets: plan.targets.filter(({ reference, side }) => side === 'base' || !isBuilt(reference)),
    left: plan.left.filter(({ use }) => use.reference === undefined || !isBuilt(use.reference)),
  };
}

/** Every target of the plan, with its result. */
async function lookAt(
  plan: ScanPlan,
  wanted: readonly ScanTarget[],
  scans: Scans,
  reports: GivenReports,
): Promise<ReadonlyMap<string, Looked>> {
  const scanned = await scans.all(wanted);
  return new Map(
    plan.targets.flatMap((target) => {
      const report = reports.of(target);
      const looked = report === undefined ? scanned.get(target.key) : ofReport(report, target);
      return looked === undefined ? [] : [[target.key, looked] as const];
    }),
  );
}

function ofReport(report: ImageReport, { reference }: ScanTarget): Looked {
  return { report: { kind: 'ok', value: report }, digest: reference.digest || (report.digests[0] ?? '') };
}

function scannedUse(
  { use, reference, partner }: PlannedUse,
  report: ImageReport,
  digest: string,
  looked: ReadonlyMap<string, Looked>,
): ScannedUse {
  const whole = { use, reference, report, digest, candidates: [] };
  if (partner?.use.reference === undefined) return { ...whole, before: undefined, notes: partnerNote(partner) };
  const before = partner.scan === undefined ? undefined : looked.get(partner.scan)?.report;
  if (before?.kind === 'ok') {
    return { ...whole, before: { reference: partner.use.reference, report: before.value }, notes: [] };
  }
  const reason = before?.reason ?? partner.reason;
  return { ...whole, before: undefined, notes: partnerNote(partner, reason) };
}

function partnerNote(partner: PlannedUse['partner'], reason = partner?.reason ?? ''): readonly string[] {
  if (partner === undefined) return [];
  const name = partner.use.reference === undefined ? partner.use.raw : formatReference(partner.use.reference);
  const why = reason === '' ? 'it was not scanned.' : reason;
  return [
    `\`${name.replaceAll('`', "'")}\`, which it replaces, could not be compared, so every vulnerability counts as introduced: ${why}`,
  ];
}

/** Other tags of the same repositories, scanned, for the images that need advice. */
async function withCandidates(
  scanned: readonly ScannedUse[],
  { registry }: ImageTools,
  scans: Scans,
  { request, options, today }: ImageInputs,
): Promise<readonly ScannedUse[]> {
  const outcome = { rules: options.rules, ignoreUnfixed: request.ignoreUnfixed };
  const looked = scanned.map(async (one): Promise<ScannedUse> => {
    const { reference } = one;
    if (!wantsAdvice(one, outcome)) return one;
    const tags = await registry.tags(reference);
    if (tags.kind === 'failed') {
      return {
        ...one,
        notes: [...one.notes, `Other tags could not be listed, so none is suggested: ${tags.reason}`],
      };
    }
    const wanted = candidates(reference, tags.value, { today, lifecycles });
    return { ...one, ...(await scans.candidates(one, wanted)) };
  });
  return Promise.all(looked);
}

/**
 * The images that rules may know about. Not an image whose partner was not scanned: knowing more about one side would
 * look like a change.
 */
function seenImages({ uses, targets }: ScanPlan, looked: ReadonlyMap<string, Looked>): readonly SeenImage[] {
  const lonely = uses.filter(
    ({ partner }) => partner !== undefined && looked.get(partner.scan ?? '')?.report.kind !== 'ok',
  );
  const left = new Set(lonely.map(({ scan }) => scan));
  return targets.flatMap(({ key, reference }) => {
    const seen = left.has(key) ? undefined : looked.get(key);
    return seen?.report.kind === 'ok' ? [{ reference, report: seen.report.value, digest: seen.digest }] : [];
  });
}

function leftGaps({ left }: ScanPlan, inputs: ImageInputs): readonly Gap[] {
  return left.filter(({ why }) => why !== 'untouched').map((one) => gapOf(one, one.reason, inputs));
}

/** An image that was not scanned blocks only if the scan was required. */
function gapOf(one: Pick<PlannedUse | LeftUse, 'use'>, reason: string, { request }: ImageInputs, inPart = false): Gap {
  return notScanned(one, reason, { blocking: request.mode === 'true', inPart });
}

function unique(gaps: readonly Gap[]): readonly Gap[] {
  return [...new Map(gaps.map((gap) => [JSON.stringify(gap), gap])).values()];
}
