import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ImageReport } from '../../../src/core/image-report.ts';
import { readReport } from '../../../src/images/reports/read-report.ts';
import { clair, grype, grypeSarif, indexDigest, manifestDigest, otherSarif, trivySarif } from './samples.ts';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

function reports(value: unknown): readonly ImageReport[] {
  const answer = readReport(bytesOf(value));
  if (answer.kind === 'failed') throw new Error(answer.reason);
  return answer.value;
}

function only(value: unknown): ImageReport {
  const [first, ...more] = reports(value);
  if (first === undefined || more.length > 0) throw new Error('not one report');
  return first;
}

const reason = (value: unknown): string => {
  const answer = readReport(bytesOf(value));
  return answer.kind === 'failed' ? answer.reason : 'understood';
};

describe('a report is told by its content', () => {
  test('of Trivy', () => {
    const recorded = readFileSync(new URL('../../trivy/reports/app-buildkit.json', import.meta.url));
    const answer = readReport(recorded);
    expect(answer.kind === 'ok' && answer.value).toMatchObject([
      {
        scanner: 'trivy',
        name: 'registry.example.org/team/app:buildkit',
        otherNames: ['registry.example.org/team/app:buildkit'],
        platform: 'linux/amd64',
      },
    ]);
  });

  test('of Grype: names, digests, the configuration it carries, and what it found', () => {
    expect(only(grype)).toEqual({
      scanner: 'grype',
      name: 'python:3.9.1',
      otherNames: ['python:3.9.1'],
      digests: [indexDigest, manifestDigest],
      platform: 'linux/amd64',
      distribution: { family: 'debian', version: '12', endOfLife: false },
      configuration: {
        user: 'app',
        environment: ['PATH=/usr/bin'],
        exposed: [],
        volumes: [],
        healthcheck: undefined,
        history: [
          { createdBy: '/bin/sh -c #(nop) ADD file:1 in / ', emptyLayer: false },
          { createdBy: 'ENV A=b', emptyLayer: true },
          { createdBy: 'RUN /bin/sh -c pip install requests # buildkit', emptyLayer: false },
        ],
        layers: ['sha256:aa', 'sha256:bb'],
      },
      vulnerabilities: [
        {
          id: 'CVE-2099-1001',
          package: 'openssl',
          path: '',
          installed: '3.0.9-1',
          fixed: '3.0.11-1~deb12u2',
          severity: 'High',
          title: 'OpenSSL forgets to look.',
          url: 'https://security-tracker.debian.org/tracker/CVE-2099-1001',
          layer: 'sha256:aa',
        },
        {
          id: 'GHSA-aaaa-bbbb-cccc',
          package: 'requests',
          path: '/usr/lib/python3/dist-packages/requests-2.30.0.dist-info/METADATA',
          installed: '2.30.0',
          fixed: '',
          severity: 'Negligible',
          title: 'Requests leaks a header.',
          url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
          layer: 'sha256:bb',
        },
      ],
      unseen: [],
    });
  });

  test('of Clair v4, which names no image', () => {
    expect(only(clair)).toEqual({
      scanner: 'clair',
      name: '',
      digests: [manifestDigest],
      platform: '',
      distribution: { family: 'ubuntu', version: '22.04', endOfLife: false },
      configuration: undefined,
      vulnerabilities: [
        {
          id: 'CVE-2099-1001',
          package: 'openssl',
          path: '',
          installed: '3.0.9-1',
          fixed: '3.0.11',
          severity: 'Medium',
          title: 'OpenSSL forgets to look.',
          url: 'https://ubuntu.com/security/CVE-2099-1001',
          layer: '',
        },
        {
          id: 'CVE-2099-1007',
          package: 'tar',
          path: '',
          installed: '1.34',
          fixed: '',
          severity: 'Unknown',
          title: '',
          url: '',
          layer: '',
        },
      ],
      unseen: [],
    });
  });

  test('of Trivy as SARIF: its vulnerabilities alone, in its own words', () => {
    expect(only(trivySarif)).toMatchObject({
      scanner: 'Trivy',
      name: 'python:3.9.1',
      otherNames: ['python:3.9.1'],
      digests: [indexDigest],
      vulnerabilities: [
        {
          id: 'CVE-2099-1001',
          package: 'openssl',
          path: '',
          installed: '3.0.9-1',
          fixed: '3.0.11',
          severity: 'CRITICAL',
          title: 'openssl: forgets to look',
          url: 'https://avd.aquasec.com/nvd/cve-2099-1001',
          layer: '',
        },
      ],
    });
  });

  test('of Grype as SARIF: the image stands in its sentences', () => {
    expect(only(grypeSarif)).toMatchObject({
      scanner: 'grype',
      name: 'python:3.9.1',
      digests: [],
      vulnerabilities: [
        {
          id: 'CVE-2099-1001',
          package: 'openssl',
          path: '',
          installed: '3.0.9-1',
          fixed: '3.0.11, 3.0.12',
          severity: 'high',
          title: 'OpenSSL forgets to look.',
          url: 'https://security-tracker.debian.org/tracker/CVE-2099-1001',
          layer: '',
        },
      ],
    });
  });

  test('of any scanner as SARIF: by score, else tag, else level; without what somebody accepted', () => {
    const { name, vulnerabilities } = only(otherSarif);
    expect(name).toBe('');
    expect(
      vulnerabilities.map(({ id, package: of, installed, fixed, severity, title, url }) =>
        [id, of, installed, fixed, severity, title, url].join('|'),
      ),
    ).toEqual([
      'CVE-2099-1001||||MEDIUM|OpenSSL|',
      'CVE-2099-1002||||low|A thing.|',
      'CVE-2099-1003||||HIGH|Another thing.|',
      'CVE-2099-1004||||MEDIUM|A third thing.|',
    ]);
  });

  test('of several images in one SARIF file', () => {
    const [run] = trivySarif.runs;
    const other = { ...run, properties: { imageName: 'redis:6' } };
    const told = reports({ ...trivySarif, runs: [run, other, { ...run, results: [] }] });
    expect(told.map(({ name, vulnerabilities }) => `${name} ${vulnerabilities.length}`)).toEqual([
      'python:3.9.1 1',
      'redis:6 1',
    ]);
  });

  test('however PowerShell encoded it', () => {
    const text = JSON.stringify(clair);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(readReport(utf16)).toEqual(readReport(Buffer.from(`\uFEFF${text}`)));
    expect(readReport(utf16).kind).toBe('ok');
  });
});

describe('what is not understood is told', () => {
  const understood =
    'Supported formats are Trivy JSON, Grype JSON, the Clair v4 vulnerability report, and SARIF 2.1.0 from any scanner.';

  test.each([
    ['no object', [], `It is not an image scanner’s report. ${understood}`],
    ['another tool', { results: [] }, `It is not an image scanner’s report. ${understood}`],
    [
      'components',
      { bomFormat: 'CycloneDX', components: [] },
      `It is a list of components, not of vulnerabilities. ${understood}`,
    ],
    [
      'an old SARIF',
      { version: '2.0.0', runs: [] },
      'This is not the SARIF report of a scan: its `version` is not 2.1.0.',
    ],
    [
      'a SARIF of nothing',
      { version: '2.1.0', runs: [] },
      'This is not the SARIF report of a scan: it contains no run.',
    ],
    [
      'a SARIF of another shape',
      { version: '2.1.0', runs: [{ results: 'many' }] },
      'This is not the SARIF report of a scan: the `results` of a run is not a list.',
    ],
    [
      'matches that are none',
      { matches: {} },
      'This is not a Grype report of an image: its `matches` is not a list. It is written by `grype IMAGE -o json`.',
    ],
    [
      'packages that are none',
      { manifest_hash: '', packages: [] },
      'This is not a Clair v4 vulnerability report: its `packages` is not an object. It is written by `clairctl report --out json IMAGE`.',
    ],
    [
      'an old Trivy',
      { SchemaVersion: 1 },
      'This is not a Trivy report of an image: its `SchemaVersion` is not 2. It is written by `trivy image --format json`.',
    ],
  ])('%s', (_, value, words) => {
    expect(reason(value)).toBe(words);
  });

  test('what is cut short', () => {
    const cut = bytesOf(grype).slice(0, 500);
    expect(readReport(cut)).toEqual({
      kind: 'failed',
      cause: 'failed',
      reason: `It is not complete JSON. ${understood}`,
    });
  });

  test('names of __proto__ are names', () => {
    const told = only({ ...clair, packages: JSON.parse('{"__proto__":{"name":"x"}}') });
    expect(told.vulnerabilities).toEqual([]);
  });
});

test('no more is kept than anybody could read', () => {
  const [match] = grype.matches;
  const { vulnerabilities, unseen } = only({ ...grype, matches: Array(50_001).fill(match) });
  expect(vulnerabilities.length).toBe(50_000);
  expect(unseen).toEqual(['Only the first 50000 of 50001 vulnerabilities were read; scan a smaller image.']);
});
