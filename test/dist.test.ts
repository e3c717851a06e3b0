import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const dist = resolve(import.meta.dirname, '../dist');
const cli = join(dist, 'cli/index.js');
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-dist-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): Promise<{ status: unknown; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: folder }, (error, stdout, stderr) => {
      done({ status: error ? error.code : 0, stdout, stderr });
    });
  });
}

describe('the committed command line', () => {
  test('scans a file', async () => {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM alpine:3.22\nEXPOSE 22\nUSER 1000\n');
    const { status, stdout } = await run(cli, 'scan', '--fail-on', 'low');
    expect(status).toBe(1);
    expect(stdout).toContain('[dockerfile/exposed-ssh]');
  });

  test('says in one line that a Node is too old', async () => {
    const older = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.20.2"}})';
    const { status, stderr } = await run('--import', older, cli, 'scan');
    expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, lines: 1 });
    expect(stderr).toContain('Node 24 or newer is needed');
  });
});

test('no bundle knows where it was built', () => {
  const root = resolve(dist, '..');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
  expect(files.filter((path) => readFileSync(join(dist, path), 'utf8').includes(root))).toEqual([]);
});
