import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { nearest, quoted } from '../core/text.ts';
import { enclosingRepository } from '../system/folders.ts';
import { codeOf, troubleOf } from '../system/trouble.ts';

/** Files and folders that are scanned together, with one folder as their context. */
export interface ScanGroup {
  /** Absolute. */
  readonly root: string;
  /** Folders to scan, as paths from the root; '' is the root itself. */
  readonly folders: readonly string[];
  /** Files to scan, whatever their names, as paths from the root. */
  readonly files: readonly string[];
  /** True inside a git repository; then all of it is context. */
  readonly inRepository: boolean;
}

/** Groups the paths of a command line by their surroundings. Throws `UsageError` for one that does not exist. */
export function scanGroups(paths: readonly string[], folder: string): readonly ScanGroup[] {
  const groups = new Map<string, { folders: string[]; files: string[]; inRepository: boolean }>();
  for (const path of paths) {
    const { place, isFolder } = find(path, folder);
    const around = isFolder ? place : dirname(place);
    const repository = enclosingRepository(around);
    const root = repository ?? (isWithin(folder, around) ? folder : around);
    const group = groups.get(root) ?? { folders: [], files: [], inRepository: repository !== undefined };
    (isFolder ? group.folders : group.files).push(pathFrom(root, place));
    groups.set(root, group);
  }
  return Array.from(groups, ([root, group]) => ({ root, ...group }));
}

function find(path: string, folder: string): { readonly place: string; readonly isFolder: boolean } {
  // An empty variable in a script must not mean everything.
  if (path === '') throw new UsageError('A path is empty; pass a file or folder, or `.` for the current folder.');
  try {
    const place = realpathSync(resolve(folder, path));
    return { place, isFolder: statSync(place).isDirectory() };
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error))) {
      throw new UsageError(`${quoted(path)} could not be read (${troubleOf(error)}).`);
    }
    const meant = nearest(basename(path), namesIn(dirname(resolve(folder, path))));
    const hint = meant === undefined ? '.' : `; did you mean ${quoted(join(dirname(path), meant))}?`;
    throw new UsageError(`${quoted(path)} does not exist${hint}`);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    codeOf(error);
    return [];
  }
}

/** `/`-separated; '' for the folder itself, `../x` for what lies outside. */
export function pathFrom(folder: string, place: string): string {
  return relative(folder, place).split(sep).join('/');
}

function isWithin(folder: string, place: string): boolean {
  const way = relative(folder, place);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
