import { UsageError } from '../core/errors.ts';
import { quoted } from '../core/text.ts';

/** What a workflow event asks us to review. */
export type Subject =
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      readonly head: string;
      readonly baseRef: string;
      /** The tip of the base branch at the time of the event; it may have moved since. */
      readonly baseSha: string;
      /** True if GitHub gives a token that cannot write, whatever the workflow grants: for forks. */
      readonly readOnly: boolean;
      /** False if it was closed or merged; then nothing is posted. */
      readonly open: boolean;
    }
  | {
      /**
       * An earlier run that reviewed a pull request with a read-only token. GitHub has to be asked which pull request.
       */
      readonly kind: 'workflow-run';
      readonly runId: number;
      /** The commit of that run, and its repository and branch. */
      readonly head: string;
      /** `owner/name`. */
      readonly headRepository: string;
      /** `undefined` if the payload has none. */
      readonly headBranch: string | undefined;
    }
  | {
      /** Pull requests that a merge queue tests together. */
      readonly kind: 'merge-group';
      readonly head: string;
      /** The base of the group: the base branch, or the group before it in the queue. */
      readonly base: string;
    }
  | {
      /** The whole repository at one commit. */
      readonly kind: 'commit';
      readonly sha: string;
      /** Full: `refs/heads/main`. */
      readonly ref: string;
      readonly isDefaultBranch: boolean;
    }
  | { readonly kind: 'nothing'; readonly reason: string };

export type PullRequest = Extract<Subject, { kind: 'pull-request' }>;
export type MergeGroup = Extract<Subject, { kind: 'merge-group' }>;
/** What can be reviewed without asking GitHub first what it is. */
export type Reviewable = Exclude<Subject, { kind: 'nothing' | 'workflow-run' }>;
export type WorkflowRun = Extract<Subject, { kind: 'workflow-run' }>;

/** What the runner provides beside the event's payload. */
export interface EventContext {
  readonly sha: string;
  readonly ref: string;
}

type ReadEvent = (payload: Payload, context: EventContext) => Subject;

/** A new event needs a line here and, if it reviews something new, a new kind of subject. */
const events: Readonly<Record<string, ReadEvent>> = {
  pull_request: readPullRequest,
  pull_request_target: readPullRequestTarget,
  merge_group: readMergeGroup,
  push: readPush,
  schedule: readSchedule,
  workflow_dispatch: readCommit,
  workflow_run: readWorkflowRun,
};

/** Throws `UsageError` for an event that is not supported, or a payload that is not GitHub's. */
export function readEvent(name: string, payload: unknown, context: EventContext): Subject {
  const read = Object.hasOwn(events, name) ? events[name] : undefined;
  if (read !== undefined) return read(payloadOf(payload, name), context);
  const served = Object.keys(events).join(', ');
  throw new UsageError(`The event ${quoted(name)} cannot be reviewed; run the workflow on ${served}.`);
}

function readPullRequest(payload: Payload): PullRequest {
  const pull = payload.in('pull_request');
  const head = pull.in('head');
  const base = pull.in('base');
  // If a fork was deleted, there is no repository.
  const from = head.in('repo').text('full_name');
  const fork = from?.toLowerCase() !== base.in('repo').text('full_name')?.toLowerCase();
  return {
    kind: 'pull-request',
    number: pull.number('number'),
    head: head.sha('sha'),
    baseRef: base.word('ref'),
    baseSha: base.sha('sha'),
    // Dependabot's token is read-only by default; `permissions` can give it more:
    // https://docs.github.com/enterprise-server@3.8/code-security/dependabot/working-with-dependabot/automating-dependabot-with-github-actions#changing-github_token-permissions
    readOnly: fork,
    open: pull.text('state') !== 'closed',
  };
}

/**
 * This event runs on the default branch with a token that can write, whoever opened the pull request. So the run's own
 * commit and ref must not end up in the subject. If Dependabot's token is read-only after all, GitHub's refusal shows it:
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request_target
 */
function readPullRequestTarget(payload: Payload): PullRequest {
  return { ...readPullRequest(payload), readOnly: false };
}

/** https://docs.github.com/webhooks/webhook-events-and-payloads#merge_group */
function readMergeGroup(payload: Payload): Subject {
  const group = payload.in('merge_group');
  return { kind: 'merge-group', head: group.sha('head_sha'), base: group.sha('base_sha') };
}

function readPush(payload: Payload, context: EventContext): Subject {
  if (payload.flag('deleted')) return { kind: 'nothing', reason: 'The push deleted its branch or tag.' };
  return readCommit(payload, context);
}

/**
 * "Scheduled workflows will only run on the default branch"; older Enterprise Servers leave its name out of the payload:
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule
 */
function readSchedule(_: Payload, context: EventContext): Subject {
  return { ...commitOf(context), isDefaultBranch: true };
}

function readCommit(payload: Payload, context: EventContext): Subject {
  const defaultBranch = payload.in('repository').text('default_branch');
  return { ...commitOf(context), isDefaultBranch: context.ref === `refs/heads/${defaultBranch}` };
}

function commitOf({ sha, ref }: EventContext) {
  if (!isSha(sha))
    throw new UsageError(
      'GITHUB_SHA is not a commit. This program is a GitHub Action and must be started by a runner.',
    );
  return { kind: 'commit', sha, ref } as const;
}

/**
 * The payload's `pull_requests` are not used: they are empty for forks
 * (https://github.com/orgs/community/discussions/25220). The pull request is found by its head instead.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_run
 */
function readWorkflowRun(payload: Payload): Subject {
  const run = payload.in('workflow_run');
  const action = payload.text('action') ?? 'completed';
  if (action !== 'completed') {
    return {
      kind: 'nothing',
      reason: `The run has not finished (${action}); add \`types: [completed]\` to the trigger \`workflow_run\`.`,
    };
  }
  const event = run.word('event');
  if (event !== 'pull_request') {
    return {
      kind: 'nothing',
      reason: `The finished run was started by the event ${quoted(event)}, not by a pull request.`,
    };
  }
  const head = run.sha('head_sha');
  const headRepository = run.in('head_repository').text('full_name');
  if (headRepository === undefined) {
    return { kind: 'nothing', reason: 'The repository that the pull request comes from no longer exists.' };
  }
  return {
    ...{ kind: 'workflow-run', runId: run.number('id'), head, headRepository },
    headBranch: run.text('head_branch'),
  };
}

/** Reads a payload of unknown shape. */
interface Payload {
  in(key: string): Payload;
  text(key: string): string | undefined;
  flag(key: string): boolean;
  word(key: string): string;
  sha(key: string): string;
  number(key: string): number;
}

function payloadOf(value: unknown, where: string): Payload {
  const get = (key: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  const missing = (key: string): never => {
    throw new UsageError(`The event payload has no ${quoted(`${where}.${key}`)}; check GITHUB_EVENT_PATH.`);
  };
  const text = (key: string) => {
    const found = get(key);
    return typeof found === 'string' ? found : undefined;
  };
  return {
    in: (key) => payloadOf(get(key), `${where}.${key}`),
    text,
    flag: (key) => get(key) === true,
    word: (key) => text(key) || missing(key),
    sha: (key) => {
      const found = text(key) ?? '';
      return isSha(found) ? found : missing(key);
    },
    number: (key) => {
      const found = get(key);
      return typeof found === 'number' && Number.isSafeInteger(found) ? found : missing(key);
    },
  };
}

function isSha(text: string): boolean {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text);
}
