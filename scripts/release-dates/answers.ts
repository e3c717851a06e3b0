import { type Announced, BadAnswer, dayOf } from './releases.ts';

/** Reads one kind of answer. Throws `BadAnswer` for what is none. */
export type Reader = (text: string) => readonly Announced[];

/**
 * `https://endoflife.date/api/v1/products/<name>/`, as its description has it:
 * https://github.com/endoflife-date/endoflife.date/blob/master/api_v1/openapi.yml
 */
export const readEndOfLifeDate: Reader = (text) => {
  const { result } = parsed<{ readonly result?: { readonly releases?: unknown } }>(text);
  if (!Array.isArray(result?.releases)) throw new BadAnswer('It has no list result.releases.');
  return result.releases.map((release: Readonly<Record<string, unknown>>) => {
    const { name, codename, releaseDate, isLts, ltsFrom, isEol, eolFrom } = release;
    const released = dayOf(releaseDate);
    if (typeof name !== 'string' || !/^\d+(?:\.\d+)*$/.test(name)) throw new BadAnswer(`${name} is no version.`);
    if (released === undefined) throw new BadAnswer(`${name} has no releaseDate.`);
    if (typeof isEol !== 'boolean') throw new BadAnswer(`${name} does not say whether it isEol.`);
    const longTermFrom = dayOf(ltsFrom) ?? (isLts === true ? released : '');
    const end = dayOf(eolFrom) ?? (isEol ? 'unknown' : 'never');
    return { version: name, codename: typeof codename === 'string' ? codename : '', released, longTermFrom, end };
  });
};

/** Node's own schedule: https://github.com/nodejs/Release/blob/main/schedule.json. Releases before 4 are left out. */
export const readNodeSchedule: Reader = (text) => {
  const all = parsed<Readonly<Record<string, Readonly<Record<string, unknown>>>>>(text);
  return Object.entries(all)
    .filter(([name]) => /^v\d+$/.test(name))
    .map(([name, { start, lts, end }]) => {
      const [released, last] = [dayOf(start), dayOf(end)];
      if (released === undefined || last === undefined) throw new BadAnswer(`${name} has no start or no end.`);
      return { version: name.slice(1), codename: '', released, longTermFrom: dayOf(lts) ?? '', end: last };
    });
};

/**
 * Debian's distro-info-data: one release a line, columns by name. Debian ends with its long-term support, Ubuntu with its
 * standard support, for its images get no more. A line without an end is a release that is still being made.
 */
export const readDistroInfo: Reader = (text) => {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = head.split(',');
  const missing = ['version', 'series', 'release', 'eol'].filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new BadAnswer(`It has no column ${missing.join(', ')}.`);
  return lines.flatMap((line) => {
    const cells = line.split(',');
    const cell = (column: string) => cells[columns.indexOf(column)] ?? '';
    const version = cell('version').replace(' LTS', '');
    const end = dayOf(cell('eol-lts')) ?? dayOf(cell('eol'));
    const released = dayOf(cell('release'));
    if (version === '' || end === undefined || released === undefined) return [];
    const longTermFrom = cell('version').endsWith('LTS') ? released : '';
    return [{ version, codename: cell('series'), released, longTermFrom, end }];
  });
};

function parsed<Shape>(text: string): Shape {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadAnswer('It is no JSON.');
  }
}
