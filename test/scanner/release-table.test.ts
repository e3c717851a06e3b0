import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pinnedVersion, releases } from '../../src/trivy/release-table.ts';
import { archiveDigest, archiveName, isMalicious } from '../../src/trivy/releases.ts';
import { newFolder } from './stand-in.ts';

const script = fileURLToPath(new URL('../../scripts/refresh-trivy.ts', import.meta.url));
const table = fileURLToPath(new URL('../../src/trivy/release-table.ts', import.meta.url));
const entries = releases[pinnedVersion] ?? {};
const lines = Object.entries(entries).map(([name, digest]) => `${digest}  ${name}`);

/** Runs the script on these checksums; its complaint, or the table it wrote. */
function refresh(version: string, released: string, first: readonly string[], second = first): string {
  const folder = newFolder();
  const files = [first, second].map((text, index) => {
    const path = join(folder, `${index}.txt`);
    writeFileSync(path, `${text.join('\n')}\n`);
    return path;
  });
  const target = join(folder, 'table.ts');
  const { status, stderr } = spawnSync(process.execPath, [script, version, released, ...files, target], {
    encoding: 'utf8',
  });
  return status === 0
    ? readFileSync(target, 'utf8')
    : (/^(.*\.) `node \S+ --help` tells what there is\.\n$/.exec(stderr)?.[1] ?? stderr);
}

test('the table is what the script writes', () => {
  expect(refresh(pinnedVersion, '2026-08-14', lines)).toBe(readFileSync(table, 'utf8'));
});

test('a table that two sources do not agree on, or that is too young, is not written', () => {
  const [head = '', ...rest] = lines;
  const changed = [head.replace(/^./, (digit) => (digit === '0' ? '1' : '0')), ...rest];
  const today = new Date().toISOString().slice(0, 10);
  const answers = [
    refresh(pinnedVersion, '2026-08-14', lines, changed),
    refresh(pinnedVersion, '2026-08-14', rest, lines),
    refresh(pinnedVersion, today, lines),
    refresh(pinnedVersion, 'soon', lines),
    refresh('0.69.4', '2026-03-01', lines),
    refresh('latest', '2026-03-01', lines),
  ];
  const archive = archiveName(pinnedVersion, 'linux', 'x64');
  expect(answers.map((answer) => answer.replace(/\S*\/\d\.txt/, 'FILE'))).toEqual([
    `FILE does not agree on ${archive}.`,
    `FILE does not name ${archive}.`,
    `${pinnedVersion} of ${today} is younger than 14 days.`,
    `${pinnedVersion} of soon is younger than 14 days.`,
    '0.69.4 is a malicious release.',
    'latest is no version.',
  ]);
});

test('nothing malicious is in the table, and nothing is found under names of objects', () => {
  expect(Object.keys(releases).filter(isMalicious)).toEqual([]);
  expect([archiveDigest('constructor', 'name'), archiveDigest(pinnedVersion, 'x')]).toEqual([undefined, undefined]);
});
