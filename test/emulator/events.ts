import { commitResource, fullName, pullResource, repositoryResource, userResource } from './resources.ts';
import type { Pull, World } from './world.ts';

/** Events of https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows */
export type EventName =
  | 'pull_request'
  | 'pull_request_target'
  | 'push'
  | 'workflow_dispatch'
  | 'schedule'
  | 'merge_group'
  | 'workflow_run';

export interface EventOptions {
  /** The pull request's number; the first unless told. */
  readonly number?: number;
  /** Of the pull request: `synchronize` unless told. */
  readonly action?: string;
  /** Of `workflow_run`: the run that ended. */
  readonly runId?: number;
}

/** An event as Actions gives it to a job. */
export interface Event {
  readonly name: EventName;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly ref: string;
  readonly sha: string;
  /** Of pull requests; otherwise empty. */
  readonly headRef: string;
  readonly baseRef: string;
}

/** The event's webhook payload, with the ref and commit that its workflow runs on. */
export async function eventOf(world: World, name: EventName, options: EventOptions = {}): Promise<Event> {
  const tip = (await world.repository.resolve(`refs/heads/${world.defaultBranch}`)) ?? '';
  const onDefault = { name, ref: `refs/heads/${world.defaultBranch}`, sha: tip, headRef: '', baseRef: '' };
  const common = { repository: repositoryResource(world), sender: userResource(world, 'octocat') };
  switch (name) {
    case 'pull_request':
    case 'pull_request_target': {
      const pull = pullNumbered(world, options.number ?? 1);
      const payload = { ...(await pullPayload(world, pull, options)), ...common };
      const refs = { headRef: pull.head.ref, baseRef: pull.base.ref };
      // Since 2025-12-08 it runs on the default branch, whatever the base is.
      if (name === 'pull_request_target') return { ...onDefault, ...refs, payload };
      const ref = `refs/pull/${pull.number}/merge`;
      return { name, payload, ref, sha: (await world.repository.resolve(ref)) ?? '', ...refs };
    }
    case 'push':
      return { ...onDefault, payload: { ...(await pushPayload(world, tip)), ...common } };
    case 'workflow_dispatch':
      return {
        ...onDefault,
        payload: { inputs: null, ref: onDefault.ref, workflow: '.github/workflows/ci.yml', ...common },
      };
    case 'schedule':
      return { ...onDefault, payload: { schedule: '0 6 * * *', workflow: '.github/workflows/ci.yml', ...common } };
    case 'merge_group': {
      const group = await mergeGroup(world, pullNumbered(world, options.number ?? 1));
      const payload = { action: 'checks_requested', merge_group: group, ...common };
      return { ...onDefault, payload, ref: group.head_ref, sha: group.head_sha };
    }
    case 'workflow_run': {
      const run = workflowRun(world, pullNumbered(world, options.number ?? 1), options.runId ?? 1);
      return { ...onDefault, payload: { action: 'completed', workflow_run: run, ...common } };
    }
  }
}

function pullNumbered(world: World, number: number): Pull {
  const pull = world.pulls.get(number);
  if (pull === undefined) throw new Error(`There is no pull request ${number}.`);
  return pull;
}

async function pullPayload(world: World, pull: Pull, { action = 'synchronize' }: EventOptions) {
  return { action, number: pull.number, pull_request: await pullResource(world, pull) };
}

async function pushPayload(world: World, after: string) {
  const commit = await world.repository.readCommit(after);
  return {
    ref: `refs/heads/${world.defaultBranch}`,
    before: commit?.parents[0] ?? '0'.repeat(40),
    after,
    created: false,
    deleted: false,
    forced: false,
    head_commit: commit === undefined ? null : { id: after, message: commit.message, timestamp: commit.date },
    pusher: { name: 'octocat', email: 'octocat@github.com' },
  };
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#merge_group */
async function mergeGroup(world: World, pull: Pull) {
  const head = (await world.repository.resolve(`refs/pull/${pull.number}/merge`)) ?? pull.head.oid;
  const commit = await world.repository.readCommit(head);
  const ref = `refs/heads/gh-readonly-queue/${pull.base.ref}/pr-${pull.number}-${pull.base.oid}`;
  await world.repository.setRef(ref, head);
  return {
    head_sha: head,
    head_ref: ref,
    base_sha: pull.base.oid,
    base_ref: `refs/heads/${pull.base.ref}`,
    head_commit: commit === undefined ? null : commitResource(world, commit),
  };
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run */
function workflowRun(world: World, pull: Pull, id: number) {
  const own = pull.forkOwner === undefined;
  const ends = { head: { ref: pull.head.ref, sha: pull.head.oid }, base: { ref: pull.base.ref, sha: pull.base.oid } };
  return {
    id,
    name: 'Review',
    event: 'pull_request',
    status: 'completed',
    conclusion: 'success',
    head_branch: pull.head.ref,
    head_sha: pull.head.oid,
    head_repository: repositoryResource(world, pull.forkOwner ?? world.owner),
    repository: repositoryResource(world),
    // Empty for a fork: https://github.com/orgs/community/discussions/25220
    pull_requests: own ? [{ number: pull.number, ...ends }] : [],
    url: `${world.url}/repos/${fullName(world)}/actions/runs/${id}`,
  };
}
