import { type ChildProcess, spawn } from 'node:child_process';
import { statfsSync, statSync } from 'node:fs';

/** The limits of a child process. */
export interface Bounds {
  readonly milliseconds: number;
  /** For standard output. */
  readonly outputBytes: number;
  /** A file that the child writes, and how large it may get. */
  readonly file?: { readonly path: string; readonly bytes: number };
  /** A folder that the child writes to, and how many bytes must stay free on that disk. */
  readonly disk?: { readonly folder: string; readonly free: number };
}

/** How a child ended: by itself, or stopped by us. Its output is kept only if it ended by itself. */
export type Ending =
  | { readonly kind: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'too-much' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'cancelled' }
  /** The system's code: `ENOENT`, `EACCES`. */
  | { readonly kind: 'not-started'; readonly code: string };

export interface BoundedOptions {
  /** An absolute path; it is not searched for. */
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly bounds: Bounds;
  /** Stops the child at once. */
  readonly signal: AbortSignal;
}

/** Milliseconds between asking a child to stop and killing it. */
const grace = 2_000;

/** Longer error output is cut at its beginning, because the cause comes last. */
const stderrBytes = 64 * 1024;

/**
 * Runs a program without a shell, in its own process group, which is stopped with it, so that no child of it survives.
 * Never rejects. Windows has no such groups; there, only the program itself is stopped.
 */
export function runBounded({ program, args, folder, env, bounds, signal }: BoundedOptions): Promise<Ending> {
  if (signal.aborted) return Promise.resolve({ kind: 'cancelled' });
  return new Promise((done) => {
    let ended: Exclude<Ending['kind'], 'exited' | 'not-started'> | undefined;
    const stdout: Buffer[] = [];
    let stdoutLength = 0;
    let stderr = Buffer.alloc(0);
    const timers: NodeJS.Timeout[] = [];
    const child = started(program, args, folder, env);
    if (typeof child === 'string') {
      done({ kind: 'not-started', code: child });
      return;
    }
    const end = (why: NonNullable<typeof ended>): void => {
      if (ended !== undefined) return;
      ended = why;
      kill(child, why === 'timeout' ? 'SIGTERM' : 'SIGKILL');
      if (why === 'timeout') timers.push(setTimeout(() => kill(child, 'SIGKILL'), grace));
    };
    const cancel = (): void => end('cancelled');
    const settle = (ending: Ending): void => {
      for (const timer of timers) clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      child.stdout.destroy();
      child.stderr.destroy();
      done(ending);
    };
    signal.addEventListener('abort', cancel);
    timers.push(setTimeout(() => end('timeout'), bounds.milliseconds));
    const { file, disk } = bounds;
    if (file) timers.push(setInterval(() => sizeOf(file.path) > file.bytes && end('too-much'), 100));
    if (disk) timers.push(setInterval(() => freeBytes(disk.folder) < disk.free && end('disk-full'), 250));
    child.stdout.on('data', (chunk: Buffer) => {
      stdoutLength += chunk.length;
      if (stdoutLength > bounds.outputBytes) end('too-much');
      else stdout.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = Buffer.concat([stderr, chunk]);
      if (stderr.length > stderrBytes) stderr = stderr.subarray(-stderrBytes);
    });
    child.on('error', (error) => {
      if (child.pid === undefined) settle({ kind: 'not-started', code: codeOf(error) });
    });
    const finish = (code: number | null): void => {
      if (file && sizeOf(file.path) > file.bytes) ended ??= 'too-much';
      const text = { stdout: Buffer.concat(stdout).toString('utf8'), stderr: stderr.toString('utf8') };
      settle(ended === undefined ? { kind: 'exited', code: code ?? -1, ...text } : { kind: ended });
    };
    child.on('exit', (code) => {
      // Stops what is left in its group.
      kill(child, 'SIGKILL');
      // A process outside the group may keep its output open.
      timers.push(setTimeout(() => finish(code), 1_000));
    });
    child.on('close', finish);
  });
}

/** The error code if Node itself refuses an argument (one with a NUL byte). */
function started(program: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>>) {
  const detached = process.platform !== 'win32';
  try {
    return spawn(program, args, { cwd, env, windowsHide: true, detached, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    return codeOf(error);
  }
}

function kill(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // The group is empty; on macOS, a group of zombies gives EPERM.
    if (!['ESRCH', 'EPERM'].includes(codeOf(error))) throw error;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** How much this process can still write to the disk of a folder; unlimited if unknown. */
export function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
