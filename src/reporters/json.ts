import type { Edit } from '../core/edit.ts';
import type { Finding, Related, Vulnerability } from '../core/finding.ts';
import { plainSpan, type Span } from '../core/location.ts';
import type { Gap, Placement, Review, ReviewedFinding, SilencedFinding, Stats, Status } from '../core/review.ts';
import type { Confidence, Severity } from '../core/severity.ts';
import { jsonText } from '../core/text.ts';
import { silencedBy } from './words.ts';

/** The report as other programs read it; described in `schema/report.schema.json`. */
export interface Report {
  readonly version: 1;
  readonly findings: readonly ReportedFinding[];
  readonly silenced: readonly ReportedSilenced[];
  readonly gaps: readonly Gap[];
  readonly stats: Stats;
}

export interface ReportedFinding {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly path: string;
  readonly span: Span;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly fingerprint: string;
  readonly edits: readonly Edit[];
  readonly related: readonly Related[];
  /** `null` if there is no diff. */
  readonly placement: Placement | null;
  readonly status: Status;
  readonly vulnerability?: Vulnerability;
}

export interface ReportedSilenced extends ReportedFinding {
  readonly reason: string;
  /** What silenced it and where, and whether the change itself added that. */
  readonly by: string;
}

/** The report as text, ending in a line break. */
export function renderJson(review: Review): string {
  return [...jsonPieces(review)].join('');
}

/** The same, piece by piece: for ten thousand files the text takes 20 MB, and several times that while it is built. */
export function* jsonPieces({ findings, silenced, gaps, stats }: Review): Iterable<string> {
  yield '{\n  "version": 1';
  yield* listPieces('findings', findings, reportedFinding);
  yield* listPieces('silenced', silenced, reportedSilenced);
  yield* listPieces('gaps', gaps, reportedGap);
  yield `,\n  "stats": ${indented(stats, '  ')}\n}\n`;
}

function* listPieces<T>(name: string, things: readonly T[], reported: (thing: T) => unknown): Iterable<string> {
  yield `,\n  "${name}": [`;
  for (const [index, thing] of things.entries()) {
    yield `${index === 0 ? '' : ','}\n    ${indented(reported(thing), '    ')}`;
  }
  yield things.length === 0 ? ']' : '\n  ]';
}

/** Indents JSON, whose line breaks are always between tokens. */
function indented(value: unknown, indentation: string): string {
  return jsonText(value).trimEnd().replaceAll('\n', `\n${indentation}`);
}

function reportedGap({ path, subject, reason, blocking }: Gap): Gap {
  return { ...(path === undefined ? {} : { path }), subject, reason, blocking };
}

function reportedFinding(finding: ReviewedFinding): ReportedFinding {
  const { path, span } = finding.location;
  return {
    rule: finding.rule.id,
    severity: finding.severity,
    confidence: finding.confidence,
    path,
    span: plainSpan(span),
    message: finding.message,
    why: finding.why,
    fix: finding.fix,
    fingerprint: finding.fingerprint,
    edits: finding.edits.map((edit) => ({ span: plainSpan(edit.span), text: edit.text })),
    related: finding.related.map(plainRelated),
    placement: finding.placement ?? null,
    status: finding.status,
    ...(finding.vulnerability === undefined ? {} : { vulnerability: finding.vulnerability }),
  };
}

function reportedSilenced(finding: SilencedFinding): ReportedSilenced {
  return { ...reportedFinding(finding), reason: finding.reason, by: silencedBy(finding) };
}

function plainRelated({ path, span, message, rule }: Finding['related'][number]): Related {
  return { path, span: plainSpan(span), message, ...(rule === undefined ? {} : { rule }) };
}
