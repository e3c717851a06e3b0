import { describe, expect, test } from 'vitest';
import type { Gap } from '../../src/core/review.ts';
import type { TreeEntry, TreeReader } from '../../src/core/tree.ts';
import { globMatcher } from '../../src/documents/classify.ts';
import { collect, maxFileBytes, type Selection } from '../../src/snapshot/collect.ts';

/* Which files of a commit are read, and what is told of those that could not be. */

/** A file's text, or whatever else stands under its name. */
type Thing =
  | string
  | { readonly bytes: Uint8Array; readonly size?: number }
  | { readonly link: string }
  | { readonly submodule: true }
  | { readonly unread: string }
  | { readonly missing: true };

const bytesOf = (thing: Thing): Uint8Array | undefined => {
  if (typeof thing === 'string') return Buffer.from(thing);
  if ('bytes' in thing) return thing.bytes;
  return 'link' in thing ? Buffer.from(thing.link) : undefined;
};

function entryOf([path, thing]: readonly [string, Thing]): TreeEntry {
  const kind =
    typeof thing === 'string' ? 'file' : 'link' in thing ? 'symlink' : 'submodule' in thing ? 'submodule' : 'file';
  const size = typeof thing === 'string' ? thing.length : 'size' in thing ? thing.size : undefined;
  return { path, kind, oid: undefined, size };
}

/** A tree in memory, and which of its paths were read, in order. */
function treeOf(things: readonly (readonly [string, Thing])[], gaps: readonly Gap[] = []) {
  const read: string[] = [];
  const contents = new Map(things);
  const reader: TreeReader = {
    list: async () => ({ entries: things.map(entryOf), gaps }),
    read: async (entries) => {
      read.push(...entries.map(({ path }) => path));
      return new Map(
        entries.flatMap(({ path }): readonly (readonly [string, Uint8Array | Gap])[] => {
          const thing = contents.get(path) ?? '';
          if (typeof thing === 'object' && 'unread' in thing) {
            return [[path, { path, subject: path, reason: thing.unread, blocking: true }]];
          }
          const bytes = bytesOf(thing);
          return bytes === undefined ? [] : [[path, bytes]];
        }),
      );
    },
  };
  return { reader, read };
}

interface Wanted {
  readonly focus?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly named?: readonly string[];
  readonly wide?: boolean;
}

async function collected(things: Readonly<Record<string, Thing>>, wanted: Wanted = {}) {
  const { focus, include = [], exclude = [], named = [], wide = false } = wanted;
  const selection: Selection = {
    included: globMatcher(include),
    excluded: globMatcher(exclude),
    focus: focus === undefined ? undefined : new Set(focus),
    named: new Set(named),
    wide,
  };
  const { reader, read } = treeOf(Object.entries(things));
  const { reviewed, started, built, gaps } = await collect(reader, selection);
  return {
    read,
    ...{ reviewed: [...reviewed], started: [...started], built: [...built] },
    gaps: gaps.map(({ path, reason, blocking }) => [path, reason, blocking]),
  };
}

const dockerfile = 'FROM alpine:3.22\n';
const compose = 'services:\n  a:\n    image: alpine:3.22\n';
const broken = 'services: [\n';

describe('a container file that cannot be read', () => {
  const large = { bytes: Buffer.alloc(maxFileBytes + 1, '#') };
  const why: Readonly<Record<string, readonly [Thing, string]>> = {
    'too large as it is listed': [
      { ...large, size: maxFileBytes + 1 },
      'It is larger than 1 MiB, so it was not reviewed.',
    ],
    'too large as it is read': [large, 'It is larger than 1 MiB, so it was not reviewed.'],
    binary: [{ bytes: Buffer.from('FROM a\0') }, 'It is binary (it contains NUL bytes), so it was not reviewed.'],
    'kept back': [{ unread: 'GitHub says no.' }, 'GitHub says no.'],
    'left out of the answer': [{ missing: true }, 'It could not be read.'],
    'a link to nothing': [
      { link: '../x' },
      'It is a symbolic link to ../x, which is not a file of the repository; it was not followed.',
    ],
  };

  test.each(Object.keys(why))(
    'since it is %s is a gap that blocks, and takes nothing from the others',
    async (name) => {
      const [thing = '', reason] = why[name] ?? [];
      expect(await collected({ 'a/compose.yaml': thing, Dockerfile: dockerfile })).toMatchObject({
        reviewed: ['Dockerfile'],
        gaps: [['a/compose.yaml', reason, true]],
      });
    },
  );

  test.each(Object.keys(why))('since it is %s fails nobody who left it as it was', async (name) => {
    const [thing = '', reason] = why[name] ?? [];
    const tree = { 'a/compose.yaml': thing, Dockerfile: dockerfile };
    expect(await collected(tree, { focus: ['Dockerfile'] })).toMatchObject({
      reviewed: ['Dockerfile'],
      gaps: [['a/compose.yaml', reason, false]],
    });
  });

  test('is not asked for where its size says that it is too large', async () => {
    const tree = { Dockerfile: { ...large, size: maxFileBytes + 1 }, 'compose.yaml': compose };
    expect((await collected(tree)).read).toEqual(['compose.yaml']);
  });

  test('of exactly 1 MiB can be read', async () => {
    const text = `${dockerfile}#${' '.repeat(maxFileBytes - dockerfile.length - 1)}`;
    expect(await collected({ Dockerfile: text })).toMatchObject({ reviewed: ['Dockerfile'], gaps: [] });
  });
});

describe('a file that does not parse', () => {
  test('blocks, and is no part of the review', async () => {
    const { reviewed, gaps } = await collected({ 'compose.yaml': broken, Dockerfile: dockerfile });
    expect(reviewed).toEqual(['Dockerfile']);
    expect(gaps.map(([path, , blocking]) => [path, blocking])).toEqual([['compose.yaml', true]]);
  });

  test('blocks nobody who left it as it was', async () => {
    const { gaps } = await collected({ 'compose.yaml': broken, Dockerfile: dockerfile }, { focus: ['Dockerfile'] });
    expect(gaps.map(([path, , blocking]) => [path, blocking])).toEqual([['compose.yaml', false]]);
  });

  test.each(['Dockerfile.j2', 'Dockerfile.tmpl', 'Dockerfile.erb', 'compose.tmpl.yaml', 'dockerfile.yml'])(
    'is told and does not block where it is called %s',
    async (path) => {
      const text = path.startsWith('compose') ? broken : '{% for a in b %}\nFROM {{ a }}\n{% endfor %}\n';
      const { reviewed, gaps } = await collected({ [path]: text });
      expect(reviewed).toEqual([]);
      expect(gaps).toEqual([[path, expect.stringContaining('so it was not reviewed.'), false]]);
    },
  );
});

describe('links and submodules', () => {
  const link = 'It is a symbolic link to';

  test('are told, each with what becomes of what they lead to', async () => {
    const tree = {
      'a.Dockerfile': { link: 'Dockerfile' },
      'b.Dockerfile': { link: './docs/image' },
      'c.Dockerfile': { link: 'old/Dockerfile' },
      'd.Dockerfile': { link: '/Dockerfile' },
      'e/f/Dockerfile': { link: '../../../Dockerfile' },
      'e/g/Dockerfile': { link: '../../Dockerfile' },
      'vendor/Dockerfile': { submodule: true },
      ...{ Dockerfile: dockerfile, 'docs/image': dockerfile, 'old/Dockerfile': dockerfile },
    } as const;
    const { reviewed, gaps } = await collected(tree, { exclude: ['old'] });
    expect(reviewed).toEqual(['Dockerfile']);
    expect(gaps).toEqual([
      [
        'vendor/Dockerfile',
        'It is a submodule, which belongs to another repository; nothing in it was reviewed.',
        false,
      ],
      ['a.Dockerfile', `${link} Dockerfile, which is reviewed under its own name.`, false],
      [
        'b.Dockerfile',
        `${link} ./docs/image, which was not reviewed: its own name is not that of a container file; add it to \`include\` to review it.`,
        false,
      ],
      ['c.Dockerfile', `${link} old/Dockerfile, which was not reviewed: \`exclude\` leaves it out.`, false],
      ['d.Dockerfile', `${link} /Dockerfile, which is not a file of the repository; it was not followed.`, true],
      [
        'e/f/Dockerfile',
        `${link} ../../../Dockerfile, which is not a file of the repository; it was not followed.`,
        true,
      ],
      ['e/g/Dockerfile', `${link} ../../Dockerfile, which is reviewed under its own name.`, false],
    ]);
  });

  test('that the change leaves alone are not told', async () => {
    const tree = { 'a.Dockerfile': { link: 'nowhere' }, 'vendor/Dockerfile': { submodule: true } } as const;
    expect((await collected({ ...tree, Dockerfile: dockerfile }, { focus: ['Dockerfile'] })).gaps).toEqual([]);
  });
});

test('of files whose names cannot be told apart one is reviewed, and the others block', async () => {
  const { reader } = treeOf([
    ['Dockerfile.\ufffd', dockerfile],
    ['Dockerfile.\ufffd', dockerfile],
  ]);
  const everything = { included: () => false, excluded: () => false, focus: undefined };
  const { reviewed, gaps } = await collect(reader, everything);
  expect([...reviewed]).toEqual(['Dockerfile.\ufffd']);
  expect(gaps).toEqual([
    {
      path: 'Dockerfile.\ufffd',
      subject: 'Dockerfile.\ufffd',
      reason: 'Several files have names that look the same as text; only one of them was reviewed.',
      blocking: true,
    },
  ]);
});

test('what a tree says of its own gaps is told', async () => {
  const gap: Gap = { subject: 'big/', reason: 'It was not seen.', blocking: true };
  const everything = { included: () => false, excluded: () => false, focus: undefined };
  expect((await collect(treeOf([], [gap]).reader, everything)).gaps).toEqual([gap]);
});

describe('which files are container files', () => {
  const tree = { Dockerfile: dockerfile, 'docs/image': dockerfile, 'stack.yml': compose, 'README.md': '# Read me\n' };

  test('is told by their names', async () => {
    expect((await collected(tree)).reviewed).toEqual(['Dockerfile']);
  });

  test('is what include says as well, and what exclude leaves of it', async () => {
    expect((await collected(tree, { include: ['stack.yml', 'docs'] })).reviewed).toEqual([
      'Dockerfile',
      'docs/image',
      'stack.yml',
    ]);
    expect(
      (await collected(tree, { include: ['stack.yml', 'docs'], exclude: ['docs/*', 'Dockerfile'] })).reviewed,
    ).toEqual(['stack.yml']);
  });

  test('is what the user names, whatever exclude says', async () => {
    expect((await collected(tree, { named: ['docs/image'], exclude: ['**'] })).reviewed).toEqual(['docs/image']);
  });
});

describe('beside the files that changed', () => {
  const tree = {
    'a/Dockerfile': dockerfile,
    'b/Dockerfile': dockerfile,
    'compose.yaml': 'include: [more.yml]\nservices:\n  a: { build: a }\n  b: { build: b }\n',
    'more.yml': compose,
  };

  test('Compose files are read, and the Dockerfiles that they build as what they build', async () => {
    const { read, reviewed, started, built } = await collected(tree, { focus: ['a/Dockerfile'] });
    expect(read).toEqual(['a/Dockerfile', 'compose.yaml', 'more.yml', 'b/Dockerfile']);
    expect({ reviewed, started, built }).toEqual({
      reviewed: ['a/Dockerfile', 'compose.yaml'],
      started: ['more.yml'],
      built: ['b/Dockerfile'],
    });
  });

  test('what is left out is neither told as started nor as built', async () => {
    const { started, built } = await collected(tree, { focus: ['a/Dockerfile'], exclude: ['more.yml', 'b'] });
    expect({ started, built }).toEqual({ started: [], built: [] });
  });

  test('Dockerfiles are read where an image was named that any of them may build', async () => {
    const loose = { 'a/Dockerfile': dockerfile, 'b/Dockerfile': dockerfile };
    expect((await collected(loose, { focus: ['a/Dockerfile'] })).reviewed).toEqual(['a/Dockerfile']);
    expect((await collected(loose, { focus: ['a/Dockerfile'], wide: true })).reviewed).toEqual([
      'a/Dockerfile',
      'b/Dockerfile',
    ]);
  });

  test('the nearest thousand are read, and how many were not is told', async () => {
    const far = Object.fromEntries(
      Array.from({ length: 1001 }, (_, index) => [`a/${String(index).padStart(4, '0')}/compose.yaml`, compose]),
    );
    const near = { 'z/app/Dockerfile': dockerfile, 'z/compose.yaml': compose };
    const { reviewed, gaps } = await collected({ ...far, ...near }, { focus: ['z/app/Dockerfile'] });
    expect([reviewed.length, reviewed.slice(0, 2)]).toEqual([1001, ['z/app/Dockerfile', 'z/compose.yaml']]);
    expect(gaps).toEqual([
      [undefined, '2 of 1002 were not read, so it is not known whether they use what changed.', false],
    ]);
  });
});

test('a chain of files that point at one another is followed so far and no further', async () => {
  const links = Array.from({ length: 12 }, (_, index) => [
    `c${index}.yml`,
    `services:\n  a:\n    extends: { file: c${index + 1}.yml, service: a }\n`,
  ]);
  const { read } = await collected({ 'compose.yaml': links[0]?.[1] ?? '', ...Object.fromEntries(links) });
  expect(read).toEqual(['compose.yaml', ...Array.from({ length: 8 }, (_, index) => `c${index + 1}.yml`)]);
});
