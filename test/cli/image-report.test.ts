import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/reporters/json.ts';
import { clair, grype, otherSarif, trivySarif } from '../images/reports/samples.ts';
import { plimsoll, scratch } from './scratch.ts';

/* Reports of other scanners, with neither a Trivy nor a network. */

const { environment, git, folder, commit, remove } = scratch('image-report');
afterAll(remove);

const file = JSON.stringify;
const dockerfile = (image: string) => `FROM ${image}\nUSER app\n`;

async function run(place: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = await plimsoll(place, environment, ...args, '--format', 'json');
  if (stdout === '') throw new Error(stderr);
  const { findings, gaps }: Report = JSON.parse(stdout);
  return {
    status,
    found: findings
      .filter(({ rule }) => rule === 'image/vulnerability')
      .map(({ path, span, status: state, vulnerability: { id, package: name, severity, image } = none }) =>
        [`${path}:${span.start.line}`, state, id, name, severity, image].join(' '),
      ),
    gaps: gaps.map(({ subject, reason, blocking }) => `${subject} ${blocking}: ${reason}`),
  };
}

const none = { id: '', package: '', severity: '', image: '' };

describe('scan', () => {
  const place = folder('scan', {
    Dockerfile: dockerfile('python:3.9.1'),
    'compose.yaml': 'services:\n  cache:\n    image: redis:6\n',
    'grype.json': file(grype),
    'clair.json': file(clair),
    'other.sarif': file(otherSarif),
    'broken.json': '{',
    'sub/compose.yaml': 'services:\n  a:\n    image: nginx:1\n',
  });
  const scan = (...reports: readonly string[]) =>
    run(place, 'scan', ...reports.flatMap((report) => ['--image-report', report]));

  test('tells what a report found on the line that names its image', async () => {
    expect(await scan('grype.json')).toEqual({
      status: 1,
      found: ['Dockerfile:1 existing CVE-2099-1001 openssl High python:3.9.1'],
      gaps: [],
    });
  });

  test('takes the reference of the line, where a report carries none', async () => {
    expect(await scan('grype.json', 'clair.json = redis:6', 'other.sarif = docker.io/library/nginx:1')).toEqual({
      status: 1,
      found: [
        'Dockerfile:1 existing CVE-2099-1001 openssl High python:3.9.1',
        'compose.yaml:3 existing CVE-2099-1001 openssl Medium redis:6',
      ],
      gaps: [],
    });
    const all = await run(place, 'scan', '--image-report', 'other.sarif = nginx:1', '--ignore-unfixed', 'false');
    expect(all.found).toEqual(
      [
        'sub/compose.yaml:3 existing CVE-2099-1003  HIGH nginx:1',
        'sub/compose.yaml:3 existing CVE-2099-1001  MEDIUM nginx:1',
        'sub/compose.yaml:3 existing CVE-2099-1004  MEDIUM nginx:1',
        'sub/compose.yaml:3 existing CVE-2099-1002  low nginx:1',
      ].toSorted(),
    );
  });

  test('of a part of a repository does not mind a report on an image that another part pulls', async () => {
    const clone = folder('clone', {
      'a/Dockerfile': dockerfile('redis:6'),
      'b/Dockerfile': dockerfile('python:3.9.1'),
      'grype.json': file(grype),
    });
    git(clone, 'init', '--quiet');
    const part = await run(clone, 'scan', 'a', '--image-report', 'grype.json');
    expect(part).toEqual({ status: 0, found: [], gaps: [] });
    expect((await run(clone, 'scan', 'b', '--image-report', 'grype.json')).found).toEqual([
      'b/Dockerfile:1 existing CVE-2099-1001 openssl High python:3.9.1',
    ]);
  });

  test('takes what cannot be read, and what speaks of nothing, for a blocking gap each', async () => {
    expect(await scan('broken.json', 'nowhere.json', 'clair.json')).toEqual({
      status: 3,
      found: [],
      gaps: [
        'broken.json true: It is not complete JSON. Supported formats are Trivy JSON, Grype JSON, the Clair v4 vulnerability report, and SARIF 2.1.0 from any scanner.',
        'nowhere.json true: This report does not exist: give the path of the file that the scanner wrote, relative to the working directory.',
        'clair.json true: The report does not name its image; write `clair.json = REFERENCE`, or `clair.json = path/to/Dockerfile` if the image was built from that file.',
      ],
    });
  });
});

describe('review', () => {
  const place = folder('review', {});
  git(place, 'init', '--quiet');
  commit(place, { Dockerfile: dockerfile('python:3.8'), 'other/Dockerfile': dockerfile('redis:6') });
  git(place, 'branch', 'before');
  commit(place, { Dockerfile: dockerfile('python:3.9.1') });
  const reports = folder('reports', {
    'head.sarif': file(trivySarif),
    'head.json': file(grype),
    'base.json': file({
      ...grype,
      matches: grype.matches.slice(0, 1),
      source: { type: 'image', target: { userInput: 'python:3.8', tags: [], repoDigests: [] } },
    }),
    'redis.json': file({ ...grype, source: { type: 'image', target: { userInput: 'redis:6' } } }),
  });
  const review = (...names: readonly string[]) =>
    run(place, 'review', '--base', 'before', ...names.flatMap((name) => ['--image-report', `${reports}/${name}`]));

  test('takes all for introduced, where no report speaks of what was there before', async () => {
    const { found, gaps } = await review('head.sarif');
    expect(found).toEqual(['Dockerfile:1 introduced CVE-2099-1001 openssl CRITICAL python:3.9.1']);
    expect(gaps).toEqual([]);
  });

  test('compares with a report on the image of base', async () => {
    const { status, found, gaps } = await review('head.json', 'base.json');
    expect({ status, found, gaps }).toEqual({ status: 0, found: [], gaps: [] });
  });

  test('does not mind a report on an image that the change leaves alone', async () => {
    const { found, gaps } = await review('head.json', 'redis.json');
    expect(found).toEqual(['Dockerfile:1 introduced CVE-2099-1001 openssl High python:3.9.1']);
    expect(gaps).toEqual([]);
  });
});
