import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a finished child process left. */
export interface Finished {
  readonly code: number;
  readonly stdout: Buffer;
  /** The first line, without control characters. */
  readonly complaint: string;
}

/** Variables that a program needs to find itself, its settings and its temporary files. No token is among them. */
const passedOn = [
  'PATH',
  'Path',
  'PATHEXT',
  'HOME',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'XDG_CONFIG_HOME',
  'SYSTEMROOT',
  'SystemRoot',
  'COMSPEC',
  'TMPDIR',
  'TEMP',
  'TMP',
] as const;

/** The environment of a child: only what it needs, whatever ours holds. */
export function childEnvironment(
  ours: Readonly<Record<string, string | undefined>>,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const needed = passedOn.flatMap((name) => {
    const value = ours[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(needed), ...more };
}

/** Runs a program without a shell. Rejects where it cannot be started (`ENOENT`), or when `signal` ended it. */
export function run(
  program: string,
  args: readonly string[],
  {
    folder,
    env,
    input = '',
    signal,
  }: {
    readonly folder: string;
    readonly env: Record<string, string>;
    readonly input?: string;
    readonly signal?: AbortSignal;
  },
): Promise<Finished> {
  return new Promise((done, fail) => {
    const ending = signal === undefined ? {} : ({ signal, killSignal: 'SIGKILL' } as const);
    const child = spawn(programPath(program, env), args, { cwd: folder, env, windowsHide: true, ...ending });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', fail);
    child.on('close', (code) => {
      const complaint = firstLine(Buffer.concat(stderr).toString('utf8'));
      done({ code: code ?? -1, stdout: Buffer.concat(stdout), complaint });
    });
    // A child that ends before it has read everything says why by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Windows looks for a program in the current folder first, which may be a hostile clone; so it is told the whole path. */
function programPath(program: string, env: Record<string, string>): string {
  if (process.platform !== 'win32') return program;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return (
    folders.map((folder) => join(folder, `${program}.exe`)).find((path) => existsSync(path)) ??
    join('..', 'not-found', program)
  );
}

function firstLine(text: string): string {
  const [line = ''] = text.trim().split(/\r?\n/, 1);
  return line.replace(/\p{Cc}/gu, ' ').slice(0, 300);
}
