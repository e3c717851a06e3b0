import {
  closeSync,
  constants,
  type Dirent,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  type Stats,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compareText } from '../core/finding.ts';
import type { Gap } from '../core/review.ts';
import type { TreeEntry, TreeReader } from '../core/tree.ts';
import { nameOf } from './file-names.ts';
import { troubleOf } from './trouble.ts';

/** Never relevant, and often the largest part of a folder. */
const skippedNames: ReadonlySet<string> = new Set(['.git', 'node_modules']);

export interface FolderOptions {
  /** Whether to leave out a folder or file, by its path from the root. */
  readonly excluded: (path: string) => boolean;
  /** Only what is below these folders, as paths from the root; '' is the root itself. */
  readonly within: readonly string[];
  /** Larger files are not read; in bytes. */
  readonly maxBytes: number;
}

/**
 * The files of a folder, inside or outside a git repository. Links are not followed. The calls are synchronous: for
 * thousands of small files that is several times faster, and nothing else has to wait.
 */
export function folderReader(root: string, options: FolderOptions): TreeReader {
  /** Paths that are not valid UTF-8, as bytes. */
  const oddPaths = new Map<string, Buffer>();
  let listing: { readonly entries: readonly TreeEntry[]; readonly gaps: readonly Gap[] } | undefined;
  const onDisk = (path: string): string | Buffer => oddPaths.get(path) ?? join(root, path);
  return {
    list: async () => {
      listing ??= walk(root, options, oddPaths);
      return listing;
    },
    read: async (entries) =>
      new Map(entries.map((entry) => [entry.path, readEntry(entry, onDisk(entry.path), options.maxBytes)])),
  };
}

/** The folder of the enclosing git work tree, if there is one. */
export function enclosingRepository(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (isRepository(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** `.git` is a folder, or a file that names one (worktrees, submodules). */
function isRepository(git: string): boolean {
  return existsSync(join(git, 'HEAD')) || (existsSync(git) && lstatSync(git).isFile());
}

function walk(root: string, { excluded, within }: FolderOptions, oddPaths: Map<string, Buffer>) {
  const entries: TreeEntry[] = [];
  const gaps: Gap[] = [];
  const pending = within.map((path) => ({ path, place: path === '' ? root : join(root, path) }) as Folder);
  const visited = new Set<string>();
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    if (visited.has(folder.path)) continue;
    visited.add(folder.path);
    const children = childrenOf(folder);
    if (typeof children === 'string') {
      gaps.push({ path: folder.path, subject: folder.path || '.', reason: children, blocking: true });
      continue;
    }
    for (const child of children) {
      const { path, place, kind } = child;
      if (typeof place !== 'string') oddPaths.set(path, place);
      if (kind !== 'folder') entries.push({ path, kind, oid: undefined, size: undefined });
      else if (!excluded(path)) pending.push(child);
    }
  }
  entries.sort((a, b) => compareText(a.path, b.path));
  return { entries, gaps };
}

interface Folder {
  /** From the root, '/'-separated, as text. */
  readonly path: string;
  /** For the file system; bytes if the name is not valid UTF-8. */
  readonly place: string | Buffer;
}

interface Child extends Folder {
  readonly kind: 'file' | 'symlink' | 'folder';
}

/** The entries of a folder, or why it cannot be listed. */
function childrenOf({ path, place }: Folder): readonly Child[] | string {
  const prefix = path === '' ? '' : `${path}/`;
  try {
    if (typeof place === 'string') {
      const dirents = readdirSync(place, { withFileTypes: true });
      // U+FFFD replaces invalid bytes: the file could not be opened by such a name.
      if (!dirents.some(({ name }) => name.includes('\uFFFD'))) {
        return dirents.flatMap((dirent) =>
          skippedNames.has(dirent.name) ? [] : [childOf(dirent, `${prefix}${dirent.name}`, `${place}/${dirent.name}`)],
        );
      }
    }
    const bytes = Buffer.from(place);
    return readdirSync(bytes, { withFileTypes: true, encoding: 'buffer' }).flatMap((dirent) => {
      const name = nameOf(dirent.name);
      const full = Buffer.concat([bytes, Buffer.from('/'), dirent.name]);
      return skippedNames.has(name) ? [] : [childOf(dirent, `${prefix}${name}`, full)];
    });
  } catch (error) {
    return `The folder could not be read (${troubleOf(error)}).`;
  }
}

function childOf(dirent: Dirent<string> | Dirent<Buffer>, path: string, place: string | Buffer): Child {
  const known = dirent.isFile() || dirent.isDirectory() || dirent.isSymbolicLink();
  // Some file systems do not say what an entry is.
  const type = known ? dirent : (lstatOf(place) ?? dirent);
  const kind = type.isDirectory() ? 'folder' : type.isSymbolicLink() ? 'symlink' : 'file';
  return { path, place, kind };
}

function readEntry({ path, kind }: TreeEntry, place: string | Buffer, maxBytes: number): Uint8Array | Gap {
  const gap = (reason: string): Gap => ({ path, subject: path, reason, blocking: true });
  try {
    if (kind === 'symlink') return readlinkSync(place, { encoding: 'buffer' });
    return readBounded(place, maxBytes) ?? gap('It is not a regular file, so it was not reviewed.');
  } catch (error) {
    return gap(`It could not be read (${troubleOf(error)}).`);
  }
}

/** At most one byte more than `maxBytes`, so that the caller sees that it is too large. */
function readBounded(place: string | Buffer, maxBytes: number): Uint8Array | undefined {
  // Without O_NONBLOCK, opening a named pipe waits for somebody to write. Windows knows neither flag.
  const file = openSync(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return undefined;
    const buffer = Buffer.allocUnsafe(Math.min(stats.size, maxBytes) + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = readSync(file, buffer, length, buffer.length - length, null);
    }
    return buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function lstatOf(place: string | Buffer): Stats | undefined {
  return lstatSync(place, { throwIfNoEntry: false });
}
