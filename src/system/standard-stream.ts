import { fstatSync, statSync, writeSync } from 'node:fs';
import type { MessageStream } from './terminal.ts';
import { codeOf, troubleOf } from './trouble.ts';

/**
 * Standard output (1) or standard error (2). Node's own stream brings its network modules with it, which takes a
 * tenth of `node -e 0`; so only a terminal, and Windows, gets that one. A pipe or a file is written to directly,
 * which Node's stream does as well: whoever stops reading early (`plimsoll scan | head`) has made no mistake.
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

/** A pipe, a file, a socket or the null device: certainly no terminal. */
function isPlain(descriptor: number): boolean {
  if (process.platform === 'win32') return false;
  const stats = fstatSync(descriptor);
  return !stats.isCharacterDevice() || stats.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
}

function forgiving(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on('error', (error) => {
    const code = codeOf(error);
    if (code === 'EPIPE') return;
    // Nobody waits for what a stream of Node's comes to.
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
      // The pipe is full and, by whoever made it, does not wait for its reader; so we do.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
