import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Emulator, EmulatorOptions } from '../emulator/server.ts';
import { type Parts, type Registry, startParts } from '../trivy/parts.ts';
import { describeReal } from '../trivy/real.ts';
import { facts } from '../trivy/samples/facts.ts';
import { fillCache, pushSamples } from '../trivy/samples/index.ts';
import { trivyPath } from '../trivy/trivy.ts';
import { runStep, startEmulator } from './step.ts';

/* The action with a real Trivy, a real registry and a real database, all on this machine. */

let parts: Parts;
let registry: Registry;
let cache: string;

const image = (name: string) => `${registry.address}/library/${name}`;
const dockerfile = (name: string) => `FROM ${image(name)}\nRUN useradd app\nUSER app\nCMD ["python3"]\n`;
/** From one tag to another. */
const bump = (from: string, to: string): EmulatorOptions => ({
  main: [{ Dockerfile: dockerfile(from) }],
  pull: { commits: [{ Dockerfile: dockerfile(to) }] },
});

const run = (github: Emulator, inputs: Readonly<Record<string, string>> = {}, options = {}) =>
  runStep(github, {
    inputs: {
      'image-scan': 'auto',
      'trivy-path': trivyPath,
      'trivy-cache-dir': cache,
      'allowed-registries': registry.address,
      'upload-sarif': 'false',
      ...inputs,
    },
    ...options,
  });

const bodies = ({ pull }: Emulator) => pull.threads.map(({ comments }) => comments[0]?.body ?? '');

const writes = ({ requests }: Emulator) =>
  requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').map(({ method }) => method);

describeReal('a pull request that changes an image', () => {
  beforeAll(async () => {
    parts = startParts();
    registry = await parts.registry({});
    cache = await mkdtemp(join(tmpdir(), 'plimsoll-cache-'));
    await Promise.all([pushSamples(registry), fillCache(parts, cache)]);
  }, 60_000);

  afterAll(async () => {
    await parts.close();
    await rm(cache, { recursive: true });
  });

  test('is told on the line that pulls it what it brings, what it leaves, what it mends, and what to pull instead', async () => {
    const github = await startEmulator(bump('python:3.8.18', 'python:3.9.1'));
    const { outputs, summary } = await run(github);
    expect(outputs).toMatchObject({ introduced: '1', findings: '1', fixed: '2', 'highest-severity': 'high' });
    expect(outputs['conclusion']).toBe('failure');
    const [body = ''] = bodies(github);
    const name = image('python:3.9.1');
    expect(body.split('\n\n').slice(0, 3)).toEqual([
      `**High:** \`${name}\` introduces 1 known vulnerability (1 high).`,
      [
        '| Vulnerabilities | Critical | High | Medium | All |',
        '| :-- | --: | --: | --: | --: |',
        '| **introduced** | 0 | 1 | 0 | 1 |',
        `| existing (also in \`${image('python:3.8.18')}\`) | 0 | 1 | 2 | 3 |`,
        '| fixed by this change | 1 | 1 | 0 | 2 |',
      ].join('\n'),
      [
        '| Severity | Vulnerability | Package | Installed → fixed | Title |',
        '| :-- | :-- | :-- | :-- | :-- |',
        '| **High** | [`CVE-2099-1005`](https://avd.aquasec.com/nvd/cve-2099-1005) | `expat` | `2.5.0-1` → `2.5.0-1+deb12u1` | expat: recursion without a limit |',
      ].join('\n'),
    ]);
    expect(body).toContain(`\`\`\`suggestion\nFROM ${image('python:3.9.2')}\n\`\`\``);
    expect(summary).toContain(`| \`${name}\` |`);
    expect(github.pull.threads).toMatchObject([{ path: 'Dockerfile', place: { side: 'RIGHT', line: 1 } }]);
  });

  test('is told once: a second run writes nothing', async () => {
    const github = await startEmulator(bump('python:3.8.18', 'python:3.9.1'));
    await run(github);
    github.forgetRequests();
    const { outputs } = await run(github);
    expect(writes(github)).toEqual([]);
    expect(outputs).toMatchObject({ introduced: '1', 'review-id': '' });
  });

  test('is edited in place when the database knows more', async () => {
    const known = await mkdtemp(join(tmpdir(), 'plimsoll-cache-'));
    try {
      await parts.database(
        known,
        facts.filter(({ id }) => id !== 'CVE-2099-1005'),
      );
      const github = await startEmulator(bump('python:3.9.2-slim', 'python:3.9.1'));
      await run(github, { 'trivy-cache-dir': known });
      const before = github.pull.threads.flatMap(({ comments }) => comments.map(({ id, body }) => ({ id, body })));
      await parts.database(known, facts);
      await run(github, { 'trivy-cache-dir': known });
      const after = github.pull.threads.flatMap(({ comments }) => comments.map(({ id, body }) => ({ id, body })));
      expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(before[0]?.body).not.toContain('CVE-2099-1005');
      expect(after[0]?.body).toContain('CVE-2099-1005');
    } finally {
      await rm(known, { recursive: true });
    }
  });

  test('after whose thread was closed brings more: that is told where people see it, once', async () => {
    const known = await mkdtemp(join(tmpdir(), 'plimsoll-cache-'));
    const without = (...ids: readonly string[]) => facts.filter(({ id }) => !ids.includes(id));
    try {
      await parts.database(known, without('CVE-2099-1005', 'CVE-2099-1003'));
      const github = await startEmulator(bump('python:3.9.2-slim', 'python:3.9.1'));
      const inputs = { 'trivy-cache-dir': known };
      await run(github, inputs);
      github.resolve(github.pull.threads[0]?.nodeId ?? '', 'ann');

      // The database knows more: the comment is edited, and its thread stays closed.
      await parts.database(known, without('CVE-2099-1003'));
      await run(github, inputs);
      expect(bodies(github).map((body) => body.includes('CVE-2099-1005'))).toEqual([true]);
      expect(github.pull.reviews.map(({ body }) => body.includes('resolved, but the image introduces'))).toEqual([
        false,
        true,
      ]);

      // The line changes: a comment of its own says what the new image brings.
      await parts.database(known, facts);
      await github.push([{ Dockerfile: dockerfile('python:3.8.18') }]);
      await run(github, inputs);
      expect(bodies(github).map((body) => body.split('\n')[0])).toEqual([
        '**Posted again.** The image has changed and introduces more vulnerabilities.',
        expect.stringContaining(`\`${image('python:3.8.18')}\` introduces`),
      ]);
      expect(github.pull.threads.map(({ resolvedBy }) => resolvedBy)).toEqual(['ann', undefined]);
      github.forgetRequests();
      await run(github, inputs);
      expect(writes(github)).toEqual([]);
    } finally {
      await rm(known, { recursive: true });
    }
  }, 120_000);

  test('starts nothing where the image stays as it was', async () => {
    const github = await startEmulator({
      main: [{ Dockerfile: dockerfile('python:3.9.1') }],
      pull: { commits: [{ Dockerfile: `# A new comment.\n${dockerfile('python:3.9.1')}LABEL a="b"\n` }] },
    });
    const before = (await registry.requests()).length;
    const { outputs } = await run(github);
    expect(outputs).toMatchObject({ introduced: '0', findings: '0', conclusion: 'success' });
    expect((await registry.requests()).length).toBe(before);
  });

  test('pulls from a registry that is not on the list: that is a finding and no request', async () => {
    const github = await startEmulator(bump('python:3.8.18', 'python:3.9.1'));
    const before = (await registry.requests()).length;
    const { outputs, files } = await run(github, { 'allowed-registries': 'docker.io', 'image-scan': 'true' });
    const report = JSON.parse(files['plimsoll.json'] ?? '');
    expect(report.gaps).toEqual([
      {
        path: 'Dockerfile',
        subject: image('python:3.9.1'),
        reason: `Not scanned for known vulnerabilities: \`${registry.address}\` is not one of the \`allowed-registries\`; add it there if images may be pulled from it.`,
        blocking: true,
      },
    ]);
    expect(outputs['conclusion']).toBe('failure');
    expect((await registry.requests()).length).toBe(before);
  });

  test.each([
    ['auto', 'success', false],
    ['true', 'failure', true],
  ])(
    'with a tag that is not there is a gap, told in the log: image-scan %s ends in %s',
    async (scan, conclusion, blocking) => {
      const github = await startEmulator(bump('python:3.8.18', 'python:9.9.9'));
      const { outputs, files, summary, stdout } = await run(github, { 'image-scan': scan, 'fail-on': 'high' });
      const report = JSON.parse(files['plimsoll.json'] ?? '');
      expect(report.gaps).toMatchObject([{ path: 'Dockerfile', subject: image('python:9.9.9'), blocking }]);
      expect(outputs['conclusion']).toBe(conclusion);
      const reason = `Not scanned for known vulnerabilities: The registry \`${registry.address}\` has no \`library/python:9.9.9\`; correct the reference.`;
      expect(summary).toContain(`- \`Dockerfile\`, \`${image('python:9.9.9')}\`: ${reason}`);
      expect(stdout.split('\n')).toContain(`\`${image('python:9.9.9')}\` in \`Dockerfile\`: ${reason}`);
    },
  );

  test('may be silenced for one vulnerability on its line, and by the config', async () => {
    const pragma = '# plimsoll: ignore[CVE-2099-1005] nothing here parses XML\n';
    const github = await startEmulator({
      main: [{ Dockerfile: dockerfile('python:3.8.18') }],
      pull: { commits: [{ Dockerfile: pragma + dockerfile('python:3.9.1') }] },
    });
    const { outputs, files } = await run(github);
    const report = JSON.parse(files['plimsoll.json'] ?? '');
    expect(outputs).toMatchObject({ introduced: '0', conclusion: 'success' });
    expect(report.silenced).toMatchObject([
      { vulnerability: { id: 'CVE-2099-1005' }, reason: 'nothing here parses XML', path: 'Dockerfile' },
    ]);
    expect(report.stats.images).toMatchObject([{ introduced: 0, existing: 3, fixed: 2 }]);

    const entry = 'ignore:\n  - vulnerability: CVE-2099-1005\n    reason: nothing here parses XML\n';
    const configured = await startEmulator({
      main: [{ Dockerfile: dockerfile('python:3.8.18'), '.github/plimsoll.yml': `version: 1\n${entry}` }],
      pull: { commits: [{ Dockerfile: dockerfile('python:3.9.1') }] },
    });
    expect((await run(configured)).outputs).toMatchObject({ introduced: '0', conclusion: 'success' });
  });

  test('in a Compose file is told at the service that names it, under code scanning by its own id', async () => {
    const compose = (name: string) => `services:\n  web:\n    image: ${image(name)}\n    user: "1000"\n`;
    const github = await startEmulator({
      main: [{ 'compose.yaml': compose('python:3.8.18') }],
      pull: { commits: [{ 'compose.yaml': compose('python:3.9.1') }] },
    });
    const { files } = await run(github, { 'upload-sarif': 'auto' });
    const [sarif] = JSON.parse(files['plimsoll.sarif'] ?? '').runs;
    const results = sarif.results.filter(({ ruleId }: { ruleId: string }) => ruleId.startsWith('CVE-'));
    expect(results).toMatchObject([
      {
        ruleId: 'CVE-2099-1005',
        level: 'error',
        locations: [{ physicalLocation: { artifactLocation: { uri: 'compose.yaml' }, region: { startLine: 3 } } }],
      },
    ]);
    expect(github.pull.threads.map(({ place }) => place?.line)).toEqual([3]);
    expect(github.sarifs).toMatchObject([{ errors: [] }]);
  });

  test('by an argument of a build alone is told in the body of the review: the Dockerfile stays as it was', async () => {
    const compose = (version: string) =>
      `services:\n  web:\n    user: "1000"\n    build:\n      context: .\n      args: ["V=${version}"]\n`;
    const Dockerfile = `ARG V=3.8.18\n${dockerfile('python:$V')}`;
    const github = await startEmulator({
      main: [{ Dockerfile, 'compose.yaml': compose('3.8.18') }],
      pull: { commits: [{ Dockerfile, 'compose.yaml': compose('3.9.1') }] },
    });
    const { outputs, files } = await run(github);
    expect(outputs).toMatchObject({ introduced: '2', fixed: '2', conclusion: 'failure' });
    const { findings } = JSON.parse(files['plimsoll.json'] ?? '');
    expect(findings).toMatchObject([
      {
        ...{ rule: 'image/vulnerability', path: 'Dockerfile', span: { start: { line: 2 } } },
        vulnerability: { id: 'CVE-2099-1005', image: image('python:3.9.1') },
        related: [{ path: 'compose.yaml', span: { start: { line: 6 } } }],
      },
      { rule: 'container/floating-base', path: 'compose.yaml', span: { start: { line: 6 } } },
    ]);
    expect(github.pull.threads.map(({ path }) => path)).toEqual(['compose.yaml']);
    expect(github.pull.reviews.map(({ body }) => body.includes(image('python:3.9.1')))).toEqual([true]);
  });

  test('of a fork, whose token only reads, is annotated in one line for each image', async () => {
    const github = await startEmulator({
      main: [{ Dockerfile: dockerfile('python:3.8.18') }],
      pull: { commits: [{ Dockerfile: dockerfile('python:3.9.1') }], forkOwner: 'stranger' },
      tokens: {
        ghs_reader: { login: 'github-actions[bot]', permissions: { contents: 'read', 'pull-requests': 'read' } },
      },
    });
    const { annotations } = await run(github);
    const told = annotations.filter(({ properties }) => properties['title']?.includes('image/vulnerability'));
    expect(told.map(({ name, message }) => [name, message.slice(0, message.indexOf(').') + 2)])).toEqual([
      ['error', `\`${image('python:3.9.1')}\` introduces 1 known vulnerability (1 high).`],
    ]);
  });
});
