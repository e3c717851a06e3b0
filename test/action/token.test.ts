import { describe, expect, test } from 'vitest';
import type { FaultMatcher } from '../emulator/faults.ts';
import { introducesRoot, runStep, startEmulator } from './step.ts';

/*
 * `runStep` looks for the token in all that a step leaves behind: standard output and error, summary, outputs, files,
 * environment. Here GitHub itself does what it can to get it there.
 */

const debugging = {
  RUNNER_DEBUG: '1',
  ACTIONS_STEP_DEBUG: 'true',
  ACTIONS_RUNNER_DEBUG: 'true',
  DEBUG: '*',
  NODE_DEBUG: '',
};

const requests: readonly (readonly [string, FaultMatcher])[] = [
  ['the pull request', { method: 'GET', path: /\/pulls\/1$/ }],
  ['its files', { method: 'GET', path: '/files' }],
  ['a tree', { method: 'GET', path: '/git/trees' }],
  ['a comparison', { method: 'GET', path: '/compare/' }],
  ['a query', { graphql: 'query' }],
  ['a review', { method: 'POST', path: /\/reviews$/ }],
  ['an upload to code scanning', { method: 'POST', path: '/code-scanning/sarifs' }],
];

describe('the token stands nowhere, where GitHub echoes it in the answer to', () => {
  test.each(requests)('%s', async (_, request) => {
    const github = await startEmulator(introducesRoot);
    const echo = `Bad request: {"authorization":"token ${github.token}"}`;
    const headers = { 'x-echo': `token ${github.token}`, 'content-type': 'application/json' };
    github.fail(request, { status: 422, times: 50, headers, body: { message: echo, errors: [{ message: echo }] } });
    const result = await runStep(github, { env: debugging });
    const posted = JSON.stringify([github.pull.threads, github.pull.reviews, github.sarifs]);
    expect(posted).not.toContain(github.token);
    expect(result.stdout).not.toBe('');
  });
});

test('the token stands nowhere, where a query is answered with errors that echo it', async () => {
  const github = await startEmulator(introducesRoot);
  const errors = [{ type: 'FORBIDDEN', message: `authorization: token ${github.token}` }];
  github.fail({ graphql: 'query' }, { status: 200, times: 50, body: { data: null, errors } });
  const { stdout } = await runStep(github, { env: debugging });
  expect(stdout).toContain('authorization: token ***');
});

test('the token stands nowhere, where everything fails and the log says all it can', async () => {
  const github = await startEmulator(introducesRoot);
  github.fail({}, { status: 401, times: 100, body: `token ${github.token}` });
  const { exitCode } = await runStep(github, { env: debugging });
  expect(exitCode).toBe(1);
});

test('the inputs and the token stand in no variable that a child could inherit', async () => {
  const github = await startEmulator(introducesRoot);
  const told = 'process.on("exit", () => console.error(Object.keys(process.env).toSorted().join()))';
  const { stderr } = await runStep(github, {
    env: {
      GITHUB_TOKEN: github.token,
      GH_TOKEN: github.token,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(told)}`,
    },
  });
  const names = stderr.trim().split(',');
  expect(names).toContain('GITHUB_REPOSITORY');
  expect(names.filter((name) => /INPUT|TOKEN/.test(name))).toEqual([]);
});
