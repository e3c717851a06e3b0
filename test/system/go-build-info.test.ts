import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { goBuildInformation } from '../../src/system/go-build-info.ts';
import { buildNote, elfProgram, machOProgram, peProgram } from './go-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-go-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(bytes: Buffer): string | undefined {
  const path = join(folder, 'program');
  writeFileSync(path, bytes);
  return goBuildInformation(path);
}

const information = `path\texample.com/a\nmod\texample.com/a\tv1.2.3\n${'dep\texample.com/b\tv1.0.0\n'.repeat(400)}`;

describe.each([
  ['Linux', elfProgram],
  ['macOS', machOProgram],
  ['Windows', peProgram],
])('how a program for %s was built', (_, program) => {
  test('is read from the note that its linker left', () => {
    expect(read(program(buildNote(information)))).toBe(information);
  });

  test('is not known where an address stands for it, as before Go 1.18, and where nothing stands', () => {
    expect([read(program(buildNote(information, 0))), read(program(Buffer.alloc(64)))]).toEqual([undefined, undefined]);
  });

  test('is not known of what was copied by halves, wherever it was cut', () => {
    const whole = program(buildNote(information));
    const known = Array.from({ length: 64 }, (__, part) =>
      read(whole.subarray(0, Math.floor((whole.length * part) / 64))),
    );
    expect(known).toEqual(known.map(() => undefined));
  });

  test('is not made up of headers full of lies', () => {
    const note = buildNote(information);
    const whole = program(note);
    const before = whole.indexOf(note);
    const after = before + note.length;
    for (let at = 0; at < whole.length; at = at + 1 === before ? after : at + 1) {
      const spoilt = Buffer.from(whole);
      spoilt.fill(0xff, at, Math.min(at + 4, at < before ? before : whole.length));
      expect([undefined, information]).toContain(read(spoilt));
    }
  });
});

test('a program whose headers promise more than there is does not start, so nothing is known of it', () => {
  const note = buildNote(information);
  expect([1, 1e6].map((missing) => read(elfProgram(note, '.go.buildinfo', missing)))).toEqual([information, undefined]);
});

test('a note of another section, or off its sixteen bytes, is none', () => {
  const off = Buffer.concat([Buffer.alloc(8), buildNote(information)]);
  expect([read(elfProgram(buildNote(information), '.go.buildinfos')), read(elfProgram(off))]).toEqual([
    undefined,
    undefined,
  ]);
});

test.each([
  ['a script', '#!/bin/sh\necho hello\n'],
  ['an empty file', ''],
])('%s says nothing of Go', (_, text) => {
  expect(read(Buffer.from(text))).toBeUndefined();
});

test('a folder and what is not there say nothing either', () => {
  expect([goBuildInformation(folder), goBuildInformation(join(folder, 'nowhere'))]).toEqual([undefined, undefined]);
});
