import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { RunOptions } from '../emulator/run-action.ts';
import type { Emulator, EmulatorOptions } from '../emulator/server.ts';
import type { Access, Permission } from '../emulator/tokens.ts';
import { zip } from '../emulator/zip.ts';
import { rootless, runStep, safe, startEmulator } from './step.ts';

/* The run that speaks for a run without rights: what it believes, and of whom. */

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Partial<Record<Permission, Access>>>;
  readonly jobs: Readonly<Record<string, { readonly if?: string; readonly steps: readonly WorkflowStep[] }>>;
}

interface WorkflowStep {
  readonly uses: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const page = readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8');
const [, section = ''] = /\n## `workflow_run`\n([\s\S]*?)\n## /.exec(page) ?? [];
const [unprivileged, privileged] = Array.from(section.matchAll(/```yaml\n([\s\S]*?)```/g), ([, text]): Workflow => {
  return parse(text ?? '');
});

const stepsOf = (workflow: Workflow | undefined) => Object.values(workflow?.jobs ?? {}).flatMap(({ steps }) => steps);
const login = 'github-actions[bot]';
const tokens = {
  ghs_speaks: { login, permissions: privileged?.permissions ?? {} },
  ghs_reads: { login, permissions: unprivileged?.permissions ?? {}, readOnlyFork: true },
};

/** Another image, by its digest as well. */
const newImage = `node:22.12.0@sha256:${'b'.repeat(64)}`;
const newBase = rootless.replace(/node:\S+/, newImage);
const fromFork: EmulatorOptions = {
  tokens,
  main: [{ Dockerfile: safe }],
  pull: { commits: [{ Dockerfile: newBase }], forkOwner: 'stranger' },
};

const vulnerability = {
  ...{ id: 'CVE-2026-1', package: 'openssl', installed: '3.0.1', fixed: '3.0.2', severity: 'CRITICAL' },
  ...{ title: 'Reads @everyone <b>too</b> far', url: 'https://nvd.nist.gov/vuln/detail/CVE-2026-1', digest: '' },
  image: newImage,
};
const position = { line: 900, column: 1 };
const onImage = {
  ...{ rule: 'image/vulnerability', severity: 'critical', confidence: 'high', path: 'Dockerfile' },
  ...{ span: { start: position, end: position }, message: 'Hello @all.', why: 'Because I say so.', fix: 'Nothing.' },
  ...{ fingerprint: 'f'.repeat(32), edits: [{ span: { start: position, end: position }, text: 'FROM evil' }] },
  ...{ related: [], placement: 'added-line', status: 'introduced', vulnerability },
};

const report = (...findings: readonly unknown[]) => JSON.stringify({ version: 1, findings, silenced: [], gaps: [] });
const quiet = { 'image-scan': 'false' };

const speak = (github: Emulator, options: RunOptions = {}) => {
  return runStep(github, { event: 'workflow_run', inputs: quiet, ...options });
};

async function startWith(artifact: string | undefined, options: EmulatorOptions = fromFork): Promise<Emulator> {
  const github = await startEmulator(options);
  if (artifact !== undefined) github.addArtifact(1, 'plimsoll', { 'plimsoll.json': artifact });
  return github;
}

interface Report {
  readonly findings: readonly { readonly rule: string; readonly fingerprint: string }[];
}

const rulesOf = (files: Readonly<Record<string, string>>): readonly string[] => {
  const { findings }: Report = JSON.parse(files['plimsoll.json'] ?? '{}');
  return findings.map(({ rule }) => rule);
};

describe('the two workflows of docs/events.md', () => {
  test('come to comments on a fork’s pull request: the first leaves its report, the second speaks', async () => {
    const github = await startEmulator(fromFork);
    const [review, upload] = stepsOf(unprivileged);
    const inputs = Object.fromEntries(Object.entries(review?.with ?? {}).map(([name, value]) => [name, String(value)]));
    const first = await runStep(github, { token: 'ghs_reads', inputs });
    expect(github.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')).toEqual([]);
    expect(
      first.annotations
        .filter(({ properties }) => properties['title']?.startsWith('Not reviewed'))
        .map(({ name }) => name),
    ).toEqual([]);
    expect(upload?.uses).toBe('actions/upload-artifact@v7.0.1');
    expect(upload?.with).toEqual({ name: 'plimsoll', path: '${{ steps.plimsoll.outputs.report-file }}' });
    const reported = first.outputs['report-file'] ?? '';
    github.addArtifact(1, String(upload?.with?.['name']), { [reported]: first.files[reported] ?? '' });

    expect([Object.keys(privileged?.on ?? {}), stepsOf(privileged)]).toEqual([
      ['workflow_run'],
      [{ uses: 'plimsoll-dev/plimsoll@v0.1.0' }],
    ]);
    github.forgetRequests();
    const { outputs, annotations } = await speak(github, { inputs: {} });
    expect(outputs['review-id']).toBe(String(github.pull.reviews[0]?.id));
    expect(github.pull.threads.map(({ path }) => path)).toEqual(['Dockerfile']);
    expect(github.sarifs).toMatchObject([{ ref: 'refs/pull/1/head', commit: github.pull.head.oid, errors: [] }]);
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining("The report of the pull request's own run does not mention it."),
    ]);
    expect(github.requests.length).toBeLessThanOrEqual(15);
  });
});

describe('a run that speaks for another', () => {
  test('takes findings on images that head names, and puts them where head names them, in our words', async () => {
    const github = await startWith(report(onImage));
    const { exitCode, files, outputs } = await speak(github);
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ introduced: '2', 'highest-severity': 'critical' });
    const { findings }: Report = JSON.parse(files['plimsoll.json'] ?? '{}');
    const taken = findings.find(({ rule }) => rule === 'image/vulnerability');
    expect(taken).toMatchObject({
      span: { start: { line: 1, column: 6 } },
      edits: [],
      placement: 'added-line',
      vulnerability,
    });
    expect(taken?.fingerprint).not.toBe(onImage.fingerprint);
    const bodies = github.pull.threads.map(({ comments }) => comments[0]?.body ?? '');
    const [body = '', ...others] = bodies.filter((text) => text.includes('CVE-2026-1'));
    expect(others).toEqual([]);
    for (const hostile of ['@all', ' @everyone ', '<b>', 'Because I say so', 'suggestion', 'evil']) {
      expect(body).not.toContain(hostile);
    }
  });

  test('says nothing twice, also of images', async () => {
    const github = await startWith(report(onImage));
    await speak(github);
    await speak(github);
    expect([github.pull.reviews.length, github.pull.threads.length]).toEqual([1, 2]);
  });

  test('takes nothing else: no finding of a rule, no image that head does not pull there, nothing ill-formed', async () => {
    const strange = [
      { ...onImage, rule: 'dockerfile/root-user' },
      { ...onImage, rule: 'image/unheard-of' },
      { ...onImage, path: '../Dockerfile' },
      { ...onImage, severity: 'apocalyptic' },
      { ...onImage, vulnerability: { ...vulnerability, image: 'node:21' } },
      { ...onImage, vulnerability: { ...vulnerability, title: 7 } },
      null,
      'text',
    ];
    const github = await startWith(report(...strange));
    const { files, summary } = await speak(github);
    expect(rulesOf(files)).toEqual(['dockerfile/root-user']);
    expect(summary).toContain("5 image findings of the pull request's own run were left out");
  });

  test('calls nothing introduced of an image that the change does not bring', async () => {
    const untouched = {
      ...onImage,
      vulnerability: { ...vulnerability, image: `node:22.11.0@sha256:${'a'.repeat(64)}` },
    };
    const github = await startWith(report(untouched), {
      ...fromFork,
      pull: { commits: [{ Dockerfile: rootless }], forkOwner: 'x' },
    });
    const { outputs, files } = await speak(github);
    expect([outputs['introduced'], rulesOf(files)]).toEqual(['1', ['dockerfile/root-user']]);
    const wide = await speak(github, { inputs: { ...quiet, scope: 'changed-files' } });
    expect([wide.outputs['introduced'], wide.outputs['findings']]).toEqual(['1', '2']);
  });

  test('tells of an image that nobody looked at, and of none that was looked at and brings nothing', async () => {
    interface Gaps {
      readonly gaps: readonly { readonly subject: string; readonly blocking: boolean }[];
    }
    const gapsOf = async (image: string) => {
      const stats = { images: [{ image, introduced: 0, existing: 0, fixed: 0, unfixed: 0 }] };
      const github = await startWith(JSON.stringify({ ...JSON.parse(report()), stats }));
      const { gaps }: Gaps = JSON.parse((await speak(github)).files['plimsoll.json'] ?? '{}');
      return gaps.map(({ subject, blocking }) => [subject, blocking]);
    };
    expect(await gapsOf(newImage)).toEqual([]);
    expect(await gapsOf('node:21')).toEqual([[newImage, false]]);
  });

  test.each([
    ['off', '1', 'medium'],
    ['low', '2', 'medium'],
  ])(
    'lets the config of the base branch say how grave a vulnerability is: %s',
    async (severity, introduced, highest) => {
      const config = `rules:\n  image/vulnerability: ${severity}\n`;
      const github = await startWith(report(onImage), {
        ...fromFork,
        main: [{ Dockerfile: safe, '.github/plimsoll.yml': config }],
      });
      const { outputs } = await speak(github);
      expect(outputs).toMatchObject({ introduced, 'highest-severity': highest });
    },
  );

  test('lets the config of the base branch silence a vulnerability', async () => {
    const config = 'ignore:\n  - vulnerability: CVE-2026-1\n    reason: not reachable\n';
    const github = await startWith(report(onImage), {
      ...fromFork,
      main: [{ Dockerfile: safe, '.github/plimsoll.yml': config }],
    });
    const { outputs, summary } = await speak(github);
    expect(outputs['introduced']).toBe('1');
    expect(summary).toContain('not reachable');
  });

  test('finds the pull request by head repository and commit, whatever the artifact says of itself', async () => {
    const github = await startWith(JSON.stringify({ version: 1, number: 1, pull_request: 1, findings: [] }), {
      ...fromFork,
      pull: { commits: [{ Dockerfile: rootless }], headRef: 'feature', forkOwner: 'victim' },
    });
    const other = await github.openPull({
      commits: [{ Dockerfile: newBase }],
      headRef: 'feature',
      forkOwner: 'stranger',
    });
    await speak(github, { number: other.number });
    expect([github.pull.reviews.length, other.reviews.length]).toEqual([0, 1]);
    expect(github.sarifs.map(({ ref }) => ref)).toEqual(['refs/pull/2/head']);
  });

  test.each<[string, (github: Emulator) => unknown, RegExp]>([
    ['is closed', ({ pull }) => Object.assign(pull, { state: 'closed' }), /No open pull request/],
    ['has another head', (github) => github.push([{ Dockerfile: safe, a: 'a' }]), /newer head commit/],
  ])('writes nothing where the pull request %s', async (_, happen, reason) => {
    const github = await startWith(report());
    const event = await github.event('workflow_run');
    await happen(github);
    const payload = JSON.stringify(event.payload);
    const { exitCode, outputs, summary } = await speak(github, { payload });
    expect([exitCode, outputs['findings'], outputs['review-id']]).toEqual([0, '0', '']);
    expect(summary).toMatch(reason);
    expect(github.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test.each<[string, (github: Emulator) => Promise<unknown>, RegExp]>([
    ['closed', async ({ pull }) => Object.assign(pull, { state: 'closed' }), /skipped\. The pull request is closed/],
    [
      'pushed to',
      (github) => github.push([{ Dockerfile: safe, a: 'a' }]),
      /skipped\. The pull request has a newer head commit/,
    ],
  ])('writes nothing where the pull request is %s while it works, but judges', async (_, happen, reason) => {
    const github = await startWith(report(onImage));
    github.fail({ path: /\/artifacts$/ }, { meanwhile: () => happen(github) });
    const { exitCode, annotations, summary } = await speak(github);
    expect(exitCode).toBe(1);
    expect(annotations.map(({ properties }) => properties['file'])).toEqual(['Dockerfile', 'Dockerfile']);
    expect(summary).toMatch(reason);
    expect([github.pull.reviews, github.sarifs]).toEqual([[], []]);
  });

  test('writes nothing where it cannot ask whether the pull request is as it was', async () => {
    const github = await startWith(report(onImage));
    const refusal = { message: 'Resource not accessible by integration' };
    github.fail({ method: 'GET', path: /\/pulls\/1$/ }, { status: 403, body: refusal, times: 9 });
    const { exitCode, annotations, summary } = await speak(github);
    expect(exitCode).toBe(1);
    expect(annotations.map(({ properties }) => properties['file'])).toEqual(['Dockerfile', 'Dockerfile']);
    expect(summary).toMatch(/Comments: skipped\. The current state of the pull request could not be read: /);
    expect([github.pull.reviews, github.sarifs]).toEqual([[], []]);
  });

  test('reads the artifact of the last attempt, and none that is only called alike', async () => {
    const github = await startWith(report());
    github.addArtifact(1, 'plimsoll', { 'plimsoll.json': report(onImage) });
    github.addArtifact(1, 'plimsoll-2', { 'plimsoll.json': '{}' });
    expect((await speak(github)).outputs['highest-severity']).toBe('critical');
  });

  test('reads none that is only called alike, also of a server that lists all of them; and none that has expired', async () => {
    const github = await startWith(report(onImage));
    github.addArtifact(1, 'plimsoll', { 'plimsoll.json': report() });
    github.addArtifact(1, 'plimsoll-2', { 'plimsoll.json': '{}' });
    const artifacts = github.world.artifacts.map(({ id, name }, index) => {
      return { id, name, expired: index === 1, size_in_bytes: 1000 };
    });
    github.fail({ path: /\/artifacts$/ }, { status: 200, body: { total_count: artifacts.length, artifacts } });
    expect((await speak(github)).outputs['highest-severity']).toBe('critical');
  });

  test('of the runs that a push started is about nothing', async () => {
    const github = await startWith(report());
    const event = await github.event('workflow_run');
    const run = event.payload['workflow_run'] as object;
    const payload = JSON.stringify({ ...event.payload, workflow_run: { ...run, event: 'push' } });
    const { exitCode, summary } = await speak(github, { payload });
    expect(exitCode).toBe(0);
    expect(summary).toContain('by the event `push`');
    expect(github.requests).toEqual([]);
  });
});

describe('an artifact that', () => {
  const gap = (why: string) => expect.stringContaining(`could not be read: ${why}`);
  const broken = zip({ 'plimsoll.json': report(onImage) });
  // Behind the header and the name.
  broken[50] = (broken[50] ?? 0) ^ 0xff;

  test.each<[string, (github: Emulator) => unknown, string]>([
    ['is not there', () => undefined, 'the run uploaded no artifact of that name'],
    [
      'has expired',
      ({ world, addArtifact }) => {
        addArtifact(1, 'plimsoll', { 'plimsoll.json': report(onImage) });
        Object.assign(world.artifacts[0] ?? {}, { expired: true });
      },
      'it has expired',
    ],
    [
      'is larger than a report can be',
      ({ addArtifact }) => addArtifact(1, 'plimsoll', Buffer.alloc(10 * 1024 * 1024 + 1)),
      'it is larger than 10485760 bytes',
    ],
    [
      'is larger than GitHub says',
      (github) => {
        const id = github.addArtifact(1, 'plimsoll', Buffer.alloc(10 * 1024 * 1024 + 1));
        const body = { total_count: 1, artifacts: [{ id, name: 'plimsoll', expired: false, size_in_bytes: 10 }] };
        github.fail({ path: /\/artifacts$/ }, { status: 200, body });
      },
      'it is larger than 10485760 bytes',
    ],
    [
      'is another run’s',
      ({ addArtifact }) => addArtifact(2, 'plimsoll', { 'plimsoll.json': '{}' }),
      'the run uploaded no',
    ],
    [
      'is no archive',
      ({ addArtifact }) => addArtifact(1, 'plimsoll', Buffer.from('no zip')),
      'it is not a zip archive',
    ],
    ['is damaged', ({ addArtifact }) => addArtifact(1, 'plimsoll', broken), 'it is damaged'],
    [
      'climbs',
      ({ addArtifact }) => addArtifact(1, 'plimsoll', { '../plimsoll.json': report(onImage) }),
      'it contains no',
    ],
    [
      'is no report',
      ({ addArtifact }) => addArtifact(1, 'plimsoll', { 'plimsoll.json': '{"version":2}' }),
      'it is not a report of this version',
    ],
    [
      'cannot be downloaded',
      (github) => {
        github.addArtifact(1, 'plimsoll', { 'plimsoll.json': report(onImage) });
        github.fail({ path: '/_blobs/' }, { status: 403 });
      },
      'GitHub says: Refused',
    ],
  ])('%s is a gap, and the rules run all the same', async (_, leave, why) => {
    const github = await startWith(undefined);
    leave(github);
    const { exitCode, outputs, annotations } = await speak(github);
    expect([exitCode, outputs['introduced']]).toEqual([0, '1']);
    expect(annotations.map(({ name, message }) => [name, message])).toEqual([['notice', gap(why)]]);
    expect(github.pull.threads).toHaveLength(1);
  });
});
