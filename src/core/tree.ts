import type { Gap } from './review.ts';

/** One file of a commit or a folder. */
export interface TreeEntry {
  /** Relative to the root, `/`-separated. */
  readonly path: string;
  readonly kind: 'file' | 'symlink' | 'submodule';
  /** Git's object id, where there is one: equal ids are equal content. */
  readonly oid: string | undefined;
  /** Bytes, where known before reading. */
  readonly size: number | undefined;
}

/**
 * The files of one commit (or of a folder), listed and read on demand: through GitHub's API, git, or the file system.
 * A failure to list rejects; a file that cannot be read is a gap in the answer.
 */
export interface TreeReader {
  /** All entries; `gaps` if the listing is known to be incomplete. */
  list(): Promise<{ readonly entries: readonly TreeEntry[]; readonly gaps: readonly Gap[] }>;
  /** Content by path; for a symbolic link, its target as text. */
  read(entries: readonly TreeEntry[]): Promise<ReadonlyMap<string, Uint8Array | Gap>>;
}

/** What happened to one file between base and head, according to GitHub or git. */
export interface FileChange {
  readonly path: string;
  /** The old path, for a rename or copy. */
  readonly previousPath: string | undefined;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed' | 'copied';
  /** Unified hunks without file headers; `undefined` if it is missing (too large, binary). */
  readonly patch: string | undefined;
}

/** From the path of a renamed or copied file to its old one. */
export function previousPaths(changes: readonly FileChange[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ path, previousPath }) => (previousPath === undefined ? [] : [[path, previousPath] as const])),
  );
}
