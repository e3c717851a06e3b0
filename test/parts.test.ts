import { expect, test } from 'vitest';
import { collect, type Selection } from '../src/collect.ts';
import { compareFindings } from '../src/core/finding.ts';
import { defaultOptions } from '../src/core/options.ts';
import type { TreeReader } from '../src/core/tree.ts';
import { independentParts } from '../src/parts.ts';
import { review } from '../src/review.ts';

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

async function findingsOf(reader: TreeReader, parts: readonly Selection[]) {
  const found = [];
  for (const part of parts) {
    const head = await collect(reader, part);
    found.push(
      ...review({ head, base: undefined, changes: [], options: defaultOptions, today: '2026-01-01' }).findings,
    );
  }
  return found
    .toSorted(compareFindings)
    .map(({ rule, location, fingerprint, message }) => [rule.id, location, fingerprint, message]);
}

test('the parts of a large tree give the findings of the whole', async () => {
  const reader = readerOf(largeTree());
  const parts = await independentParts(reader, everything);
  expect(parts.length).toBeGreaterThan(3);
  const whole = await findingsOf(reader, [everything]);
  expect(whole.length).toBeGreaterThan(1000);
  expect(await findingsOf(reader, parts)).toEqual(whole);
}, 60_000);

test('what builds a Dockerfile far away is looked at together with it', async () => {
  const reader = readerOf(largeTree());
  for (const part of await independentParts(reader, everything)) {
    const { reviewed } = await collect(reader, part);
    expect(reviewed.has('zz/compose.yaml')).toBe(reviewed.has('app-1000/Dockerfile'));
  }
}, 60_000);

test('a small tree is one part, and what is excluded stays out of a large one', async () => {
  const small = readerOf(new Map([['Dockerfile', 'FROM a:1\n']]));
  expect(await independentParts(small, everything)).toEqual([everything]);
  const large = readerOf(largeTree());
  const excluded = (path: string) => path.startsWith('app-1');
  for (const part of await independentParts(large, { ...everything, excluded })) {
    expect([...(await collect(large, part)).reviewed].some(excluded)).toBe(false);
  }
}, 60_000);
