import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/reporters/json.ts';
import { plimsoll, scratch } from './scratch.ts';

/* Files of any name in a real clone. Only Linux lets names be any bytes. */

const { environment, git, folder, commit, remove } = scratch('paths');
afterAll(remove);

const root = 'FROM alpine:3.22.1\nUSER root\n';
/** Sorted as text; `ÿ` and `þ` stand for the bytes 0xFF and 0xFE, which are no UTF-8 alone. */
const written = [
  '##[error]x/Dockerfile',
  '--help/Dockerfile',
  '-x.Dockerfile',
  '::error::x/Dockerfile',
  'Dockerfile.ÿ',
  'aux/Dockerfile',
  'bytes-ÿ/Dockerfile',
  'bytes-þ/Dockerfile',
  'con.Dockerfile',
  'control\u0001\u001b[31m\r/Dockerfile',
  'dockerfile',
  'e\u0301/Dockerfile',
  'line\nbreak/Dockerfile',
  `${Array.from({ length: 10 }, () => 'long'.repeat(50)).join('/')}/Dockerfile`,
  'right-to-left\u202e/Dockerfile',
  'trailing. /Dockerfile',
  '\u00e9/Dockerfile',
];
const bytesOf = (name: string) =>
  Buffer.concat(
    Array.from(name, (letter) =>
      letter === 'ÿ' ? Buffer.of(0xff) : letter === 'þ' ? Buffer.of(0xfe) : Buffer.from(letter),
    ),
  );
const names = written.map((name) => name.replaceAll('ÿ', '\\xff').replaceAll('þ', '\\xfe')).toSorted();
const links = { 'link.Dockerfile': 'aux/Dockerfile', 'hidden.Dockerfile': 'notes', 'out.Dockerfile': '/etc/passwd' };

let clone = '';
beforeAll(() => {
  if (process.platform !== 'linux') return;
  clone = folder('clone', { Dockerfile: 'FROM alpine:3.22.1\nUSER 1000\n' });
  git(clone, 'init', '--quiet');
  commit(clone, {});
  git(clone, 'checkout', '--quiet', '-b', 'topic');
  for (const [index, name] of written.entries()) {
    const place = Buffer.concat([Buffer.from(`${clone}/`), bytesOf(name)]);
    const parent = bytesOf(dirname(name));
    mkdirSync(Buffer.concat([Buffer.from(`${clone}/`), parent]), { recursive: true });
    writeFileSync(place, `${root}LABEL n="${index}"\n`);
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(clone, path));
  writeFileSync(join(clone, 'notes'), root);
  const submodule = `160000,${git(clone, 'rev-parse', 'HEAD')},sub.Dockerfile`;
  git(clone, 'add', '--all');
  git(clone, 'update-index', '--add', '--cacheinfo', submodule);
  git(clone, 'commit', '--quiet', '-m', 'x');
});

async function report(...args: readonly string[]): Promise<Report> {
  const { stdout, stderr } = await plimsoll(clone, environment, ...args, '--format', 'json');
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const rooted = ({ findings }: Report) => findings.filter(({ rule }) => rule === 'dockerfile/root-user');
const gaps = (told: Report) => told.gaps.map(({ path, reason, blocking }) => [path, reason.slice(0, 70), blocking]);
const link = 'It is a symbolic link to';
const submodule = ['sub.Dockerfile', 'It is a submodule, which belongs to another repository; nothing in it ', false];
const linked = [
  ['hidden.Dockerfile', `${link} notes, which was not reviewed: its own name ie`, false],
  ['link.Dockerfile', `${link} aux/Dockerfile, which is reviewed under its o`, false],
  ['out.Dockerfile', `${link} /etc/passwd, which is not a file of the repos`, true],
].map(([path, reason, blocking]) => [path, String(reason).slice(0, 70), blocking]);

describe.runIf(process.platform === 'linux')('files of any name', () => {
  test('are reviewed in a clone, each under its own', async () => {
    const told = await report('review', '--base', 'main');
    expect(rooted(told).map(({ path }) => path)).toEqual(names);
    expect(gaps(told)).toEqual([...linked, submodule]);
  });

  test('are scanned in a folder, each under its own', async () => {
    const told = await report('scan');
    expect(rooted(told).map(({ path }) => path)).toEqual(names);
    expect(gaps(told)).toEqual(linked);
  });

  test('are told on a terminal in one line each that moves no cursor', async () => {
    const { stdout } = await plimsoll(clone, environment, 'review', '--base', 'main');
    expect(stdout.match(/(?![\n])[\p{Cc}\p{Cf}]/gu)).toBeNull();
    expect(stdout.split('\n').filter((line) => /:2:\d+: .*dockerfile\/root-user/.test(line))).toHaveLength(
      names.length,
    );
  });

  test.each(['--', './'])('that begin with a dash can be named by hand, behind %s', async (way) => {
    const named = way === '--' ? ['--', '-x.Dockerfile'] : ['./-x.Dockerfile'];
    const { status, stdout } = await plimsoll(clone, environment, 'scan', '--format', 'json', ...named);
    expect([status, rooted(JSON.parse(stdout)).map(({ path }) => path)]).toEqual([0, ['-x.Dockerfile']]);
  });
});
