import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { RunOptions, RunResult } from '../emulator/run-action.ts';
import { defaultToken, type Emulator, type EmulatorOptions } from '../emulator/server.ts';
import { introducesRoot, rootless, runStep, safe, startEmulator } from './step.ts';

let github: Emulator;

async function start(options: EmulatorOptions): Promise<Emulator> {
  github = await startEmulator(options);
  return github;
}

const run = (options?: RunOptions): Promise<RunResult> => runStep(github, options);

const bot = 'github-actions[bot]';

const comments = () => github.pull.threads.map(({ path, place }) => `${path}:${place?.side}:${place?.line}`);
const creating = () => github.requests.filter(({ method, path }) => method === 'POST' && path !== '/graphql');

describe('a pull request', () => {
  test('gets one review, a check, a summary, a SARIF file, a report and an upload', async () => {
    await start(introducesRoot);
    const { exitCode, outputs, summary, files, annotations } = await run({ inputs: { 'fail-on': 'medium' } });
    expect(exitCode).toBe(1);
    expect(outputs).toEqual({
      conclusion: 'failure',
      findings: '1',
      introduced: '1',
      fixed: '0',
      'highest-severity': 'medium',
      'sarif-file': 'plimsoll.sarif',
      'report-file': 'plimsoll.json',
      'review-id': String(github.pull.reviews[0]?.id),
    });
    expect(comments()).toEqual([expect.stringMatching(/^Dockerfile:/)]);
    expect(github.pull.reviews).toMatchObject([{ state: 'COMMENTED', commit: github.pull.head.oid }]);
    expect(annotations).toEqual([]);
    expect(summary).toContain('Plimsoll: failed');
    expect(summary).toMatch(/What was done[\s\S]*1 review with 1 comment[\s\S]*accepted the results/);
    expect(Object.keys(files).toSorted()).toEqual(['plimsoll.json', 'plimsoll.sarif']);
    expect(github.sarifs).toMatchObject([{ ref: 'refs/pull/1/head', commit: github.pull.head.oid, errors: [] }]);
  });

  test('costs at most 15 requests for three container files, three of them creating content', async () => {
    const files = { Dockerfile: safe, 'worker/Dockerfile': safe, 'compose.yaml': 'services:\n  web:\n    build: .\n' };
    const worse = {
      Dockerfile: rootless,
      'worker/Dockerfile': rootless,
      'compose.yaml': 'services:\n  web:\n    build: .\n    privileged: true\n',
    };
    await start({ main: [files], pull: { commits: [worse] } });
    await run();
    expect(github.pull.threads.length).toBeGreaterThanOrEqual(3);
    expect(github.requests.length).toBeLessThanOrEqual(15);
    expect(creating().length).toBeLessThanOrEqual(3);
  });

  test('costs at most 60 requests for 150 container files', async () => {
    const many = (text: string) =>
      Object.fromEntries(
        Array.from({ length: 150 }, (_, index) => [`s${index}/Dockerfile`, `${text}LABEL n="${index}"\n`]),
      );
    await start({ main: [many(safe)], pull: { commits: [many(rootless)] } });
    const { outputs } = await run();
    expect(outputs['introduced']).toBe('150');
    expect(comments()).toHaveLength(25);
    expect(github.requests.length).toBeLessThanOrEqual(60);
  });

  test('is told nothing twice by a second run', async () => {
    await start({ ...introducesRoot, sarifPendingPolls: 0 });
    await run();
    const [before] = [structuredClone(github.pull.threads.map(({ comments: [first] }) => first?.body))];
    github.forgetRequests();
    const { outputs } = await run();
    expect(outputs['review-id']).toBe('');
    expect(github.pull.reviews).toHaveLength(1);
    expect(github.pull.threads.map(({ comments: [first] }) => first?.body)).toEqual(before);
    expect(creating().map(({ path }) => path)).toEqual(['/repos/octo/app/code-scanning/sarifs']);
  });

  test('that puts things right has its comment taken away', async () => {
    await start(introducesRoot);
    await run();
    await github.push([{ Dockerfile: safe.replace('useradd', 'adduser') }]);
    const { exitCode, outputs } = await run();
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ introduced: '0', 'highest-severity': 'none', 'review-id': '' });
    expect(github.pull.threads).toEqual([]);
    expect(github.sarifs.at(-1)?.document).toMatchObject({ runs: [{ results: [] }] });
  });

  test('that touches no container file passes', async () => {
    await start({ main: [{ 'README.md': 'a\n' }], pull: { commits: [{ 'README.md': 'b\n' }] } });
    const { exitCode, summary } = await run();
    expect(exitCode).toBe(0);
    expect(summary).toContain('touches no container file');
    expect(github.pull.reviews).toEqual([]);
  });

  test('is judged by the config at the tip of its base branch, not by its own', async () => {
    const off = 'rules:\n  dockerfile/root-user: off\n';
    await start({
      main: [{ Dockerfile: safe }],
      pull: { commits: [{ Dockerfile: rootless, '.github/plimsoll.yml': off }] },
    });
    expect((await run({ inputs: { 'upload-sarif': 'false' } })).outputs['introduced']).toBe('1');
    await github.pushBase([{ Dockerfile: safe, '.github/plimsoll.yml': off }]);
    expect((await run({ inputs: { 'upload-sarif': 'false' } })).outputs['introduced']).toBe('0');
  });

  test('is compared with where it parted from its base, whatever happened there since', async () => {
    await start(introducesRoot);
    await github.pushBase([{ Dockerfile: safe, 'other/Dockerfile': rootless }]);
    expect((await run()).outputs['introduced']).toBe('1');
  });

  test('has the inputs win over the config, and the config over the defaults', async () => {
    const config = 'fail-on: medium\ncomment-on: none\n';
    await start({
      main: [{ Dockerfile: safe, '.github/plimsoll.yml': config }],
      pull: { commits: [{ Dockerfile: rootless }] },
    });
    const quiet = { 'upload-sarif': 'false' };
    expect((await run({ inputs: quiet })).exitCode).toBe(1);
    expect(github.pull.threads).toEqual([]);
    expect((await run({ inputs: { ...quiet, 'fail-on': 'critical', 'comment-on': 'medium' } })).exitCode).toBe(0);
    expect(github.pull.threads).toHaveLength(1);
  });

  test('of Dependabot’s is commented on where the workflow grants it, and annotated no more than others', async () => {
    await start(introducesRoot);
    const { annotations } = await run({ env: { GITHUB_ACTOR: 'dependabot[bot]' } });
    expect(comments()).toHaveLength(1);
    expect(annotations).toEqual([]);
  });

  test('is served by an Enterprise Server', async () => {
    await start(introducesRoot);
    expect((await run({ enterprise: true })).outputs['review-id']).not.toBe('');
  });

  test('names what images were not looked into, and does not fail for it', async () => {
    await start({
      main: [{ Dockerfile: safe }],
      pull: { commits: [{ Dockerfile: safe.replace(/node:\S+/, `node:22.12.0@sha256:${'b'.repeat(64)}`) }] },
    });
    // The runner has no Trivy, and nothing on the way to one answers.
    const { exitCode, summary, annotations, stdout } = await run({ inputs: { 'image-scan': 'auto' } });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^`node:22\.12\.0@sha256:b+` in `Dockerfile`: Not scanned for known vulnerabilities: /m);
    expect(summary).toMatch(/node:22\.12\.0.*Not scanned/);
    expect(annotations).toMatchObject([
      {
        name: 'notice',
        properties: { title: expect.stringMatching(/^Not reviewed: node:22\.12\.0/), file: 'Dockerfile' },
        message: expect.stringMatching(/^Not scanned for known vulnerabilities: /),
      },
    ]);
    expect((await run({ inputs: { 'image-scan': 'false' } })).summary).not.toMatch(/Not scanned/);
  });

  test('of more files than GitHub lists has the rest of them reviewed as well', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`docs/${index}.md`, `${index}\n`]));
    await start({ main: [{ 'z/Dockerfile': safe }], pull: { commits: [{ ...many, 'z/Dockerfile': rootless }] } });
    const { outputs } = await run();
    expect(outputs['introduced']).toBe('1');
    expect(comments()).toEqual([expect.stringMatching(/^z\/Dockerfile:/)]);
  });

  test('has what was silenced in the SARIF file, and not in the upload, which would open an alert for it', async () => {
    interface Sarif {
      readonly runs: readonly { readonly results: readonly { readonly suppressions?: readonly unknown[] }[] }[];
    }
    const resultsIn = (document: unknown) => (document as Sarif).runs.flatMap(({ results }) => results);
    const silent = `# plimsoll: ignore[dockerfile/root-user] why\n${rootless}EXPOSE 22\n`;
    await start({ main: [{ Dockerfile: safe }], pull: { commits: [{ Dockerfile: silent }] } });
    const { files } = await run();
    const inFile = resultsIn(JSON.parse(files['plimsoll.sarif'] ?? '{}'));
    expect(inFile.map(({ suppressions = [] }) => suppressions.length).toSorted()).toEqual([0, 1]);
    const uploaded = github.sarifs.flatMap(({ document }) => resultsIn(document));
    expect(uploaded.map(({ suppressions = [] }) => suppressions.length)).toEqual([0]);
  });

  test('has no output that names a file which could not be written, and that is told', async () => {
    await start(introducesRoot);
    const long = `${'a'.repeat(300)}.sarif`;
    const first = await run({ inputs: { 'sarif-file': long } });
    expect(first.outputs).toMatchObject({ 'sarif-file': '', 'report-file': 'plimsoll.json', conclusion: 'success' });
    expect(first.annotations.map(({ message }) => message)).toEqual([expect.stringMatching(/^SARIF file: /)]);
    // A folder stands where the report was to be.
    const second = await run({ inputs: { 'sarif-file': 'plimsoll.json/a.sarif' } });
    expect(second.outputs).toMatchObject({ 'sarif-file': 'plimsoll.json/a.sarif', 'report-file': '' });
    expect(second.annotations.map(({ message }) => message)).toEqual([expect.stringMatching(/^Report: /)]);
  });

  test('leaves a report that keeps to its schema', async () => {
    await start(introducesRoot);
    const { files } = await run();
    const schema = JSON.parse(readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(JSON.parse(files['plimsoll.json'] ?? '')) ? [] : validate.errors).toEqual([]);
  });
});

describe('a token that may not write', () => {
  const refusedOnFork = (step: string, needs: string) =>
    `${step}: GitHub says: Resource not accessible by integration; this needs \`${needs}\`, but the token of a pull request from a fork is always read-only, whatever the workflow grants.`;
  const reads = {
    readOnlyFork: true,
    login: bot,
    permissions: { contents: 'read', 'pull-requests': 'write' },
  } as const;

  test('as a fork’s has every finding annotated; the check fails all the same', async () => {
    const { main, pull } = introducesRoot;
    await start({
      ...(main ? { main } : {}),
      pull: { commits: pull?.commits ?? [], forkOwner: 'stranger' },
      tokens: { ghs_fork: reads },
    });
    const { exitCode, annotations, summary } = await run({ inputs: { 'fail-on': 'medium' } });
    expect(exitCode).toBe(1);
    expect(annotations).toMatchObject([
      { name: 'warning', properties: { file: 'Dockerfile', line: expect.any(String) } },
      { name: 'notice', message: refusedOnFork('Comments', 'pull-requests: write') },
      { name: 'notice', message: refusedOnFork('Code scanning', 'security-events: write') },
    ]);
    expect(summary).toMatch(/Comments: \*\*refused\.\*\*/);
    expect(github.pull.threads).toEqual([]);
  });

  test('to the surprise of the workflow has the findings annotated that were to be comments', async () => {
    await start({ ...introducesRoot, tokens: { ghs_weak: { login: bot, permissions: { contents: 'read' } } } });
    const { annotations } = await run({ inputs: { 'upload-sarif': 'false' } });
    expect(annotations.map(({ name, properties }) => [name, properties['file']])).toEqual([
      ['notice', undefined],
      ['warning', 'Dockerfile'],
    ]);
  });

  test('fails the job for a refused upload only where the upload was demanded', async () => {
    await start({ ...introducesRoot, codeScanning: 'not-enabled' });
    expect((await run()).exitCode).toBe(0);
    const { exitCode, annotations, summary } = await run({ inputs: { 'upload-sarif': 'true' } });
    expect(exitCode).toBe(1);
    const said = 'The job fails because `upload-sarif` is `true`.';
    expect(annotations).toMatchObject([{ name: 'error', message: expect.stringContaining(said) }]);
    expect(summary).toContain(said);
  });

  test('not even read ends in one line that says what to grant', async () => {
    await start({ ...introducesRoot, visibility: 'private', tokens: { ghs_none: { login: bot, permissions: {} } } });
    const { exitCode, annotations, stdout } = await run();
    expect(exitCode).toBe(1);
    expect(annotations).toMatchObject([
      { name: 'error', message: expect.stringMatching(/could not be read.*permissions/) },
    ]);
    expect(stdout).not.toContain(' at ');
  });
});

describe('annotations', () => {
  const many = (text: string) =>
    Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`s${index}/Dockerfile`, `${text}LABEL n="${index}"\n`]),
    );

  test('are ten of a level at most, whatever else there is to say', async () => {
    await start({ main: [many(safe)], pull: { commits: [many(rootless)] } });
    const { annotations, stdout } = await run({ inputs: { annotations: 'true' } });
    expect(annotations.filter(({ name }) => name === 'warning')).toHaveLength(10);
    expect(stdout).toContain('20 annotations were left out, since GitHub shows ten of each level');
  });

  test('tell by themselves what has no comment of its own', async () => {
    await start({ main: [many(safe)], pull: { commits: [many(rootless)] } });
    const { annotations } = await run({ inputs: { 'max-comments': '28' } });
    expect(annotations.filter(({ name }) => name === 'warning')).toHaveLength(2);
  });

  test('are none where they are switched off', async () => {
    await start({ main: [many(safe)], pull: { commits: [many(rootless)] } });
    expect((await run({ inputs: { annotations: 'false', 'max-comments': '0' } })).annotations).toEqual([]);
  });
});

describe('the whole repository', () => {
  const whole: EmulatorOptions = {
    main: [{ 'a/Dockerfile': rootless, 'b/Dockerfile': safe }],
    pull: { commits: [{}] },
  };

  test.each(['push', 'schedule', 'workflow_dispatch'] as const)('is judged on %s, without comments', async (event) => {
    await start(whole);
    const { exitCode, outputs, summary } = await run({ event, inputs: { 'fail-on': 'medium' } });
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ findings: '1', introduced: '0', 'highest-severity': 'medium', 'review-id': '' });
    expect(summary).toContain('a/Dockerfile');
    expect(github.sarifs).toMatchObject([{ ref: 'refs/heads/main', errors: [] }]);
    expect(github.pull.reviews).toEqual([]);
  });

  test('of another branch has no alerts', async () => {
    await start(whole);
    const { summary } = await run({ event: 'push', env: { GITHUB_REF: 'refs/heads/topic' } });
    expect(github.requests.filter(({ path }) => path.includes('/code-scanning/'))).toEqual([]);
    expect(summary).toContain('Outside pull requests, only the default branch has code scanning alerts.');
  });
});

describe('a mistake', () => {
  test('in the inputs is told before GitHub is asked anything, each of them', async () => {
    await start(introducesRoot);
    const { exitCode, annotations, summary } = await run({ inputs: { 'fail-on': 'hihg', scope: 'everything' } });
    expect(exitCode).toBe(1);
    expect(summary.trim().split('\n')).toEqual([
      '## Plimsoll: failed',
      '',
      'Nothing was reviewed:',
      '',
      '- Input `scope`: `everything` is not one of introduced, changed-files, all',
      '- Input `fail-on`: `hihg` is not one of critical, high, medium, low, info, none; did you mean `high`?',
    ]);
    expect(annotations.map(({ message }) => message)).toEqual([
      'Input `scope`: `everything` is not one of introduced, changed-files, all',
      'Input `fail-on`: `hihg` is not one of critical, high, medium, low, info, none; did you mean `high`?',
    ]);
    expect(github.requests).toEqual([]);
  });

  test('in the config annotates its line, with the key that was meant', async () => {
    await start({
      main: [{ Dockerfile: safe, '.github/plimsoll.yml': 'profile: all\nfial-on: high\n' }],
      pull: { commits: [{ Dockerfile: rootless }] },
    });
    const { exitCode, annotations, summary } = await run();
    expect(exitCode).toBe(1);
    expect(summary).toContain('there is no key `fial-on`; did you mean `fail-on`?');
    expect(annotations).toMatchObject([
      {
        name: 'error',
        message: expect.stringContaining('`fail-on`'),
        properties: { file: '.github/plimsoll.yml', line: '2' },
      },
    ]);
  });

  test('in a config that the pull request brings is told before it is merged, and changes nothing now', async () => {
    await start({
      main: [{ Dockerfile: safe, '.github/plimsoll.yml': 'fail-on: critical\n' }],
      pull: { commits: [{ Dockerfile: rootless, '.github/plimsoll.yml': 'fail-on: low\nfial-on: low\n' }] },
    });
    const { exitCode, annotations, files } = await run();
    const reason =
      'Line 2, column 1: there is no key `fial-on`; did you mean `fail-on`? Once merged, it would fail every run.';
    expect(exitCode).toBe(0);
    expect(annotations).toMatchObject([
      { name: 'notice', message: reason, properties: { file: '.github/plimsoll.yml', line: '2' } },
    ]);
    const path = '.github/plimsoll.yml';
    expect(JSON.parse(files['plimsoll.json'] ?? '')).toMatchObject({
      findings: [{ rule: 'dockerfile/root-user' }],
      gaps: [{ path, subject: path, reason, blocking: false }],
    });
  });

  test('in the name of the config is told', async () => {
    await start(introducesRoot);
    const { annotations, summary } = await run({ inputs: { config: 'plimsoll.yaml', summary: 'false' } });
    expect(summary).toBe('');
    expect(annotations).toMatchObject([
      { message: expect.stringContaining('the file `plimsoll.yaml` does not exist') },
    ]);
  });

  test('to start it by hand is told', async () => {
    await start(introducesRoot);
    const { annotations } = await run({ env: { GITHUB_EVENT_PATH: '' } });
    expect(annotations).toMatchObject([{ message: expect.stringContaining('GITHUB_EVENT_PATH is not set') }]);
  });
});

test('a file that cannot be parsed fails the job as on-error says, and takes nothing from the others', async () => {
  const broken = 'services:\n  web: [\n';
  await start({ main: [{ Dockerfile: safe }], pull: { commits: [{ Dockerfile: rootless, 'compose.yaml': broken }] } });
  const { exitCode, annotations, outputs } = await run({ inputs: { 'upload-sarif': 'false' } });
  expect(exitCode).toBe(1);
  expect(outputs['introduced']).toBe('1');
  expect(annotations).toMatchObject([{ name: 'error', properties: { file: 'compose.yaml', line: '2' } }]);
  const warned = await run({ inputs: { 'upload-sarif': 'false', 'on-error': 'warn' } });
  expect(warned.exitCode).toBe(0);
  expect(warned.annotations).toMatchObject([{ name: 'warning', properties: { file: 'compose.yaml' } }]);
});

test('GitHub in trouble costs nothing but time: every kind of request fails once', async () => {
  await start(introducesRoot);
  for (const path of ['/compare/', '/files', '/contents/', '/git/trees/', '/graphql'])
    github.fail({ path }, { status: 502 });
  github.fail({ method: 'POST', path: '/reviews' }, { status: 502, afterEffect: true });
  github.fail({ method: 'POST', path: '/sarifs' }, { reset: true });
  const { outputs } = await run();
  expect(outputs['introduced']).toBe('1');
  expect(github.pull.reviews).toHaveLength(1);
  expect(comments()).toHaveLength(1);
  expect(github.sarifs).toHaveLength(1);
});

test('debug logging keeps the token to itself', async () => {
  await start(introducesRoot);
  const { stdout } = await run({ env: { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', NODE_DEBUG: 'fetch' } });
  expect(stdout).not.toContain(defaultToken);
});
