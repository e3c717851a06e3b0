import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Behaviour, type StandIn, standIn } from './stand-in-for.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plimsoll stand-in's "));
});
afterEach(() => rmSync(folder, { recursive: true }));

function behaving(behaviour: Behaviour): StandIn {
  return standIn(join(folder, 'bin'), behaviour);
}

async function called(trivy: StandIn): Promise<void> {
  while (trivy.calls().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

function alive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function endedBy(child: ChildProcess): Promise<NodeJS.Signals | null> {
  const [, signal] = await once(child, 'exit');
  return signal;
}

// The wrapper is a shell's; the tests of what Plimsoll does with it run where there is one.
describe.skipIf(process.platform === 'win32')('a stand-in', () => {
  test('says the version it is told, and remembers how it was called', () => {
    const trivy = behaving({ version: 'Version: 0.69.4\n' });
    const { stdout } = spawnSync(trivy.path, ['--version'], { encoding: 'utf8', cwd: folder, env: { A: 'b' } });
    expect(stdout).toBe('Version: 0.69.4\n');
    expect(trivy.calls()).toEqual([
      { args: ['--version'], cwd: folder, env: expect.objectContaining({ A: 'b' }), pid: expect.any(Number) },
    ]);
  });

  test('writes half a report, complains and ends as it is told', () => {
    const output = join(folder, 'report.json');
    const trivy = behaving({ report: '{"Schema', stderr: 'FATAL\tno\n', exitCode: 3 });
    const { status, stderr } = spawnSync(trivy.path, ['image', '--output', output], { encoding: 'utf8' });
    expect([status, stderr, readFileSync(output, 'utf8')]).toEqual([3, 'FATAL\tno\n', '{"Schema']);
  });

  test('writes 200 MiB', () => {
    const output = join(folder, 'report.json');
    spawnSync(behaving({ paddingMebibytes: 200 }).path, ['image', '--output', output]);
    expect(statSync(output).size).toBe(200 * 2 ** 20);
  });

  test('hangs, ignores SIGTERM and leaves a grandchild', async () => {
    const trivy = behaving({ hang: true, ignoreSigterm: true, grandchild: true });
    const child = spawn(trivy.path, ['image'], { detached: true });
    await called(trivy);
    const [call] = trivy.calls();
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([call?.pid, alive(child.pid), alive(call?.grandchild)]).toEqual([child.pid, true, true]);
    const ended = endedBy(child);
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    expect(await ended).toBe('SIGKILL');
  });
});
