import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Emulator, EmulatorOptions } from '../emulator/server.ts';
import { clair, grype } from '../images/reports/samples.ts';
import { startDocker } from '../trivy/docker-daemon.ts';
import { type Parts, startParts } from '../trivy/parts.ts';
import { describeReal } from '../trivy/real.ts';
import { fillCache } from '../trivy/samples/index.ts';
import { appBuildKit, appClassic, appDockerfile } from '../trivy/samples/others.ts';
import { trivyPath } from '../trivy/trivy.ts';
import { runStep, startEmulator } from './step.ts';

/* Images that the workflow built, and reports of scanners that it ran: no registry is asked. */

let parts: Parts;
let folder: string;

const run = (github: Emulator, inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) =>
  runStep(github, {
    env,
    inputs: {
      'image-scan': 'auto',
      'trivy-path': trivyPath,
      'trivy-cache-dir': join(folder, 'cache'),
      'upload-sarif': 'false',
      ...inputs,
    },
  });

/** `LINE status CVE package image`, of the vulnerabilities of the report file. */
function told(files: Readonly<Record<string, string>>): readonly string[] {
  const { findings } = JSON.parse(files['plimsoll.json'] ?? '{}');
  return findings
    .filter(({ rule }: { readonly rule: string }) => rule.startsWith('image/'))
    .map(({ rule, path, span, status, vulnerability }: Told) =>
      vulnerability === undefined
        ? `${path}:${span.start.line} ${status} ${rule}`
        : `${path}:${span.start.line} ${status} ${vulnerability.id} ${vulnerability.package}`,
    );
}

interface Told {
  readonly rule: string;
  readonly path: string;
  readonly span: { readonly start: { readonly line: number } };
  readonly status: string;
  readonly vulnerability?: { readonly id: string; readonly package: string };
}

const gapsIn = (files: Readonly<Record<string, string>>): readonly string[] =>
  JSON.parse(files['plimsoll.json'] ?? '{}').gaps.map(
    ({
      subject,
      reason,
      blocking,
    }: {
      readonly subject: string;
      readonly reason: string;
      readonly blocking: boolean;
    }) => `${subject} ${blocking}: ${reason}`,
  );

/** The pull request changes which requests is installed. */
const newRequests: EmulatorOptions = {
  main: [{ Dockerfile: appDockerfile.replace('requests==2.30.0', 'requests==2.29.0') }],
  pull: { commits: [{ Dockerfile: appDockerfile }] },
};

describeReal('an image that the workflow built', () => {
  beforeAll(async () => {
    parts = startParts();
    folder = await mkdtemp(join(tmpdir(), 'plimsoll-built-'));
    await Promise.all([
      fillCache(parts, join(folder, 'cache')),
      parts.save(join(folder, 'buildkit.tar'), 'example/app:ci', appBuildKit),
      parts.save(join(folder, 'classic.tar'), 'example/app:ci', appClassic),
      parts.layout(join(folder, 'layout'), appBuildKit),
    ]);
    execFileSync('tar', ['-cf', join(folder, 'layout.tar'), '-C', join(folder, 'layout'), '.']);
  }, 60_000);

  afterAll(async () => {
    await parts.close();
    await rm(folder, { recursive: true });
  });

  test.each(['buildkit.tar', 'classic.tar', 'layout', 'layout.tar'])(
    'is told on the instruction that the pull request changed: %s',
    async (name) => {
      const github = await startEmulator(newRequests);
      const { files, outputs } = await run(github, { images: `${join(folder, name)} = Dockerfile` });
      expect(gapsIn(files)).toEqual([]);
      expect(told(files)).toEqual(['Dockerfile:7 introduced CVE-2099-2001 requests']);
      expect(outputs['introduced']).toBe('1');
      expect(github.pull.threads.map(({ path, place, comments }) => [path, place?.line, comments.length])).toEqual([
        ['Dockerfile', 9, 1],
      ]);
      expect(github.pull.threads[0]?.comments[0]?.body).toContain('`CVE-2099-2001`');
    },
  );

  test('is told on the instruction that the pull request changed: one that Docker holds', async () => {
    const docker = await startDocker({ name: 'example/app:ci', archive: join(folder, 'buildkit.tar') });
    try {
      const github = await startEmulator(newRequests);
      const images = 'example/app:ci = Dockerfile';
      const { files, outputs, stdout } = await run(github, { images }, { DOCKER_HOST: docker.host });
      expect(gapsIn(files)).toEqual([]);
      expect(told(files)).toEqual(['Dockerfile:7 introduced CVE-2099-2001 requests']);
      expect(outputs['introduced']).toBe('1');
      expect(stdout.split('\n').filter((line) => line.startsWith('Scanning'))).toEqual(['Scanning `example/app:ci`.']);
    } finally {
      await docker.stop();
    }
  });

  test('that its Docker does not hand over blocks', async () => {
    const github = await startEmulator(newRequests);
    const images = 'example/app:ci = Dockerfile';
    const { files, outputs } = await run(github, { images }, { DOCKER_HOST: 'tcp://127.0.0.1:1' });
    expect(told(files)).toEqual([]);
    expect(gapsIn(files)).toEqual([
      'example/app:ci true: Not scanned for known vulnerabilities: Docker does not answer at `tcp://127.0.0.1:1` (`DOCKER_HOST`), so `example/app:ci` could not be looked for: start it, or correct or remove `DOCKER_HOST`.',
    ]);
    expect(outputs['conclusion']).toBe('failure');
  });

  test('is told whole under a wider scope, each layer on its instruction and the base on FROM', async () => {
    const github = await startEmulator(newRequests);
    const { files } = await run(github, {
      images: `${join(folder, 'buildkit.tar')} = ./Dockerfile`,
      scope: 'changed-files',
    });
    expect(told(files)).toEqual([
      'Dockerfile:1 existing CVE-2099-1002 libc6',
      'Dockerfile:1 existing CVE-2099-1003 curl',
      'Dockerfile:1 existing CVE-2099-1005 expat',
      'Dockerfile:1 existing CVE-2099-2002 setuptools',
      'Dockerfile:5 existing CVE-2099-1001 openssl',
      'Dockerfile:7 introduced CVE-2099-2001 requests',
      'Dockerfile:10 existing CVE-2099-3001 lodash',
    ]);
  });

  test('lands on the only Dockerfile, where its line names none', async () => {
    const github = await startEmulator(newRequests);
    const { files } = await run(github, { images: join(folder, 'layout') });
    expect(told(files)).toEqual(['Dockerfile:7 introduced CVE-2099-2001 requests']);
  });

  test('is refused where nobody can tell the Dockerfile, with the line to write', async () => {
    const github = await startEmulator({
      main: [{ Dockerfile: appDockerfile, 'b/Dockerfile': appDockerfile }],
      pull: { commits: [{ Dockerfile: appDockerfile, 'b/Dockerfile': appDockerfile, 'README.md': 'x' }] },
    });
    const { annotations, outputs } = await run(github, { images: 'example/app:ci' });
    expect(outputs['conclusion']).toBe('failure');
    expect(annotations.map(({ message }) => message)).toEqual([
      'Input `images`: no Compose file names `example/app:ci`, and there are 2 Dockerfiles in the repository; add the one that it was built from: `example/app:ci = Dockerfile`.',
    ]);
  });

  test('that is not there, or is none, blocks', async () => {
    const github = await startEmulator(newRequests);
    const lines = [`${join(folder, 'nowhere.tar')} = Dockerfile`, `${folder} = Dockerfile`];
    const { files, outputs } = await run(github, {
      images: [...lines, `${join(folder, 'layout')} = docker/Dockerfile`].join('\n'),
    });
    expect(outputs['conclusion']).toBe('failure');
    expect(gapsIn(files)).toEqual([
      `${folder}/nowhere.tar true: There is no such archive or folder: give its path relative to the workspace of the job, and run the step that writes it first.`,
      `${folder} true: This folder is not an OCI layout: there is no \`index.json\` in it.`,
      `${folder}/layout true: There is no Dockerfile \`docker/Dockerfile\` in the repository; did you mean \`Dockerfile\`?`,
    ]);
  });
});

describe('a report of an image that the workflow built', () => {
  let place: string;
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'plimsoll-report-'));
    await writeFile(join(place, 'grype.json'), JSON.stringify(grype));
    await writeFile(join(place, 'clair.json'), JSON.stringify(clair));
  });
  afterAll(() => rm(place, { recursive: true }));

  const dockerfile = (requests: string) => `FROM debian:12\nENV A=b\nRUN pip install ${requests}\nUSER app\n`;

  test('is told on its Dockerfile, without a scan, by the layers that it names', async () => {
    const github = await startEmulator({
      main: [{ Dockerfile: dockerfile('flask') }],
      pull: { commits: [{ Dockerfile: dockerfile('requests') }] },
    });
    const { files } = await runStep(github, {
      inputs: { 'image-report': `${place}/grype.json = Dockerfile`, 'ignore-unfixed': 'false', scope: 'changed-files' },
    });
    expect(gapsIn(files)).toEqual([]);
    expect(told(files)).toEqual([
      'Dockerfile:1 existing CVE-2099-1001 openssl',
      'Dockerfile:3 introduced GHSA-aaaa-bbbb-cccc requests',
    ]);
  });

  test('is told on the line that pulls it, and blocks where nothing does', async () => {
    const github = await startEmulator({
      main: [{ Dockerfile: 'FROM python:3.8\nUSER app\n' }],
      pull: { commits: [{ Dockerfile: 'FROM python:3.9.1\nUSER app\n' }] },
    });
    const { files, outputs } = await runStep(github, {
      inputs: { 'image-report': `${place}/grype.json\n${place}/clair.json = redis:6` },
    });
    expect(told(files)).toEqual(['Dockerfile:1 introduced CVE-2099-1001 openssl']);
    expect(gapsIn(files)).toEqual([
      `${place}/clair.json true: No container file names \`redis:6\`; pass a reference that one does.`,
    ]);
    expect(outputs['conclusion']).toBe('failure');
  });

  test('is not matched with what the pull request leaves alone, and does not block for it', async () => {
    const github = await startEmulator({
      main: [{ 'app/Dockerfile': 'FROM python:3.9.1\nUSER app\n' }],
      pull: { commits: [{ 'app/Dockerfile': 'FROM python:3.9.1\nUSER app\n', 'README.md': 'x' }] },
    });
    const { files, outputs } = await runStep(github, { inputs: { 'image-report': `${place}/grype.json` } });
    expect(told(files)).toEqual([]);
    expect(gapsIn(files)).toEqual([]);
    expect(outputs['conclusion']).toBe('success');
  });

  test('`images` without a scan is a mistake', async () => {
    const github = await startEmulator(newRequests);
    const { annotations } = await runStep(github, { inputs: { images: 'app = Dockerfile' } });
    expect(annotations.map(({ message }) => message)).toEqual([
      'Input `images`: with `image-scan: false` nothing is scanned; remove one of the two inputs, or pass a report instead: `image-report: FILE = path/to/Dockerfile`',
    ]);
  });
});
