import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { codeOf, troubleOf } from './trouble.ts';

/** A file's bytes, or why there are none, as the end of a sentence that starts with `It`. */
export type FileContent = { readonly bytes: Uint8Array } | { readonly trouble: string };

/** Reads a whole file of at most `most` bytes. Neither waits for a pipe nor reads a device. */
export function readBounded(path: string, most: number): FileContent {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return { trouble: unreadable(error) };
  }
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) return { trouble: 'is a folder' };
    if (!stats.isFile()) return { trouble: 'is not a regular file' };
    if (stats.size > most) return { trouble: `is larger than ${Math.floor(most / 2 ** 20)} MiB` };
    const bytes = Buffer.alloc(stats.size);
    let at = 0;
    while (at < bytes.length) {
      const read = readSync(descriptor, bytes, at, bytes.length - at, at);
      if (read === 0) break;
      at += read;
    }
    return { bytes: bytes.subarray(0, at) };
  } catch (error) {
    return { trouble: unreadable(error) };
  } finally {
    closeSync(descriptor);
  }
}

function unreadable(error: unknown): string {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? 'does not exist' : `could not be read (${troubleOf(error)})`;
}
