import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedSource } from '../../src/core/image-request.ts';
import { type NamedImages, namedImages } from '../../src/image-sources/named-images.ts';

/* What a line of `images` names on this machine, before anything is scanned. */

let folder: string;
let temporary: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-named-'));
  temporary = join(folder, 'tmp');
  mkdirSync(temporary);
});

afterAll(() => rmSync(folder, { recursive: true }));

interface Entry {
  readonly name: string;
  readonly content?: string;
  /** A symbolic link to there. */
  readonly link?: string;
}

/** https://www.gnu.org/software/tar/manual/html_node/Standard.html */
function tar(...entries: readonly Entry[]): Buffer {
  const blocks = entries.flatMap(({ name, content = '', link }) => {
    const header = Buffer.alloc(512);
    const bytes = Buffer.from(content);
    header.write(name, 0);
    header.write('0000644\0', 100);
    header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write(link === undefined ? '0' : '2', 156);
    header.write(link ?? '', 157);
    header.write('ustar\x0000', 257);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const place = (name: string, content: Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return name;
};

const named = (...lines: readonly string[]): NamedImages =>
  namedImages(lines.map(namedSource), { folder, called: 'the workspace of the job', temporary });

/** What one line names; what was unpacked is gone again. */
function subjectOf(line: string): unknown {
  const { sources, close } = named(line);
  close();
  expect(readdirSync(temporary)).toEqual([]);
  const [only] = sources;
  expect(only?.source).toEqual(namedSource(line));
  return only?.subject.kind === 'ok' ? only.subject.value : only?.subject.reason;
}

const marker = { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' };
const index = { name: 'index.json', content: '{"manifests":[]}' };
const blob = { name: `blobs/sha256/${'a'.repeat(64)}`, content: 'layer' };

describe('a line names', () => {
  test.each(['app', 'example/app:ci', `localhost:5000/app@sha256:${'0'.repeat(64)}`, 'app = docker/Dockerfile'])(
    'an image: %s',
    (line) => {
      const { what } = namedSource(line);
      expect(subjectOf(line)).toEqual({ kind: 'local', reference: what });
    },
  );

  test('an archive, as `docker save` writes it in its old and its new form', () => {
    const old = place('old.tar', tar({ name: 'manifest.json', content: '[]' }));
    expect(subjectOf(old)).toEqual({ kind: 'archive', path: join(folder, old) });
    const both = place('both.tar', tar({ name: 'manifest.json', content: '[]' }, marker, index, blob));
    expect(subjectOf(`./${both}`)).toEqual({ kind: 'archive', path: join(folder, both) });
  });

  test('a folder that is an OCI layout, and no other', () => {
    mkdirSync(join(folder, 'layout'));
    expect(subjectOf('layout')).toBe('This folder is not an OCI layout: there is no `index.json` in it.');
    writeFileSync(join(folder, 'layout/index.json'), index.content);
    expect(subjectOf('layout')).toEqual({ kind: 'layout', path: join(folder, 'layout') });
  });

  test.each(['nowhere.tar', './app', '../app', '/nowhere/app', 'nowhere.tar.gz'])(
    'nothing, where there is no such path, and never an image of that name: %s',
    (line) => {
      expect(subjectOf(line)).toBe(
        'There is no such archive or folder: give its path relative to the workspace of the job, and run the step that writes it first.',
      );
    },
  );

  test('nothing, where it is neither', () => {
    expect(subjectOf('Not An Image')).toBe('`Not An Image` is neither a path nor an image name.');
  });
});

describe('an OCI layout in a tar', () => {
  const unpackedFrom = (...entries: readonly Entry[]) => {
    const { sources, close } = named(place('layout.tar', tar(...entries)));
    try {
      const subject = sources[0]?.subject;
      if (subject?.kind !== 'ok' || subject.value.kind !== 'layout') throw new Error('it was not unpacked');
      const { path } = subject.value;
      const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
      return Object.fromEntries(
        files.map(({ parentPath, name }) => {
          const file = join(parentPath, name);
          return [file.slice(path.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')];
        }),
      );
    } finally {
      close();
      expect(readdirSync(temporary)).toEqual([]);
    }
  };

  test('is unpacked for as long as it is asked for', () => {
    expect(unpackedFrom(marker, index, blob)).toEqual({
      [marker.name]: marker.content,
      [index.name]: index.content,
      [blob.name]: blob.content,
    });
  });

  test('is unpacked without what is no part of a layout: nothing lands elsewhere, and no link is made', () => {
    const strange = [
      { name: '../escaped', content: 'x' },
      { name: 'blobs/sha256/../../../escaped', content: 'x' },
      { name: `/${blob.name}`, content: 'x' },
      { name: 'trivy.yaml', content: 'x' },
      { name: 'blobs/sha256/short', content: 'x' },
      { name: `blobs/sha256/${'b'.repeat(64)}`, link: '/etc/passwd' },
      { name: 'blobs/sha256', link: '/tmp' },
    ];
    expect(Object.keys(unpackedFrom(marker, index, ...strange, blob)).toSorted()).toEqual([
      blob.name,
      index.name,
      marker.name,
    ]);
    expect([existsSync(join(folder, 'escaped')), existsSync(join(temporary, 'escaped'))]).toEqual([false, false]);
  });

  test('that holds one name twice has the first', () => {
    expect(unpackedFrom(marker, index, { ...index, content: '{}' })[index.name]).toBe(index.content);
  });
});
