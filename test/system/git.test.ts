import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../src/core/errors.ts';
import { openRepository } from '../../src/system/git.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'plimsoll-git-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Windows has no line breaks in names. */
const odd = process.platform === 'win32' ? '_' : '\n';

const environment = { PATH: process.env['PATH'], HOME: root };

function git(folder: string, ...args: string[]): string {
  return execFileSync(
    'git',
    ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main', ...args],
    {
      cwd: folder,
      env: { ...environment, GIT_CONFIG_NOSYSTEM: '1' },
      encoding: 'utf8',
    },
  ).trim();
}

function repository(name: string): string {
  const folder = join(root, name);
  mkdirSync(folder);
  git(folder, 'init', '--quiet');
  return folder;
}

function commit(folder: string, files: Readonly<Record<string, string | undefined>>): string {
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) rmSync(join(folder, path));
    else {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'x');
  return git(folder, 'rev-parse', 'HEAD');
}

const text = (content: unknown) => (content instanceof Uint8Array ? new TextDecoder().decode(content) : content);

describe('the files of a commit', () => {
  const folder = repository('files');
  const names = ['--help', 'Dockerfile', 'a/b c/Dockerfile.ü', `line${odd}break/Dockerfile`, 'same'];
  const id = commit(
    folder,
    Object.fromEntries(names.map((name) => [name, name === 'same' ? 'FROM Dockerfile' : `FROM ${name}`])),
  );
  commit(folder, { Dockerfile: 'FROM later' });

  test.each(['work tree', 'bare'])('are listed and read from a %s', async (form) => {
    const place = form === 'bare' ? join(root, 'files.git') : folder;
    if (form === 'bare') git(root, 'clone', '--quiet', '--bare', folder, place);
    const opened = await openRepository(place, environment);
    expect(opened.topLevel).toBe(form === 'bare' ? undefined : folder);
    const tree = opened.tree(id);
    const { entries, gaps } = await tree.list();
    expect(gaps).toEqual([]);
    expect(entries.map(({ path }) => path)).toEqual(names);
    expect(entries.every(({ kind, size, oid }) => kind === 'file' && size !== undefined && oid !== undefined)).toBe(
      true,
    );
    const contents = await tree.read(entries);
    expect(names.map((name) => text(contents.get(name)))).toEqual(
      names.map((name) => (name === 'same' ? 'FROM Dockerfile' : `FROM ${name}`)),
    );
    expect(text(await opened.file(id, `line${odd}break/Dockerfile`))).toBe(`FROM line${odd}break/Dockerfile`);
    expect(await opened.file(id, 'nowhere')).toBeUndefined();
    expect(await opened.file(id, 'a')).toBeUndefined();
  });

  test('are the same from a folder below the top', async () => {
    const opened = await openRepository(join(folder, 'a'), environment);
    expect((await opened.tree(id).list()).entries.map(({ path }) => path)).toEqual(names);
    expect(text(await opened.file(id, 'Dockerfile'))).toBe('FROM Dockerfile');
  });

  test('a blob that the clone does not hold is a gap', async () => {
    const opened = await openRepository(folder, environment);
    const entry = { path: 'x', kind: 'file', oid: '0'.repeat(40), size: 1 } as const;
    expect((await opened.tree(id).read([entry])).get('x')).toMatchObject({ path: 'x', blocking: true });
  });

  test.skipIf(process.platform === 'win32')('links and submodules are told as such', async () => {
    const linked = repository('links');
    symlinkSync('../outside', join(linked, 'Dockerfile'));
    commit(linked, {});
    git(linked, 'update-index', '--add', '--cacheinfo', `160000,${id},vendor/sub`);
    git(linked, 'commit', '--quiet', '-m', 'x');
    const opened = await openRepository(linked, environment);
    const tree = opened.tree(git(linked, 'rev-parse', 'HEAD'));
    const { entries } = await tree.list();
    expect(entries.map(({ path, kind }) => [path, kind])).toEqual([
      ['Dockerfile', 'symlink'],
      ['vendor/sub', 'submodule'],
    ]);
    expect(text((await tree.read(entries)).get('Dockerfile'))).toBe('../outside');
  });
});

describe('what lies between two commits', () => {
  const folder = repository('changes');
  const long = Array.from({ length: 40 }, (_, index) => `RUN step ${index}\n`).join('');
  const base = commit(folder, { Dockerfile: long, gone: 'x', kept: 'y', 'old name': `${long}#` });
  const head = commit(folder, {
    Dockerfile: `${long}RUN more\n`,
    'copy/Dockerfile': long,
    gone: undefined,
    new: 'z',
    'old name': undefined,
    [`new${odd}name`]: `${long}#`,
  });

  test('renames and copies are told with where they come from', async () => {
    const changes = await (await openRepository(folder, environment)).changes(base, head);
    expect(changes).toEqual([
      { path: 'Dockerfile', previousPath: undefined, status: 'modified', patch: undefined },
      { path: 'copy/Dockerfile', previousPath: 'Dockerfile', status: 'copied', patch: undefined },
      { path: 'gone', previousPath: undefined, status: 'removed', patch: undefined },
      { path: 'new', previousPath: undefined, status: 'added', patch: undefined },
      { path: `new${odd}name`, previousPath: 'old name', status: 'renamed', patch: undefined },
    ]);
  });

  test('the merge base is where they parted', async () => {
    git(folder, 'checkout', '--quiet', '-b', 'side', base);
    const side = commit(folder, { kept: 'changed' });
    const opened = await openRepository(folder, environment);
    expect(await opened.mergeBase(side, head)).toBe(base);
    git(folder, 'checkout', '--quiet', '--orphan', 'other');
    expect(await opened.mergeBase(commit(folder, {}), head)).toBeUndefined();
    expect(await opened.isShallow()).toBe(false);
  });
});

describe('refs', () => {
  const folder = repository('refs');
  const id = commit(folder, { a: 'x' });
  git(folder, 'tag', '-a', 'v1', '-m', 'x');

  test.each(['HEAD', 'main', 'v1', 'refs/heads/main', id, id.slice(0, 10), 'HEAD@{0}'])(
    '%s is a commit',
    async (ref) => {
      expect(await (await openRepository(folder, environment)).commit(ref)).toBe(id);
    },
  );

  test.each(['nowhere', '', '--all', '-h', 'HEAD HEAD', 'HEAD\n', 'HEAD:a', '--output=x', 'HEAD..main', '^HEAD'])(
    '%j is none',
    async (ref) => {
      expect(await (await openRepository(folder, environment)).commit(ref)).toBeUndefined();
    },
  );
});

describe('a hostile clone', () => {
  test('runs nothing that its config names', async () => {
    const folder = repository('hostile');
    const id = commit(folder, { Dockerfile: 'FROM a', '.gitattributes': '* diff=evil' });
    const next = commit(folder, { Dockerfile: 'FROM b' });
    const proof = join(root, 'proof');
    for (const key of [
      'core.fsmonitor',
      'diff.external',
      'diff.evil.textconv',
      'diff.evil.command',
      'core.pager',
      'core.sshCommand',
      'alias.ls-tree',
    ]) {
      git(folder, 'config', key, `${key === 'alias.ls-tree' ? '!' : ''}touch ${proof}`);
    }
    const opened = await openRepository(folder, environment);
    await opened.tree(id).list();
    await opened.changes(id, next);
    await opened.file(id, 'Dockerfile');
    expect(existsSync(proof)).toBe(false);
  });

  test('variables of ours do not lead git elsewhere', async () => {
    const folder = repository('variables');
    const id = commit(folder, { Dockerfile: 'FROM a' });
    const opened = await openRepository(folder, {
      ...environment,
      GIT_DIR: join(root, 'nowhere'),
      GIT_EXTERNAL_DIFF: 'false',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.bare',
      GIT_CONFIG_VALUE_0: 'true',
    });
    expect(await opened.commit('HEAD')).toBe(id);
    expect(opened.topLevel).toBe(folder);
  });
});

test('a folder in no repository is the mistake of who names it', async () => {
  await expect(openRepository(root, environment)).rejects.toThrow(UsageError);
  await expect(openRepository(root, environment)).rejects.toThrow(/is not in a readable git repository/);
});

test('without git, that is what is said', async () => {
  await expect(openRepository(root, { PATH: root })).rejects.toThrow(/git was not found/);
});
