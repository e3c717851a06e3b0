import { describe, expect, test } from 'vitest';
import { compareFindings, compareText } from '../../src/core/finding.ts';
import { defaultOptions } from '../../src/core/options.ts';
import type { FileChange, TreeReader } from '../../src/core/tree.ts';
import { joinReviews } from '../../src/review/join-reviews.ts';
import { review } from '../../src/review/review.ts';
import { parseOnce, type Selection, type Snapshot } from '../../src/snapshot/collect.ts';
import { inParts } from '../../src/snapshot/parts.ts';

const everything: Selection = { included: () => false, excluded: () => false, focus: undefined };

function readerOf(files: ReadonlyMap<string, string>): TreeReader {
  return {
    list: async () => ({
      entries: [...files.keys()].map((path) => ({ path, kind: 'file', oid: undefined, size: undefined })),
      gaps: [],
    }),
    read: async (entries) => new Map(entries.map(({ path }) => [path, Buffer.from(files.get(path) ?? '')])),
  };
}

/** Two thousand files, of which the last Compose file builds the first Dockerfile, as root and with all privileges. */
function largeTree(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (let index = 1000; index < 2000; index++) {
    files.set(`app-${index}/Dockerfile`, 'FROM alpine:3.22\nRUN sudo true\n');
    files.set(`app-${index}/compose.yaml`, `services:\n  a:\n    build: .\n    container_name: app-${index}\n`);
  }
  files.set('zz/compose.yaml', 'services:\n  z:\n    build: ../app-1000\n    privileged: true\n    user: "0"\n');
  return files;
}

async function partsOf(reader: TreeReader, selection = everything, whole?: number): Promise<readonly Snapshot[]> {
  const visit = async (part: Snapshot) => part;
  return inParts(reader, selection, { visit, parse: parseOnce, ...(whole === undefined ? {} : { whole }) });
}

function findingsOf(parts: readonly Snapshot[]) {
  return parts
    .flatMap(
      (head) => review({ head, base: undefined, changes: [], options: defaultOptions, today: '2026-01-01' }).findings,
    )
    .toSorted(compareFindings)
    .map(({ rule, location, fingerprint, message }) => [rule.id, location, fingerprint, message]);
}

const pathsOf = (parts: readonly Snapshot[]) => parts.flatMap(({ reviewed }) => [...reviewed]).toSorted(compareText);

test('the parts of a large tree give the findings of the whole', async () => {
  const reader = readerOf(largeTree());
  const parts = await partsOf(reader);
  expect(parts.length).toBe(33);
  expect(pathsOf(parts)).toEqual([...largeTree().keys()].toSorted(compareText));
  const whole = findingsOf(await partsOf(reader, everything, 5000));
  expect(whole.length).toBe(3003);
  expect(findingsOf(parts)).toEqual(whole);
}, 60_000);

test('what builds a Dockerfile far away is looked at together with it', async () => {
  for (const { reviewed } of await partsOf(readerOf(largeTree()))) {
    expect(reviewed.has('zz/compose.yaml')).toBe(reviewed.has('app-1000/Dockerfile'));
  }
}, 60_000);

test('two that include the same file, which is none by its name, are looked at together and start it', async () => {
  const files = new Map(largeTree());
  const including = 'include: [../common/base.yml]\n';
  files.set('aa/compose.yaml', including).set('zz/compose.yaml', including);
  files.set('common/base.yml', 'services:\n  a:\n    image: a:1\n    privileged: true\n');
  const parts = await partsOf(readerOf(files));
  const found = parts.filter(({ started }) => started.has('common/base.yml'));
  expect(found.map(({ reviewed }) => ['aa/compose.yaml', 'zz/compose.yaml'].map((path) => reviewed.has(path)))).toEqual(
    [[true, true]],
  );
}, 60_000);

test('only what points elsewhere, or is pointed at, is read twice', async () => {
  const reads = new Map<string, number>();
  const reader = readerOf(largeTree());
  await partsOf({
    ...reader,
    read: (entries) => {
      for (const { path } of entries) reads.set(path, (reads.get(path) ?? 0) + 1);
      return reader.read(entries);
    },
  });
  const often = [...reads].filter(([, times]) => times > 1).map(([path]) => path);
  expect(often).toHaveLength(81);
  expect(often).toContain('app-1000/Dockerfile');
  expect(often).not.toContain('app-1500/Dockerfile');
});

test('a small tree is one part, and what is excluded stays out of a large one', async () => {
  const small = readerOf(new Map([['Dockerfile', 'FROM a:1\n']]));
  expect(pathsOf(await partsOf(small))).toEqual(['Dockerfile']);
  const excluded = (path: string) => path.startsWith('app-1');
  const parts = await partsOf(readerOf(largeTree()), { ...everything, excluded });
  expect(pathsOf(parts)).toEqual(['zz/compose.yaml']);
}, 60_000);

describe('beside another commit', () => {
  const before = new Map(
    Array.from({ length: 90 }, (_, index) => [
      `app-${100 + index}/Dockerfile`,
      `FROM alpine:3.22\nRUN sudo true\nEXPOSE ${index % 2 === 0 ? 22 : 80}\n`,
    ]),
  );
  // A line is moved from a file of the first part to one of the last; of the others one is gone and one is new.
  const after = new Map(before)
    .set('app-100/Dockerfile', 'FROM alpine:3.22\nRUN sudo true\n')
    .set('app-189/Dockerfile', 'FROM alpine:3.22\nRUN sudo true\nEXPOSE 22\n')
    .set('new/Dockerfile', 'FROM alpine:3.22\nRUN sudo false\n');
  after.delete('app-140/Dockerfile');
  const changed = (path: string, status: FileChange['status']): FileChange => ({
    ...{ path, status },
    ...{ previousPath: undefined, patch: undefined },
  });
  const changes: readonly FileChange[] = [
    changed('app-100/Dockerfile', 'modified'),
    changed('app-140/Dockerfile', 'removed'),
    changed('app-189/Dockerfile', 'modified'),
    changed('new/Dockerfile', 'added'),
  ];
  const options = { ...defaultOptions, scope: 'all' } as const;

  async function reviewed(whole: number) {
    const reviews = await inParts(readerOf(after), everything, {
      visit: async (head, base) => review({ head, base, changes, options, today: '2026-01-01' }),
      parse: parseOnce,
      base: { reader: readerOf(before), selection: everything, changed: changes.map(({ path }) => path) },
      whole,
    });
    const { findings, stats } = joinReviews(reviews);
    const told = findings.map(({ rule, location, status }) => [rule.id, location.path, status].join(' '));
    return { parts: reviews.length, told, stats };
  }

  test('parts are compared as the whole is, and what was moved from one to another introduces nothing', async () => {
    const [whole, parts] = [await reviewed(1000), await reviewed(10)];
    expect(whole.parts).toBe(1);
    expect(parts).toEqual({ ...whole, parts: parts.parts });
    const toldAs = (status: string) => parts.told.filter((line) => line.endsWith(` ${status}`));
    // That it runs as root, the new file has from the one that is gone.
    expect(toldAs('introduced')).toEqual(['dockerfile/sudo new/Dockerfile introduced']);
    expect(toldAs('fixed')).toEqual([
      'dockerfile/sudo app-140/Dockerfile fixed',
      'dockerfile/exposed-ssh app-140/Dockerfile fixed',
    ]);
  }, 60_000);

  test('all files are told of once before the first is read', async () => {
    const told: (readonly string[])[] = [];
    await inParts(readerOf(after), everything, {
      visit: async () => undefined,
      parse: parseOnce,
      base: { reader: readerOf(before), selection: everything, changed: [] },
      ahead: async (paths) => void told.push(paths.toSorted(compareText)),
      whole: 10,
    });
    expect(told).toEqual([[...new Set([...before.keys(), ...after.keys()])].toSorted(compareText)]);
  });
});

test.each([
  [1500, 0],
  [1501, 26],
])('memory is kept before each part of a tree of more than 1,500 files: %i', async (files, times) => {
  let kept = 0;
  const paths = Array.from({ length: files }, (_, at): [string, string] => [`app-${at}/Dockerfile`, 'FROM a:1\n']);
  await inParts(readerOf(new Map(paths)), everything, {
    visit: async () => undefined,
    parse: parseOnce,
    before: async () => void kept++,
  });
  expect(kept).toBe(times);
});
