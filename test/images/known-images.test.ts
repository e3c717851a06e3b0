import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/core/edit.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { ImageConfiguration, ImageReport } from '../../src/core/image-report.ts';
import { defaultOptions } from '../../src/core/options.ts';
import { parseImageReference } from '../../src/documents/image-reference.ts';
import { knownImages, type SeenImage } from '../../src/images/known-images.ts';
import { inspect } from '../../src/review/inspect.ts';
import { snapshotOf } from '../rules/run.ts';
import { report } from './reports.ts';

const digest = `sha256:${'d'.repeat(64)}`;

const configuration = (user: string): ImageConfiguration => ({
  user,
  environment: [],
  exposed: [],
  volumes: [],
  healthcheck: undefined,
  history: [],
  layers: [],
});

function seen(image: string, parts: Partial<ImageReport>, index = digest): SeenImage {
  const reference = parseImageReference(image);
  if (reference === undefined) throw new Error(`${image} is no reference.`);
  return { reference, digest: index, report: { ...report(), ...parts } };
}

async function told(
  files: Readonly<Record<string, string>>,
  rule: string,
  ...images: readonly SeenImage[]
): Promise<readonly Finding[]> {
  const { findings } = inspect(
    await snapshotOf(files),
    { ...defaultOptions, profile: 'all' },
    '2026-03-01',
    images.length === 0 ? undefined : knownImages(images),
  );
  return findings.filter((finding) => finding.rule.id === rule);
}

describe('what was seen of an image', () => {
  test('is found by its full name, tag and digest, whichever the platform', () => {
    const known = knownImages([seen('python', { configuration: configuration('app') })]);
    const facts = { user: 'app', distribution: undefined, digest, platform: 'linux/amd64' };
    const ask = (tag: string, held = '') =>
      known({ registry: 'docker.io', repository: 'library/python', tag, digest: held });
    expect(ask('latest')).toEqual(facts);
    expect(ask('')).toEqual(facts);
    expect(ask('3')).toBeUndefined();
    expect(ask('', digest)).toBeUndefined();
  });

  test('has the digest of the report where the registry was not asked', () => {
    const known = knownImages([seen('python:3', { digests: ['sha256:1', 'sha256:2'] }, '')]);
    const facts = known({ registry: 'docker.io', repository: 'library/python', tag: '3', digest: '' });
    expect(facts?.digest).toBe('sha256:1');
  });
});

describe('the user of a base', () => {
  const base = (image: string) => ({ Dockerfile: `FROM ${image}\nCMD ["app"]\n` });
  const confidences = async (image: string, ...images: readonly SeenImage[]) =>
    (await told(base(image), 'dockerfile/root-user', ...images)).map(({ confidence, severity }) => [
      confidence,
      severity,
    ]);
  const runsAs = (image: string, user: string) => seen(image, { configuration: configuration(user) });

  test('is guessed without a scan, and certain with one', async () => {
    expect(await confidences('example/app:1')).toEqual([['medium', 'medium']]);
    expect(await confidences('example/app:1', runsAs('example/app:1', ''))).toEqual([['high', 'medium']]);
    expect(await confidences('example/app:1', runsAs('example/app:1', '0:0'))).toEqual([['high', 'medium']]);
    expect(await confidences('example/app:1', runsAs('example/app:1', '1000'))).toEqual([]);
    expect(await confidences('python:3.14', runsAs('python:3.14', 'app'))).toEqual([]);
    expect(await confidences('grafana/grafana:12.0.0', runsAs('grafana/grafana:12.0.0', ''))).toEqual([
      ['high', 'medium'],
    ]);
  });

  test('is no question on Windows, and one for the entrypoint of some', async () => {
    expect(await confidences('example/app:1', seen('example/app:1', { platform: 'windows/amd64' }))).toEqual([]);
    expect(await confidences('postgres:18', runsAs('postgres:18', ''))).toEqual([['high', 'low']]);
  });

  test('has the same fingerprint, guessed or known', async () => {
    const prints = async (...images: readonly SeenImage[]) =>
      (await told(base('example/app:1'), 'dockerfile/root-user', ...images)).map(({ fingerprint }) => fingerprint);
    expect(await prints()).toEqual(await prints(runsAs('example/app:1', '')));
  });
});

describe('the end of a distribution', () => {
  const old = (image: string) => seen(image, { distribution: { family: 'debian', version: '10.13', endOfLife: true } });
  const message = (image: string) => `\`${image}\` is built on \`debian 10.13\`, which gets no more security fixes.`;

  test('is seen where no tag says it', async () => {
    const files = {
      Dockerfile: 'FROM example/app:1\n',
      'compose.yaml': 'services:\n  a:\n    image: example/b:2\n',
    };
    const both = [old('example/app:1'), old('example/b:2')];
    expect((await told(files, 'dockerfile/end-of-life-base')).map((finding) => finding.message)).toEqual([]);
    expect((await told(files, 'dockerfile/end-of-life-base', ...both)).map((finding) => finding.message)).toEqual([
      message('example/app:1'),
    ]);
    expect((await told(files, 'container/end-of-life-image', ...both)).map((finding) => finding.message)).toEqual([
      message('example/b:2'),
    ]);
  });

  test('is not where it gets fixes', async () => {
    const fine = seen('example/app:1', { distribution: { family: 'debian', version: '13', endOfLife: false } });
    expect(await told({ Dockerfile: 'FROM example/app:1\n' }, 'dockerfile/end-of-life-base', fine)).toEqual([]);
  });
});

describe('the digest of a tag', () => {
  test.each([
    ['Dockerfile', 'FROM python:3.14 AS app\n', `FROM python:3.14@${digest} AS app\n`],
    ['Dockerfile', 'FROM python\n', `FROM python:latest@${digest}\n`],
    ['Dockerfile', 'ARG V=3.14\nFROM python:$V\n', 'ARG V=3.14\nFROM python:$V\n'],
    [
      'compose.yaml',
      'services:\n  a:\n    image: "python:3.14"\n',
      `services:\n  a:\n    image: "python:3.14@${digest}"\n`,
    ],
    [
      'compose.yaml',
      'services:\n  a:\n    image: python:${V:-3.14}\n',
      'services:\n  a:\n    image: python:${V:-3.14}\n',
    ],
  ])('is offered in a %s: %j', async (path, before, after) => {
    const rule = path === 'Dockerfile' ? 'dockerfile/missing-digest' : 'container/missing-digest';
    const findings = await told({ [path]: before }, rule, seen('python:3.14', {}), seen('python', {}));
    expect(findings.map(({ edits }) => applyEdits(before, edits))).toEqual([after]);
    expect((await told({ [path]: before }, rule)).map(({ edits }) => edits)).toEqual([[]]);
  });
});
