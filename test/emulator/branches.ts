import type { Files } from './repository.ts';
import { endsOf, type Pull, type World } from './world.ts';

/** What happens to a pull request's branches. */

export interface PullOptions {
  readonly title?: string;
  readonly body?: string;
  readonly author?: string;
  readonly headRef?: string;
  readonly draft?: boolean;
  /** Owner of the fork it comes from. */
  readonly forkOwner?: string;
  /** Which of the base branch's commits it starts from, counted from the first; the last one unless told. */
  readonly from?: number;
  /** Its commits, each a whole tree, oldest first. */
  readonly commits: readonly Files[];
}

/** Writes commits upon one another and answers their ids. */
export async function writeCommits(
  world: World,
  parent: string | undefined,
  trees: readonly Files[],
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const files of trees) {
    const last = written.at(-1) ?? parent;
    const parents = last === undefined ? [] : [last];
    written.push(await world.repository.commit(files, parents, `Commit ${Object.keys(files).length} files`));
  }
  return written;
}

/** Opens a pull request against the default branch. `start` is the commit its own are put on. */
export async function openPull(world: World, start: string, options: PullOptions): Promise<Pull> {
  const written = await writeCommits(world, start, options.commits);
  const base = { ref: world.defaultBranch, oid: (await world.repository.resolve(world.defaultBranch)) ?? start };
  return addPull(world, base, written.at(-1) ?? start, options);
}

/** A pull request between two commits that are already there. */
export async function addPull(
  world: World,
  base: { readonly ref: string; readonly oid: string },
  head: string,
  options: Omit<PullOptions, 'commits' | 'from'>,
): Promise<Pull> {
  const pull: Pull = {
    number: world.pulls.size + 1,
    title: options.title ?? 'A change',
    body: options.body ?? '',
    author: options.author ?? 'octocat',
    base: { ...base },
    head: { ref: options.headRef ?? 'feature', oid: head },
    forkOwner: options.forkOwner,
    draft: options.draft ?? false,
    state: 'open',
    locked: false,
    heads: new Set(await commitsOf(world, base.oid, head)),
    reviews: [],
    threads: [],
  };
  world.pulls.set(pull.number, pull);
  await updateRefs(world, pull);
  return pull;
}

/** New commits on the pull request's branch, upon its head or, as a forced push, upon `onto`. */
export async function push(world: World, pull: Pull, trees: readonly Files[], onto?: string): Promise<string> {
  const written = await writeCommits(world, onto ?? pull.head.oid, trees);
  return moveHead(world, pull, written.at(-1) ?? pull.head.oid);
}

export async function moveHead(world: World, pull: Pull, head: string): Promise<string> {
  pull.head.oid = head;
  for (const commit of await commitsOf(world, pull.base.oid, head)) pull.heads.add(commit);
  await updateRefs(world, pull);
  return head;
}

/** New commits on the base branch, as other pull requests bring them. */
export async function pushBase(world: World, pull: Pull, trees: readonly Files[]): Promise<string> {
  const written = await writeCommits(world, pull.base.oid, trees);
  pull.base.oid = written.at(-1) ?? pull.base.oid;
  await updateRefs(world, pull);
  return pull.base.oid;
}

async function commitsOf(world: World, base: string, head: string): Promise<readonly string[]> {
  return [head, ...(await world.repository.log(base, head)).map(({ oid }) => oid)];
}

/** https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/checking-out-pull-requests-locally */
async function updateRefs(world: World, pull: Pull): Promise<void> {
  const { repository } = world;
  const { head, base } = pull;
  if (pull.forkOwner === undefined) await repository.setRef(`refs/heads/${head.ref}`, head.oid);
  await repository.setRef(`refs/heads/${base.ref}`, base.oid);
  await repository.setRef(`refs/pull/${pull.number}/head`, head.oid);
  const message = `Merge ${head.oid} into ${base.oid}`;
  const merged = await repository.commitTree(await mergedTree(world, pull), [base.oid, head.oid], message);
  await repository.setRef(`refs/pull/${pull.number}/merge`, merged);
}

/** The tree of the test merge; where the branches conflict, the head's. */
async function mergedTree(world: World, pull: Pull): Promise<string> {
  const { repository } = world;
  const { mergeBase } = await endsOf(world, pull);
  const headTree = (await repository.readCommit(pull.head.oid))?.tree ?? '';
  if (mergeBase === pull.base.oid) return headTree;
  try {
    const output = await repository.git(['merge-tree', '--write-tree', pull.base.oid, pull.head.oid]);
    return output.split('\n')[0] ?? headTree;
  } catch {
    return headTree;
  }
}
