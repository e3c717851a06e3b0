import { compareSeverities, type Severity } from '../../core/severity.ts';

/** The most severe of some, the first of equals. */
export function gravest<T extends { readonly severity: Severity }>(all: readonly T[]): T | undefined {
  return all.reduce<T | undefined>(
    (worst, each) => (worst !== undefined && compareSeverities(worst.severity, each.severity) <= 0 ? worst : each),
    undefined,
  );
}
