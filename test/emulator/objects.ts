import { spawn } from 'node:child_process';

export interface GitObject {
  readonly type: string;
  readonly content: Buffer;
}

/** One `git cat-file --batch` for the repository's life: a process for every blob would be most of a test's time. */
export function readObjects(path: string, environment: NodeJS.ProcessEnv) {
  type Waiting = (object: GitObject | undefined) => void;
  const waiting: Waiting[] = [];
  let child: ReturnType<typeof startBatch> | undefined;
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted = 0;

  function startBatch() {
    const started = spawn('git', ['-C', path, 'cat-file', '--batch'], {
      env: environment,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    started.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      held += chunk.length;
      if (held >= wanted) deliver();
    });
    started.stdin.on('error', () => undefined);
    return started;
  }

  function deliver() {
    let buffer = Buffer.concat(chunks);
    wanted = 0;
    while (buffer.length > 0) {
      const lineEnd = buffer.indexOf(10);
      if (lineEnd < 0) break;
      const [, type = '', size = ''] = buffer.toString('utf8', 0, lineEnd).split(' ');
      if (size === '') {
        waiting.shift()?.(undefined);
        buffer = buffer.subarray(lineEnd + 1);
        continue;
      }
      const end = lineEnd + 1 + Number(size);
      if (buffer.length <= end) {
        wanted = end + 1;
        break;
      }
      waiting.shift()?.({ type, content: Buffer.from(buffer.subarray(lineEnd + 1, end)) });
      buffer = buffer.subarray(end + 1);
    }
    chunks = [buffer];
    held = buffer.length;
  }

  return {
    async read(oid: string): Promise<GitObject | undefined> {
      if (!/^[0-9a-f]{40}$/.test(oid)) return undefined;
      child ??= startBatch();
      const { stdin } = child;
      return new Promise((resolve) => {
        waiting.push(resolve);
        stdin.write(`${oid}\n`);
      });
    },
    async close() {
      if (child === undefined) return;
      const ended = new Promise((resolve) => child?.on('close', resolve));
      child.stdin.end();
      await ended;
    },
  };
}
