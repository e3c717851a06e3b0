import type { Client } from './client.ts';
import type { PullRequest, WorkflowRun } from './events.ts';
import { reading } from './reading.ts';
import { isGitHubs, reasonOf } from './refusals.ts';

/** `more`: other open pull requests with the same head. */
export type FoundPull =
  | { readonly pull: PullRequest; readonly more: readonly number[] }
  | { readonly pull: undefined; readonly reason: string };

/**
 * Finds the open pull request that an earlier run was about, by the head's repository, branch and SHA. The artifact of
 * that run is not trusted for this: the author of the pull request controls it, and it could name another one.
 * https://docs.github.com/rest/pulls/pulls#list-pull-requests
 */
export async function findPullOf(client: Client, run: WorkflowRun): Promise<FoundPull> {
  const [owner = ''] = run.headRepository.split('/');
  const listed = await reading('The open pull requests', 'pull-requests: read', () =>
    client.paginate('GET /repos/{owner}/{repo}/pulls', {
      ...client.repository,
      state: 'open',
      ...(run.headBranch === undefined ? {} : { head: `${owner}:${run.headBranch}` }),
      per_page: 100,
    }),
  );
  const here = listed.filter((pull) => pull.state === 'open' && isSameName(pull.head.repo?.full_name, run));
  const [first, ...rest] = here.filter(({ head }) => head.sha === run.head).toSorted((a, b) => a.number - b.number);
  if (first !== undefined) {
    const { number, head, base } = first;
    return {
      pull: {
        ...{ kind: 'pull-request', number, head: head.sha, baseRef: base.ref, baseSha: base.sha },
        ...{ readOnly: false, open: true },
      },
      more: rest.map((other) => other.number),
    };
  }
  return {
    pull: undefined,
    reason: here.length > 0 ? superseded : 'No open pull request has this commit as its head.',
  };
}

const superseded = 'The pull request has a newer head commit, which its own run reviews.';

function isSameName(name: string | undefined, { headRepository }: WorkflowRun): boolean {
  return name?.toLowerCase() === headRepository.toLowerCase();
}

/**
 * Why nothing may be posted on a pull request any more, checked just before posting; `undefined` if it has not changed
 * since it was read. If the check fails, nothing is posted either.
 */
export async function whyOver(client: Client, { number, head }: PullRequest): Promise<string | undefined> {
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
      ...client.repository,
      pull_number: number,
    });
    if (data.state !== 'open') return closedReason;
    return data.head.sha === head ? undefined : superseded;
  } catch (error) {
    if (!isGitHubs(error)) throw error;
    return `The current state of the pull request could not be read: ${reasonOf(error, 'pull-requests: read')}.`;
  }
}

export const closedReason = 'The pull request is closed, so nothing is posted there.';
