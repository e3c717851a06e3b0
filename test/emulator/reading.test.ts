import { afterEach, describe, expect, test } from 'vitest';
import { call } from './calls.ts';
import { type Emulator, type EmulatorOptions, startGitHub } from './server.ts';

let emulator: Emulator;

async function start(options: EmulatorOptions): Promise<Emulator> {
  emulator = await startGitHub(options);
  return emulator;
}

afterEach(async () => {
  expect(emulator.violations).toEqual([]);
  await emulator.close();
});

const lines = (count: number, name = 'line') =>
  Array.from({ length: count }, (_, index) => `${name} ${index + 1}\n`).join('');

describe('files of a pull request', () => {
  test('have GitHub’s patch: hunks with three lines around, without the headers of the file', async () => {
    const github = await start({
      main: [{ Dockerfile: lines(9) }],
      pull: { commits: [{ Dockerfile: lines(9).replace('line 5', 'five') }] },
    });
    const { json } = await call(github, '/pulls/1/files');
    expect(json).toMatchObject([
      {
        filename: 'Dockerfile',
        status: 'modified',
        additions: 1,
        deletions: 1,
        changes: 2,
        patch: '@@ -2,7 +2,7 @@ line 1\n line 2\n line 3\n line 4\n-line 5\n+five\n line 6\n line 7\n line 8',
      },
    ]);
  });

  test('tell renames, additions and removals, and leave the patch out where it is binary or nothing changed', async () => {
    const github = await start({
      main: [{ 'old/Dockerfile': lines(20), gone: 'gone\n', 'pure.txt': lines(10, 'pure') }],
      pull: {
        commits: [
          {
            'new/Dockerfile': lines(20).replace('line 3\n', 'three\n'),
            'logo.png': Buffer.from([0x89, 0x50, 0, 1, 2]),
            'moved.txt': lines(10, 'pure'),
            'no newline': 'end',
          },
        ],
      },
    });
    const { json } = await call(github, '/pulls/1/files');
    expect(json).toMatchObject([
      { filename: 'gone', status: 'removed', patch: '@@ -1 +0,0 @@\n-gone' },
      { filename: 'logo.png', status: 'added', changes: 0 },
      { filename: 'moved.txt', status: 'renamed', previous_filename: 'pure.txt', changes: 0 },
      { filename: 'new/Dockerfile', status: 'renamed', previous_filename: 'old/Dockerfile', changes: 2 },
      { filename: 'no newline', status: 'added', patch: '@@ -0,0 +1 @@\n+end\n\\ No newline at end of file' },
    ]);
    const files = json as readonly Record<string, unknown>[];
    expect(files.filter((file) => !('patch' in file)).map((file) => file['filename'])).toEqual([
      'logo.png',
      'moved.txt',
    ]);
  });

  test('come thirty a page unless asked, a hundred at most, with links to the others', async () => {
    const many = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`file-${index}`, 'x\n']));
    const github = await start({ pull: { commits: [many] } });
    const first = await call(github, '/pulls/1/files');
    expect(first.json).toHaveLength(30);
    const whole = await call(github, '/pulls/1/files?per_page=1000');
    expect(whole.json).toHaveLength(100);
    expect(whole.headers.get('link')).toBe(
      `<${github.url}/repos/octo/app/pulls/1/files?per_page=1000&page=2>; rel="next", ` +
        `<${github.url}/repos/octo/app/pulls/1/files?per_page=1000&page=2>; rel="last"`,
    );
    const second = await call(github, '/pulls/1/files?per_page=100&page=2');
    expect(second.json).toHaveLength(31);
    expect(second.headers.get('link')).toContain('rel="first"');
  });

  test('leave out the patches beyond 20,000 lines of the whole diff', async () => {
    const github = await start({ pull: { commits: [{ a: lines(15_000), b: lines(15_000, 'b'), c: 'c\n' }] } });
    const files = (await call(github, '/pulls/1/files')).json as readonly Record<string, unknown>[];
    expect(files.map((file) => [file['filename'], file['changes'], 'patch' in file])).toEqual([
      ['README.md', 1, true],
      ['a', 15_000, true],
      ['b', 15_000, false],
      ['c', 1, false],
    ]);
  });
});

describe('a pull request', () => {
  test('holds both ends, and its merge base is found by comparing them', async () => {
    const github = await start({
      main: [{ Dockerfile: 'FROM a\n' }, { Dockerfile: 'FROM a\n', other: 'x\n' }],
      pull: { from: 0, commits: [{ Dockerfile: 'FROM b\n' }] },
    });
    const { json } = await call(github, '/pulls/1');
    expect(json).toMatchObject({ number: 1, changed_files: 1, base: { ref: 'main', sha: github.pull.base.oid } });
    const compared = await call(github, `/compare/${github.pull.base.oid}...${github.pull.head.oid}`);
    expect(compared.json).toMatchObject({
      status: 'diverged',
      ahead_by: 1,
      behind_by: 1,
      files: [{ filename: 'Dockerfile' }],
    });
    const { merge_base_commit: mergeBase } = compared.json as { merge_base_commit: { sha: string } };
    expect(mergeBase.sha).toBe(await github.world.repository.resolve('main~1'));
  });

  test('from a fork names the fork', async () => {
    const github = await start({ pull: { forkOwner: 'stranger', commits: [{ a: 'a\n' }] } });
    expect((await call(github, '/pulls/1')).json).toMatchObject({
      head: { label: 'stranger:feature', repo: { full_name: 'stranger/app', fork: true } },
      base: { repo: { full_name: 'octo/app', fork: false } },
    });
  });
});

describe('pull requests', () => {
  test('are found by their head’s commit, unless it is a fork’s', async () => {
    const github = await start({ pull: { commits: [{ a: 'a\n' }] } });
    const fork = await github.openPull({ forkOwner: 'stranger', headRef: 'theirs', commits: [{ b: 'b\n' }] });
    const { oid } = github.pull.head;
    expect((await call(github, `/commits/${oid}/pulls`)).json).toMatchObject([{ number: 1 }]);
    expect((await call(github, `/commits/${fork.head.oid}/pulls`)).json).toEqual([]);
    expect((await call(github, '/pulls?head=stranger:theirs&state=open')).json).toMatchObject([{ number: 2 }]);
    fork.state = 'closed';
    expect((await call(github, '/pulls')).json).toMatchObject([{ number: 1 }]);
  });
});

describe('contents', () => {
  const main = [
    {
      'a b/ü.txt': 'text\n',
      'run.sh': { content: '#!/bin/sh\n', mode: '100755' },
      link: { symlink: 'a b/ü.txt' },
      dangling: { symlink: 'nowhere' },
      lib: { submodule: '1234567890123456789012345678901234567890' },
      'big.bin': Buffer.alloc(1_100_000, 1),
    },
  ] as const;

  test('are listed as a tree with modes and sizes, and cut where the limit is', async () => {
    const github = await start({ main, treeLimit: 4 });
    const whole = await call(github, '/git/trees/main');
    expect(whole.json).toMatchObject({
      truncated: false,
      tree: [
        { path: 'a b', type: 'tree', mode: '040000' },
        { path: 'big.bin', type: 'blob', size: 1_100_000 },
        { path: 'dangling', mode: '120000' },
        { path: 'lib', type: 'commit', mode: '160000' },
        { path: 'link', mode: '120000' },
        { path: 'run.sh', mode: '100755' },
      ],
    });
    const cut = (await call(github, '/git/trees/main?recursive=1')).json as { tree: unknown[]; truncated: boolean };
    expect(cut).toMatchObject({ truncated: true });
    expect(cut.tree).toHaveLength(4);
  });

  test('are read as base64 or raw, links to files followed, and above 1 MB only raw', async () => {
    const github = await start({ main });
    const encoded = await call(github, '/contents/a%20b/%C3%BC.txt?ref=main');
    expect(encoded.json).toMatchObject({ type: 'file', encoding: 'base64', content: 'dGV4dAo=\n' });
    const raw = { accept: 'application/vnd.github.raw+json' };
    expect((await call(github, '/contents/link', { headers: raw })).text).toBe('text\n');
    expect((await call(github, '/contents/dangling')).json).toMatchObject({ type: 'symlink', target: 'nowhere' });
    expect((await call(github, '/contents/lib')).json).toMatchObject({ type: 'submodule' });
    expect((await call(github, '/contents/big.bin')).json).toMatchObject({ encoding: 'none', content: '' });
    expect((await call(github, '/contents/big.bin', { headers: raw })).text).toHaveLength(1_100_000);
    expect((await call(github, '/contents/nothing')).status).toBe(404);
  });

  test('are read by blob id', async () => {
    const github = await start({ main: [{ a: 'hello\n' }] });
    const blob = await call(github, '/git/blobs/ce013625030ba8dba906f756967f9e9ca394464a');
    expect(blob.json).toMatchObject({ encoding: 'base64', content: 'aGVsbG8K\n', size: 6 });
    expect((await call(github, '/git/blobs/0000000000000000000000000000000000000000')).status).toBe(404);
    expect((await call(github, '/git/blobs/short')).status).toBe(422);
  });
});
