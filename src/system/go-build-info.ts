import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Reads `length` bytes of a file from `offset`; fewer at its end. */
type ReadAt = (offset: number, length: number) => Buffer;

/** Where in a file the linker's note may be. */
interface Place {
  readonly offset: number;
  readonly size: number;
}

/** Headers and notes of Go programs are ten times smaller. */
const mostBytes = 1024 * 1024;
/** Ahead of the note, at a multiple of 16. */
const magic = Buffer.from('\xff Go buildinf:', 'latin1');

/**
 * How a Go program was built, as its linker wrote it into the program: lines such as `path`, `mod` and `build`, with words
 * separated by tabs. The program is not started; only its headers and that note are read. `undefined` for a file that is
 * not a Go program, one older than Go 1.18, or an incomplete one.
 * (https://pkg.go.dev/runtime/debug#BuildInfo; Go's debug/buildinfo shows how to find it.)
 */
export function goBuildInformation(path: string): string | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const file = descriptor;
    const stats = fstatSync(file);
    if (!stats.isFile()) return undefined;
    const read: ReadAt = (offset, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, mostBytes, stats.size - offset)));
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, offset));
    };
    const place = placeIn(read, stats.size);
    return place && informationIn(read(place.offset, place.size));
  } catch (error) {
    // A header that points beyond the end of the file, or a file that cannot be read.
    if (error instanceof RangeError || (error instanceof Error && 'syscall' in error)) return undefined;
    throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function placeIn(read: ReadAt, size: number): Place | undefined {
  const start = read(0, 64);
  if (start.readUInt32BE(0) === 0x7f454c46) return placeInElf(start, read, size);
  if (start.readUInt32LE(0) === 0xfeedfacf) return placeInMachO(start, read);
  return start.toString('latin1', 0, 2) === 'MZ' ? placeInPe(start, read) : undefined;
}

/**
 * Linux: the section `.go.buildinfo`; of 64 bits with the low byte first
 * (https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html).
 */
function placeInElf(start: Buffer, read: ReadAt, size: number): Place | undefined {
  if (start[4] !== 2 || start[5] !== 1) return undefined;
  const each = start.readUInt16LE(58);
  const count = start.readUInt16LE(60);
  const headers = read(Number(start.readBigUInt64LE(40)), each * count);
  const sections = Array.from({ length: count }, (_, index) => {
    const at = index * each;
    return {
      name: headers.readUInt32LE(at),
      isInFile: headers.readUInt32LE(at + 4) !== 8,
      offset: Number(headers.readBigUInt64LE(at + 24)),
      size: Number(headers.readBigUInt64LE(at + 32)),
    };
  });
  // An incomplete copy would not start.
  if (sections.some((section) => section.isInFile && section.offset + section.size > size)) return undefined;
  const named = sections[start.readUInt16LE(62)];
  if (named === undefined) return undefined;
  const names = read(named.offset, named.size);
  return sections.find(({ name }) => textIn(names, name, names.length) === '.go.buildinfo');
}

/** macOS: the section `__go_buildinfo` (mach-o/loader.h); of 64 bits. */
function placeInMachO(start: Buffer, read: ReadAt): Place | undefined {
  const commands = read(32, start.readUInt32LE(20));
  let at = 0;
  for (let left = start.readUInt32LE(16); left > 0; left--) {
    const isSegment = commands.readUInt32LE(at) === 0x19;
    for (let section = 0; isSegment && section < commands.readUInt32LE(at + 64); section++) {
      const header = at + 72 + section * 80;
      if (textIn(commands, header, header + 16) === '__go_buildinfo') {
        return { offset: commands.readUInt32LE(header + 48), size: Number(commands.readBigUInt64LE(header + 40)) };
      }
    }
    at += Math.max(8, commands.readUInt32LE(at + 4));
  }
  return undefined;
}

/**
 * Windows: near the start of the first section of data that may be written to
 * (https://learn.microsoft.com/windows/win32/debug/pe-format).
 */
function placeInPe(start: Buffer, read: ReadAt): Place | undefined {
  const header = start.readUInt32LE(60);
  const coff = read(header, 24);
  if (coff.toString('latin1', 0, 4) !== 'PE\0\0') return undefined;
  const count = coff.readUInt16LE(6);
  const sections = read(header + 24 + coff.readUInt16LE(20), count * 40);
  for (let at = 0; at < count * 40; at += 40) {
    const size = sections.readUInt32LE(at + 16);
    // Initialised data, readable, writable; how it is aligned does not matter.
    if (size > 0 && (sections.readUInt32LE(at + 36) & ~0xf00000) >>> 0 === 0xc0000040) {
      return { offset: sections.readUInt32LE(at + 20), size };
    }
  }
  return undefined;
}

/** Up to the NUL that ends it. */
function textIn(bytes: Buffer, start: number, end: number): string {
  const nul = bytes.indexOf(0, start);
  return bytes.toString('latin1', start, nul === -1 || nul > end ? end : nul);
}

/** Behind 32 bytes of header: the version of Go, then what it was built of, each with its length ahead. */
function informationIn(bytes: Buffer): string | undefined {
  let at = bytes.indexOf(magic);
  while (at !== -1 && at % 16 !== 0) at = bytes.indexOf(magic, at + 1);
  // Before Go 1.18 addresses stood there.
  if (at === -1 || (bytes.readUInt8(at + 15) & 2) === 0) return undefined;
  const goVersion = stringAt(bytes, at + 32);
  const { start, end } = stringAt(bytes, goVersion.end);
  if (end > bytes.length) return undefined;
  // Sixteen bytes on either side mark it off.
  return end - start > 32 ? bytes.toString('utf8', start + 16, end - 16) : undefined;
}

/** A length in groups of seven bits, the low ones first, and so many bytes. */
function stringAt(bytes: Buffer, at: number): { readonly start: number; readonly end: number } {
  let length = 0;
  let shift = 0;
  for (let start = at; shift < 35; shift += 7) {
    const byte = bytes.readUInt8(start);
    start += 1;
    length += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { start, end: start + length };
  }
  throw new RangeError('a length of more than five bytes');
}
