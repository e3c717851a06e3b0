import type { FileChange, TreeEntry } from '../core/tree.ts';
import { nameOf } from './file-names.ts';

/** `git ls-tree -z -l`: mode, type, object id, size, tab, path; each ended by NUL. Folders are left out. */
export function parseTree(output: Buffer): readonly TreeEntry[] {
  return records(output).flatMap((record): readonly TreeEntry[] => {
    const tab = record.indexOf('\t');
    const [mode = '', type, oid = '', size = ''] = record.toString('latin1', 0, Math.max(tab, 0)).split(/ +/);
    const kind = mode === '120000' ? 'symlink' : mode === '160000' ? 'submodule' : 'file';
    if (tab === -1 || (type !== 'blob' && type !== 'commit')) return [];
    return [{ path: nameOf(record.subarray(tab + 1)), kind, oid, size: /^\d+$/.test(size) ? Number(size) : undefined }];
  });
}

const statusOf: Readonly<Record<string, FileChange['status']>> = {
  A: 'added',
  C: 'copied',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  // A file became a link, or vice versa.
  T: 'modified',
};

/** `git diff-tree -z --raw`: `:mode mode oid oid STATUS`, NUL, path, NUL, and for renames and copies a second path. */
export function parseChanges(output: Buffer): readonly FileChange[] {
  const changes: FileChange[] = [];
  const fields = records(output).values();
  for (let head = fields.next(); !head.done; head = fields.next()) {
    const letter = /^:.* ([A-Z])\d*$/.exec(head.value.toString('latin1'))?.[1] ?? '';
    const status = statusOf[letter];
    const first = nameOf(fields.next().value ?? Buffer.alloc(0));
    if (status === undefined) continue;
    if (status === 'renamed' || status === 'copied') {
      const path = nameOf(fields.next().value ?? Buffer.alloc(0));
      changes.push({ path, previousPath: first, status, patch: undefined });
    } else changes.push({ path: first, previousPath: undefined, status, patch: undefined });
  }
  return changes;
}

/** `git cat-file --batch`: `oid type size`, line break, that many bytes, line break; or `oid missing`. */
export function parseBatch(output: Buffer): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    if (end === -1) break;
    const [oid = '', , size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    contents.set(oid, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}

function records(output: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0, at);
    found.push(output.subarray(at, end === -1 ? output.length : end));
    at = end === -1 ? output.length : end + 1;
  }
  return found;
}
