import { compareText, type Vulnerability } from '../core/finding.ts';
import type { Status } from '../core/review.ts';
import type { RuleInfo } from '../core/rule.ts';
import { type Confidence, compareSeverities, confidences, isSeverity, type Severity } from '../core/severity.ts';
import { type ImageReference, parseImageReference } from '../documents/image-reference.ts';
import type { PackageVulnerability } from './delta.ts';
import { imageKey } from './image-key.ts';
import type { ImageUse } from './image-use.ts';
import type { ToldUse } from './outcome.ts';
import type { PlannedUse } from './plan.ts';

/*
 * Image findings from the report of another run. The author of the pull request controls that run, so only names,
 * versions, a severity and a status are taken from its report. Place, words, fingerprint and rule are our own, and there
 * are no edits.
 */

/** The parts that are taken from one finding. */
export interface ReportedFinding {
  readonly rule: RuleInfo;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly path: string;
  readonly status: Status;
  readonly vulnerability: Vulnerability;
}

/** A report's image findings, the most severe first, or why it is not a report; `left` counts malformed ones. */
export type Reported =
  | {
      readonly findings: readonly ReportedFinding[];
      readonly left: number;
      /** `sameName` of each scanned image, even if nothing was found. */
      readonly scanned: ReadonlySet<string>;
    }
  | { readonly broken: string };

/** As many as code scanning shows. */
const mostFindings = 5_000;
/** Real names are not longer; `schema/report.schema.json` sets no limit. */
const longest = 1_000;

export function readReported(text: string, rules: readonly RuleInfo[]): Reported {
  const report = parse(text);
  const list = isRecord(report) && report['version'] === 1 ? report['findings'] : undefined;
  if (!Array.isArray(list)) return { broken: 'it is not a report of this version' };
  const known = new Map<unknown, RuleInfo>(rules.map((rule) => [rule.id, rule]));
  const onImages = list.filter(
    (one) => isRecord(one) && typeof one['rule'] === 'string' && one['rule'].startsWith('image/'),
  );
  const findings = onImages.flatMap((one) => readFinding(one, known.get(one.rule)));
  const kept = findings.toSorted(byGravity).slice(0, mostFindings);
  return { findings: kept, left: onImages.length - kept.length, scanned: scannedIn(report) };
}

function scannedIn(report: unknown): ReadonlySet<string> {
  const stats = isRecord(report) ? report['stats'] : undefined;
  const images = isRecord(stats) ? stats['images'] : undefined;
  const names = (Array.isArray(images) ? images : [])
    .slice(0, mostFindings)
    .map((one) => isRecord(one) && one['image']);
  return new Set(
    names.filter((name) => typeof name === 'string' && name.length <= longest).map((name) => sameName(String(name))),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function byGravity(a: ReportedFinding, b: ReportedFinding): number {
  return (
    compareSeverities(a.severity, b.severity) ||
    compareText(a.path, b.path) ||
    compareText(a.vulnerability.id, b.vulnerability.id) ||
    compareText(a.vulnerability.package, b.vulnerability.package)
  );
}

const statuses = ['introduced', 'existing'] as const;

function readFinding(value: unknown, rule: RuleInfo | undefined): readonly ReportedFinding[] {
  if (!isRecord(value) || rule === undefined) return [];
  const { severity, path } = value;
  const confidence = confidences.find((word) => word === value['confidence']);
  const status = statuses.find((word) => word === value['status']);
  const vulnerability = readVulnerability(value['vulnerability']);
  if (typeof severity !== 'string' || !isSeverity(severity) || typeof path !== 'string') return [];
  if (confidence === undefined || status === undefined || vulnerability === undefined) return [];
  return [{ rule, severity, confidence, path, status, vulnerability }];
}

const fields = ['id', 'package', 'installed', 'fixed', 'severity', 'title', 'url', 'image', 'digest'] as const;

function readVulnerability(value: unknown): Vulnerability | undefined {
  if (!isRecord(value)) return undefined;
  const texts = fields.map((field) => value[field]);
  if (!texts.every((text): text is string => typeof text === 'string' && text.length <= longest)) return undefined;
  const [id = '', name = '', installed = '', fixed = '', severity = '', title = '', url = '', image = '', sum = ''] =
    texts;
  if (id === '' || name === '' || image === '') return undefined;
  return { id, package: name, installed, fixed, severity, title, url, image, digest: sum };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A report's findings for the uses of head, and the number of findings that match none of them. */
export interface Joined {
  readonly told: readonly ToldUse[];
  /** How many were left out because head has no such image there. */
  readonly foreign: number;
}

/**
 * The findings whose image head really pulls, at the place where head names it. `planned` are the uses that the review
 * covers, `all` those of head: an unchanged image introduces nothing, whatever its report says.
 */
export function joinReported(
  findings: readonly ReportedFinding[],
  planned: readonly Pick<PlannedUse, 'use' | 'reference' | 'partner'>[],
  all: readonly ImageUse[],
): Joined {
  const byName = Map.groupBy(findings, ({ path, vulnerability }) => `${path}\0${sameName(vulnerability.image)}`);
  const known = new Set(all.map(placeAndName));
  const told = planned.flatMap(({ use, reference, partner }): readonly ToldUse[] => {
    const own = byName.get(placeAndName(use)) ?? [];
    if (own.length === 0) return [];
    const before = partner?.use.reference;
    const isOld = before !== undefined && sameImage(before) === sameImage(reference);
    const digests = new Set(own.map(({ vulnerability }) => vulnerability.digest));
    const digest = [...digests].find((text) => /^sha256:[0-9a-f]{64}$/.test(text)) ?? '';
    const listed = (wanted: ReportedFinding['status']) =>
      own.filter(({ status }) => (isOld ? 'existing' : status) === wanted).map(packageOf);
    const delta = { introduced: listed('introduced'), existing: listed('existing'), fixed: [], unfixed: 0 };
    return [{ use, reference, digest, replaced: '', delta, advice: undefined, notes: [] }];
  });
  const foreign = Array.from(byName).filter(([key]) => !known.has(key));
  return { told, foreign: foreign.reduce((sum, [, own]) => sum + own.length, 0) };
}

function placeAndName({ path, reference, raw }: ImageUse): string {
  return `${path}\0${sameName(reference?.raw ?? raw)}`;
}

/** `node:22` and `docker.io/library/node:22` are the same image. */
export function sameName(image: string): string {
  const reference = parseImageReference(image);
  return reference === undefined ? image : sameImage(reference);
}

function sameImage(reference: ImageReference): string {
  return imageKey({ reference, platform: '' });
}

function packageOf({ severity, confidence, vulnerability }: ReportedFinding): PackageVulnerability {
  const { id, package: name, installed, fixed, severity: word, title, url } = vulnerability;
  return { id, package: name, installed, fixed, word, severity, confidence, title, url, paths: [], layers: [] };
}
