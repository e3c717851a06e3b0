import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Event } from './events.ts';
import { fullName } from './resources.ts';
import type { World } from './world.ts';

/** A runner's folders and variables for one step. */
export interface Runner {
  /** To be deleted when the step is over. */
  readonly folder: string;
  readonly workspace: string;
  readonly files: Readonly<Record<'output' | 'env' | 'path' | 'summary' | 'event' | 'state', string>>;
  /** https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables */
  readonly variables: Readonly<Record<string, string>>;
}

/** `enterprise`: the API's addresses are those of an Enterprise Server, under `/api`. */
export async function prepareRunner(world: World, event: Event, enterprise = false): Promise<Runner> {
  const folder = await mkdtemp(join(tmpdir(), 'emulated-runner-'));
  const under = (name: string) => join(folder, name);
  const workspace = under('workspace');
  await Promise.all([workspace, under('temp'), under('tools'), under('files')].map((path) => mkdir(path)));
  const files = {
    output: under('files/output'),
    env: under('files/env'),
    path: under('files/path'),
    summary: under('files/summary'),
    state: under('files/state'),
    event: under('files/event.json'),
  };
  const { output, env, path, summary, state } = files;
  await Promise.all([output, env, path, summary, state].map((file) => writeFile(file, '')));
  await writeFile(files.event, JSON.stringify(event.payload));
  const refName = event.ref.replace(/^refs\/(heads|tags|pull)\//, '');
  const variables: Record<string, string> = {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__plimsoll',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: enterprise ? `${world.url}/api/v3` : world.url,
    GITHUB_GRAPHQL_URL: enterprise ? `${world.url}/api/graphql` : `${world.url}/graphql`,
    GITHUB_SERVER_URL: world.url,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_REPOSITORY: fullName(world),
    GITHUB_REPOSITORY_OWNER: world.owner,
    GITHUB_SHA: event.sha,
    GITHUB_REF: event.ref,
    GITHUB_REF_NAME: refName,
    GITHUB_REF_TYPE: 'branch',
    GITHUB_HEAD_REF: event.headRef,
    GITHUB_BASE_REF: event.baseRef,
    GITHUB_WORKFLOW: 'Review',
    GITHUB_JOB: 'review',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: files.output,
    GITHUB_ENV: files.env,
    GITHUB_PATH: files.path,
    GITHUB_STATE: files.state,
    GITHUB_STEP_SUMMARY: files.summary,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'emulated',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TEMP: under('temp'),
    RUNNER_TOOL_CACHE: under('tools'),
  };
  return { folder, workspace, files, variables };
}
