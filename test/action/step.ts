import { afterEach, expect } from 'vitest';
import { type RunOptions, type RunResult, runAction } from '../emulator/run-action.ts';
import { type Emulator, type EmulatorOptions, startGitHub } from '../emulator/server.ts';

/*
 * The action as a runner starts it, from its source: a process of its own, with nothing but inputs, event and
 * environment, against the emulated GitHub.
 */

let running: Emulator[] = [];

afterEach(async () => {
  const stopping = running;
  running = [];
  await Promise.all(stopping.map((github) => github.close()));
  expect(stopping.flatMap(({ violations }) => violations)).toEqual([]);
});

/** An emulated GitHub for one test, which must have seen nothing that GitHub does not know. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const github = await startGitHub({ sarifPendingPolls: 0, ...options });
  running.push(github);
  return github;
}

/** One step of a job; what holds for every run, whatever becomes of it, is checked here. */
export async function runStep(github: Emulator, options: RunOptions = {}): Promise<RunResult> {
  const inputs = { 'image-scan': 'false', ...options.inputs };
  const result = await runAction(github, { entry: 'src/action.ts', ...options, inputs });
  const written = [
    result.stdout,
    result.stderr,
    result.summary,
    ...Object.values(result.outputs),
    ...Object.values(result.files),
  ];
  expect(written.join('\n')).not.toContain(options.token ?? github.token);
  expect(result.leaked).toBe('');
  expect(result.outputs['conclusion']).toBe(result.exitCode === 0 ? 'success' : 'failure');
  return result;
}

export const safe = `FROM node:22.11.0@sha256:${'a'.repeat(64)}\nRUN useradd app\nUSER app\nCMD ["node", "app.js"]\n`;
/** One finding of severity `medium` more than `safe`. */
export const rootless = safe.replace('USER app\n', '');
export const introducesRoot: EmulatorOptions = {
  main: [{ Dockerfile: safe }],
  pull: { commits: [{ Dockerfile: rootless }] },
};
