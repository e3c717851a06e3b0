import { describe, expect, test } from 'vitest';
import type { Emulator, EmulatorOptions } from '../emulator/server.ts';
import { introducesRoot, runStep, safe, startEmulator } from './step.ts';

/* What is annotated, where there is much of it, little room, or nobody who wants to see it. */

const reader = {
  ghs_reads: { login: 'github-actions[bot]', permissions: { contents: 'read' }, readOnlyFork: true },
} as const;

/** Each file with one finding of severity `low`, and a token that may not write a thing: each refusal is a notice. */
function mildAndRefused(files: number): EmulatorOptions {
  const paths = Array.from({ length: files }, (_, index) => `s${index}/Dockerfile`);
  const all = (text: string) => Object.fromEntries(paths.map((path) => [path, text]));
  const head = safe.replace('USER', 'WORKDIR app\nUSER');
  return { main: [all(safe)], pull: { commits: [all(head)] }, tokens: reader, visibility: 'private' };
}

const levels = ({ annotations }: { readonly annotations: readonly { readonly name: string }[] }) =>
  annotations.map(({ name }) => name);

describe('annotations', () => {
  test('say where a finding begins and ends, and hold what is wrong, why and what to do', async () => {
    const github = await startEmulator(introducesRoot);
    const { annotations } = await runStep(github, { inputs: { annotations: 'true' } });
    expect(annotations).toEqual([
      {
        name: 'warning',
        properties: {
          title: 'Image runs as root (dockerfile/root-user)',
          ...{ file: 'Dockerfile', line: '1', endLine: '1', col: '1', endColumn: '90' },
        },
        message: expect.stringMatching(
          /^No `USER` is set.* one kernel bug or careless mount .* Create an unprivileged user/,
        ),
      },
    ]);
  });
});

test('notices of the run itself count with those of findings: the runner shows ten of a level, and no more', async () => {
  const github = await startEmulator(mildAndRefused(10));
  const { annotations, stdout, outputs } = await run(github, { annotations: 'true' });
  expect(outputs['highest-severity']).toBe('low');
  expect(annotations.map(({ name, properties }) => [name, properties['file']])).toEqual(
    Array.from({ length: 10 }, (_, index) => ['notice', `s${index}/Dockerfile`]),
  );
  expect(stdout).toMatch(/^Comments: GitHub says: /m);
  expect(stdout).toMatch(/^Code scanning: GitHub says: /m);
});

test('with `summary: false` nothing is written to the summary, whether there is something to review or not', async () => {
  const github = await startEmulator(introducesRoot);
  const inputs = { summary: 'false', 'upload-sarif': 'false' };
  const reviewed = await run(github, inputs);
  expect([reviewed.outputs['introduced'], reviewed.summary]).toEqual(['1', '']);
  const payload = JSON.stringify({ ...(await github.event('push')).payload, deleted: true });
  const nothing = await runStep(github, { event: 'push', payload, inputs });
  expect([nothing.exitCode, nothing.summary]).toEqual([0, '']);
  expect(nothing.stdout).toContain('The push deleted its branch or tag.');
});

describe('a comment for which GitHub takes no place', () => {
  const review = { method: 'POST', path: /\/pulls\/1\/reviews$/ };
  const onFile = { method: 'POST', path: /\/pulls\/1\/comments$/ };
  const refusal = { status: 422, body: { message: 'Unprocessable Entity', errors: ['Line could not be resolved'] } };

  test('on its line stands on its file', async () => {
    const github = await startEmulator(introducesRoot);
    github.fail(review, refusal);
    await run(github, { 'upload-sarif': 'false' });
    expect(github.pull.threads.map(({ path, place }) => [path, place])).toEqual([['Dockerfile', undefined]]);
    expect(github.pull.threads[0]?.comments[0]?.body).toContain(
      'The finding is on line 1, which this diff does not show.',
    );
  });

  test('nor on its file is told in the body of the review', async () => {
    const github = await startEmulator(introducesRoot);
    github.fail(review, refusal);
    github.fail(onFile, refusal);
    const { annotations } = await run(github, { 'upload-sarif': 'false' });
    expect(github.pull.threads).toEqual([]);
    expect(github.pull.reviews.map(({ body }) => body)).toEqual([expect.stringContaining('`Dockerfile:1`')]);
    // It has no comment, as if that had been known before.
    expect(annotations.map(({ name, properties }) => [name, properties['file']])).toEqual([['warning', 'Dockerfile']]);
  });
});

async function run(github: Emulator, inputs: Readonly<Record<string, string>>) {
  return runStep(github, { inputs });
}

describe('where annotations are switched off', () => {
  const off = { annotations: 'false' };

  test('a refusal is a line in the log', async () => {
    const github = await startEmulator({ ...introducesRoot, tokens: reader, visibility: 'private' });
    const { annotations, stdout } = await run(github, off);
    expect(annotations).toEqual([]);
    expect(stdout).toMatch(/^Comments: GitHub says: .*`pull-requests: write`/m);
    expect(stdout).toMatch(/^Code scanning: GitHub says: .*`security-events: write`/m);
  });

  test('what fails the job is annotated all the same: nobody would know why it failed', async () => {
    const github = await startEmulator({ ...introducesRoot, tokens: reader, visibility: 'private' });
    const result = await run(github, { ...off, 'upload-sarif': 'true' });
    expect(result.exitCode).toBe(1);
    expect(levels(result)).toEqual(['error']);
    expect(result.annotations[0]?.message).toMatch(
      /^Code scanning: .* The job fails because `upload-sarif` is `true`\.$/,
    );
  });
});
