import { describe, expect, test } from 'vitest';
import { readText } from '../../src/github/contents.ts';
import type { PullRequest } from '../../src/github/events.ts';
import { findBase, listChanges } from '../../src/github/pull-request.ts';
import type { Emulator } from '../emulator/server.ts';
import { clientOf, start } from './github.ts';

function pullOf({ pull: { number, head, base } }: Emulator): PullRequest {
  const ends = { head: head.oid, baseRef: base.ref, baseSha: base.oid };
  return { kind: 'pull-request', number, ...ends, readOnly: false, open: true };
}

describe('the base of a pull request', () => {
  test('is where it parted from its base branch; the config is at that branch’s tip of now', async () => {
    const github = await start({ main: [{ a: 'a\n' }], pull: { commits: [{ a: 'b\n' }] } });
    const event = pullOf(github);
    const tip = await github.pushBase([{ a: 'a\n', c: 'c\n' }]);
    expect(await findBase(clientOf(github), event)).toMatchObject({ tip, mergeBase: event.baseSha });
  });

  test('is found where the base branch has been renamed since, at its tip of now', async () => {
    const github = await start({ pull: { commits: [{ a: 'b\n' }] } });
    const event = { ...pullOf(github), baseRef: 'master' };
    const tip = await github.pushBase([{ c: 'c\n' }]);
    expect(await findBase(clientOf(github), event)).toMatchObject({ tip, mergeBase: event.baseSha });
  });

  test('is what it was where the base branch has been deleted since', async () => {
    const github = await start({ pull: { commits: [{ a: 'b\n' }] } });
    github.fail({ path: /compare\/main/ }, { status: 404 });
    const event = pullOf(github);
    expect(await findBase(clientOf(github), event)).toMatchObject({ tip: event.baseSha, mergeBase: event.baseSha });
  });

  test('is from before it was merged, where it has been since', async () => {
    const github = await start({ pull: { commits: [{ a: 'b\n' }] } });
    const event = pullOf(github);
    const merged = await github.world.repository.resolve('refs/pull/1/merge');
    await github.world.repository.setRef('refs/heads/main', merged ?? '');
    expect(await findBase(clientOf(github), event)).toMatchObject({ tip: merged, mergeBase: event.baseSha });
  });

  test('is missing where the two histories have nothing in common', async () => {
    const github = await start({ pull: { commits: [{ a: 'b\n' }] } });
    const head = await github.world.repository.commit({ a: 'z\n' }, [], 'An orphan');
    const event = { ...pullOf(github), head };
    expect(await findBase(clientOf(github), event)).toEqual({
      ...{ tip: event.baseSha, mergeBase: undefined, listed: undefined },
    });
  });

  test('that may not be read says so, and what to grant', async () => {
    const github = await start({
      visibility: 'private',
      tokens: { t: { permissions: {}, login: 'x' } },
      pull: { commits: [{}] },
    });
    await expect(findBase(clientOf(github), pullOf(github))).rejects.toThrow(
      /^The base of the pull request could not be read: GitHub says: .*; grant `contents: read` under `permissions` in the workflow\.$/,
    );
  });
});

describe('changed files', () => {
  test('come along with the base, of the very head that is read, whatever was pushed since', async () => {
    const github = await start({ pull: { commits: [{ a: 'b\n' }] } });
    const event = pullOf(github);
    await github.push([{ z: 'z\n' }]);
    const client = clientOf(github);
    const base = await findBase(client, event);
    github.forgetRequests();
    const { changes } = await listChanges(client, event, base);
    expect(changes.map(({ path, status }) => [path, status])).toEqual([
      ['README.md', 'removed'],
      ['a', 'added'],
    ]);
    expect(github.requests).toEqual([]);
  });

  test('beyond those of a comparison are read to the last page, each once', async () => {
    const many = Object.fromEntries(Array.from({ length: 350 }, (_, index) => [`file-${index}`, 'x\n']));
    const github = await start({ pull: { commits: [{ 'README.md': '# app\n', ...many }] } });
    const client = clientOf(github);
    const { changes, complete } = await listChanges(client, pullOf(github), await findBase(client, pullOf(github)));
    expect(new Set(changes.map(({ path }) => path)).size).toBe(350);
    expect(complete).toBe(true);
    expect(github.requests).toHaveLength(1 + 4);
  });

  test('have their patch, what they were called before and what happened to them', async () => {
    const text = Array.from({ length: 20 }, (_, index) => `line ${index}\n`).join('');
    const github = await start({
      main: [{ 'old/Dockerfile': text, gone: 'gone\n' }],
      pull: { commits: [{ 'new/Dockerfile': text.replace('line 3\n', 'three\n'), 'logo.png': Buffer.from([0, 1]) }] },
    });
    const client = clientOf(github);
    const { changes } = await listChanges(client, pullOf(github), await findBase(client, pullOf(github)));
    expect(changes).toEqual([
      { path: 'gone', previousPath: undefined, status: 'removed', patch: '@@ -1 +0,0 @@\n-gone' },
      { path: 'logo.png', previousPath: undefined, status: 'added', patch: undefined },
      {
        path: 'new/Dockerfile',
        previousPath: 'old/Dockerfile',
        status: 'renamed',
        patch: expect.stringContaining('+three'),
      },
    ]);
  });
});

describe('a single file', () => {
  test('is read at any ref, whatever its name', async () => {
    const github = await start({ main: [{ 'dir/a #1?.yml': 'profile: all\n' }] });
    expect(await readText(clientOf(github), 'dir/a #1?.yml', 'main')).toBe('profile: all\n');
  });

  test('that is not there is no error; a folder is', async () => {
    const github = await start({ main: [{ 'dir/file': 'x' }] });
    expect(await readText(clientOf(github), 'no/such', 'main')).toBeUndefined();
    await expect(readText(clientOf(github), 'dir', 'main')).rejects.toThrow('`dir` is a folder, not a file.');
  });
});
