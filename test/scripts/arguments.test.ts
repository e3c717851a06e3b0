import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

function run(script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(root, script), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const scripts = [
  'scripts/build.ts',
  'scripts/fuzz.ts',
  'scripts/refresh-release-dates.ts',
  'scripts/refresh-trivy.ts',
  'scripts/render-comment.ts',
  'bench/bench.ts',
];

test.each(scripts)('%s --help prints the comment at its top, and does nothing', (script) => {
  const [first = ''] = readFileSync(resolve(root, script), 'utf8').split('\n');
  const { status, stdout, stderr } = run(script, '--help');
  expect([status, stderr]).toEqual([0, '']);
  expect(`// ${stdout.split('\n')[0]}`).toBe(first);
});

test.each([
  ['scripts/build.ts', ['--nope'], "There is nothing to do with '--nope'"],
  ['scripts/build.ts', ['a', 'b'], "There is nothing to do with 'b'"],
  ['scripts/fuzz.ts', ['--nope'], "Unknown option '--nope'"],
  ['scripts/fuzz.ts', ['--inputs', 'x'], "--inputs takes a whole number, not 'x'"],
  ['scripts/refresh-release-dates.ts', ['--nope'], "Unknown option '--nope'"],
  ['scripts/refresh-release-dates.ts', ['nowhere'], "There is no folder 'nowhere'"],
  ['scripts/refresh-trivy.ts', [], 'Give a version, the day of its release, and two files of checksums'],
  ['bench/bench.ts', ['test'], "There is no build in 'test'"],
])('%s %j is a mistake, told in a line', (script, args, told) => {
  const help = `\`node ${relative(root, resolve(root, script))} --help\` tells what there is.`;
  expect(run(script, ...args)).toEqual({ status: 2, stdout: '', stderr: `${told}. ${help}\n` });
});
