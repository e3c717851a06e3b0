import { describe, expect, test } from 'vitest';
import { readEvent } from '../../src/github/events.ts';
import type { EmulatorOptions } from '../emulator/server.ts';
import { start } from './github.ts';

const pull: EmulatorOptions = { pull: { commits: [{ Dockerfile: 'FROM a\n' }] } };

async function read(name: Parameters<Awaited<ReturnType<typeof start>>['event']>[0], options = pull) {
  const github = await start(options);
  const { payload, sha, ref } = await github.event(name);
  return { github, subject: readEvent(name, payload, { sha, ref }) };
}

describe('an event', () => {
  test('pull_request is about the head commit, not about the merge that the runner checks out', async () => {
    const { github, subject } = await read('pull_request');
    const { head, base } = github.pull;
    expect(subject).toEqual({
      kind: 'pull-request',
      number: 1,
      head: head.oid,
      baseRef: 'main',
      baseSha: base.oid,
      readOnly: false,
      open: true,
    });
  });

  test('pull_request from a fork has a token that only reads', async () => {
    const fork = { pull: { commits: [{ a: 'a' }], forkOwner: 'stranger' } };
    expect((await read('pull_request', fork)).subject).toMatchObject({ readOnly: true });
  });

  test('pull_request_target is about the same as pull_request, and has a token that writes even for a fork', async () => {
    const fork = { pull: { commits: [{ a: 'a' }], forkOwner: 'stranger' } };
    const { github, subject } = await read('pull_request_target', fork);
    const { head, base } = github.pull;
    expect(subject).toEqual({
      kind: 'pull-request',
      number: 1,
      head: head.oid,
      baseRef: 'main',
      baseSha: base.oid,
      readOnly: false,
      open: true,
    });
  });

  test('merge_group is about what the group brings to the commit it is put upon', async () => {
    const { github, subject } = await read('merge_group');
    const merged = await github.world.repository.resolve('refs/pull/1/merge');
    expect(subject).toEqual({ kind: 'merge-group', head: merged, base: github.pull.base.oid });
  });

  test('pull_request from a fork that was deleted since has one as well', async () => {
    const github = await start({ pull: { commits: [{ a: 'a' }] } });
    const { payload, sha, ref } = await github.event('pull_request');
    const pulled = payload['pull_request'] as { readonly head: object };
    const deleted = { ...payload, pull_request: { ...pulled, head: { ...pulled.head, repo: null } } };
    expect(readEvent('pull_request', deleted, { sha, ref })).toMatchObject({ readOnly: true });
  });

  test.each(['push', 'schedule', 'workflow_dispatch'] as const)('%s is about the whole repository', async (name) => {
    const { github, subject } = await read(name);
    const sha = github.pull.base.oid;
    expect(subject).toEqual({ kind: 'commit', sha, ref: 'refs/heads/main', isDefaultBranch: true });
  });

  test('a push to another branch is not about the default branch', () => {
    const payload = { repository: { default_branch: 'main' } };
    for (const ref of ['refs/heads/topic', 'refs/heads/not/main', 'refs/tags/main', 'main']) {
      const context = { sha: 'a'.repeat(40), ref };
      expect(readEvent('push', payload, context)).toMatchObject({ kind: 'commit', isDefaultBranch: false });
    }
  });

  test('a schedule runs on the default branch, also where its payload does not name it', () => {
    const context = { sha: 'a'.repeat(40), ref: 'refs/heads/trunk' };
    expect(readEvent('schedule', { schedule: '0 6 * * *' }, context)).toMatchObject({ isDefaultBranch: true });
  });

  test('a push that deletes a branch is about nothing', () => {
    const context = { sha: '0'.repeat(40), ref: 'refs/heads/topic' };
    expect(readEvent('push', { deleted: true }, context)).toMatchObject({ kind: 'nothing' });
  });

  test.each(['push', 'schedule', 'workflow_dispatch'])('%s without a commit is started by no runner', (name) => {
    for (const sha of ['', 'main', 'a'.repeat(39), `${'a'.repeat(40)}/../x`, 'A'.repeat(40)]) {
      expect(() => readEvent(name, {}, { sha, ref: 'refs/heads/main' })).toThrow('GITHUB_SHA is not a commit');
    }
  });

  test('workflow_run is about the head of the run that ended, whatever pull requests it names', async () => {
    const fork = { pull: { commits: [{ a: 'a' }], forkOwner: 'stranger' } };
    const { github, subject } = await read('workflow_run', fork);
    expect(subject).toEqual({
      kind: 'workflow-run',
      runId: 1,
      head: github.pull.head.oid,
      headRepository: 'stranger/app',
      headBranch: 'feature',
    });
  });

  test.each([
    ['of a push', { event: 'push' }, 'completed', /by the event `push`/],
    ['that has not ended', { event: 'pull_request' }, 'requested', /has not finished \(requested\)/],
    ['of a fork that is gone', { event: 'pull_request', head_sha: 'a'.repeat(40) }, 'completed', /no longer exists/],
  ])('workflow_run %s is about nothing', (_, workflow_run, action, reason) => {
    expect(readEvent('workflow_run', { action, workflow_run }, { sha: '', ref: '' })).toEqual({
      kind: 'nothing',
      reason: expect.stringMatching(reason),
    });
  });

  test('pull_request that is closed says so', async () => {
    const github = await start(pull);
    github.pull.state = 'closed';
    const { payload, sha, ref } = await github.event('pull_request', { action: 'closed' });
    expect(readEvent('pull_request', payload, { sha, ref })).toMatchObject({ open: false });
  });

  test.each([
    ['pull_request_target', 'pull_request_target.pull_request.number'],
    ['merge_group', 'merge_group.merge_group.head_sha'],
    ['workflow_run', 'workflow_run.workflow_run.event'],
  ])('%s without its payload says what is missing', (name, field) => {
    expect(() => readEvent(name, {}, { sha: 'a'.repeat(40), ref: 'refs/heads/main' })).toThrow(
      `payload has no \`${field}\``,
    );
  });

  test.each(['issues', 'constructor'])('%s says which ones there are', (name) => {
    expect(() => readEvent(name, {}, { sha: '', ref: '' })).toThrow(
      /cannot be reviewed; run the workflow on pull_request/,
    );
  });

  test.each([
    undefined,
    null,
    [],
    'text',
    { pull_request: { number: '1' } },
    { pull_request: { number: 1, head: {} } },
  ])('whose payload is %j says what is missing', (payload) => {
    expect(() => readEvent('pull_request', payload, { sha: '', ref: '' })).toThrow(
      /payload has no `pull_request\.pull_request\./,
    );
  });
});
