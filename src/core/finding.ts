import type { Edit } from './edit.ts';
import { compareSpans, type Location } from './location.ts';
import type { RuleInfo } from './rule.ts';
import type { Confidence, Severity } from './severity.ts';

/** The place of a finding in the meaning of a file, without line or formatting. */
export interface Route {
  /** The stage (`stage:build`, `stage:final`) or the service (`services/web`), or '' for the file itself. */
  readonly scope: string;
  /** The normalised instruction, or the path of keys below the scope. */
  readonly step: string;
}

/** One problem in one place, ready for any reporter. */
export interface Finding {
  readonly rule: RuleInfo;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly location: Location;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly subject: string;
  readonly absence: boolean;
  readonly route: Route;
  /** Rule, route and subject, hashed, with an ordinal among equals of one file. Holds no line, no path, no digest. */
  readonly fingerprint: string;
  readonly edits: readonly Edit[];
  readonly related: readonly Related[];
  /** True where the span is the value of a secret. */
  readonly secret?: boolean;
  /** Tells another secret in the same place apart while head is compared with base; it is reported nowhere. */
  readonly secretDigest?: string;
  /** The other services that have it through the same anchor, or by extending this one; it is reported once. */
  readonly sharers?: readonly Sharer[];
  /** Only in findings of `image/vulnerability`. */
  readonly vulnerability?: Vulnerability;
}

export interface Sharer {
  /** The file of the service. */
  readonly path: string;
  /** As in `Route.scope`. */
  readonly scope: string;
  readonly message: string;
}

export interface Related extends Location {
  readonly message: string;
  /** Another rule whose finding was folded in here. */
  readonly rule?: string;
}

/** One known vulnerability of one package in one image. Empty strings stand for what the scanner did not say. */
export interface Vulnerability {
  readonly id: string;
  readonly package: string;
  readonly installed: string;
  /** '' where no version fixes it. */
  readonly fixed: string;
  /** The scanner's own word. */
  readonly severity: string;
  readonly title: string;
  readonly url: string;
  /** The resolved reference. */
  readonly image: string;
  readonly digest: string;
}

/** By path, then place, then rule: the order of every report. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.location.path, b.location.path) ||
    compareSpans(a.location.span, b.location.span) ||
    compareText(a.rule.id, b.rule.id) ||
    compareText(a.subject, b.subject)
  );
}

/** By code unit, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
