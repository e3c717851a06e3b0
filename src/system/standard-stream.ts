import { fstatSync, statSync, writeSync } from 'node:fs';
import type { MessageStream } from './terminal.ts';
import { codeOf, troubleOf } from './trouble.ts';

/**
 * Standard output (1) or standard error (2). Node's own stream loads its network modules, which takes a tenth of
 * `node -e 0`, so it is used only for a terminal and on Windows. Pipes and files are written directly, as Node's stream
 * does, too. It is no error if a reader stops early (`plimsoll scan | head`).
 */
export function standardStream(descriptor: 1 | 2): MessageStream {
  let known: NodeJS.WriteStream | 'plain' | undefined;
  const terminal = (): NodeJS.WriteStream | undefined => {
    known ??= isPlain(descriptor) ? 'plain' : forgiving(descriptor === 1 ? process.stdout : process.stderr);
    return known === 'plain' ? undefined : known;
  };
  return {
    get isTTY() {
      return terminal()?.isTTY ?? false;
    },
    get columns() {
      return terminal()?.columns;
    },
    write(text) {
      const stream = terminal();
      if (stream) stream.write(text);
      else writeWhole(descriptor, Buffer.from(text));
    },
  };
}

/** A pipe, a file, a socket or the null device: certainly not a terminal. */
function isPlain(descriptor: number): boolean {
  if (process.platform === 'win32') return false;
  const stats = fstatSync(descriptor);
  return !stats.isCharacterDevice() || stats.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
}

function forgiving(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on('error', (error) => {
    const code = codeOf(error);
    if (code === 'EPIPE') return;
    // Nobody waits for the result of a Node stream.
    if (stream === process.stdout) {
      standardStream(2).write(`plimsoll: Standard output could not be written (${troubleOf(error)}).\n`);
    }
    process.exit(2);
  });
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      // The pipe is full and non-blocking, so we wait for its reader ourselves.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
