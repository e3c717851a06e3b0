import { crc32, inflateRawSync } from 'node:zlib';

/*
 * Reads one file from a zip archive that may be hostile. A library would unpack whole archives; we need a single entry,
 * by its exact name, in memory. Nothing is written, so names in the archive are harmless; and zlib gets a limit, so a
 * zip bomb is, too. Sizes are taken from the central directory only, because streaming writers leave them out elsewhere.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */

export type Unzipped = { readonly content: Uint8Array } | { readonly broken: string };

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const centralLength = 46;
const localLength = 30;
/** The longest comment at the end of an archive: its length has 16 bits. */
const longestComment = 0xffff;
const stored = 0;
const deflated = 8;
const encrypted = 1;

/** The entry called `name`, of at most `most` bytes. */
export function unzipEntry(archive: Uint8Array, name: string, most: number): Unzipped {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(bytes);
  if (end === undefined) return { broken: 'it is not a zip archive' };
  const entries = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < entries; index++) {
    if (at + centralLength > end || bytes.readUInt32LE(at) !== centralSignature) break;
    const nameLength = bytes.readUInt16LE(at + 28);
    const nameAt = at + centralLength;
    if (bytes.toString('latin1', nameAt, nameAt + nameLength) === name) return readEntry(bytes, at, most);
    at = nameAt + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return { broken: `it contains no ${name}` };
}

function findEnd(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - endLength - longestComment);
  for (let at = bytes.length - endLength; at >= first; at--) {
    if (bytes.readUInt32LE(at) === endSignature) return at;
  }
  return undefined;
}

/** `at`: where the central directory describes it. */
function readEntry(bytes: Buffer, at: number, most: number): Unzipped {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const sum = bytes.readUInt32LE(at + 16);
  const packedSize = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  const local = bytes.readUInt32LE(at + 42);
  if (size > most) return { broken: `its file is larger than ${most} bytes` };
  if ((flags & encrypted) !== 0 || (method !== stored && method !== deflated))
    return { broken: 'it uses an unsupported compression method' };
  if (local + localLength > bytes.length || bytes.readUInt32LE(local) !== localSignature) return { broken: damaged };
  const start = local + localLength + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packedSize > bytes.length) return { broken: damaged };
  const content = inflate(bytes.subarray(start, start + packedSize), method, size);
  return content !== undefined && content.length === size && crc32(content) === sum ? { content } : { broken: damaged };
}

const damaged = 'it is damaged';

/** `undefined` if it is not deflated data, or longer than declared. */
function inflate(packed: Buffer, method: number, size: number): Buffer | undefined {
  if (method === stored) return packed;
  try {
    // At least one byte: zlib accepts no limit of 0.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
