import type { ReleaseDates } from '../../src/rules/knowledge/release-dates.ts';

/** What a source says of one release. */
export interface Announced {
  readonly version: string;
  readonly codename: string;
  /** The day on which it came. */
  readonly released: string;
  /** The day from which it is supported for long; '' where it is not, or where its maker knows no such thing. */
  readonly longTermFrom: string;
  /** Its last day; 'never' while none is announced, 'unknown' where it is over and nobody says since when. */
  readonly end: string;
}

/** What `end` holds for a release whose end nobody has announced. */
export const openEnd = '9999-12-31';

/** An answer that is not what its source promises: the table must not be written from it. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}

/** A day as ISO 8601 has it, or `undefined` for anything else. */
export function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
}

/** From the oldest to the newest, each number of a version compared as a number: 9.6, 10, 10.1. */
export function inOrder(releases: readonly ReleaseDates[]): readonly ReleaseDates[] {
  return releases.toSorted((a, b) => {
    const [left, right] = [a, b].map(({ version }) => version.split('.').map(Number));
    for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index++) {
      const difference = (left?.[index] ?? -1) - (right?.[index] ?? -1);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
