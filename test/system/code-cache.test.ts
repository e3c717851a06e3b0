import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { wrapped } from '../../src/system/code-cache.ts';

const place = mkdtempSync(join(tmpdir(), 'plimsoll-code-cache-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const bundle = join(place, 'bundle');
mkdirSync(bundle);
writeFileSync(
  join(bundle, 'entry.js'),
  wrapped(`const { sep } = require('node:path'); const { twice } = require('./chunk.js');
function late() { process.stdout.write([twice(21), sep.length, __dirname].join(' ')); }
setTimeout(late);
if (process.argv[1] === 'fail') { function broken() { throw new Error('told with its place'); } broken(); }`),
);
writeFileSync(join(bundle, 'chunk.js'), wrapped('exports.twice = (n) => 2 * n;'));

const source = join(import.meta.dirname, '../../src/system/code-cache.ts');

function run(directory: string | undefined, ...words: readonly string[]) {
  const code = `import { runCached } from ${JSON.stringify(source)};
runCached(${JSON.stringify(bundle)}, 'entry.js', ${JSON.stringify(directory)}, 'key');`;
  // In colour, Node parts the paths of a stack where they leave the working directory.
  const env = { ...process.env, FORCE_COLOR: '0' };
  return spawnSync(process.execPath, ['--input-type=module', '--eval', code, ...words], { encoding: 'utf8', env });
}

function cacheFolder(name: string, mode = 0o700): string {
  const folder = join(place, name);
  mkdirSync(folder);
  chmodSync(folder, mode);
  return folder;
}

const answer = `42 1 ${bundle}`;

test('a bundle and its chunks run the same without a cache, when it is made and when it is used', () => {
  const folder = cacheFolder('used');
  expect(run(undefined)).toMatchObject({ stdout: answer, stderr: '', status: 0 });
  for (let round = 0; round < 5; round++) expect(run(folder)).toMatchObject({ stdout: answer, stderr: '', status: 0 });
  expect(readdirSync(folder).toSorted()).toEqual(['plimsoll-key-chunk.js', 'plimsoll-key-entry.js']);
});

test('what is kept is for its owner alone, and left as it is after three runs', () => {
  const folder = cacheFolder('rounds');
  const file = join(folder, 'plimsoll-key-entry.js');
  const rounds = Array.from({ length: 5 }, () => {
    run(folder);
    return readFileSync(file)[0];
  });
  expect(rounds).toEqual([0, 1, 2, 2, 2]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a cache that is garbage, cut off or of another bundle is made anew', () => {
  const folder = cacheFolder('garbage');
  run(folder);
  const file = join(folder, 'plimsoll-key-entry.js');
  const good = readFileSync(file);
  for (const bad of [
    Buffer.alloc(0),
    Buffer.from('garbage'),
    good.subarray(0, good.length / 2),
    Buffer.alloc(9999, 7),
  ]) {
    writeFileSync(file, bad);
    expect(run(folder)).toMatchObject({ stdout: answer, stderr: '', status: 0 });
    expect(readFileSync(file).length).toBeGreaterThan(100);
    expect(readFileSync(file)[0]).toBe(0);
  }
});

test.skipIf(process.platform === 'win32')('nothing is read from or kept in a folder that others may write to', () => {
  const folder = cacheFolder('shared', 0o777);
  expect(run(folder)).toMatchObject({ stdout: answer, stderr: '', status: 0 });
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder that is not there, or no folder, is no error', () => {
  writeFileSync(join(place, 'file'), '');
  for (const name of ['missing', 'file'])
    expect(run(join(place, name))).toMatchObject({ stdout: answer, stderr: '', status: 0 });
});

test('a stack names the function and the line in the bundle, with the cache too', () => {
  const folder = cacheFolder('stack');
  for (let round = 0; round < 2; round++) {
    expect(run(folder, 'fail').stderr).toMatch(/told with its place[\s\S]* at broken \(.*entry\.js:4:/);
  }
});
