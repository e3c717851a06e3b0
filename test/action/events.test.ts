import { describe, expect, test } from 'vitest';
import type { EmulatorOptions } from '../emulator/server.ts';
import { introducesRoot, rootless, runStep, safe, startEmulator } from './step.ts';

const off = 'rules:\n  dockerfile/root-user: off\n';
const strict = { 'fail-on': 'medium' };

describe('merge_group', () => {
  test('is judged by what the group introduces, and told where there is no pull request', async () => {
    const github = await startEmulator(introducesRoot);
    const { exitCode, outputs, annotations, summary, files } = await runStep(github, {
      event: 'merge_group',
      inputs: strict,
    });
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ introduced: '1', 'highest-severity': 'medium', 'review-id': '' });
    expect(annotations).toMatchObject([{ name: 'warning', properties: { file: 'Dockerfile' } }]);
    expect(summary).toContain('Code scanning: skipped.');
    expect(Object.keys(files).toSorted()).toEqual(['plimsoll.json', 'plimsoll.sarif']);
    expect(github.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')).toEqual([]);
    expect([github.pull.threads, github.pull.reviews, github.sarifs]).toEqual([[], [], []]);
  });

  test('passes what was there before, and fails for it under a wider scope', async () => {
    const github = await startEmulator({
      main: [{ Dockerfile: rootless }],
      pull: { commits: [{ Dockerfile: `${rootless}LABEL a="b"\n`, other: 'x' }] },
    });
    const run = (scope: string) =>
      runStep(github, { event: 'merge_group', inputs: { ...strict, scope, 'image-scan': 'false' } });
    expect(await run('introduced')).toMatchObject({ exitCode: 0, outputs: { introduced: '0' } });
    expect(await run('changed-files')).toMatchObject({ exitCode: 1, outputs: { introduced: '0', findings: '1' } });
    expect(await run('all')).toMatchObject({ exitCode: 1, outputs: { introduced: '0', findings: '1' } });
  });

  test('is not held to account for what was merged before it', async () => {
    const github = await startEmulator({
      main: [{ Dockerfile: safe }],
      pull: { commits: [{ Dockerfile: safe, a: '' }] },
    });
    await github.pushBase([{ Dockerfile: rootless }]);
    expect((await runStep(github, { event: 'merge_group', inputs: strict })).outputs['introduced']).toBe('0');
  });

  test('has no config of its own: it is that of what the group is put upon', async () => {
    const github = await startEmulator({
      main: [{ Dockerfile: safe }],
      pull: { commits: [{ Dockerfile: rootless, '.github/plimsoll.yml': off }] },
    });
    expect((await runStep(github, { event: 'merge_group', inputs: strict })).exitCode).toBe(1);
    await github.pushBase([{ Dockerfile: safe, '.github/plimsoll.yml': off }]);
    expect((await runStep(github, { event: 'merge_group', inputs: strict })).exitCode).toBe(0);
  });

  test('of more files than GitHub compares has the rest of them reviewed as well', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`docs/${index}.md`, `${index}\n`]));
    const github = await startEmulator({
      main: [{ 'z/Dockerfile': safe }],
      pull: { commits: [{ ...many, 'z/Dockerfile': rootless }] },
    });
    const { outputs, annotations } = await runStep(github, { event: 'merge_group', inputs: strict });
    expect(outputs['introduced']).toBe('1');
    expect(annotations).toMatchObject([{ name: 'warning', properties: { file: 'z/Dockerfile' } }]);
  });

  test('is not uploaded even where the upload is demanded, and does not fail for it', async () => {
    const github = await startEmulator({
      main: [{ Dockerfile: safe }],
      pull: { commits: [{ Dockerfile: `${safe}\n` }] },
    });
    expect((await runStep(github, { event: 'merge_group', inputs: { 'upload-sarif': 'true' } })).exitCode).toBe(0);
    expect(github.sarifs).toEqual([]);
  });

  test('whose commits GitHub does not know ends in one line', async () => {
    const github = await startEmulator(introducesRoot);
    github.fail({ path: '/compare/' }, { status: 404 });
    const { exitCode, annotations } = await runStep(github, { event: 'merge_group' });
    expect(exitCode).toBe(1);
    expect(annotations).toMatchObject([
      { name: 'error', message: expect.stringMatching(/^The commits of the merge group could not be read/) },
    ]);
  });
});

describe('pull_request_target', () => {
  const fromFork: EmulatorOptions = {
    main: [{ Dockerfile: safe }],
    pull: { commits: [{ Dockerfile: rootless }], forkOwner: 'stranger' },
  };

  test('comments on the pull request of a fork, and hands its alerts to nobody else', async () => {
    const github = await startEmulator(fromFork);
    const { exitCode, annotations, outputs } = await runStep(github, { event: 'pull_request_target', inputs: strict });
    expect(exitCode).toBe(1);
    expect(annotations).toEqual([]);
    expect(github.pull.reviews).toMatchObject([{ state: 'COMMENTED', commit: github.pull.head.oid }]);
    expect(outputs['review-id']).toBe(String(github.pull.reviews[0]?.id));
    expect(github.pull.threads.map(({ path }) => path)).toEqual(['Dockerfile']);
    expect(github.sarifs).toMatchObject([{ ref: 'refs/pull/1/head', commit: github.pull.head.oid, errors: [] }]);
  });

  test('says nothing twice', async () => {
    const github = await startEmulator(fromFork);
    await runStep(github, { event: 'pull_request_target' });
    await runStep(github, { event: 'pull_request_target' });
    expect(github.pull.reviews).toHaveLength(1);
  });

  test('needs no checkout and no program: there is nothing that the head could have executed', async () => {
    const github = await startEmulator(fromFork);
    const { outputs, files } = await runStep(github, { event: 'pull_request_target', env: { PATH: '' } });
    expect(outputs['introduced']).toBe('1');
    expect(Object.keys(files).toSorted()).toEqual(['plimsoll.json', 'plimsoll.sarif']);
  });

  test('is judged by the config at the tip of its base branch, not by its own', async () => {
    const github = await startEmulator({
      main: [{ Dockerfile: safe }],
      pull: { commits: [{ Dockerfile: rootless, '.github/plimsoll.yml': off }], forkOwner: 'stranger' },
    });
    const run = () => runStep(github, { event: 'pull_request_target', inputs: { 'upload-sarif': 'false' } });
    expect((await run()).outputs['introduced']).toBe('1');
    await github.pushBase([{ Dockerfile: safe, '.github/plimsoll.yml': off }]);
    expect((await run()).outputs['introduced']).toBe('0');
  });

  test('with a token that only reads after all has its findings annotated', async () => {
    const reads = { login: 'github-actions[bot]', permissions: { contents: 'read', 'pull-requests': 'read' } } as const;
    const github = await startEmulator({ ...introducesRoot, tokens: { ghs_reads: reads } });
    const { annotations } = await runStep(github, {
      event: 'pull_request_target',
      inputs: { 'upload-sarif': 'false' },
    });
    expect(annotations).toMatchObject([
      { name: 'notice', message: expect.stringContaining('`pull-requests: write`') },
      { name: 'warning', properties: { file: 'Dockerfile' } },
    ]);
  });
});

describe('push', () => {
  const push = async (changed: Readonly<Record<string, unknown>>, env: Readonly<Record<string, string>>) => {
    const github = await startEmulator({ main: [{ Dockerfile: rootless }], pull: { commits: [{}] } });
    const { payload } = await github.event('push');
    const inputs = { ...strict, 'image-scan': 'false' };
    const result = await runStep(github, {
      event: 'push',
      inputs,
      env,
      payload: JSON.stringify({ ...payload, ...changed }),
    });
    return { ...result, asked: github.requests.length, uploaded: github.sarifs.length };
  };

  test.each([
    ['of a new branch', { before: '0'.repeat(40), created: true, ref: 'refs/heads/new' }, 'refs/heads/new'],
    ['of a tag', { ref: 'refs/tags/v1' }, 'refs/tags/v1'],
    ['of a tag called like the default branch', { ref: 'refs/tags/main' }, 'refs/tags/main'],
  ])('%s is judged as a whole, and no alerts are made of it', async (_, changed, ref) => {
    const { exitCode, outputs, summary, uploaded } = await push(changed, { GITHUB_REF: ref });
    expect([exitCode, outputs['findings'], outputs['introduced'], uploaded]).toEqual([1, '1', '0', 0]);
    expect(summary).toContain(
      'Code scanning: skipped. Outside pull requests, only the default branch has code scanning alerts.',
    );
  });

  test.each(['refs/heads/old', 'refs/tags/v1'])('that deletes %s passes without a request', async (ref) => {
    const changed = { ref, deleted: true, after: '0'.repeat(40), head_commit: null };
    const { exitCode, summary, asked } = await push(changed, { GITHUB_REF: ref, GITHUB_SHA: '0'.repeat(40) });
    expect([exitCode, asked]).toEqual([0, 0]);
    expect(summary).toContain('The push deleted its branch or tag.');
  });
});
