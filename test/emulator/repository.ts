import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readObjects } from './objects.ts';

const run = promisify(execFile);

/** What a path holds in a commit: text or bytes, or one of git's odder entries. */
export type FileContent =
  | string
  | Uint8Array
  | { readonly symlink: string }
  | { readonly submodule: string }
  | { readonly content: string | Uint8Array; readonly mode: '100644' | '100755' };

/** A commit's whole tree by path. */
export type Files = Readonly<Record<string, FileContent>>;

export interface Entry {
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly oid: string;
  /** Bytes; of blobs only. */
  readonly size: number | undefined;
}

export interface Commit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** ISO 8601. */
  readonly date: string;
}

export interface Repository {
  readonly path: string;
  /** Writes a commit whose tree is exactly `files` and answers its id. */
  commit(files: Files, parents: readonly string[], message: string): Promise<string>;
  /** Writes a commit whose tree is the parent's but for `files`. */
  change(files: Files, parent: string, message: string): Promise<string>;
  /** Writes a commit with an existing tree. */
  commitTree(tree: string, parents: readonly string[], message: string): Promise<string>;
  /** A full ref such as `refs/heads/main`. */
  setRef(ref: string, oid: string): Promise<void>;
  /** The id that a revision names, or `undefined`. */
  resolve(revision: string): Promise<string | undefined>;
  readCommit(oid: string): Promise<Commit | undefined>;
  /** `undefined` where there is no such blob. */
  readBlob(oid: string): Promise<Buffer | undefined>;
  typeOf(oid: string): Promise<string | undefined>;
  list(treeish: string, recursive: boolean): Promise<readonly Entry[]>;
  mergeBase(left: string, right: string): Promise<string | undefined>;
  /** Commits of `to` that `from` does not have, oldest first. */
  log(from: string, to: string): Promise<readonly Commit[]>;
  git(args: readonly string[]): Promise<string>;
  gitBytes(args: readonly string[]): Promise<Buffer>;
  close(): Promise<void>;
}

/** No configuration of this machine's may change what git answers. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_AUTHOR_NAME: 'Octo Cat',
  GIT_AUTHOR_EMAIL: 'octocat@github.com',
  GIT_COMMITTER_NAME: 'Octo Cat',
  GIT_COMMITTER_EMAIL: 'octocat@github.com',
};

/** Commits are a minute apart, from a fixed day on, so that a run can be repeated to the byte. */
const firstCommit = Date.UTC(2026, 0, 1) / 1000;

/** A new bare repository in a temporary folder, or a bare copy of `source`. */
export async function openRepository(source?: string): Promise<Repository> {
  const path = await mkdtemp(join(tmpdir(), 'emulated-github-'));
  if (source === undefined) await run('git', ['init', '--quiet', '--bare', path], { env: environment });
  else await run('git', ['clone', '--quiet', '--bare', '--', source, path], { env: environment });
  await run('git', ['-C', path, 'config', 'gc.auto', '0'], { env: environment });

  const options = { env: environment, maxBuffer: 1 << 30 } as const;
  const git = async (args: readonly string[]) => (await run('git', ['-C', path, ...args], options)).stdout;
  const gitBytes = async (args: readonly string[]) =>
    (await run('git', ['-C', path, ...args], { ...options, encoding: 'buffer' })).stdout;
  const objects = readObjects(path, environment);
  const trees = new Map<string, Promise<readonly Entry[]>>();
  let written = 0;

  const readCommit = async (oid: string) => {
    const object = await objects.read(oid);
    return object?.type === 'commit' ? parseCommit(oid, object.content.toString('utf8')) : undefined;
  };
  const write = async (files: Files, parents: readonly string[], message: string, keeps: boolean) => {
    const ref = `refs/emulator/${++written}`;
    const at = firstCommit + 60 * written;
    await importCommit(path, importStream({ ref, files, parents, message, at, keeps }));
    return (await git(['rev-parse', ref])).trim();
  };
  const typeOf = async (oid: string) => (await objects.read(oid))?.type;

  return {
    path,
    git,
    gitBytes,
    readCommit,
    typeOf,
    commit: (files, parents, message) => write(files, parents, message, false),
    change: (files, parent, message) => write(files, [parent], message, true),
    async commitTree(tree, parents, message) {
      const date = `${firstCommit + 60 * ++written} +0000`;
      const env = { ...environment, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
      const args = ['-C', path, 'commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', message];
      return (await run('git', args, { env })).stdout.trim();
    },
    async setRef(ref, oid) {
      await git(['update-ref', ref, oid]);
    },
    async resolve(revision) {
      try {
        return (await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{}`])).trim();
      } catch {
        return undefined;
      }
    },
    async readBlob(oid) {
      const object = await objects.read(oid);
      return object?.type === 'blob' ? object.content : undefined;
    },
    list(treeish, recursive) {
      const key = `${treeish} ${recursive}`;
      const known = trees.get(key) ?? git(listArguments(treeish, recursive)).then(parseEntries);
      trees.set(key, known);
      return known;
    },
    async mergeBase(left, right) {
      try {
        return (await git(['merge-base', left, right])).trim();
      } catch {
        return undefined;
      }
    },
    async log(from, to) {
      const oids = (await git(['rev-list', '--reverse', '--topo-order', `${from}..${to}`])).split('\n');
      const commits = await Promise.all(oids.filter((oid) => oid !== '').map(readCommit));
      return commits.filter((commit) => commit !== undefined);
    },
    async close() {
      await objects.close();
      await rm(path, { recursive: true, force: true });
    },
  };
}

function listArguments(treeish: string, recursive: boolean): readonly string[] {
  return ['ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), treeish];
}

function parseEntries(output: string): readonly Entry[] {
  return output.split('\0').flatMap((line) => {
    const match = /^(\d{6}) (blob|tree|commit) ([0-9a-f]+) +(\d+|-)\t([\s\S]+)$/.exec(line);
    if (match === null) return [];
    const [, mode = '', type, oid = '', size = '-', path = ''] = match;
    const kind = type === 'tree' || type === 'commit' ? type : 'blob';
    return [{ path, mode, type: kind, oid, size: size === '-' ? undefined : Number(size) }];
  });
}

function parseCommit(oid: string, text: string): Commit {
  const end = text.indexOf('\n\n');
  const lines = text.slice(0, end).split('\n');
  const field = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
  const seconds = Number(/ (\d+) [+-]\d{4}$/.exec(field('committer'))?.[1] ?? 0);
  return {
    oid,
    tree: field('tree'),
    parents: lines.filter((line) => line.startsWith('parent ')).map((line) => line.slice('parent '.length)),
    message: text.slice(end + 2),
    date: new Date(seconds * 1000).toISOString().replace('.000', ''),
  };
}

interface WrittenCommit {
  readonly ref: string;
  readonly files: Files;
  readonly parents: readonly string[];
  readonly message: string;
  /** Seconds of the epoch. */
  readonly at: number;
  /** Whether what `files` does not name stays as the parent has it. */
  readonly keeps: boolean;
}

/** The stream of https://git-scm.com/docs/git-fast-import: one process, whatever the number of files. */
function importStream({ ref, files, parents, message, at, keeps }: WrittenCommit): Buffer {
  const parts: (string | Uint8Array)[] = [];
  const data = (content: string | Uint8Array) => {
    parts.push(`data ${Buffer.byteLength(content)}\n`, content, '\n');
  };
  parts.push(`commit ${ref}\ncommitter Octo Cat <octocat@github.com> ${at} +0000\n`);
  data(message);
  const [first, ...others] = parents;
  if (first !== undefined) parts.push(`from ${first}\n`);
  for (const parent of others) parts.push(`merge ${parent}\n`);
  if (!keeps) parts.push('deleteall\n');
  for (const [path, file] of Object.entries(files)) {
    const name = `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
    if (typeof file === 'string' || file instanceof Uint8Array) {
      parts.push(`M 100644 inline ${name}\n`);
      data(file);
    } else if ('submodule' in file) {
      parts.push(`M 160000 ${file.submodule} ${name}\n`);
    } else if ('symlink' in file) {
      parts.push(`M 120000 inline ${name}\n`);
      data(file.symlink);
    } else {
      parts.push(`M ${file.mode} inline ${name}\n`);
      data(file.content);
    }
  }
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}

function importCommit(path: string, stream: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = ['-C', path, 'fast-import', '--quiet', '--force'];
    const child = spawn('git', args, { env: environment, stdio: ['pipe', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`git fast-import: ${complaint}`))));
    child.stdin.on('error', () => undefined);
    child.stdin.end(stream);
  });
}
