import type { DatedProduct, ProductDates, ReleaseDates } from '../../src/rules/knowledge/release-dates.ts';
import { type Announced, inOrder, openEnd } from './releases.ts';
import type { Source } from './sources.ts';

/** The releases of a product as they are now known, and what has to be looked up by hand. */
export interface Joined {
  readonly releases: readonly ReleaseDates[];
  readonly byHand: readonly string[];
}

/**
 * What the source says wins; a release that it does not know stays as it is, since sources forget old ones, and a bare
 * major (`php:7`) is ours. `releases` is what the table holds now.
 */
export function join(
  { advisedFrom, versionInTags }: Pick<Source, 'advisedFrom' | 'versionInTags'>,
  announced: readonly Announced[],
  releases: readonly ReleaseDates[],
): Joined {
  const known = new Map(releases.map((release) => [release.version, release]));
  const byHand: string[] = [];
  for (const release of announced) {
    const version = versionInTags(release.version);
    if (version === undefined) continue;
    const before = known.get(version);
    const end = release.end === 'never' ? openEnd : release.end === 'unknown' ? before?.end : release.end;
    if (end === undefined || (release.end === 'unknown' && end === openEnd)) {
      byHand.push(`${version} is over, on a day that its source does not know.`);
      continue;
    }
    // Codenames are the words of tags; collections of dates write names for people.
    const codename = before?.codename ?? (/^[a-z]*$/.test(release.codename) ? release.codename : '');
    known.set(version, { version, codename, from: advisedFrom(release), end });
  }
  return { releases: inOrder([...known.values()]), byHand };
}

/** What a reader of the log has to know: each release that is new or not as it was. */
export function changes(before: readonly ReleaseDates[], after: readonly ReleaseDates[]): readonly string[] {
  const known = new Map(before.map((release) => [release.version, release]));
  return after.flatMap((release) => {
    const old = known.get(release.version);
    if (old === undefined) return [`${release.version} is new: ${span(release)}`];
    return span(old) === span(release) ? [] : [`${release.version}: ${span(old)}, now ${span(release)}`];
  });
}

function span({ from, end }: ReleaseDates): string {
  return `advised ${from === '' ? 'never' : `from ${from}`}, ends ${end === openEnd ? 'nobody knows when' : end}`;
}

/** The text of src/rules/knowledge/release-dates.ts. */
export function written(tables: Readonly<Record<DatedProduct, ProductDates>>): string {
  const products = Object.entries(tables).map(
    ([name, { compared, releases }]) => `  ${name}: dated('${compared}', [\n${rows(releases)}  ]),\n`,
  );
  return `${head(Object.keys(tables))}${products.join('')}};\n`;
}

/** Several on a line, as many as fit: the file is read by people, too. */
function rows(releases: readonly ReleaseDates[]): string {
  const lines: string[] = [];
  for (const { version, codename, from, end } of releases) {
    const entry = [version, codename, from, end].map((word) => (word === '' ? '-' : word)).join(' ');
    const last = lines.at(-1);
    const longer = last === undefined ? entry : `${last}; ${entry}`;
    if (last !== undefined && longer.length <= widest) lines[lines.length - 1] = longer;
    else lines.push(entry);
  }
  return lines.map((line) => `    '${line}',\n`).join('');
}

/** With its indentation, its quotes and the comma it stays within the width that the formatter keeps. */
const widest = 110;

function head(names: readonly string[]): string {
  return `// Written by scripts/refresh-release-dates.ts, which every week compares it with its sources.
import { lazy } from '../../core/lazy.ts';

/** One release: \`from\` the day on which it may be advised ('' never: no long-term support), to \`end\`. */
export interface ReleaseDates {
  readonly version: string;
  readonly codename: string;
  readonly from: string;
  readonly end: string;
}

export interface ProductDates {
  /** The day on which they were last compared with their source. */
  readonly compared: string;
  /** From the oldest to the newest. */
  readonly releases: readonly ReleaseDates[];
}

export type DatedProduct =
${names.map((name) => `  | '${name}'`).join('\n')};

/**
 * Releases as lines of \`version codename from end\`, separated by semicolons; \`-\` is nothing. They are read when first
 * asked for: a review needs two or three of these products.
 */
function dated(compared: string, lines: readonly string[]): ProductDates {
  const releases = lazy(() =>
    lines
      .flatMap((line) => line.split('; '))
      .map((entry) => {
        const [version = '', codename = '', from = '', end = ''] = entry
          .split(' ')
          .map((word) => (word === '-' ? '' : word));
        return { version, codename, from, end };
      }),
  );
  return {
    compared,
    get releases() {
      return releases();
    },
  };
}

export const releaseDates: Readonly<Record<DatedProduct, ProductDates>> = {
`;
}
