import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../src/core/options.ts';
import type { Review } from '../../src/core/review.ts';
import type { TreeEntry, TreeReader } from '../../src/core/tree.ts';
import { review } from '../../src/review/review.ts';
import { collect, type Selection } from '../../src/snapshot/collect.ts';
import { growth, linear } from '../growth.ts';
import { treeOf } from '../rules/run.ts';
import { reviewOf } from './reviewing.ts';
import { nastyShapes } from './shapes.ts';
import { failedRules } from './sound.ts';

const told = ({ findings }: Review) =>
  findings.map(({ rule, location }) => `${rule.id} ${location.path}:${location.span.start.line}`);
const reasons = ({ gaps }: Review) => gaps.map(({ path, reason }) => `${path}: ${reason}`);

describe('nasty shapes are read or refused, and no rule fails on them', () => {
  test.each(Object.entries(nastyShapes))('%s', async (_, shape) => {
    const result = await reviewOf({}, shape(8_000));
    expect(failedRules(result)).toEqual([]);
    expect(result.findings.length + result.gaps.length + result.stats.files).toBeGreaterThan(0);
  });
});

describe('the cost grows with the length, not with its square', () => {
  // Each of them once did grow with the square.
  test.each([
    'tiny different instructions',
    'continued lines and comments',
    'ignores of no rule',
    'copies from stages',
    'services that extend one',
    'services that share a command',
    'a long command',
    'a long command in quotes',
    'many copied heredocs',
  ])('%s', async (name) => {
    const shape = nastyShapes[name];
    if (shape === undefined) throw new Error(`There is no shape ${name}.`);
    expect(await growth(80_000, shape, (files) => reviewOf({}, files))).toBeLessThan(linear);
  });
});

describe('odd names', () => {
  const rooted = 'services:\n  web:\n    image: a:1\n    privileged: true\n';

  test.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', '0', 'null', 'true', '<<x'])(
    '%s is a name like any other',
    async (name) => {
      const files = {
        'compose.yaml': `services:\n  ${name}:\n    image: a:1\n    privileged: true\n    environment:\n      ${name}: x\n    ${name}: y\n`,
        Dockerfile: `ARG ${name}=1\nFROM alpine:3.22 AS ${name}\nENV ${name}=$${name} x\nFROM ${name}\nCOPY --from=${name} /a /b\nRUN ${name} && sudo ${name}\n`,
      };
      const result = await reviewOf({}, { 'compose.yaml': files['compose.yaml'] });
      expect(reasons(result)).toEqual([]);
      expect(told(result)).toContain('container/privileged compose.yaml:4');
      expect(failedRules(await reviewOf({}, files))).toEqual([]);
    },
  );

  test.each(['a\nb', 'a"b', 'a\\b', '-a', '..a', "a'b", 'a b', 'ä', 'A', 'a:b', '%2e%2e', '\u202ea', '__proto__'])(
    'a folder %j is a folder like any other',
    async (folder) => {
      const path = `${folder}/compose.yaml`;
      expect(told(await reviewOf({}, { [path]: rooted }))).toContain(`container/privileged ${path}:4`);
    },
  );

  test('paths that differ by their letter case only are different files', async () => {
    const result = await reviewOf(
      {},
      { Dockerfile: 'FROM a\n', dockerfile: 'FROM a\nEXPOSE 22\n', DOCKERFILE: 'FROM a\n' },
    );
    expect(told(result).filter((line) => line.startsWith('dockerfile/untagged-image'))).toEqual([
      'dockerfile/untagged-image DOCKERFILE:1',
      'dockerfile/untagged-image Dockerfile:1',
      'dockerfile/untagged-image dockerfile:1',
    ]);
  });
});

describe('odd characters', () => {
  const text = 'FROM alpine:3.22\nEXPOSE 22\nUSER 1000\n';

  test.each([
    ['a byte order mark', `\ufeff${text}`],
    ['U+2028 in a comment', text.replace('EXPOSE', '# a\u2028b\nEXPOSE')],
    ['a lone surrogate', text.replace('EXPOSE', '# \ud83d\nEXPOSE')],
    ['old Macintosh line breaks in a comment', text.replace('EXPOSE', '# a\rb\nEXPOSE')],
  ])('%s hides nothing', async (_, head) => {
    expect(
      told(await reviewOf({}, { Dockerfile: head })).some((line) => line.startsWith('dockerfile/exposed-ssh')),
    ).toBe(true);
  });

  test('NUL makes a file binary, which is told', async () => {
    expect(reasons(await reviewOf({}, { Dockerfile: text.replace('22', '2\0') }))).toEqual([
      'Dockerfile: It is binary (it contains NUL bytes), so it was not reviewed.',
    ]);
  });

  test.each(['', '# only a comment\n', '\ufeff', '\n\n'])(
    'a Compose file of %j has nothing to tell, a Dockerfile has nothing to build',
    async (head) => {
      const result = await reviewOf({}, { Dockerfile: head, 'compose.yaml': head });
      expect(told(result)).toEqual([]);
      expect(reasons(result)).toEqual([
        expect.stringMatching(/^Dockerfile: .*there are no instructions, so there is nothing to build\.$/),
      ]);
    },
  );

  test('bytes that are no UTF-8 are read as U+FFFD', async () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode('FROM a:1\n# '),
      0xff,
      0xc3,
      0x28,
      ...new TextEncoder().encode('\nEXPOSE 22\n'),
    ]);
    const snapshot = await collect(tree([['Dockerfile', 'file', bytes]]), everything);
    expect(snapshot.gaps).toEqual([]);
    expect(snapshot.project.document('Dockerfile')?.text).toContain('\ufffd\ufffd(\nEXPOSE 22');
  });
});

const everything: Selection = { included: () => false, excluded: () => false, focus: undefined };

function tree(files: readonly (readonly [string, TreeEntry['kind'], Uint8Array])[]): TreeReader {
  return {
    list: async () => ({
      entries: files.map(([path, kind, { length }]) => ({ path, kind, oid: undefined, size: length })),
      gaps: [],
    }),
    read: async (entries) =>
      new Map(
        files.filter(([path]) => entries.some((entry) => entry.path === path)).map(([path, , bytes]) => [path, bytes]),
      ),
  };
}

describe('files that lead in circles', () => {
  test('symbolic links to one another, to nowhere, to outside', async () => {
    const link = (path: string, target: string) => [path, 'symlink', new TextEncoder().encode(target)] as const;
    const snapshot = await collect(
      tree([
        link('Dockerfile', 'b/Dockerfile'),
        link('b/Dockerfile', '../Dockerfile'),
        link('compose.yaml', '../../etc/passwd'),
        link('c/Dockerfile', ''),
        link('d/Dockerfile', '\ud800\0'),
      ]),
      everything,
    );
    expect(snapshot.gaps.map(({ path, blocking }) => [path, blocking])).toEqual([
      ['Dockerfile', true],
      ['b/Dockerfile', true],
      ['compose.yaml', true],
      ['c/Dockerfile', true],
      ['d/Dockerfile', true],
    ]);
  });

  test.each([
    [
      'extends of itself',
      ['compose.yaml'],
      { 'compose.yaml': 'services:\n  a:\n    extends: a\n    privileged: true\n' },
    ],
    [
      'extends across files',
      ['b/compose.yaml', 'compose.yaml'],
      {
        'compose.yaml': 'services:\n  a:\n    extends: {file: b/compose.yaml, service: a}\n    privileged: true\n',
        'b/compose.yaml': 'services:\n  a:\n    extends: {file: ../compose.yaml, service: a}\n    privileged: true\n',
      },
    ],
    [
      'include of one another and of itself',
      ['b/compose.yaml', 'compose.yaml'],
      {
        'compose.yaml': 'include: [b/compose.yaml, compose.yaml]\nservices:\n  a:\n    privileged: true\n',
        'b/compose.yaml': 'include: [../compose.yaml]\nservices:\n  b:\n    privileged: true\n',
      },
    ],
    [
      'overrides of overrides',
      ['compose.override.yaml', 'compose.yaml'],
      {
        'compose.yaml':
          'include: [{path: [compose.override.yaml, compose.yaml]}]\nservices:\n  a:\n    privileged: true\n',
        'compose.override.yaml':
          'include: [{path: [compose.yaml, compose.override.yaml]}]\nservices:\n  a:\n    privileged: true\n',
      },
    ],
  ])('%s', async (_, privileged, files) => {
    const result = await reviewOf({}, files);
    expect(reasons(result)).toEqual([]);
    expect(told(result).filter((line) => line.startsWith('container/privileged'))).toEqual(
      privileged.map((path) => `container/privileged ${path}:4`),
    );
  });
});

test('five thousand files that build one another are one review', async () => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 2500; index++) {
    files[`d${index}/Dockerfile`] = 'FROM alpine:3.22\nUSER root\n';
    files[`d${index}/compose.yaml`] = `services: {s: {build: ../d${(index + 1) % 2500}}}\n`;
  }
  const head = await collect(treeOf(files), everything);
  const result = review({
    head,
    base: undefined,
    changes: [],
    options: { ...defaultOptions, scope: 'all' },
    today: '2026-11-23',
  });
  expect(result.stats.files).toBe(5000);
  expect(told(result).filter((line) => line.startsWith('dockerfile/root-user'))).toHaveLength(2500);
});
