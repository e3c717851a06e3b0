import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Fault, FaultMatcher } from '../emulator/faults.ts';
import type { Emulator } from '../emulator/server.ts';
import { introducesRoot, rootless, runStep, safe, startEmulator } from './step.ts';

/* GitHub in trouble: nothing is lost, nothing appears twice, and the run ends. */

const strict = { 'fail-on': 'medium', 'image-scan': 'false' };
const run = (github: Emulator) => runStep(github, { inputs: strict });

/** What a person sees of two runs, the second of which has nothing to add. */
async function afterTwoRuns(github: Emulator) {
  const first = await run(github);
  const second = await run(github);
  return {
    exitCodes: [first.exitCode, second.exitCode],
    reviews: github.pull.reviews.map(({ state }) => state),
    threads: github.pull.threads.length,
  };
}

const once = { exitCodes: [1, 1], reviews: ['COMMENTED'], threads: 1 };

describe('a write whose answer is lost', () => {
  const writes: readonly (readonly [string, FaultMatcher])[] = [
    ['the review', { method: 'POST', path: /\/reviews$/ }],
    ['the upload', { method: 'POST', path: /\/sarifs$/ }],
  ];
  const faults: readonly (readonly [string, Fault])[] = [
    ['502 without effect', { status: 502 }],
    ['503 after it took effect', { status: 503, afterEffect: true }],
    ['a cut connection after it took effect', { reset: true, afterEffect: true }],
    ['half an answer', { truncate: true }],
  ];
  test.each(writes.flatMap(([what, matcher]) => faults.map(([how, fault]) => ({ what, how, matcher, fault }))))(
    '($what, $how) is there once',
    async ({ matcher, fault }) => {
      const github = await startEmulator(introducesRoot);
      github.fail(matcher, fault);
      await run(github);
      expect([github.pull.reviews.length, github.pull.threads.length, github.sarifs.length]).toEqual([1, 1, 1]);
    },
    60_000,
  );
});

test('a review that GitHub never acknowledges is annotated, and the next run leaves one comment', async () => {
  const github = await startEmulator(introducesRoot);
  github.fail({ method: 'POST', path: /\/reviews$/ }, { status: 502, times: 4 });
  const { exitCode, annotations } = await run(github);
  expect(exitCode).toBe(1);
  expect(annotations.map(({ properties }) => properties['file'])).toEqual([undefined, 'Dockerfile']);
  expect(github.pull.threads).toEqual([]);
  expect(await afterTwoRuns(github)).toEqual(once);
}, 90_000);

describe('a run that dies', () => {
  test('between a review and the old comments it replaces leaves the next one to tidy up', async () => {
    const github = await startEmulator(introducesRoot);
    await run(github);
    await github.push([{ Dockerfile: rootless.replace('CMD ["node", "app.js"]', 'CMD ["node", "b.js"]') }]);
    // The process gets no further than its first deletion.
    github.fail({ method: 'DELETE' }, { status: 403, body: { message: 'No.' } });
    await run(github);
    await run(github);
    expect(github.pull.threads).toHaveLength(1);
  }, 120_000);
});

describe('a limit', () => {
  test.each<[string, Fault]>([
    [
      'secondary, with a time to wait',
      { status: 403, headers: { 'retry-after': '1' }, body: { message: 'You have exceeded a secondary rate limit.' } },
    ],
    ['secondary, in a query', { status: 429, headers: { 'retry-after': '1' }, body: { message: 'Slow down.' } }],
    [
      'told by a query with status 200',
      {
        status: 200,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000)) },
        body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      },
    ],
  ])(
    '%s is waited for',
    async (_, fault) => {
      const github = await startEmulator(introducesRoot);
      github.fail({ graphql: 'reviewThreads' }, fault);
      await run(github);
      expect(github.pull.threads).toHaveLength(1);
    },
    60_000,
  );

  test('that a query tells, and that is over in an hour, is a refusal and no bug of ours', async () => {
    const github = await startEmulator(introducesRoot);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600) };
    const body = { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };
    github.fail({ graphql: 'reviewThreads' }, { status: 200, headers, body, times: 10 });
    const { exitCode, annotations } = await run(github);
    expect(exitCode).toBe(1);
    expect(annotations.map(({ name, properties }) => [name, properties['file']])).toEqual([
      ['warning', 'Dockerfile'],
      ['notice', undefined],
    ]);
    expect(annotations[1]?.message).toMatch(/run the job again later/);
  }, 60_000);
});

test('slow answers are waited for', async () => {
  const github = await startEmulator(introducesRoot);
  github.fail({ path: '/compare/' }, { delay: 3_000 });
  github.fail({ method: 'POST', path: /\/reviews$/ }, { delay: 3_000 });
  await run(github);
  expect([github.pull.reviews.length, github.pull.threads.length]).toEqual([1, 1]);
}, 60_000);

test('two runs at once leave one comment after the next', async () => {
  const github = await startEmulator(introducesRoot);
  await Promise.all([run(github), run(github)]);
  await run(github);
  expect(github.pull.threads).toHaveLength(1);
}, 90_000);

test('where nothing listens the run ends in one line', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const address = closed.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  await new Promise((resolve) => closed.close(resolve));
  const github = await startEmulator({ main: [{ Dockerfile: safe }], pull: { commits: [{ Dockerfile: rootless }] } });
  const { exitCode, annotations } = await runStep(github, { env: { GITHUB_API_URL: url, GITHUB_GRAPHQL_URL: url } });
  expect(exitCode).toBe(1);
  expect(annotations).toMatchObject([{ name: 'error', message: expect.stringMatching(/GitHub did not answer/) }]);
}, 90_000);
