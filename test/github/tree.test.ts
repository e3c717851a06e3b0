import { describe, expect, test } from 'vitest';
import { blobStore } from '../../src/github/blobs.ts';
import { treeReader } from '../../src/github/tree.ts';
import type { Emulator } from '../emulator/server.ts';
import { asked, clientOf, start } from './github.ts';

const readAll = async (github: Emulator, commit: string) => {
  const client = clientOf(github);
  const reader = treeReader(client, blobStore(client), commit, undefined);
  const { entries } = await reader.list();
  github.forgetRequests();
  const contents = await reader.read(entries);
  return { entries, contents, text: (path: string) => textOf(contents.get(path)) };
};

const textOf = (content: unknown) => (content instanceof Uint8Array ? Buffer.from(content).toString('utf8') : content);

describe('a tree', () => {
  test('lists files, links and submodules with their ids and sizes, folders left out', async () => {
    const github = await start({
      main: [
        {
          'a/b/Dockerfile': 'FROM a\n',
          link: { symlink: 'a/b/Dockerfile' },
          lib: { submodule: '1'.repeat(40) },
          'ünï\n#': '',
        },
      ],
    });
    const { entries } = await readAll(github, 'main');
    expect(entries.map(({ path, kind, size }) => [path, kind, size])).toEqual([
      ['a/b/Dockerfile', 'file', 7],
      ['lib', 'submodule', undefined],
      ['link', 'symlink', 14],
      ['ünï\n#', 'file', 0],
    ]);
  });

  test('is asked for once, however often it is listed', async () => {
    const github = await start();
    const client = clientOf(github);
    const reader = treeReader(client, blobStore(client), 'main', undefined);
    await Promise.all([reader.list(), reader.list()]);
    expect(asked(github)).toEqual(['GET /git/trees/main']);
  });

  test('too large for one answer is walked by its folders', async () => {
    const github = await start({
      treeLimit: 4,
      main: [{ 'a/1': '1', 'a/2': '2', 'b/c/3': '3', 'b/c/4': '4', 'b/d/5': '5', 6: '6' }],
    });
    const client = clientOf(github);
    const { entries, gaps } = await treeReader(client, blobStore(client), 'main', undefined).list();
    expect(entries.map(({ path }) => path).toSorted()).toEqual(['6', 'a/1', 'a/2', 'b/c/3', 'b/c/4', 'b/d/5']);
    expect(gaps).toEqual([]);
  });

  test('walked in vain is a gap that blocks only where something needed lies in it', async () => {
    const folders = Array.from(
      { length: 60 },
      (_, index) =>
        [
          [`f${index}/x`, 'x'],
          [`f${index}/y`, 'y'],
        ] as const,
    ).flat();
    const github = await start({
      treeLimit: 100,
      main: [Object.fromEntries([...folders, ['z/Dockerfile', 'FROM a\n']])],
    });
    const client = clientOf(github);
    const tree = (needed: ReadonlySet<string> | undefined) =>
      treeReader(client, blobStore(client), 'main', needed).list();
    const some = await tree(new Set(['z/Dockerfile']));
    expect(some.entries.map(({ path }) => path)).toContain('z/Dockerfile');
    expect(some.gaps.length).toBeGreaterThan(0);
    expect(some.gaps.filter(({ blocking }) => blocking)).toEqual([]);
    const all = await tree(undefined);
    expect(all.gaps.every(({ blocking }) => blocking)).toBe(true);
    expect(all.gaps.length).toBeGreaterThan(0);
  });

  test('with a folder that is too large by itself is a gap, which blocks where something needed lies in it', async () => {
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`a/${index}`, 'x']));
    const github = await start({ treeLimit: 4, main: [{ ...files, Dockerfile: 'FROM a\n' }] });
    const client = clientOf(github);
    const folder = (await github.world.repository.git(['rev-parse', 'main:a'])).trim();
    const listed = async (...needed: readonly string[]) => {
      const tree = ['0', '1'].map((path) => ({ path, mode: '100644', type: 'blob', sha: 'f'.repeat(40), size: 1 }));
      const cut = { sha: folder, url: '', tree, truncated: true };
      github.fail({ path: `/git/trees/${folder}` }, { status: 200, body: cut, times: 2 });
      const { entries, gaps } = await treeReader(client, blobStore(client), 'main', new Set(needed)).list();
      return { paths: entries.map(({ path }) => path).toSorted(), gaps };
    };
    const reason = 'The folder has more files than GitHub lists; the others were not reviewed.';
    const paths = ['Dockerfile', 'a/0', 'a/1'];
    expect(await listed('Dockerfile')).toEqual({ paths, gaps: [{ subject: 'a/', reason, blocking: false }] });
    expect(await listed('a/5')).toEqual({ paths, gaps: [{ subject: 'a/', reason, blocking: true }] });
  });

  test('that cannot be read ends in one line', async () => {
    const github = await start();
    const client = clientOf(github);
    await expect(treeReader(client, blobStore(client), 'f'.repeat(40), undefined).list()).rejects.toThrow(
      /^The list of files could not be read: GitHub says: /,
    );
  });
});

describe('contents', () => {
  test('of head and base come in one query, what both have only once', async () => {
    const github = await start({
      main: [{ same: 'same\n', a: 'a\n' }],
      pull: { commits: [{ same: 'same\n', a: 'b\n' }] },
    });
    const client = clientOf(github);
    const blobs = blobStore(client);
    const head = treeReader(client, blobs, github.pull.head.oid, undefined);
    const base = treeReader(client, blobs, github.pull.base.oid, undefined);
    const [headFiles, baseFiles] = await Promise.all([head.list(), base.list()]);
    github.forgetRequests();
    const [after, before] = await Promise.all([head.read(headFiles.entries), base.read(baseFiles.entries)]);
    expect([after.get('a'), before.get('a'), before.get('same')].map(textOf)).toEqual(['b\n', 'a\n', 'same\n']);
    expect(asked(github)).toEqual(['POST /graphql']);
    // The owner, the name, and three ids: `a` of head, `a` of base, and what both have.
    expect(github.requests[0]?.body).toMatchObject({ variables: { o0: expect.any(String), o2: expect.any(String) } });
    expect(github.requests[0]?.body).not.toMatchObject({ variables: { o3: expect.any(String) } });
    await head.read(headFiles.entries);
    expect(github.requests).toHaveLength(1);
  });

  test('are exact to the byte: CRLF, a BOM, an empty file, what is no UTF-8, what is binary', async () => {
    const odd = { latin: Buffer.from([0x46, 0xe9, 0x0a]), binary: Buffer.from([1, 0, 2]) };
    const github = await start({ main: [{ crlf: 'FROM a\r\n', bom: '\uFEFFFROM a\n', empty: '', ...odd }] });
    const { contents, text } = await readAll(github, 'main');
    expect([text('crlf'), text('bom'), text('empty')]).toEqual(['FROM a\r\n', '\uFEFFFROM a\n', '']);
    expect(contents.get('latin')).toEqual(odd.latin);
    expect(contents.get('binary')).toEqual(odd.binary);
  });

  test('that GraphQL would cut short are read whole', async () => {
    const large = 'x'.repeat(700_000);
    const github = await start({ main: [{ large }] });
    const { text } = await readAll(github, 'main');
    expect(text('large')).toBe(large);
    expect(asked(github)).toEqual([expect.stringMatching(/^GET \/git\/blobs\//)]);
  });

  test('of 150 files come in a few queries', async () => {
    const files = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`f${index}`, `FROM a${index}\n`]));
    const github = await start({ main: [files] });
    const { text } = await readAll(github, 'main');
    expect(text('f149')).toBe('FROM a149\n');
    expect(asked(github)).toEqual(['POST /graphql', 'POST /graphql']);
  });

  test('of more than 2 MiB together come in several queries, so that GitHub answers each in time', async () => {
    const text = (index: number) => `${index}`.repeat(400_000);
    const github = await start({
      main: [Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`f${index}`, text(index)]))],
    });
    const { contents } = await readAll(github, 'main');
    expect(Array.from(contents.values(), textOf)).toEqual(Array.from({ length: 7 }, (_, index) => text(index)));
    expect(asked(github)).toEqual(['POST /graphql', 'POST /graphql']);
  });

  test('come one by one where GraphQL fails', async () => {
    const github = await start({ main: [{ a: 'a\n', b: 'b\n' }] });
    github.fail({ path: '/graphql' }, { status: 502, times: 10 });
    const { text } = await readAll(github, 'main');
    expect([text('a'), text('b')]).toEqual(['a\n', 'b\n']);
  });

  test('of a link are its target', async () => {
    const github = await start({ main: [{ link: { symlink: '../elsewhere' } }] });
    expect((await readAll(github, 'main')).text('link')).toBe('../elsewhere');
  });

  test('that GitHub does not give are a gap that says why, and take nothing from the others', async () => {
    const github = await start({ main: [{ a: 'a\n' }] });
    const client = clientOf(github);
    const reader = treeReader(client, blobStore(client), 'main', undefined);
    const { entries } = await reader.list();
    const ghost = { path: 'ghost', kind: 'file' as const, oid: 'f'.repeat(40), size: 1 };
    const contents = await reader.read([...entries, ghost]);
    expect(textOf(contents.get('a'))).toBe('a\n');
    expect(contents.get('ghost')).toEqual({
      path: 'ghost',
      subject: 'ghost',
      reason:
        'It could not be read: GitHub says: Not Found; grant `contents: read` under `permissions` in the workflow.',
      blocking: true,
    });
  });
});
