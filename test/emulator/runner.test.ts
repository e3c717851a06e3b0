import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAction } from './run-action.ts';
import { type Emulator, startGitHub } from './server.ts';
import { readCommands, readPairs } from './workflow-commands.ts';

let github: Emulator;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulated-step-'));
  github = await startGitHub({
    main: [{ a: 'a\n' }, { a: 'a\n', b: 'b\n' }],
    pull: { from: 0, headRef: 'topic', commits: [{ a: 'a\n', Dockerfile: 'FROM a\n' }], forkOwner: 'stranger' },
  });
});

afterAll(async () => {
  await github.close();
  await rm(folder, { recursive: true });
});

describe('an event', () => {
  test('of a pull request runs on the merge of both ends', async () => {
    const event = await github.event('pull_request', { action: 'opened' });
    expect(event).toMatchObject({ ref: 'refs/pull/1/merge', headRef: 'topic', baseRef: 'main' });
    expect(event.payload).toMatchObject({
      action: 'opened',
      number: 1,
      pull_request: {
        head: { sha: github.pull.head.oid, repo: { full_name: 'stranger/app' } },
        base: { sha: github.pull.base.oid, repo: { full_name: 'octo/app' } },
      },
      repository: { full_name: 'octo/app', default_branch: 'main' },
    });
    const merge = await github.world.repository.readCommit(event.sha);
    expect(merge?.parents).toEqual([github.pull.base.oid, github.pull.head.oid]);
    expect((await github.world.repository.list(event.sha, true)).map(({ path }) => path)).toEqual([
      'Dockerfile',
      'a',
      'b',
    ]);
  });

  test('of a pull request target, a push, a schedule and a dispatch runs on the default branch', async () => {
    for (const name of ['pull_request_target', 'push', 'schedule', 'workflow_dispatch', 'workflow_run'] as const) {
      expect(await github.event(name)).toMatchObject({ ref: 'refs/heads/main', sha: github.pull.base.oid });
    }
    const { payload } = await github.event('push');
    expect(payload).toMatchObject({ after: github.pull.base.oid, before: expect.stringMatching(/^[1-9a-f]/) });
  });

  test('of a workflow run holds no pull request where that comes from a fork', async () => {
    expect((await github.event('workflow_run')).payload).toMatchObject({
      workflow_run: { head_sha: github.pull.head.oid, pull_requests: [], head_repository: { fork: true } },
    });
  });

  test('of a merge queue runs on a branch of its own', async () => {
    const event = await github.event('merge_group');
    expect(event.ref).toMatch(/^refs\/heads\/gh-readonly-queue\/main\/pr-1-/);
    expect(event.payload).toMatchObject({ merge_group: { head_sha: event.sha, base_sha: github.pull.base.oid } });
  });
});

describe('a step', () => {
  const declared = `inputs:
  github-token:
    default: \${{ github.token }}
  profile:
    default: recommended
  on-error:
    default: fail
`;

  async function metadata(): Promise<string> {
    const path = join(folder, 'action.yml');
    await writeFile(path, declared);
    return path;
  }

  async function step(source: string): Promise<string> {
    const path = join(folder, `${Math.random()}.mjs`);
    await writeFile(path, source);
    return path;
  }

  test('finds its event, its inputs with their defaults and the API in its environment', async () => {
    const entry = await step(`
      import { readFileSync, writeFileSync, appendFileSync } from 'node:fs';
      const { env } = process;
      const payload = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8'));
      const path = '/repos/' + env.GITHUB_REPOSITORY + '/pulls/' + payload.number;
      const headers = { authorization: 'token ' + env['INPUT_GITHUB-TOKEN'], 'user-agent': 'step' };
      const { status } = await fetch(env.GITHUB_API_URL + path, { headers });
      appendFileSync(env.GITHUB_OUTPUT, 'status=' + status + '\\nprofile<<E\\n' + env['INPUT_PROFILE'] + ' ' + env['INPUT_ON-ERROR'] + '\\ntwo\\nE\\n');
      appendFileSync(env.GITHUB_STEP_SUMMARY, '# Summary');
      writeFileSync('left.txt', 'behind');
      console.log('::error file=a b,line=3,title=x%3Ay::one%0Atwo %25');
      console.log('::debug::quiet');
      process.exitCode = 3;
    `);
    const result = await runAction(github, {
      entry,
      metadata: await metadata(),
      inputs: { profile: 'all' },
      enterprise: true,
    });
    expect(result).toMatchObject({
      exitCode: 3,
      stderr: '',
      outputs: { status: '200', profile: 'all fail\ntwo' },
      summary: '# Summary',
      leaked: '',
      files: { 'left.txt': 'behind' },
      annotations: [{ name: 'error', properties: { file: 'a b', line: '3', title: 'x:y' }, message: 'one\ntwo %' }],
    });
  });

  test('is given no input that the action does not declare', async () => {
    const options = { entry: await step(''), metadata: await metadata(), inputs: { nonsense: '' } };
    await expect(runAction(github, options)).rejects.toThrow('nonsense');
  });
});

describe('the runner', () => {
  test('obeys no command between a stop and its end', () => {
    const output = '::stop-commands::abc\n::error::hidden\n::abc::\n::notice::seen\nplain ::error::no\n';
    expect(readCommands(output).map(({ name, message }) => [name, message])).toEqual([
      ['stop-commands', 'abc'],
      ['notice', 'seen'],
    ]);
  });

  test('refuses a file whose delimiter does not come back', () => {
    expect(() => readPairs('a<<E\ntext\n')).toThrow("Matching delimiter not found 'E'");
  });
});
