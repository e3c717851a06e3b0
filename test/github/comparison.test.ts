import { describe, expect, test } from 'vitest';
import {
  changedPaths,
  changesBetween,
  compare,
  isListingOf,
  listedChanges,
  tryComparing,
} from '../../src/github/comparison.ts';
import { clientOf, start } from './github.ts';

describe('two commits', () => {
  test('are compared from where they parted, in one request', async () => {
    const github = await start({ main: [{ a: 'a\n' }], pull: { commits: [{ a: 'b\n' }] } });
    const parted = github.pull.base.oid;
    const tip = await github.pushBase([{ a: 'a\n', c: 'c\n' }]);
    expect(await compare(clientOf(github), tip, github.pull.head.oid)).toEqual({
      tip,
      mergeBase: parted,
      listed: {
        changes: [{ path: 'a', previousPath: undefined, status: 'modified', patch: '@@ -1 +1 @@\n-a\n+b' }],
        complete: true,
        oids: new Map(),
      },
    });
    expect(github.requests).toHaveLength(1);
  });

  test.each([
    [299, true],
    [300, false],
  ])('of which %i files differ are known to be listed whole: %s', async (n, complete) => {
    const files = Object.fromEntries(Array.from({ length: n }, (_, index) => [`f${index}`, '']));
    const github = await start({ main: [{ a: 'a\n' }], pull: { commits: [{ a: 'a\n', ...files }] } });
    const { listed } = await compare(clientOf(github), github.pull.base.oid, github.pull.head.oid);
    expect([listed.changes.length, listed.complete]).toEqual([n, complete]);
  });

  test('of which one is not there are refused, or nothing where that may be', async () => {
    const github = await start({ pull: { commits: [{ a: 'b\n' }] } });
    const gone = '1'.repeat(40);
    await expect(compare(clientOf(github), gone, github.pull.head.oid)).rejects.toThrow('Not Found');
    expect(await tryComparing(clientOf(github), gone, github.pull.head.oid)).toBeUndefined();
    github.fail({ path: '/compare/' }, { status: 403, body: { message: 'Resource not accessible by integration' } });
    await expect(tryComparing(clientOf(github), gone, github.pull.head.oid)).rejects.toThrow('not accessible');
  });
});

describe('changed files', () => {
  test.each([
    ['is whole', '@@ -1,2 +1,2 @@\n a\n-b\n+c\n@@ -9 +9,0 @@\n-d', 1, 2, true],
    ['names no line ends', '@@ -1 +1 @@\n-b\n\\ No newline at end of file\n+c', 1, 1, true],
    ['is of a file whose lines GitHub did not count', '@@ -1 +1 @@\n-b\n+c', 0, 0, true],
    ['ends within a hunk', '@@ -1,2 +1,3 @@\n a\n-b\n+c', 2, 1, false],
    ['ends within a hunk, and its lines were counted as shown', '@@ -0,0 +1,3 @@\n+a\n+b', 2, 0, false],
    ['ends within what is removed', '@@ -1,3 +0,0 @@\n-a\n-b', 0, 2, false],
    ['ends before the last hunk', '@@ -1 +1 @@\n-b\n+c', 2, 1, false],
  ])('have their patch, unless it is cut short: one that %s', (_, patch, additions, deletions, kept) => {
    const file = { sha: null, filename: 'a', status: 'modified' as const, additions, deletions, patch };
    expect(listedChanges([file], 300).changes).toEqual([
      { path: 'a', previousPath: undefined, status: 'modified', patch: kept ? patch : undefined },
    ]);
  });

  test('are of the head that is read, or of another one, as their contents tell', () => {
    const change = (path: string, status: 'added' | 'removed') => ({
      path,
      previousPath: undefined,
      status,
      patch: '',
    });
    const entry = { path: 'a', oid: '1', kind: 'file' as const, size: 1 };
    const changes = [change('a', 'added'), change('b', 'removed')];
    const listing = (oid: string) => ({ changes, complete: true, oids: new Map([['a', oid]]) });
    expect(isListingOf(listing('1'), [entry])).toBe(true);
    expect(isListingOf(listing('2'), [entry])).toBe(false);
    expect(isListingOf(listing('1'), [])).toBe(false);
    expect(isListingOf(listing('1'), [entry, { ...entry, path: 'b' }])).toBe(false);
  });

  test('beyond those that GitHub lists are told by comparing the trees', () => {
    const entry = (path: string, oid: string) => ({ path, oid, kind: 'file' as const, size: 1 });
    const listed = [{ path: 'a', previousPath: 'z', status: 'renamed' as const, patch: '' }];
    const base = [entry('kept', '1'), entry('edited', '2'), entry('moved', '3'), entry('gone', '4'), entry('z', '5')];
    const head = [entry('kept', '1'), entry('edited', '6'), entry('there', '3'), entry('new', '7'), entry('a', '5')];
    expect(
      changesBetween(base, head, listed).map(({ path, previousPath, status }) => [status, path, previousPath]),
    ).toEqual([
      ['modified', 'edited', undefined],
      ['removed', 'gone', undefined],
      ['added', 'new', undefined],
      ['renamed', 'there', 'moved'],
    ]);
  });

  test('are compared with what they were; a copy with what it was copied from', () => {
    const change = { previousPath: undefined, patch: undefined };
    const { head, base } = changedPaths([
      { ...change, path: 'new', status: 'added' },
      { ...change, path: 'gone', status: 'removed' },
      { ...change, path: 'edited', status: 'modified' },
      { ...change, path: 'to', previousPath: 'from', status: 'renamed' },
      { ...change, path: 'copy', previousPath: 'source', status: 'copied' },
    ]);
    expect([...head]).toEqual(['new', 'edited', 'to', 'copy', 'source']);
    expect([...base]).toEqual(['gone', 'edited', 'from', 'source']);
  });
});
