import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BoundedOptions, type Ending, runBounded } from '../system/bounded-child.ts';
import type { ChildFolders } from './child-environment.ts';
import type { Environment } from './settings.ts';

/** The temporary folders of one run's child processes. `close` removes them, and so does a signal that ends the run. */
export interface Workplace {
  /** New empty folders, inside a folder that only we can access. */
  folders(): ChildFolders;
  remove(folders: ChildFolders): void;
  run(options: Omit<BoundedOptions, 'signal'>): Promise<Ending>;
  readonly signal: AbortSignal;
  /** Stops what is running; whatever is started later stops at once. */
  cancel(): void;
  /** Call it when no more folders are needed. */
  close(): Promise<void>;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

export function openWorkplace(environment: Environment): Workplace {
  const ending = new AbortController();
  const running = new Set<Promise<Ending>>();
  let root: string | undefined;
  let made = 0;

  const clean = (): void => {
    // Child processes that were just killed may still be writing.
    if (root !== undefined) rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    root = undefined;
  };
  /**
   * A cancelled run has a few seconds
   * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-cancellation).
   */
  const cancelled = (signal: NodeJS.Signals): void => {
    leave();
    ending.abort();
    clean();
    // If nobody else listens, the signal has its usual effect.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const leave = (): void => {
    for (const signal of signals) process.removeListener(signal, cancelled);
  };
  const enter = (): string => {
    if (root !== undefined) return root;
    root = realpathSync(mkdtempSync(join(environment['RUNNER_TEMP'] || tmpdir(), 'plimsoll-trivy-')));
    for (const signal of signals) process.on(signal, cancelled);
    return root;
  };

  return {
    signal: ending.signal,
    folders() {
      made += 1;
      const folder = join(enter(), String(made));
      const folders = {
        root: folder,
        work: join(folder, 'work'),
        home: join(folder, 'home'),
        temporary: join(folder, 'tmp'),
      };
      for (const path of Object.values(folders)) mkdirSync(path);
      return folders;
    },
    remove({ root: folder }) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
    async run(options) {
      const child = runBounded({ ...options, signal: ending.signal });
      running.add(child);
      const outcome = await child;
      running.delete(child);
      return outcome;
    },
    cancel: () => ending.abort(),
    async close() {
      ending.abort();
      await Promise.all(running);
      leave();
      clean();
    },
  };
}
