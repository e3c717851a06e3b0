import { compareText } from '../core/finding.ts';
import type { FileChange, TreeEntry } from '../core/tree.ts';
import type { Client } from './client.ts';
import type { Subject } from './events.ts';
import { reading } from './reading.ts';
import { hasStatus } from './refusals.ts';

export type PullRequest = Extract<Subject, { kind: 'pull-request' }>;

/** Where a pull request starts from. */
export interface Base {
  /** The tip of the base branch as it is now: where the config is read. */
  readonly tip: string;
  /** What head is compared with; `undefined` where the two have no common history. */
  readonly mergeBase: string | undefined;
}

export async function findBase(client: Client, { baseRef, baseSha, head }: PullRequest): Promise<Base> {
  return reading('The base of the pull request', 'contents: read', async () => {
    // The branch may have been renamed or deleted since the event.
    const now = (await compare(client, baseRef, head)) ?? (await compare(client, baseSha, head));
    if (now?.mergeBase !== head) return now ?? { tip: baseSha, mergeBase: undefined };
    // Merged meanwhile: the branch holds all that the pull request brought, which shows against where the branch was.
    const then = await compare(client, baseSha, head);
    return { tip: now.tip, mergeBase: then?.mergeBase ?? now.mergeBase };
  });
}

/** `undefined`: one of the two is not there, or they have no common history. */
async function compare(client: Client, base: string, head: string) {
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
      ...client.repository,
      basehead: `${base}...${head}`,
      // Of commits and files, which are read elsewhere, there is no way to ask for none.
      per_page: 1,
    });
    return { tip: data.base_commit.sha, mergeBase: data.merge_base_commit.sha };
  } catch (error) {
    if (!hasStatus(error, 404)) throw error;
    return undefined;
  }
}

/**
 * "A maximum of 3000 files": what is beyond is found by comparing the two trees.
 * https://docs.github.com/rest/pulls/pulls#list-pull-requests-files
 */
const mostListed = 3000;

export interface ListedChanges {
  readonly changes: readonly FileChange[];
  /** False where the pull request has more files than GitHub lists. */
  readonly complete: boolean;
}

export async function listChanges(client: Client, { number }: PullRequest): Promise<ListedChanges> {
  const files = await reading('The files of the pull request', 'pull-requests: read', () =>
    client.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
      ...client.repository,
      pull_number: number,
      per_page: 100,
    }),
  );
  // A page may repeat what another held, where the pull request changed in between.
  const changes = new Map<string, FileChange>();
  for (const { filename, previous_filename: previousPath, status, patch } of files) {
    if (status === 'unchanged') continue;
    changes.set(filename, {
      path: filename,
      previousPath,
      status: status === 'changed' ? 'modified' : status,
      patch,
    });
  }
  return { changes: [...changes.values()], complete: files.length < mostListed };
}

/**
 * The changes between two trees that `listed` does not hold, from the ids of their files: a file that is gone and
 * stands elsewhere unchanged was renamed.
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

/** The paths of head, and of its base, whose findings are compared. A copy is compared with what it was copied from. */
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
