import type { Gap } from '../core/review.ts';
import type { TreeEntry, TreeReader } from '../core/tree.ts';
import type { BlobStore } from './blobs.ts';
import type { Client } from './client.ts';
import { reading } from './reading.ts';

/** The most requests for a tree that is too large for one answer and is listed folder by folder. */
const mostFolders = 40;

interface Listing {
  readonly entries: readonly TreeEntry[];
  readonly gaps: readonly Gap[];
}

/**
 * The files of one commit, read through the API. Nothing is checked out, and links are not followed. If a tree is too
 * large to be listed completely, a missing folder is a blocking gap if `needed` paths (`undefined`: all) lie in it.
 */
export function treeReader(
  client: Client,
  blobs: BlobStore,
  commit: string,
  needed: ReadonlySet<string> | undefined,
): TreeReader {
  let listing: Promise<Listing> | undefined;
  return {
    list: () => {
      listing ??= reading('The list of files', 'contents: read', () => listTree(client, commit, needed));
      return listing;
    },
    async read(entries) {
      const readable = entries.filter(({ kind }) => kind !== 'submodule');
      const contents = await blobs.read(readable);
      return new Map(
        readable.map(({ path, oid }) => {
          const content = contents.get(oid ?? '') ?? 'It has no readable content.';
          return [path, typeof content === 'string' ? unread(path, content) : content];
        }),
      );
    },
  };
}

function unread(path: string, reason: string): Gap {
  return { path, subject: path, reason, blocking: true };
}

async function listTree(client: Client, commit: string, needed: ReadonlySet<string> | undefined): Promise<Listing> {
  const { items, truncated } = await readTree(client, commit, true);
  if (truncated) return walk(client, commit, needed);
  return { entries: items.flatMap((item) => entryOf(item, '')), gaps: [] };
}

/**
 * Lists a tree that GitHub truncates ("the limit for the tree array is 100,000 entries with a maximum size of 7 MB")
 * folder by folder, starting with those in which something is needed: https://docs.github.com/rest/git/trees#get-a-tree
 */
async function walk(client: Client, commit: string, needed: ReadonlySet<string> | undefined): Promise<Listing> {
  const isNeeded = folderTest(needed);
  const entries: TreeEntry[] = [];
  const gaps: Gap[] = [];
  const pending = [{ sha: commit, prefix: '' }];
  const later: typeof pending = [];
  let requests = 0;
  for (let folder = pending.shift(); folder; folder = pending.shift() ?? later.shift()) {
    const { sha, prefix } = folder;
    const gap = (reason: string): Gap => ({ subject: prefix || '/', reason, blocking: isNeeded(prefix) });
    if (requests >= mostFolders) {
      gaps.push(gap('The repository has more files than GitHub lists; the files in this folder were not reviewed.'));
      continue;
    }
    const whole = prefix === '' ? undefined : await readTree(client, sha, true);
    const complete = whole?.truncated === false;
    const { items, truncated } = complete ? whole : await readTree(client, sha, false);
    requests += complete || whole === undefined ? 1 : 2;
    if (truncated) gaps.push(gap('The folder has more files than GitHub lists; the others were not reviewed.'));
    entries.push(...items.flatMap((item) => entryOf(item, prefix)));
    if (complete) continue;
    for (const item of items) {
      if (item.type !== 'tree') continue;
      const inner = { sha: item.sha, prefix: `${prefix}${item.path}/` };
      (isNeeded(inner.prefix) ? pending : later).push(inner);
    }
  }
  return { entries, gaps };
}

/** Whether one of `paths` lies in a folder, whose name ends with `/`; '' is the root. */
function folderTest(paths: ReadonlySet<string> | undefined): (folder: string) => boolean {
  if (paths === undefined) return () => true;
  const folders = new Set(['']);
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      folders.add(path.slice(0, end + 1));
    }
  }
  return (folder) => folders.has(folder);
}

interface Item {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number;
}

async function readTree(client: Client, sha: string, recursive: boolean) {
  const { data } = await client.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
    ...client.repository,
    tree_sha: sha,
    ...(recursive ? { recursive: '1' } : {}),
  });
  const items: readonly Item[] = data.tree;
  return { items, truncated: data.truncated };
}

function entryOf({ path, mode, type, sha, size }: Item, prefix: string): readonly TreeEntry[] {
  if (type === 'tree') return [];
  const kind = type === 'commit' ? 'submodule' : mode === '120000' ? 'symlink' : 'file';
  return [{ path: `${prefix}${path}`, kind, oid: sha, size }];
}
