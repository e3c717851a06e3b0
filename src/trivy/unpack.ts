import { join } from 'node:path';
import { lastWords } from './failures.ts';
import { findOnPath } from './programs.ts';
import type { Environment } from './settings.ts';
import type { Workplace } from './workplace.ts';

/**
 * Unpacks an archive, or some members of it, with the system's `tar` and an environment of our own: the toolkit would pass
 * the job's whole environment. Returns why it failed, or `undefined`.
 */
export async function unpack(
  archive: string,
  folder: string,
  env: Readonly<Record<string, string>>,
  workplace: Workplace,
  members: readonly string[] = [],
): Promise<string | undefined> {
  const program = systemTar(env);
  if (program === undefined) return 'this machine has no `tar`.';
  const ending = await workplace.run({
    program,
    args: ['-xof', archive, '-C', folder, ...members],
    folder,
    env,
    bounds: { milliseconds: 120_000, outputBytes: 1024 * 1024 },
  });
  if (ending.kind === 'exited') return ending.code === 0 ? undefined : lastWords(ending.stderr);
  return ending.kind === 'cancelled' ? 'the run was cancelled.' : `\`tar\` failed (${ending.kind}).`;
}

/** On Windows this is bsdtar, which reads zip; the `tar` that comes with Git does not. */
function systemTar(environment: Environment): string | undefined {
  if (process.platform !== 'win32') return findOnPath('tar', environment);
  const root = environment['SystemRoot'] ?? environment['SYSTEMROOT'];
  return root === undefined ? undefined : join(root, 'System32', 'tar.exe');
}
