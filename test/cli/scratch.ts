import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { UsageError } from '../../src/core/errors.ts';

/** Folders and repositories that a test makes, and takes away again. */
export function scratch(name: string) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), `plimsoll-${name}-`)));
  const environment = { PATH: process.env['PATH'], HOME: root };
  const git = (folder: string, ...args: readonly string[]): string =>
    execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main', ...args],
      {
        cwd: folder,
        env: environment,
        encoding: 'utf8',
      },
    ).trim();
  const write = (folder: string, files: Readonly<Record<string, string | undefined>>): void => {
    for (const [path, text] of Object.entries(files)) {
      const place = join(folder, path);
      mkdirSync(dirname(place), { recursive: true });
      if (text === undefined) rmSync(place);
      else writeFileSync(place, text);
    }
  };
  return {
    root,
    environment,
    git,
    write,
    folder(path: string, files: Readonly<Record<string, string>>): string {
      const place = join(root, path);
      mkdirSync(place, { recursive: true });
      write(place, files);
      return place;
    },
    commit(folder: string, files: Readonly<Record<string, string | undefined>>): string {
      write(folder, files);
      git(folder, 'add', '--all');
      git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'x');
      return git(folder, 'rev-parse', 'HEAD');
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, as `cli.ts` does in its own. */
export async function plimsoll(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
  ...args: readonly string[]
): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const around = {
    folder,
    environment,
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
    today: '2026-06-15',
  };
  try {
    return { status: await main(args, around), stdout, stderr };
  } catch (error) {
    if (error instanceof UsageError) return { status: 2, stdout, stderr: `${stderr}plimsoll: ${error.message}\n` };
    throw error;
  }
}
