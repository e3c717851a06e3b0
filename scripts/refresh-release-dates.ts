// Writes src/rules/knowledge/release-dates.ts: when releases of Node, Debian and Ubuntu come and end.
//   node scripts/refresh-release-dates.ts FOLDER/release-schedule.json /usr/share/distro-info
// The first is a file of the npm package `node-releases` (data/release-schedule), the folder is of Debian's package
// `distro-info-data`. Run it, read the difference, commit it. The other dates, in lifecycles.ts, are kept by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Release {
  readonly version: string;
  readonly codename: string;
  readonly from: string;
  readonly end: string;
}

const [schedule, distros] = process.argv.slice(2);
if (schedule === undefined || distros === undefined)
  throw new Error('Give the schedule of Node and a folder of distro-info.');

const tables = {
  node: nodeReleases(schedule),
  debian: releases(distros, 'debian'),
  ubuntu: releases(distros, 'ubuntu'),
};
const target = fileURLToPath(new URL('../src/rules/knowledge/release-dates.ts', import.meta.url));
const header = `// Made by scripts/refresh-release-dates.ts from node-releases and distro-info-data; do not edit.

/** One release: \`from\` the day on which it may be advised ('' never: no long-term support), to \`end\`. */
export interface ReleaseDates {
  readonly version: string;
  readonly codename: string;
  readonly from: string;
  readonly end: string;
}
`;
const body = Object.entries(tables).map(
  ([name, list]) => `\nexport const ${name}Releases: readonly ReleaseDates[] = [\n${list.map(row).join('')}];\n`,
);
writeFileSync(target, header + body.join(''));

function row({ version, codename, from, end }: Release): string {
  return `  { version: '${version}', codename: '${codename}', from: '${from}', end: '${end}' },\n`;
}

function nodeReleases(path: string): readonly Release[] {
  const all: Readonly<Record<string, { readonly lts?: string; readonly end: string }>> = JSON.parse(
    readFileSync(path, 'utf8'),
  );
  return Object.entries(all)
    .filter(([name]) => /^v\d+$/.test(name))
    .map(([name, { lts = '', end }]) => ({ version: name.slice(1), codename: '', from: lts, end }));
}

/** Debian ends with its long-term support, Ubuntu with its standard support, for its images get no more. */
function releases(folder: string, name: 'debian' | 'ubuntu'): readonly Release[] {
  const [head = '', ...lines] = readFileSync(join(folder, `${name}.csv`), 'utf8')
    .trim()
    .split('\n');
  const columns = head.split(',');
  return lines.flatMap((line) => {
    const cells = line.split(',');
    const cell = (column: string) => cells[columns.indexOf(column)] ?? '';
    const version = cell('version').replace(' LTS', '');
    const end = cell('eol-lts') || cell('eol');
    if (version === '' || end === '') return [];
    const advised = name === 'debian' || cell('version').endsWith('LTS');
    return [{ version, codename: cell('series'), from: advised ? cell('release') : '', end }];
  });
}
