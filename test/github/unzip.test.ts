import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unzipEntry } from '../../src/github/unzip.ts';
import { zip } from '../emulator/zip.ts';

const name = 'plimsoll.json';
const most = 1000;

const read = (archive: Uint8Array, limit = most) => {
  const result = unzipEntry(archive, name, limit);
  return 'broken' in result ? result : Buffer.from(result.content).toString();
};

/** Where the central directory begins, and in it the entry's size. */
const centralOf = (archive: Buffer) => archive.indexOf('PK\x01\x02');

describe('one file of a zip archive', () => {
  test('is read whole, wherever in the archive it stands', () => {
    const files = { 'a/b': 'x'.repeat(5000), [name]: 'Ünïcode', z: '' };
    expect(read(zip(files))).toBe('Ünïcode');
    expect(read(zip({ [name]: '' }))).toBe('');
  });

  test('is read also where a comment stands behind the archive', () => {
    const archive = zip({ [name]: 'here' });
    archive.writeUInt16LE(5, archive.length - 2);
    expect(read(Buffer.concat([archive, Buffer.from('hello')]))).toBe('here');
  });

  test.each(['../plimsoll.json', '/plimsoll.json', 'a/plimsoll.json', 'PLIMSOLL.JSON', 'plimsoll.json/'])(
    'is no other one: %s',
    (other) => {
      expect(read(zip({ [other]: 'elsewhere' }))).toEqual({ broken: 'it contains no plimsoll.json' });
    },
  );

  test('is not unpacked beyond the limit, and not beyond what it says of its size', () => {
    expect(read(zip({ [name]: 'x'.repeat(most) }))).toHaveLength(most);
    expect(read(zip({ [name]: 'x'.repeat(most + 1) }))).toEqual({ broken: 'its file is larger than 1000 bytes' });
    const bomb = zip({ [name]: Buffer.alloc(50_000_000) });
    bomb.writeUInt32LE(10, centralOf(bomb) + 24);
    expect(read(bomb)).toEqual({ broken: 'it is damaged' });
  });

  test('is not unpacked first to be measured afterwards: a bomb is refused for a fraction of what it would cost', () => {
    const content = Buffer.alloc(200_000_000);
    const bomb = zip({ [name]: content });
    bomb.writeUInt32LE(10, centralOf(bomb) + 24);
    const packed = deflateRawSync(content);
    const cost = (act: () => unknown) => {
      const before = process.threadCpuUsage();
      act();
      return process.threadCpuUsage(before).user;
    };
    expect(cost(() => read(bomb))).toBeLessThan(cost(() => inflateRawSync(packed)) / 4);
  });

  test('is nothing where it is damaged, encrypted, or packed in another way', () => {
    const with16 = (offset: number, value: number) => {
      const archive = zip({ [name]: 'text' });
      archive.writeUInt16LE(value, centralOf(archive) + offset);
      return read(archive);
    };
    expect(with16(8, 1)).toEqual({ broken: 'it uses an unsupported compression method' });
    expect(with16(10, 12)).toEqual({ broken: 'it uses an unsupported compression method' });
    expect(with16(16, 0)).toEqual({ broken: 'it is damaged' });
    expect(with16(20, 0xffff)).toEqual({ broken: 'it is damaged' });
    expect(with16(42, 0xffff)).toEqual({ broken: 'it is damaged' });
    // Also where the bytes are those that were meant: nothing that it says of itself may be a lie.
    expect(with16(24, 5)).toEqual({ broken: 'it is damaged' });
  });

  test('is told of any bytes whatever without an exception, and in no time', () => {
    const sound = zip({ [name]: 'text', other: deflateRawSync(Buffer.alloc(100)) });
    const damaged = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 8 }).map((changes) => {
      const archive = Buffer.from(sound);
      for (const [at, byte] of changes) archive[at] = byte;
      return archive;
    });
    const reasons = new Set([
      'it is not a zip archive',
      'it is damaged',
      'it uses an unsupported compression method',
      'it contains no plimsoll.json',
      'its file is larger than 1000 bytes',
    ]);
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 300 })), (archive) => {
        const result = read(archive);
        expect(typeof result === 'string' ? result.length <= most : reasons.has(result.broken)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
