import { describe, expect, test } from 'vitest';
import type { ImageReport } from '../../src/core/image-report.ts';
import { namedSource } from '../../src/core/image-request.ts';
import { parseImageReference } from '../../src/documents/image-reference.ts';
import { type GivenReports, givenReports } from '../../src/images/given-reports.ts';
import type { NamedImage } from '../../src/images/image-key.ts';
import { report, vulnerability } from './reports.ts';

const digest = `sha256:${'1'.repeat(64)}`;
const other = `sha256:${'2'.repeat(64)}`;

function image(name: string, platform = ''): NamedImage {
  const reference = parseImageReference(name);
  if (reference === undefined) throw new Error(name);
  return { reference, platform };
}

/** By lines of the input; each file holds one report. */
function given(lines: Readonly<Record<string, Partial<ImageReport>>>): GivenReports {
  const reports = Object.entries(lines).map(([line, parts]) => ({
    source: namedSource(line),
    answer: { kind: 'ok' as const, value: [{ ...report(), name: '', ...parts }] },
  }));
  return givenReports(reports, { isDockerfile: (path) => path === 'app/Dockerfile', platform: 'linux/amd64' });
}

const speaksOf = (parts: Partial<ImageReport>, name: string, line = 'r.json') =>
  given({ [line]: parts }).of(image(name)) !== undefined;

describe('a report is matched', () => {
  test.each([
    ['python:3.9', 'python:3.9'],
    ['docker.io/library/python:3.9', 'python:3.9'],
    ['index.docker.io/python:3.9', 'docker.io/library/python:3.9'],
    ['python', 'python:latest'],
    ['ghcr.io/a/b:1', 'ghcr.io/a/b:1'],
    ['localhost:5000/a', 'localhost:5000/a:latest'],
  ])('by the name it carries, as registries understand it: %s is %s', (name, reference) => {
    expect(speaksOf({ name }, reference)).toBe(true);
  });

  test.each([
    ['python:3.9', 'python:3.10'],
    ['python:3.9', 'mirror.gcr.io/library/python:3.9'],
    ['python', 'python:3.9'],
    ['image.tar', 'python:3.9'],
  ])('not by half a name: %s is not %s', (name, reference) => {
    expect(speaksOf({ name }, reference)).toBe(false);
  });

  test('by its other names, where it was made of a file', () => {
    expect(speaksOf({ name: '/tmp/image.tar', otherNames: ['python:3.9'] }, 'python:3.9')).toBe(true);
  });

  test('by its digest, and to no other digest of the same tag', () => {
    expect(speaksOf({ digests: [digest] }, `python@${digest}`)).toBe(true);
    expect(speaksOf({ name: 'python:3.9', digests: [digest] }, `python:3.9@${digest}`)).toBe(true);
    expect(speaksOf({ name: 'python:3.9', digests: [digest] }, `python:3.9@${other}`)).toBe(false);
    expect(speaksOf({ name: 'python:3.9' }, `python:3.9@${other}`)).toBe(true);
  });

  test('by what its line says, whatever it carries', () => {
    const line = 'r.json = python:3.9';
    expect(speaksOf({ name: 'image.tar', digests: [digest] }, 'python:3.9', line)).toBe(true);
    expect(speaksOf({ name: 'redis:6' }, 'redis:6', line)).toBe(false);
    expect(speaksOf({ digests: [digest] }, `python:3.9@${other}`, line)).toBe(true);
  });

  test('to the platform that is asked for', () => {
    const arm = vulnerability({ id: 'CVE-2026-2' });
    const both = given({
      'amd.json': { name: 'python:3.9', platform: 'linux/amd64' },
      'arm.json': { name: 'python:3.9', platform: 'linux/arm64/v8', vulnerabilities: [arm] },
    });
    expect(both.of(image('python:3.9'))?.vulnerabilities).toEqual([]);
    expect(both.of(image('python:3.9', 'linux/arm64'))?.vulnerabilities).toEqual([arm]);
    expect(both.of(image('python:3.9', 'linux/s390x'))).toBe(undefined);
  });

  test('together with what others say of the same image', () => {
    const [first, second] = [vulnerability({ id: 'CVE-2026-1' }), vulnerability({ id: 'CVE-2026-2' })];
    const both = given({
      'a.json': { name: 'python:3.9', vulnerabilities: [first] },
      'b.json = python:3.9': { vulnerabilities: [second] },
    });
    expect(both.of(image('python:3.9'))?.vulnerabilities).toEqual([first, second]);
  });

  test('to the Dockerfile of the repository that its line names', () => {
    const { built, of, gaps } = given({ 'r.json = app/Dockerfile': { name: 'python:3.9' } });
    expect(built.map(({ dockerfile, report: { name } }) => `${dockerfile} ${name}`)).toEqual([
      'app/Dockerfile python:3.9',
    ]);
    expect(of(image('python:3.9'))).toBe(undefined);
    expect(gaps).toEqual([]);
  });
});

describe('what speaks of nothing is told, with the line to write', () => {
  const images = [image('python:3.9'), image('redis:6')];
  const reasons = (lines: Readonly<Record<string, Partial<ImageReport>>>) =>
    given(lines)
      .unmatched(images)
      .map(({ subject, reason, blocking }) => `${subject} ${blocking}: ${reason}`);

  test('a name that no file has', () => {
    expect(reasons({ 'r.json': { name: 'python:3.8' }, 'ok.json': { name: 'redis:6' } })).toEqual([
      'r.json true: The report is about `python:3.8`, which no container file names; write `r.json = python:3.9` if that is the same image, or `r.json = path/to/Dockerfile` if the image was built from that file.',
    ]);
  });

  test('no name at all', () => {
    expect(reasons({ 'r.json': {} })).toEqual([
      'r.json true: The report does not name its image; write `r.json = REFERENCE`, or `r.json = path/to/Dockerfile` if the image was built from that file.',
    ]);
  });

  test('a reference of its line that no file has', () => {
    expect(reasons({ 'r.json = redis:7': { name: 'redis:6' } })).toEqual([
      'r.json true: No container file names `redis:7`; write `r.json = redis:6`.',
    ]);
  });

  test('what is neither a path nor a reference', () => {
    expect(given({ 'r.json = nowhere/Dockerfile': {} }).gaps).toEqual([
      {
        subject: 'r.json',
        reason: '`nowhere/Dockerfile` is neither a Dockerfile of the repository nor an image name.',
        blocking: true,
      },
    ]);
  });
});
