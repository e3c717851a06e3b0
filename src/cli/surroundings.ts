import type { MessageStream } from '../system/terminal.ts';

/** What a command gets from the process that it runs in. */
export interface Surroundings {
  /** The working directory. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: MessageStream;
  readonly stderr: MessageStream;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
}

/** 0: nothing found; 1: findings; 2: a mistake of the user (`UsageError`); 3: blocking gaps, or a bug of ours. */
export type ExitStatus = 0 | 1 | 2 | 3;
