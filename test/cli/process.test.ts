import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { product } from '../../src/core/product.ts';
import { scratch } from './scratch.ts';

const cli = resolve(import.meta.dirname, '../../src/cli.ts');
const { environment, folder, remove } = scratch('process');
afterAll(remove);

const place = folder('place', { 'compose.yaml': 'services:\n  a:\n    image: a:1\n    privileged: true\n' });

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: place,
    env: environment,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('the process ends with the status and writes where it should', () => {
  expect(run('--version')).toEqual({ status: 0, stdout: `${product.version}\n`, stderr: '' });
  expect(run('scan').status).toBe(1);
  expect(run('scan', '--fail-on', 'none').status).toBe(0);
  expect(run('scan', '--frmat')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'plimsoll: `plimsoll scan` has no flag `--frmat`; did you mean `--format`?\n',
  });
});

test.skipIf(process.platform !== 'linux')(
  'a working directory that is gone, and a full disk, are told in a line',
  () => {
    const shell = (script: string) => {
      const command = ['-c', script, process.execPath, cli];
      const { status, stderr } = spawnSync('sh', command, { cwd: place, env: environment, encoding: 'utf8' });
      return { status, stderr };
    };
    expect(shell('mkdir gone && cd gone && rmdir ../gone && "$0" "$1" scan')).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^plimsoll: The working directory no longer exists/m),
    });
    // The limit on the size of files stands in for a disk without room: its signal is ignored, so that writing fails.
    expect(shell(`trap '' XFSZ; ulimit -f 1; "$0" "$1" rules --format json > full`)).toEqual({
      status: 2,
      stderr: 'plimsoll: The report could not be written to standard output (the file is too large).\n',
    });
  },
);

test('a reader that has seen enough is no error', async () => {
  const child = spawn(process.execPath, [cli, 'rules', '--format', 'json'], { cwd: place, env: environment });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdout.destroy();
  const status = await new Promise((done) => child.on('close', done));
  expect([status, stderr]).toEqual([0, '']);
});

test('listing rules and scanning load nothing of GitHub', () => {
  const loaded = (...args: readonly string[]) => {
    const hook = `data:text/javascript,import{registerHooks}from'node:module';registerHooks({load(url,context,next){process._rawDebug(url);return next(url,context)}})`;
    return spawnSync(process.execPath, ['--import', hook, cli, ...args], {
      cwd: place,
      env: environment,
      encoding: 'utf8',
    }).stderr;
  };
  expect(loaded('rules')).toContain('/src/rules/index.ts');
  expect(loaded('rules')).not.toMatch(/octokit|@actions|\/src\/github\/|node_modules\/yaml|dockerfile-ast/);
  expect(loaded('scan')).toContain('/src/review/review.ts');
  expect(loaded('scan')).not.toMatch(/octokit|@actions|\/src\/github\/|\/src\/system\/git/);
  expect(loaded('--version')).not.toMatch(/node_modules|\/src\/rules\//);
});
