import { compareFindings, type Finding } from '../core/finding.ts';
import { inScope } from '../core/gate.ts';
import { lastLine, type Span } from '../core/location.ts';
import { product } from '../core/product.ts';
import type { Gap, Review, ReviewedFinding, SilencedFinding } from '../core/review.ts';
import { sha256 } from '../core/sha256.ts';
import { count, jsonText } from '../core/text.ts';
import { byGravity } from './gravity.ts';
import { levelOf, type SarifRule, sarifRuleId, sarifRules } from './sarif-rules.ts';
import { type SarifMessage, sarifMessage } from './sarif-text.ts';
import { silencedBy } from './words.ts';

export interface SarifOptions {
  /** Distinguishes runs of the same tool in code scanning: everything up to the last `/`. */
  readonly category: string;
  /** For code scanning: within its limits, and without silenced findings, for which it would open alerts. */
  readonly forUpload: boolean;
  /** A lower limit on the number of results, if they are too large together; the most severe are kept. */
  readonly most?: number;
  /** The commit that was reviewed, if its repository has an address. */
  readonly commit?: { readonly repositoryUrl: string; readonly sha: string };
}

/**
 * Code scanning refuses a run of more than 25,000 results and shows the first 5,000; of the locations of a result it
 * reads 100: https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export const mostUploaded = 5_000;
const mostResults = 25_000;
const mostRelated = 100;
const mostNotifications = 1_000;

/** SARIF 2.1.0 as code scanning wants it, one run, ending in a line break. The same review gives the same bytes. */
export function renderSarif(review: Review, options: SarifOptions): string {
  return jsonText(sarifLog(review, options));
}

function sarifLog(review: Review, options: SarifOptions) {
  const { category, forUpload, commit, most = forUpload ? mostUploaded : mostResults } = options;
  const all = candidates(review, forUpload);
  const results = all.slice(0, most).toSorted(compareFindings);
  const rules = sarifRules(results);
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const wider = review.hasBase && review.scope !== 'introduced';
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driver(rules) },
        automationDetails: { id: category },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root folder of the reviewed files.' } } },
        ...(commit === undefined ? {} : { versionControlProvenance: [provenanceOf(commit)] }),
        invocations: [invocation(review, all.length - results.length)],
        results: results.map((finding) => ({
          ...resultOf(finding, indices),
          ...(wider ? { baselineState: finding.status === 'introduced' ? 'new' : 'unchanged' } : {}),
          ...(isSilenced(finding) ? { suppressions: [suppressionOf(finding)] } : {}),
          ...(forUpload || finding.edits.length === 0 ? {} : { fixes: [fixOf(finding)] }),
        })),
      },
    ],
  };
}

/** Findings in scope and, in the file, silenced ones; the most severe first. */
function candidates(review: Review, forUpload: boolean): readonly (ReviewedFinding | SilencedFinding)[] {
  return [...inScope(review), ...(forUpload ? [] : review.silenced)].toSorted(byGravity);
}

function isSilenced(finding: ReviewedFinding | SilencedFinding): finding is SilencedFinding {
  return 'reason' in finding;
}

function driver(rules: readonly SarifRule[]) {
  return {
    name: product.name,
    semanticVersion: product.version,
    informationUri: product.repository,
    rules,
  };
}

function provenanceOf({ repositoryUrl, sha }: NonNullable<SarifOptions['commit']>) {
  return { repositoryUri: repositoryUrl, revisionId: sha, mappedTo: { uriBaseId: '%SRCROOT%' } };
}

function resultOf(finding: ReviewedFinding, indices: ReadonlyMap<string, number>) {
  const { location, related } = finding;
  const ruleId = sarifRuleId(finding);
  return {
    ruleId,
    ruleIndex: indices.get(ruleId) ?? -1,
    level: levelOf(finding.severity),
    message: sarifMessage(`${finding.message} ${finding.fix}`),
    locations: [{ physicalLocation: physicalLocation(location.path, location.span) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.slice(0, mostRelated).map(({ path, span, message }, index) => ({
            id: index + 1,
            physicalLocation: physicalLocation(path, span),
            message: sarifMessage(message),
          })),
        }),
    // The only key that code scanning reads. It need not be a hash of the line, only the same from run to run.
    partialFingerprints: { primaryLocationLineHash: resultFingerprint(finding) },
    properties: { severity: finding.severity, confidence: finding.confidence, status: finding.status },
  };
}

/** Unique within a run: otherwise, equal findings of two files would become one alert. */
function resultFingerprint({ location, fingerprint }: Finding): string {
  return sha256(`${location.path}\0${fingerprint}`).slice(0, 32);
}

function physicalLocation(path: string, span: Span) {
  return { artifactLocation: artifactLocation(path), region: regionOf(span) };
}

function artifactLocation(path: string) {
  return { uri: path.toWellFormed().split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/**
 * Code scanning shows an alert on a pull request only where the whole region lies in changed lines, so a span up to
 * the start of the next line ends at the end of its own last one.
 */
function regionOf(span: Span) {
  const { start, end } = span;
  const region = { startLine: start.line, startColumn: start.column, endLine: lastLine(span) };
  if (region.endLine !== end.line) return region;
  const isEmpty = start.line === end.line && start.column === end.column;
  return { ...region, endColumn: isEmpty ? end.column + 1 : end.column };
}

function suppressionOf(finding: SilencedFinding) {
  return {
    kind: finding.by.startsWith('config') ? 'external' : 'inSource',
    status: 'accepted',
    justification: sarifMessage(`${finding.reason} (${silencedBy(finding)})`).text,
  };
}

function fixOf({ fix, location, edits }: Finding) {
  return {
    description: sarifMessage(fix),
    artifactChanges: [
      {
        artifactLocation: artifactLocation(location.path),
        replacements: edits.map(({ span: { start, end }, text }) => ({
          deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
          insertedContent: { text: text.toWellFormed() },
        })),
      },
    ],
  };
}

function invocation({ gaps }: Review, omitted: number) {
  const blockingFirst = gaps.toSorted((a, b) => Number(b.blocking) - Number(a.blocking));
  const notifications = [
    ...(omitted === 0
      ? []
      : [notification(`The ${count(omitted, 'least severe finding')} did not fit into this file.`, 'warning')]),
    ...blockingFirst.slice(0, mostNotifications).map(gapNotification),
  ];
  return {
    executionSuccessful: gaps.every(({ blocking }) => !blocking),
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function gapNotification({ path, line, subject, reason, blocking }: Gap) {
  const told = notification(`${subject}: ${reason}`, blocking ? 'error' : 'note');
  if (path === undefined) return told;
  const region = line === undefined ? {} : { region: { startLine: line } };
  return { ...told, locations: [{ physicalLocation: { artifactLocation: artifactLocation(path), ...region } }] };
}

function notification(
  text: string,
  level: 'error' | 'warning' | 'note',
): { readonly level: string; readonly message: SarifMessage } {
  return { level, message: sarifMessage(text) };
}
