import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** A file within a tar. */
export interface TarEntry {
  readonly name: string;
  /** The offset of its content. */
  readonly offset: number;
  readonly size: number;
  readonly isFile: boolean;
}

const block = 512;
/** More entries than any image archive has. */
const mostEntries = 5_000;

/**
 * The entries of a tar, read from its headers; empty if it is not a tar. Names longer than 100 bytes are cut, because none
 * of them is needed here. https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */
export function tarEntries(path: string): readonly TarEntry[] {
  const entries: TarEntry[] = [];
  const descriptor = openSync(path, 'r');
  try {
    const header = Buffer.alloc(block);
    let at = 0;
    while (entries.length < mostEntries && readSync(descriptor, header, 0, block, at) === block) {
      if (header.toString('latin1', 257, 262) !== 'ustar') break;
      const size = sizeIn(header);
      const type = header[156];
      const name = textIn(header, 0, 100).replace(/^\.\//, '');
      // '0', or NUL of an old tar.
      entries.push({ name, offset: at + block, size, isFile: type === 0x30 || type === 0 });
      at += block + Math.ceil(size / block) * block;
    }
  } finally {
    closeSync(descriptor);
  }
  return entries;
}

function textIn(header: Buffer, start: number, end: number): string {
  const text = header.toString('utf8', start, end);
  const nul = text.indexOf('\0');
  return nul === -1 ? text : text.slice(0, nul);
}

/** Octal digits; for sizes over 8 GiB the bytes of the number itself, as GNU tar writes it. */
function sizeIn(header: Buffer): number {
  if (((header[124] ?? 0) & 0x80) !== 0) return Number(header.readBigUInt64BE(128));
  const size = Number.parseInt(textIn(header, 124, 136).trim(), 8);
  return Number.isNaN(size) ? 0 : size;
}

/** Writes the content of one entry to a new file. */
export function extractEntry(tar: string, { offset, size }: TarEntry, to: string): void {
  const from = openSync(tar, 'r');
  const into = openSync(to, 'wx');
  try {
    const buffer = Buffer.alloc(1024 * 1024);
    for (let done = 0; done < size; ) {
      const read = readSync(from, buffer, 0, Math.min(buffer.length, size - done), offset + done);
      // Incomplete: the reader of the file will report it.
      if (read === 0) break;
      writeSync(into, buffer, 0, read);
      done += read;
    }
  } finally {
    closeSync(from);
    closeSync(into);
  }
}
