import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { enclosingRepository, type FolderOptions, folderReader } from '../../src/system/folders.ts';
import { growth, linear } from '../growth.ts';

const root = mkdtempSync(join(tmpdir(), 'plimsoll-folders-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function fresh(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, name);
  mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function reader(folder: string, options: Partial<FolderOptions> = {}) {
  return folderReader(folder, { excluded: () => false, within: [''], maxBytes: 1024 * 1024, ...options });
}

async function paths(folder: string, options: Partial<FolderOptions> = {}): Promise<readonly string[]> {
  return (await reader(folder, options).list()).entries.map(({ path }) => path);
}

const text = (content: unknown) => (content instanceof Uint8Array ? new TextDecoder().decode(content) : content);

test('every file is listed in order, but for .git, node_modules and what is excluded', async () => {
  const folder = fresh('plain', {
    Dockerfile: 'FROM a',
    '.github/x.yml': '',
    'b/.git/config': '',
    'b/node_modules/x/Dockerfile': '',
    'b/c/compose.yaml': '',
    'build/out/Dockerfile': '',
  });
  expect(await paths(folder, { excluded: (path) => path === 'build' })).toEqual([
    '.github/x.yml',
    'Dockerfile',
    'b/c/compose.yaml',
  ]);
});

test('only what lies within is listed, with paths from the root', async () => {
  const folder = fresh('within', { 'a/Dockerfile': '', 'b/c/Dockerfile': '', Dockerfile: '' });
  expect(await paths(folder, { within: ['b', 'a'] })).toEqual(['a/Dockerfile', 'b/c/Dockerfile']);
});

test.skipIf(process.platform === 'win32')(
  'names with spaces, unicode, leading dashes and line breaks are read',
  async () => {
    const names = ['--help', 'Dockerfile.ünï 😀', 'a b', 'line\nbreak'];
    const folder = fresh('odd', Object.fromEntries(names.map((name) => [name, `FROM ${name}`])));
    const files = reader(folder);
    const { entries } = await files.list();
    expect(entries.map(({ path }) => path)).toEqual(names);
    const contents = await files.read(entries);
    for (const name of names) expect(text(contents.get(name))).toBe(`FROM ${name}`);
  },
);

test.runIf(process.platform === 'linux')('names that are no UTF-8 are told apart and read', async () => {
  const folder = fresh('bytes', { 'ok/Dockerfile': 'FROM ok' });
  for (const byte of [0xff, 0xfe]) {
    const name = Buffer.concat([Buffer.from(`${folder}/d`), Buffer.from([byte])]);
    mkdirSync(name);
    writeFileSync(Buffer.concat([name, Buffer.from('/Dockerfile')]), `FROM ${byte}`);
  }
  const files = reader(folder);
  const { entries } = await files.list();
  expect(entries.map(({ path }) => path)).toEqual(['d\\xfe/Dockerfile', 'd\\xff/Dockerfile', 'ok/Dockerfile']);
  const contents = await files.read(entries);
  expect(entries.map(({ path }) => text(contents.get(path)))).toEqual(['FROM 254', 'FROM 255', 'FROM ok']);
});

test.skipIf(process.platform === 'win32')('links are told as links and not followed', async () => {
  const folder = fresh('links', { 'real/Dockerfile': 'FROM a' });
  symlinkSync('real/Dockerfile', join(folder, 'Dockerfile'));
  symlinkSync('.', join(folder, 'loop'));
  const files = reader(folder);
  const { entries } = await files.list();
  expect(entries.map(({ path, kind }) => [path, kind])).toEqual([
    ['Dockerfile', 'symlink'],
    ['loop', 'symlink'],
    ['real/Dockerfile', 'file'],
  ]);
  const contents = await files.read(entries);
  expect(text(contents.get('Dockerfile'))).toBe('real/Dockerfile');
});

test.skipIf(process.platform === 'win32')('a named pipe is a gap, and nobody waits for it', async () => {
  const folder = fresh('pipe', {});
  execFileSync('mkfifo', [join(folder, 'Dockerfile')]);
  const files = reader(folder);
  const { entries } = await files.list();
  expect((await files.read(entries)).get('Dockerfile')).toMatchObject({ path: 'Dockerfile', blocking: true });
});

test('a file that is gone since it was listed is a gap', async () => {
  const folder = fresh('gone', { Dockerfile: 'FROM a' });
  const files = reader(folder);
  const { entries } = await files.list();
  rmSync(join(folder, 'Dockerfile'));
  expect((await files.read(entries)).get('Dockerfile')).toEqual({
    path: 'Dockerfile',
    subject: 'Dockerfile',
    reason: 'It could not be read (there is no such file).',
    blocking: true,
  });
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('an unreadable folder is a gap', async () => {
  const folder = fresh('locked', { 'a/Dockerfile': '', 'b/Dockerfile': '' });
  chmodSync(join(folder, 'a'), 0);
  const { entries, gaps } = await reader(folder).list();
  chmodSync(join(folder, 'a'), 0o755);
  expect(entries.map(({ path }) => path)).toEqual(['b/Dockerfile']);
  expect(gaps).toEqual([
    { path: 'a', subject: 'a', reason: 'The folder could not be read (no permission).', blocking: true },
  ]);
});

test('of a file that is too large only as much is read as shows it', async () => {
  const folder = fresh('large', { Dockerfile: 'x'.repeat(5000), small: 'x'.repeat(100) });
  const files = reader(folder, { maxBytes: 100 });
  const contents = await files.read((await files.list()).entries);
  expect(contents.get('Dockerfile')).toHaveLength(101);
  expect(contents.get('small')).toHaveLength(100);
});

test('to list and read ten thousand files costs no more than they are many', async () => {
  const make = (count: number) => {
    const folder = fresh(`many-${count}`, {});
    for (let index = 0; index < count; index++) {
      if (index % 100 === 0) mkdirSync(join(folder, `d${index / 100}`));
      writeFileSync(join(folder, `d${Math.floor(index / 100)}`, `f${index}`), 'FROM a\n');
    }
    return { folder, count };
  };
  const read = async ({ folder, count }: ReturnType<typeof make>) => {
    const files = reader(folder);
    const { entries } = await files.list();
    const contents = await files.read(entries);
    expect([entries.length, contents.size]).toEqual([count, count]);
  };
  expect(await growth(10_000, make, read)).toBeLessThan(linear);
});

test('the enclosing repository is found upwards, by folder or by file', () => {
  const folder = fresh('repository', {
    '.git/HEAD': 'ref: refs/heads/main',
    'a/b/x': '',
    'sub/.git': 'gitdir: ../x',
    'sub/c/x': '',
  });
  expect(enclosingRepository(join(folder, 'a/b'))).toBe(folder);
  expect(enclosingRepository(folder)).toBe(folder);
  expect(enclosingRepository(join(folder, 'sub/c'))).toBe(join(folder, 'sub'));
  expect(enclosingRepository(root)).toBeUndefined();
});
