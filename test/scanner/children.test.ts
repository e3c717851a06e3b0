import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Bounds, runBounded } from '../../src/system/bounded-child.ts';
import { newFolder } from './stand-in.ts';

const roomy: Bounds = { milliseconds: 20_000, outputBytes: 1024 * 1024 };

/** Runs a script in Node; `$HERE` in it is a fresh folder. */
async function child(script: string, bounds: Partial<Bounds> = {}, signal = new AbortController().signal) {
  const folder = newFolder();
  const ending = await runBounded({
    program: process.execPath,
    args: ['-e', script],
    folder,
    env: { HERE: folder, PATH: '/usr/bin:/bin' },
    bounds: { ...roomy, ...bounds },
    signal,
  });
  return { ending, folder };
}

async function until(what: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 150 && !what(); tries++) await wait(100);
  return what();
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A process that was killed, and for whose end nobody asked yet.
  return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** A script that starts another process, which ignores SIGTERM, writes its id to `pid`, and lives on. */
const withGrandchild = `
  const { spawn } = require('node:child_process');
  const script = 'process.on("SIGTERM", () => {}); require("node:fs").writeFileSync(process.env.HERE + "/pid", String(process.pid)); setInterval(() => {}, 1000)';
  spawn(process.execPath, ['-e', script], { stdio: 'inherit' });
`;

describe('a child', () => {
  test('that ends by itself leaves its output and its exit code', async () => {
    const { ending } = await child(`console.log('out'); console.error('err'); process.exitCode = 3`);
    expect(ending).toEqual({ kind: 'exited', code: 3, stdout: 'out\n', stderr: 'err\n' });
  });

  test('that is no program is told by its code', async () => {
    const bounds = roomy;
    const { signal } = new AbortController();
    const start = (program: string) => runBounded({ program, args: [], folder: newFolder(), env: {}, bounds, signal });
    const text = join(newFolder(), 'text');
    writeFileSync(text, 'x');
    expect(await start('/nowhere/x')).toEqual({ kind: 'not-started', code: 'ENOENT' });
    expect(await start(text)).toEqual({ kind: 'not-started', code: 'EACCES' });
    expect(await start('a\0b')).toEqual({ kind: 'not-started', code: 'ERR_INVALID_ARG_VALUE' });
  });

  test('that takes too long is ended, and what it started with it', async () => {
    const started = Date.now();
    const { ending, folder } = await child(`${withGrandchild}; process.on('SIGTERM', () => {})`, {
      milliseconds: 1_500,
    });
    expect(ending).toEqual({ kind: 'timeout' });
    expect(Date.now() - started).toBeLessThan(10_000);
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    expect(await until(() => !lives(pid))).toBe(true);
  });

  test('may end as it likes when it is asked to', async () => {
    const { ending, folder } = await child(
      `process.on('SIGTERM', () => { require('node:fs').writeFileSync(process.env.HERE + '/bye', ''); process.exit() });
       setInterval(() => {}, 1000)`,
      { milliseconds: 1_000 },
    );
    expect(ending).toEqual({ kind: 'timeout' });
    expect(existsSync(join(folder, 'bye'))).toBe(true);
  });

  test('that ends takes what it started with it', async () => {
    const { ending, folder } = await child(
      `${withGrandchild}
       const seen = () => require('node:fs').existsSync(process.env.HERE + '/pid') ? process.exit(0) : setTimeout(seen, 20);
       seen();`,
    );
    expect(ending).toEqual({ kind: 'exited', code: 0, stdout: '', stderr: '' });
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    expect(await until(() => !lives(pid))).toBe(true);
  });

  test('that leaves too little free on its disk is ended', async () => {
    const disk = { folder: newFolder(), free: Number.MAX_SAFE_INTEGER };
    const { ending } = await child('setInterval(() => {}, 1000)', { disk });
    expect(ending).toEqual({ kind: 'disk-full' });
    const roomyDisk = { folder: join(disk.folder, 'gone'), free: Number.MAX_SAFE_INTEGER };
    expect((await child('setTimeout(() => {}, 600)', { disk: roomyDisk })).ending).toMatchObject({ kind: 'exited' });
  });

  test('that writes too much is ended', async () => {
    const { ending } = await child(`const more = () => process.stdout.write('x'.repeat(65536), more); more()`);
    expect(ending).toEqual({ kind: 'too-much' });
  });

  test('that writes too large a file is ended', async () => {
    const folder = newFolder();
    const path = join(folder, 'file');
    const { ending } = await child(
      `const fs = require('node:fs'); setInterval(() => fs.appendFileSync(${JSON.stringify(path)}, 'x'.repeat(65536)), 1)`,
      { file: { path, bytes: 1024 * 1024 } },
    );
    expect(ending).toEqual({ kind: 'too-much' });
  });

  test('that wrote too large a file and ended at once is told the same way', async () => {
    const path = join(newFolder(), 'file');
    const { ending } = await child(`require('node:fs').writeFileSync(${JSON.stringify(path)}, 'x'.repeat(2000))`, {
      file: { path, bytes: 1000 },
    });
    expect(ending).toEqual({ kind: 'too-much' });
  });

  test('that complains without end leaves the end of its complaints', async () => {
    const { ending } = await child(
      `for (let i = 0; i < 50000; i++) process.stderr.write('again and again\\n'); process.stderr.write('FATAL\\n'); process.exitCode = 1`,
    );
    if (ending.kind !== 'exited') throw new Error(ending.kind);
    expect([ending.code, ending.stderr.length, ending.stderr.endsWith('again\nFATAL\n')]).toEqual([1, 65_536, true]);
  });

  test('is ended at once when its run is cancelled', async () => {
    const ending = new AbortController();
    setTimeout(() => ending.abort(), 1_000);
    const started = Date.now();
    const result = await child(`${withGrandchild}; process.on('SIGTERM', () => {})`, {}, ending.signal);
    expect(result.ending).toEqual({ kind: 'cancelled' });
    expect(Date.now() - started).toBeLessThan(5_000);
    expect((await child('', {}, ending.signal)).ending).toEqual({ kind: 'cancelled' });
  });
});

describe.each(['SIGINT', 'SIGTERM'] as const)('a run that gets %s', (signal) => {
  test('ends its children, takes its files away, and ends by that signal', async () => {
    const folder = newFolder();
    const script = `
      import { openWorkplace } from ${JSON.stringify(fileURLToPath(new URL('../../src/trivy/workplace.ts', import.meta.url)))};
      const workplace = openWorkplace({ RUNNER_TEMP: ${JSON.stringify(folder)} });
      const { work } = workplace.folders();
      const script = 'process.on("SIGTERM", () => {}); require("node:fs").writeFileSync("pid", String(process.pid)); console.log("up"); setInterval(() => {}, 1000)';
      const running = workplace.run({ program: process.execPath, args: ['-e', script], folder: work, env: {},
        bounds: { milliseconds: 60000, outputBytes: 1000 } });
      console.log(work);
      await running;
    `;
    const run = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [chunk] = await once(run.stdout, 'data');
    const file = join(String(chunk).trim(), 'pid');
    expect(await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '')).toBe(true);
    const pid = Number(readFileSync(file, 'utf8'));
    run.kill(signal);
    expect(await once(run, 'exit')).toEqual([null, signal]);
    expect(await until(() => !lives(pid))).toBe(true);
    expect(existsSync(file)).toBe(false);
  });
});
