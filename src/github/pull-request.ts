import type { Client } from './client.ts';
import { type Comparison, type ListedChanges, listedChanges, tryComparing } from './comparison.ts';
import type { PullRequest } from './events.ts';
import { reading } from './reading.ts';

/** Where a pull request starts from. */
export interface Base {
  /** The current tip of the base branch, where the config is read. */
  readonly tip: string;
  /** The commit that head is compared with; `undefined` if the two have no common history. */
  readonly mergeBase: string | undefined;
  /** What head changes since then; `undefined` if the two have no common history. */
  readonly listed: ListedChanges | undefined;
}

export async function findBase(client: Client, pull: PullRequest): Promise<Base> {
  const { baseRef, baseSha, head } = pull;
  return reading('The base of the pull request', 'contents: read', async () => {
    const now =
      (await tryComparing(client, baseRef, head)) ??
      (await compareWithRenamed(client, pull)) ??
      (await tryComparing(client, baseSha, head));
    if (now === undefined) return { tip: baseSha, mergeBase: undefined, listed: undefined };
    const { tip, mergeBase, listed } = now;
    if (mergeBase !== head) return now;
    // Merged meanwhile: the branch contains all changes of the pull request, so compare with where the branch was before.
    const then = await tryComparing(client, baseSha, head);
    return { tip, mergeBase: then?.mergeBase ?? mergeBase, listed: then?.listed ?? listed };
  });
}

/** The branch may have been renamed or deleted since the event; the pull request knows the new name. */
async function compareWithRenamed(
  client: Client,
  { number, baseRef, head }: PullRequest,
): Promise<Comparison | undefined> {
  const { data } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...client.repository,
    pull_number: number,
  });
  return data.base.ref === baseRef ? undefined : tryComparing(client, data.base.ref, head);
}

/**
 * "A maximum of 3000 files": further ones are found by comparing the two trees.
 * https://docs.github.com/rest/pulls/pulls#list-pull-requests-files
 */
const mostListed = 3000;

/**
 * What the pull request changes. Comparing two commits always gives the same result, and the base needs that request
 * anyway. GitHub's own list belongs to the current head, so it is only requested for more than 300 files.
 */
export async function listChanges(client: Client, { number }: PullRequest, { listed }: Base): Promise<ListedChanges> {
  if (listed?.complete) return listed;
  const files = await reading('The files of the pull request', 'pull-requests: read', () =>
    client.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
      ...client.repository,
      pull_number: number,
      per_page: 100,
    }),
  );
  return listedChanges(files, mostListed);
}
