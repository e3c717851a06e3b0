import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The result of a finished child process. */
export interface Finished {
  readonly code: number;
  readonly stdout: Buffer;
  /** The first line, without control characters. */
  readonly complaint: string;
}

/** Variables that a program needs to find programs, settings and temporary files. No tokens. */
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

/** The environment of a child process: only what it needs, whatever else ours contains. */
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

/** Runs a program without a shell. Rejects if it cannot be started (`ENOENT`) or if `signal` stopped it. */
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
    // If a child ends before it has read everything, its exit code says why.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/**
 * Windows searches the current folder first, which may be a hostile clone, so programs are started by their full path.
 */
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
