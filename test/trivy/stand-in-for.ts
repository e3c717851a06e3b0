import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the stand-in does; nothing of it unless told. */
export interface Behaviour {
  /** All that `--version` prints. */
  readonly version?: string;
  /** What it writes to `--output`, or prints without one. */
  readonly report?: string;
  /** So many MiB of spaces after the report. */
  readonly paddingMebibytes?: number;
  readonly stderr?: string;
  readonly exitCode?: number;
  /** Never ends, after all else. */
  readonly hang?: boolean;
  /** Only SIGKILL ends it. */
  readonly ignoreSigterm?: boolean;
  /** Starts a process that hangs, in its own process group. */
  readonly grandchild?: boolean;
}

export interface StandInCall {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly pid: number;
  readonly grandchild?: number;
}

export interface StandIn {
  /** The executable. */
  readonly path: string;
  behave(behaviour: Behaviour): void;
  /** Every call so far, `--version` among them. */
  calls(): readonly StandInCall[];
}

/** Writes an executable into an empty folder that the caller deletes; POSIX only. */
export function standIn(folder: string, behaviour: Behaviour = {}): StandIn {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'trivy');
  const quoted = [process.execPath, join(import.meta.dirname, 'stand-in.ts'), folder].map(shellWord).join(' ');
  // `exec`: the process that is ended is the one that was started.
  writeFileSync(path, `#!/bin/sh\nexec ${quoted} "$@"\n`);
  chmodSync(path, 0o755);
  const behave = (next: Behaviour) => writeFileSync(join(folder, 'behaviour.json'), JSON.stringify(next));
  const calls = join(folder, 'calls.jsonl');
  behave(behaviour);
  writeFileSync(calls, '');
  return {
    path,
    behave,
    calls: () =>
      readFileSync(calls, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): StandInCall => JSON.parse(line)),
  };
}

function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
