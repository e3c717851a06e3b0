import { compareText } from '../core/finding.ts';
import type { FileChange, TreeEntry } from '../core/tree.ts';
import type { Client } from './client.ts';
import { hasStatus } from './refusals.ts';

/** GitHub's comparison of two commits. */
export interface Comparison {
  /** The commit that the first of the two names. */
  readonly tip: string;
  readonly mergeBase: string;
  /** What changed since the merge base. */
  readonly listed: ListedChanges;
}

export interface ListedChanges {
  readonly changes: readonly FileChange[];
  /** False if there are more files than GitHub lists. */
  readonly complete: boolean;
  /** By path, the id of the content that each file had when it was listed; not needed if certain or removed. */
  readonly oids: ReadonlyMap<string, string>;
}

/**
 * "Up to 300 changed files", all of them on the first page:
 * https://docs.github.com/rest/commits/commits#compare-two-commits
 */
const mostCompared = 300;

/** Throws if GitHub does not know one of the two, or if they have no common history. */
export async function compare(client: Client, base: string, head: string): Promise<Comparison> {
  const { data } = await client.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
    ...client.repository,
    basehead: `${base}...${head}`,
    // The commits between the two are not needed, but there is no way to leave them out.
    per_page: 1,
  });
  return {
    tip: data.base_commit.sha,
    mergeBase: data.merge_base_commit.sha,
    // Both ends are commits, so the list cannot belong to another head.
    listed: { ...listedChanges(data.files ?? [], mostCompared), oids: new Map() },
  };
}

/** `undefined` if one of the two does not exist, or if they have no common history. */
export async function tryComparing(client: Client, base: string, head: string): Promise<Comparison | undefined> {
  try {
    return await compare(client, base, head);
  } catch (error) {
    if (!hasStatus(error, 404)) throw error;
    return undefined;
  }
}

/** A file of a comparison or of a pull request: https://docs.github.com/rest/pulls/pulls#list-pull-requests-files */
interface ListedFile {
  readonly sha: string | null;
  readonly filename: string;
  readonly previous_filename?: string;
  readonly status: FileChange['status'] | 'changed' | 'unchanged';
  /** 0 as well where GitHub counted nothing: https://github.com/orgs/community/discussions/213491 */
  readonly additions?: number;
  readonly deletions?: number;
  readonly patch?: string;
}

/** `most` is the number of files that GitHub lists at most. */
export function listedChanges(files: readonly ListedFile[], most: number): ListedChanges {
  // A page may repeat files of another one if the pull request changed in between.
  const changes = new Map<string, FileChange>();
  const oids = new Map<string, string>();
  for (const file of files) {
    const { sha, filename, previous_filename: previousPath, status, patch } = file;
    if (status === 'unchanged') continue;
    if (sha !== null && status !== 'removed') oids.set(filename, sha);
    changes.set(filename, {
      path: filename,
      previousPath,
      status: status === 'changed' ? 'modified' : status,
      patch: patch !== undefined && isWhole(patch, file) ? patch : undefined,
    });
  }
  return { changes: [...changes.values()], complete: files.length < most, oids };
}

/**
 * False for a patch that ends before its hunks do, or that has fewer changed lines than the file: a comment would be
 * placed on the last line shown. The diff is then made from the contents, as for a file without a patch.
 */
function isWhole(patch: string, { additions = 0, deletions = 0 }: ListedFile): boolean {
  const lines = patch.split('\n');
  const shown = (mark: string) => lines.filter((line) => line.startsWith(mark)).length;
  const promised = { base: 0, head: 0 };
  for (const line of lines) {
    const header = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
    if (header === null) continue;
    const [, base = 1, head = 1] = header;
    promised.base += Number(base);
    promised.head += Number(head);
  }
  const [added, removed, context] = [shown('+'), shown('-'), shown(' ')];
  return (
    added >= additions && removed >= deletions && added + context >= promised.head && removed + context >= promised.base
  );
}

/** True if a list belongs to exactly this commit: GitHub's list of a pull request is that of its current head. */
export function isListingOf({ oids, changes }: ListedChanges, head: readonly TreeEntry[]): boolean {
  const after = new Map(head.map(({ path, oid }) => [path, oid]));
  return changes.every(({ path, status }) =>
    status === 'removed' ? !after.has(path) : after.get(path) === (oids.get(path) ?? after.get(path)),
  );
}

/**
 * The changes between two trees that are not in `listed`, found by the ids of their files: a file that disappeared and
 * exists unchanged elsewhere was renamed.
 */
export function changesBetween(
  base: readonly TreeEntry[],
  head: readonly TreeEntry[],
  listed: readonly FileChange[],
): readonly FileChange[] {
  const known = new Set(listed.flatMap(({ path, previousPath }) => [path, previousPath]));
  const before = new Map(base.map((entry) => [entry.path, entry]));
  const after = new Set(head.map(({ path }) => path));
  const gone = base.filter(({ path }) => !after.has(path) && !known.has(path));
  const goneByContent = new Map(gone.map((entry) => [entry.oid, entry.path]));
  const changes: FileChange[] = [];
  const renamed = new Set<string>();
  for (const { path, oid } of head) {
    const old = before.get(path);
    if (known.has(path) || (old !== undefined && old.oid === oid)) continue;
    const previousPath = old === undefined ? goneByContent.get(oid) : undefined;
    if (previousPath === undefined) {
      changes.push({
        path,
        previousPath: undefined,
        status: old === undefined ? 'added' : 'modified',
        patch: undefined,
      });
    } else {
      goneByContent.delete(oid);
      renamed.add(previousPath);
      changes.push({ path, previousPath, status: 'renamed', patch: undefined });
    }
  }
  for (const { path } of gone) {
    if (!renamed.has(path)) changes.push({ path, previousPath: undefined, status: 'removed', patch: undefined });
  }
  return changes.toSorted((a, b) => compareText(a.path, b.path));
}

/** The paths of head and of base whose findings are compared. A copy is compared with its source. */
export function changedPaths(changes: readonly FileChange[]): {
  readonly head: ReadonlySet<string>;
  readonly base: ReadonlySet<string>;
} {
  const head = new Set<string>();
  const base = new Set<string>();
  for (const { path, previousPath, status } of changes) {
    if (status !== 'removed') head.add(path);
    if (status !== 'added') base.add(previousPath ?? path);
    if (status === 'copied' && previousPath !== undefined) head.add(previousPath);
  }
  return { head, base };
}
