import { describe, expect, test } from 'vitest';
import type { Fault, FaultMatcher } from '../emulator/faults.ts';
import type { Emulator } from '../emulator/server.ts';
import { introducesRoot, runStep, safe, startEmulator } from './step.ts';

/* What becomes of what GitHub refuses to take: it is said elsewhere, the gate stands, and one line tells why. */

const bot = 'github-actions[bot]';
const strict = { 'fail-on': 'medium', 'image-scan': 'false' };

const review: FaultMatcher = { method: 'POST', path: /\/pulls\/1\/reviews$/ };
const sarif: FaultMatcher = { method: 'POST', path: /\/sarifs$/ };
const refuse = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Fault => {
  return { status, body: { message }, headers, times: 100 };
};
const hour = String(Math.ceil(Date.now() / 1000) + 3600);

describe('a review that GitHub refuses', () => {
  test.each<[string, Fault, RegExp]>([
    ['a read-only token', refuse(403, 'Resource not accessible by integration'), /grant `pull-requests: write`/],
    ['a pull request it may not see', refuse(404, 'Not Found'), /grant `pull-requests: write`/],
    ['something in it', refuse(422, 'Unprocessable Entity'), /\(422\)/],
    ['a body that is too long', refuse(422, 'body is too long (maximum is 65536 characters)'), /too long/],
    ['what is gone', refuse(410, 'Gone'), /\(410\)/],
    [
      'a spent limit',
      refuse(403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': hour }),
      /again later/,
    ],
    [
      'a locked conversation',
      refuse(403, 'Unable to create comment because issue is locked.'),
      /unlock the conversation/,
    ],
    [
      'an archived repository',
      refuse(403, 'Repository was archived so is read-only.'),
      /the repository is archived and cannot be written to/,
    ],
  ])('for %s is annotated, judged, and told in one line', async (_, fault, why) => {
    const github = await startEmulator(introducesRoot);
    github.fail(review, fault);
    const { exitCode, annotations, summary, outputs } = await runStep(github, { inputs: strict });
    expect([exitCode, outputs['review-id']]).toEqual([1, '']);
    expect(annotations.map(({ name, properties }) => [name, properties['file']])).toEqual([
      ['notice', undefined],
      ['warning', 'Dockerfile'],
    ]);
    expect(annotations[0]?.message).toMatch(why);
    expect(summary).toMatch(/- Not written: Comments\. /);
    expect(github.sarifs).toHaveLength(1);
  });
});

test('what is annotated anyway is not annotated again because its comment was refused', async () => {
  const github = await startEmulator(introducesRoot);
  github.fail(review, refuse(403, 'Resource not accessible by integration'));
  const { annotations } = await runStep(github, { inputs: { ...strict, annotations: 'true' } });
  expect(annotations.map(({ name, properties }) => [name, properties['file']])).toEqual([
    ['warning', 'Dockerfile'],
    ['notice', undefined],
  ]);
});

describe('an upload that GitHub refuses', () => {
  test.each<[string, Fault, RegExp]>([
    ['a token', refuse(403, 'Resource not accessible by integration'), /grant `security-events: write`/],
    ['code scanning that is off', refuse(403, 'Advanced Security must be enabled for this repository'), /enable it/],
    ['its size', refuse(413, 'Payload Too Large'), /\(413\)/],
    ['the repository', refuse(404, 'Not Found'), /grant `security-events: write`/],
    ['an archive', refuse(403, 'Repository was archived so is read-only.'), /archived/],
  ])('for the sake of %s costs the review nothing', async (_, fault, why) => {
    const github = await startEmulator(introducesRoot);
    github.fail(sarif, fault);
    const { exitCode, annotations, files } = await runStep(github, { inputs: strict });
    expect(exitCode).toBe(1);
    expect(annotations).toMatchObject([{ name: 'notice', message: expect.stringMatching(why) }]);
    expect(github.pull.threads).toHaveLength(1);
    expect(Object.keys(files)).toContain('plimsoll.sarif');
  });
});

describe('what stands and may not be changed', () => {
  const settle = async (github: Emulator, fail: FaultMatcher, fault: Fault) => {
    await runStep(github, { inputs: strict });
    await github.push([{ Dockerfile: `${safe}LABEL a="b"\n` }]);
    github.fail(fail, fault);
    return runStep(github, { inputs: strict });
  };

  test('is left for the next run, and told', async () => {
    const github = await startEmulator(introducesRoot);
    const fault = refuse(403, 'Resource not accessible by integration');
    const { exitCode, summary } = await settle(github, { method: 'DELETE' }, { ...fault, times: 1 });
    expect(exitCode).toBe(0);
    expect(summary).toMatch(
      /Not written: Comments\. the comment of a resolved finding could not be updated: .*`pull-requests: write`/,
    );
    expect(github.pull.threads).toHaveLength(1);
    await runStep(github, { inputs: strict });
    expect(github.pull.threads).toEqual([]);
  });

  test('since it is gone (410) needs no change', async () => {
    const github = await startEmulator(introducesRoot);
    const { summary } = await settle(github, { method: 'DELETE' }, refuse(410, 'Gone'));
    expect(summary).toContain('Comments: 1 resolved.');
  });
});

test('a summary that the runner takes nowhere costs the review nothing, and is told', async () => {
  const github = await startEmulator(introducesRoot);
  const { exitCode, annotations } = await runStep(github, { inputs: strict, env: { GITHUB_STEP_SUMMARY: '' } });
  expect(exitCode).toBe(1);
  expect(annotations).toMatchObject([{ name: 'notice', message: expect.stringMatching(/^Summary: The job summary/) }]);
  expect([github.pull.threads.length, github.sarifs.length]).toEqual([1, 1]);
});

test('the doctor tells the event, the commits, and what the token was seen to be allowed', async () => {
  const tokens = { ghs_some: { login: bot, permissions: { contents: 'read', 'pull-requests': 'write' } } } as const;
  const github = await startEmulator({ ...introducesRoot, visibility: 'private', tokens });
  const { summary } = await runStep(github, { inputs: strict });
  const { head, base } = github.pull;
  const [, doctor = ''] =
    /<summary>Doctor: what this run read and wrote<\/summary>\n\n([\s\S]*?)\n\n<\/details>/.exec(summary) ?? [];
  expect(doctor.split('\n')).toEqual([
    '- Event: `pull_request`, pull request 1',
    `- Files: \`${head.oid}\``,
    `- Compared with: \`${base.oid}\``,
    `- Configuration (\`.github/plimsoll.yml\`): \`${base.oid}\``,
    '- Permissions needed: `contents: read` allowed, `pull-requests: read` allowed, `pull-requests: write` allowed, `security-events: write` **refused**',
    expect.stringMatching(
      /^- Not written: Code scanning\. .*grant `security-events: write` under `permissions` in the workflow\.$/,
    ),
  ]);
});
