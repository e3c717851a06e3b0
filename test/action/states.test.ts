import { describe, expect, test } from 'vitest';
import type { Emulator, EmulatorOptions } from '../emulator/server.ts';
import { introducesRoot, rootless, runStep, safe, startEmulator } from './step.ts';

/* The states a pull request can be in, and the servers it can be on. */

const quiet = { 'upload-sarif': 'false', 'image-scan': 'false' };
const off = 'rules:\n  dockerfile/root-user: off\n';

const run = (github: Emulator, action = 'synchronize') => runStep(github, { action, inputs: quiet });
const posted = ({ pull }: Emulator) => pull.threads.map(({ path, place }) => `${path}:${place?.line}`);
const writes = ({ requests }: Emulator) =>
  requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql');

async function started(options: EmulatorOptions = introducesRoot): Promise<Emulator> {
  return startEmulator(options);
}

describe('a pull request', () => {
  test.each(['opened', 'reopened', 'ready_for_review', 'converted_to_draft', 'edited'])(
    'that was %s is reviewed like any other',
    async (action) => {
      const github = await started();
      github.pull.draft = action === 'converted_to_draft';
      expect((await run(github, action)).outputs['introduced']).toBe('1');
      expect(posted(github)).toHaveLength(1);
    },
  );

  test('that is closed is judged, and nothing is written on it', async () => {
    const github = await started();
    github.pull.state = 'closed';
    const { exitCode, annotations, summary } = await runStep(github, {
      action: 'closed',
      inputs: { 'fail-on': 'medium', 'image-scan': 'false' },
    });
    expect(exitCode).toBe(1);
    expect(annotations).toMatchObject([{ name: 'warning', properties: { file: 'Dockerfile' } }]);
    expect(summary).toContain('Comments: skipped. The pull request is closed, so nothing is posted there.');
    expect([writes(github), github.sarifs]).toEqual([[], []]);
  });

  test('that was closed and is open again keeps its one comment', async () => {
    const github = await started();
    await run(github);
    github.pull.state = 'closed';
    await run(github, 'closed');
    github.pull.state = 'open';
    await run(github, 'reopened');
    expect([posted(github).length, github.pull.reviews.length]).toEqual([1, 1]);
  });

  test('whose base was edited is compared with its new base, under that one’s config', async () => {
    const github = await started();
    const { repository } = github.world;
    const [other = ''] = [await repository.commit({ Dockerfile: rootless, '.github/plimsoll.yml': off }, [], 'Other')];
    const onto = await repository.commit(
      { Dockerfile: safe, '.github/plimsoll.yml': off },
      [github.pull.base.oid],
      'Next',
    );
    expect(other).not.toBe(onto);
    await repository.setRef('refs/heads/next', onto);
    expect((await run(github)).outputs['introduced']).toBe('1');
    github.pull.base = { ref: 'next', oid: onto };
    expect((await run(github, 'edited')).outputs['introduced']).toBe('0');
    expect(posted(github)).toEqual([]);
  });

  test('that cannot be merged is reviewed all the same: the merge commit is not needed', async () => {
    const github = await started();
    const conflict = safe.replace('USER app', 'USER 1000');
    await github.pushBase([{ Dockerfile: conflict }]);
    const { outputs } = await runStep(github, { inputs: quiet, env: { GITHUB_SHA: '' } });
    expect(outputs['introduced']).toBe('1');
    expect(github.requests.filter(({ path }) => path.includes('/merge'))).toEqual([]);
  });

  test('that was pushed to by force is left with one comment, on the line of now', async () => {
    const github = await started();
    await run(github);
    await github.push([{ Dockerfile: `# Again\n${rootless}` }], { onto: github.pull.base.oid });
    await run(github);
    expect(posted(github)).toEqual(['Dockerfile:2']);
  });

  test('whose base has moved on is not held to account for it, before and after it follows', async () => {
    const github = await started();
    await github.pushBase([{ Dockerfile: safe, 'other/Dockerfile': rootless }]);
    expect((await run(github)).outputs['introduced']).toBe('1');
    await github.push([{ Dockerfile: rootless, 'other/Dockerfile': rootless }], { onto: github.pull.base.oid });
    expect((await run(github)).outputs['introduced']).toBe('1');
  });

  test('whose base branch was renamed has the config of the branch as it is now', async () => {
    const github = await started();
    const event = await github.event('pull_request');
    const tip = await github.pushBase([{ Dockerfile: safe, '.github/plimsoll.yml': off }]);
    await github.world.repository.setRef('refs/heads/trunk', tip);
    github.pull.base = { ref: 'trunk', oid: tip };
    github.fail({ path: /compare\/main\.\.\./ }, { status: 404 });
    const { outputs } = await runStep(github, { inputs: quiet, payload: JSON.stringify(event.payload) });
    expect(outputs['introduced']).toBe('0');
  });

  test('that moved since the event is read as it was then: files, patches and comments', async () => {
    const github = await started();
    const event = await github.event('pull_request');
    const then = github.pull.head.oid;
    await github.push([{ Dockerfile: safe, 'later/Dockerfile': rootless }]);
    const { outputs } = await runStep(github, { inputs: quiet, payload: JSON.stringify(event.payload) });
    expect(outputs['introduced']).toBe('1');
    expect(github.pull.reviews.map(({ commit }) => commit)).toEqual([then]);
  });

  test('of many files that is pushed to while they are listed loses none of them', async () => {
    const many = Object.fromEntries(Array.from({ length: 320 }, (_, index) => [`docs/${index}.md`, `${index}\n`]));
    const github = await started({
      main: [{ 'z/Dockerfile': safe }],
      pull: { commits: [{ ...many, 'z/Dockerfile': rootless }] },
    });
    github.fail({ path: /\/files$/ }, { meanwhile: () => github.push([{ 'z/Dockerfile': safe, a: 'a' }]) });
    expect((await run(github)).outputs['introduced']).toBe('1');
  });
});

test('nothing is asked that only a protected branch or an administrator would answer', async () => {
  const github = await started();
  await run(github);
  const known = /^\/(graphql|repos\/octo\/app\/(compare|contents|git\/(trees|blobs)|pulls\/1)\b)/;
  expect(github.requests.map(({ path }) => path).filter((path) => !known.test(path))).toEqual([]);
});

describe('a server', () => {
  test.each([
    ['github.com', 'https://github.com'],
    ['a GHE.com', 'https://octocorp.ghe.com'],
    ['an Enterprise Server', 'https://git.example.org'],
  ])('like %s is linked to, and nothing else is', async (_, server) => {
    const github = await started();
    const { summary, files } = await runStep(github, { inputs: quiet, env: { GITHUB_SERVER_URL: server } });
    const head = github.pull.head.oid;
    expect(summary).toContain(`(${server}/octo/app/blob/${head}/Dockerfile?plain=1#L`);
    expect(files['plimsoll.sarif']).toContain(`"repositoryUri": "${server}/octo/app"`);
  });

  test('that names no address for GraphQL has it beside its API', async () => {
    const github = await started();
    const result = await runStep(github, { inputs: quiet, enterprise: true, env: { GITHUB_GRAPHQL_URL: '' } });
    expect(result.outputs['review-id']).not.toBe('');
  });

  test('whose API has a slash at its end is asked for the same paths', async () => {
    const github = await started();
    const env = { GITHUB_API_URL: `${github.url}/api/v3/`, GITHUB_GRAPHQL_URL: '' };
    const { outputs } = await runStep(github, { inputs: quiet, enterprise: true, env });
    expect(outputs['review-id']).not.toBe('');
    expect(github.requests.filter(({ path }) => path.includes('//'))).toEqual([]);
  });
});
