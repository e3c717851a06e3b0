/**
 * From the most to the least severe. A guide for rules, by what a stranger needs to do harm:
 * - `critical`: nothing more: a secret that works is readable;
 * - `high`: one step: a secret of unknown worth, a container that is as good as the host, packages that anyone on the way
 *   may replace;
 * - `medium`: a mistake of somebody else first: a hole in the program, a name or address that may serve something else
 *   tomorrow; or what is built or run is not what is written;
 * - `low`: several, or the break-in of a server that others trust, too: one barrier of many is missing; or builds differ,
 *   hang or cost more;
 * - `info`: nothing: style, and what a reader should know.
 */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

/** How sure a rule is of what it reports; independent of how severe that would be. */
export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/** The lowest severity at which something is done, or `none` for never. */
export const thresholds = [...severities, 'none'] as const;
export type Threshold = (typeof thresholds)[number];

export function isSeverity(word: string): word is Severity {
  return (severities as readonly string[]).includes(word);
}

/** Negative if `a` is more severe than `b`. */
export function compareSeverities(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}

export function reaches(severity: Severity, threshold: Threshold): boolean {
  return threshold !== 'none' && compareSeverities(severity, threshold) <= 0;
}

/** The number of items of each severity; a missing key means none. */
export type SeverityCounts = Readonly<Partial<Record<Severity, number>>>;

export function countSeverities(items: readonly { readonly severity: Severity }[]): SeverityCounts {
  const counts: Partial<Record<Severity, number>> = {};
  for (const { severity } of items) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}

export function totalOf(counts: SeverityCounts): number {
  return severities.reduce((sum, severity) => sum + (counts[severity] ?? 0), 0);
}

/** The highest severity that occurs. */
export function gravestOf(counts: SeverityCounts): Severity | undefined {
  return severities.find((severity) => (counts[severity] ?? 0) > 0);
}

/** `1 critical, 2 high`; empty if there is nothing. */
export function countWords(counts: SeverityCounts): string {
  return severities.flatMap((severity) => (counts[severity] ? [`${counts[severity]} ${severity}`] : [])).join(', ');
}
