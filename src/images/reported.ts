import { compareText, type Finding, type Vulnerability } from '../core/finding.ts';
import { digest, fingerprint } from '../core/fingerprint.ts';
import type { Status } from '../core/review.ts';
import type { RuleInfo } from '../core/rule.ts';
import { type Confidence, compareSeverities, confidences, isSeverity, type Severity } from '../core/severity.ts';
import { quoted } from '../core/text.ts';
import { parseImageReference } from '../documents/image-reference.ts';
import type { Project } from '../documents/project.ts';
import { newImages, type PulledImage, pulledImages } from './references.ts';

/*
 * Findings on images out of a report that somebody else's run wrote. Whoever opened the pull request decided what that
 * run did, so of the report no more is taken than names, versions and a severity; place, words, fingerprint and the
 * rule are ours, and edits are taken from nobody.
 */

/** What is taken of one finding. */
export interface ReportedFinding {
  readonly rule: RuleInfo;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly path: string;
  readonly status: Status;
  readonly vulnerability: Vulnerability;
}

/** A report's findings on images, gravest first, or why it is no report; `left` are those that are not well-formed. */
export type Reported =
  | { readonly findings: readonly ReportedFinding[]; readonly left: number }
  | { readonly broken: string };

/** As many as code scanning shows. */
const mostFindings = 5_000;
/** Longer names are nobody's; `schema/report.schema.json` sets no bound. */
const longest = 1_000;

export function readReported(text: string, rules: readonly RuleInfo[]): Reported {
  const report = parse(text);
  const list = isRecord(report) && report['version'] === 1 ? report['findings'] : undefined;
  if (!Array.isArray(list)) return { broken: 'it is no report of this version' };
  const known = new Map<unknown, RuleInfo>(rules.map((rule) => [rule.id, rule]));
  const onImages = list.filter((one) => isRecord(one) && String(one['rule']).startsWith('image/'));
  const findings = onImages.flatMap((one) => readFinding(one, known.get(one.rule)));
  const kept = findings.toSorted(byGravity).slice(0, mostFindings);
  return { findings: kept, left: onImages.length - kept.length };
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

/** A commit and what of it is reviewed. */
interface Side {
  readonly project: Project;
  readonly reviewed: ReadonlySet<string>;
}

/** Reported findings that join a review, with those that base has as well, and how many were of nothing in head. */
export interface Joined {
  readonly head: readonly Finding[];
  readonly base: readonly Finding[];
  /** How many were left out, since head pulls no such image there. */
  readonly foreign: number;
}

/**
 * The findings whose image head really pulls, on the place where head names it. One of an image that the change does not
 * bring is existing, whatever its report says.
 */
export function joinReported(findings: readonly ReportedFinding[], head: Side, base: Side | undefined): Joined {
  const pulled = pulledImages(head.project, head.reviewed);
  const brought = new Set(newImages(pulled, base === undefined ? [] : pulledImages(base.project, base.reviewed)));
  const places = Map.groupBy(pulled, (image) => `${image.path}\0${sameName(nameOf(image))}`);
  const ordinals = new Map<string, number>();
  const all: Finding[] = [];
  const old: Finding[] = [];
  let foreign = 0;
  for (const reported of findings) {
    const here = places.get(`${reported.path}\0${sameName(reported.vulnerability.image)}`) ?? [];
    if (here.length === 0) foreign++;
    for (const image of here) {
      const finding = findingOf(reported, image, head.project, ordinals);
      all.push(finding);
      if (reported.status === 'existing' || !brought.has(nameOf(image))) old.push(finding);
    }
  }
  return { head: all, base: old, foreign };
}

function nameOf({ reference, raw }: PulledImage): string {
  return reference?.raw ?? raw;
}

/** `node:22` and `docker.io/library/node:22` are one image. */
function sameName(image: string): string {
  const reference = parseImageReference(image);
  if (reference === undefined) return image;
  const { registry, repository, tag, digest: sum } = reference;
  return `${registry}/${repository}:${tag === '' && sum === '' ? 'latest' : tag}@${sum}`;
}

function findingOf(
  { rule, severity, confidence, vulnerability }: ReportedFinding,
  { path, span, reference }: PulledImage,
  project: Project,
  ordinals: Map<string, number>,
): Finding {
  const { scope = '' } = project.document(path)?.routeOf(span.start) ?? {};
  const repository = reference === undefined ? vulnerability.image : `${reference.registry}/${reference.repository}`;
  // Neither tag nor digest: the same vulnerability in the next tag of the image is the same finding.
  const subject = [vulnerability.id, vulnerability.package, repository].join(' ');
  const meaning = { rule: rule.id, route: { scope, step: '' }, subject };
  const key = digest([path, scope, subject].join('\0'));
  const ordinal = ordinals.get(key) ?? 0;
  ordinals.set(key, ordinal + 1);
  return {
    ...{ rule, severity, confidence, location: { path, span }, message: messageOf(vulnerability) },
    ...{ why: rule.why, fix: fixOf(rule, vulnerability), subject, absence: false, route: meaning.route },
    ...{ fingerprint: fingerprint(meaning, ordinal), edits: [], related: [], vulnerability },
  };
}

function messageOf({ id, package: name, installed, image, title }: Vulnerability): string {
  const words = title === '' ? '' : `: ${title}`;
  return `${quoted(image)} holds ${quoted(name)} ${installed === '' ? '' : `${quoted(installed)} `}with ${quoted(id)}${words}`;
}

function fixOf(rule: RuleInfo, { package: name, fixed }: Vulnerability): string {
  return fixed === '' ? rule.fix : `${rule.fix} Version ${quoted(fixed)} of ${quoted(name)} has the fix.`;
}
