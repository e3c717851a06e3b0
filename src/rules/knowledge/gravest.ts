import { type Severity, severities } from '../../core/severity.ts';

/** The gravest of some, the first of equals. */
export function gravest<T extends { readonly severity: Severity }>(all: readonly T[]): T | undefined {
  return all.reduce<T | undefined>(
    (worst, each) => (worst === undefined || rank(each.severity) > rank(worst.severity) ? each : worst),
    undefined,
  );
}

function rank(severity: Severity): number {
  return severities.indexOf(severity);
}
