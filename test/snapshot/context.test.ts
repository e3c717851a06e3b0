import { expect, test } from 'vitest';
import type { TreeEntry, TreeReader } from '../../src/core/tree.ts';
import { collect } from '../../src/snapshot/collect.ts';

/** Files by their path; `→ elsewhere` is a link. */
function readerOf(files: Readonly<Record<string, string>>): TreeReader {
  const target = (path: string) => /^→ (.+)$/.exec(files[path] ?? '')?.[1];
  return {
    list: async () => ({
      entries: Object.keys(files).map(
        (path): TreeEntry => ({
          path,
          kind: target(path) === undefined ? 'file' : 'symlink',
          oid: undefined,
          size: undefined,
        }),
      ),
      gaps: [],
    }),
    read: async (entries) => new Map(entries.map(({ path }) => [path, Buffer.from(target(path) ?? files[path] ?? '')])),
  };
}

async function gapsOf(files: Readonly<Record<string, string>>, focus?: readonly string[]) {
  const { gaps } = await collect(readerOf(files), {
    included: () => false,
    excluded: () => false,
    focus: focus && new Set(focus),
  });
  return gaps.map(({ path, reason, blocking }) => [path, reason, blocking]);
}

const building = (dockerfile: string) =>
  `services:\n  web:\n    build: {context: ., dockerfile: ${dockerfile}}\n    user: "1000"\n`;
const image = 'FROM example/app:1\nUSER 1000\n';

test.each([
  ['real/Dockerfile', 'It is a symbolic link to real/Dockerfile, which is reviewed under its own name.', false],
  [
    'real/app.txt',
    'It is a symbolic link to real/app.txt, which was not reviewed: its own name is not that of a container file; add it to `include` to review it.',
    false,
  ],
  [
    '/etc/hosts',
    'It is a symbolic link to /etc/hosts, which is not a file of the repository; it was not followed.',
    true,
  ],
])('a link to %s that a changed Compose file builds is told once, as a link', async (target, reason, blocking) => {
  const files = { 'real/Dockerfile': image, 'real/app.txt': image };
  for (const name of ['Dockerfile', 'image.txt']) {
    const tree = { ...files, 'compose.yaml': building(name), [name]: `→ ${target}` };
    expect(await gapsOf(tree, ['compose.yaml'])).toEqual([[name, reason, blocking]]);
    expect(await gapsOf(tree, ['compose.yaml', name])).toEqual([[name, reason, blocking]]);
    expect(await gapsOf(tree)).toEqual([[name, reason, blocking]]);
    expect(await gapsOf(tree, ['real/Dockerfile'])).toEqual([]);
  }
});

test('a template that a changed Compose file builds does not block', async () => {
  const tree = { 'compose.yaml': building('Dockerfile.j2'), 'Dockerfile.j2': '{% for x in y %}\n{{ x }}\n' };
  const [[path, , blocking] = [], ...more] = await gapsOf(tree, ['compose.yaml']);
  expect([path, blocking, more]).toEqual(['Dockerfile.j2', false, []]);
});

test('a file that nobody could read is told once, however often it is pointed at', async () => {
  const tree = {
    'compose.yaml': building('Dockerfile'),
    'compose.dev.yaml': building('Dockerfile'),
    Dockerfile: '\0',
  };
  expect((await gapsOf(tree)).map(([path]) => path)).toEqual(['Dockerfile']);
  expect((await gapsOf(tree, ['compose.yaml'])).map(([path, , blocking]) => [path, blocking])).toEqual([
    ['Dockerfile', true],
  ]);
});
