import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImageReport } from '../../../src/core/image-report.ts';
import { readTrivyReport } from '../../../src/images/reports/trivy.ts';

/** What the real Trivy wrote of the sample images. */
const kept = join(import.meta.dirname, '../../trivy/reports');

function read(json: unknown): ImageReport {
  const answer = readTrivyReport(json);
  if (answer.kind === 'failed') throw new Error(answer.reason);
  return answer.value;
}

function keptReport(name: string): ImageReport {
  return read(JSON.parse(readFileSync(join(kept, `${name}.json`), 'utf8')));
}

describe('a report of the real Trivy', () => {
  test('gives every vulnerability with its package, its place and its layer', () => {
    const { vulnerabilities, configuration } = keptReport('app-buildkit');
    const layers = configuration?.layers ?? [];
    const python = 'usr/local/lib/python3.9/site-packages';
    expect(
      vulnerabilities
        .map(({ id, package: name, path, installed, fixed, severity, layer }) =>
          [id, name, path, installed, fixed, severity, layers.indexOf(layer)].join(' | '),
        )
        .toSorted(),
    ).toEqual([
      'CVE-2099-1001 | openssl |  | 3.0.9-1 | 3.0.11-1~deb12u2 | CRITICAL | 3',
      'CVE-2099-1002 | libc6 |  | 2.36-9+deb12u1 | 2.36-9+deb12u4 | HIGH | 0',
      'CVE-2099-1003 | curl |  | 7.88.1-10 | 7.88.1-10+deb12u5 | MEDIUM | 0',
      'CVE-2099-1004 | zlib |  | 1:1.2.13.dfsg-1 |  | LOW | 0',
      'CVE-2099-1005 | expat |  | 2.5.0-1 | 2.5.0-1+deb12u1 | HIGH | 0',
      'CVE-2099-1006 | perl |  | 5.36.0-7 |  | UNKNOWN | 0',
      'CVE-2099-1007 | tar |  | 1.34+dfsg-1.2 |  | MEDIUM | 0',
      `CVE-2099-2001 | requests | ${python}/requests-2.30.0.dist-info/METADATA | 2.30.0 | 2.31.0 | HIGH | 5`,
      `CVE-2099-2002 | setuptools | ${python}/setuptools-65.5.1.dist-info/METADATA | 65.5.1 | 70.0.0 | MEDIUM | 1`,
      'CVE-2099-3001 | lodash | app/node_modules/lodash/package.json | 4.17.20 | 4.17.21 | CRITICAL | 6',
    ]);
  });

  test('gives its distribution and platform', () => {
    const facts = ['alpine-3.19', 'python-3.9.1', 'arm-1'].map((name) => {
      const { name: image, distribution, platform, digests, scanner, unseen } = keptReport(name);
      return { image, distribution, platform, digests: digests.length, scanner, unseen };
    });
    expect(facts).toEqual([
      {
        image: 'alpine:3.19',
        distribution: { family: 'alpine', version: '3.19.1', endOfLife: true },
        platform: 'linux/amd64',
        digests: 1,
        scanner: 'trivy',
        unseen: [],
      },
      {
        image: 'python:3.9.1',
        distribution: { family: 'debian', version: '12.2', endOfLife: false },
        platform: 'linux/amd64',
        digests: 1,
        scanner: 'trivy',
        unseen: [],
      },
      {
        image: 'registry.example.org/team/arm:1',
        distribution: { family: 'debian', version: '12.2', endOfLife: false },
        platform: 'linux/arm64',
        digests: 1,
        scanner: 'trivy',
        unseen: [],
      },
    ]);
  });

  test('has as many layers as entries of its history that are not empty', () => {
    const counts = readdirSync(kept).map((file) => {
      const { configuration } = keptReport(file.replace('.json', ''));
      return (
        (configuration?.history.filter(({ emptyLayer }) => !emptyLayer).length ?? 0) -
        (configuration?.layers.length ?? 0)
      );
    });
    expect(new Set(counts)).toEqual(new Set([0]));
  });
});

const vulnerability = {
  VulnerabilityID: 'CVE-1',
  PkgName: 'a',
  InstalledVersion: '1',
  FixedVersion: '2',
  Severity: 'HIGH',
  Title: 'T',
  PrimaryURL: 'https://example.com/CVE-1',
  Layer: { DiffID: 'sha256:1' },
};

const withVulnerabilities = (...list: readonly unknown[]) =>
  read({ SchemaVersion: 2, Results: [{ Target: 'app/requirements.txt', Class: 'lang-pkgs', Vulnerabilities: list }] })
    .vulnerabilities;

test('the configuration of an image is read whole', () => {
  const { configuration } = read({
    SchemaVersion: 2,
    Metadata: {
      DiffIDs: ['sha256:1'],
      ImageConfig: {
        architecture: 'arm',
        os: 'linux',
        variant: 'v7',
        config: {
          User: 'app',
          Env: ['A=b', 7, 'C=d'],
          ExposedPorts: { '22/tcp': {}, '80/tcp': {} },
          Volumes: { '/data': {} },
          Healthcheck: { Test: ['CMD', 'true'], Interval: 5 },
        },
        history: [{ created_by: 'FROM x' }, { created_by: 'USER app', empty_layer: true }, 'x', {}],
      },
    },
  });
  expect(configuration).toEqual({
    user: 'app',
    environment: ['A=b', 'C=d'],
    exposed: ['22/tcp', '80/tcp'],
    volumes: ['/data'],
    healthcheck: ['CMD', 'true'],
    history: [
      { createdBy: 'FROM x', emptyLayer: false },
      { createdBy: 'USER app', emptyLayer: true },
      { createdBy: '', emptyLayer: false },
    ],
    layers: ['sha256:1'],
  });
});

test('what a report does not hold is not there', () => {
  expect(read({ SchemaVersion: 2 })).toEqual({
    scanner: 'trivy',
    name: '',
    digests: [],
    platform: '',
    distribution: undefined,
    configuration: undefined,
    vulnerabilities: [],
    unseen: [],
  });
  expect(read({ SchemaVersion: 2, Results: null, Metadata: 7 }).vulnerabilities).toEqual([]);
});

test('a package of a language without a path of its own lies where its list lies', () => {
  const found = withVulnerabilities(vulnerability, { ...vulnerability, PkgPath: 'a/b' });
  expect(found.map(({ path }) => path)).toEqual(['app/requirements.txt', 'a/b']);
});

test('entries without an id or a package are passed over, and other shapes count as nothing', () => {
  const odd = { ...vulnerability, Title: 7, PrimaryURL: {}, FixedVersion: null, Severity: [], Layer: 'x' };
  expect(withVulnerabilities({}, 'x', null, [], { ...vulnerability, PkgName: '' }, odd)).toEqual([
    {
      id: 'CVE-1',
      package: 'a',
      path: 'app/requirements.txt',
      installed: '1',
      fixed: '',
      severity: 'UNKNOWN',
      title: '',
      url: '',
      layer: '',
    },
  ]);
});

test.each(['javascript:alert(1)', 'https://x y', 'ftp://example.com', 'https://', 'data:text/html,x', '//example.com'])(
  'the address %s is none',
  (PrimaryURL) => {
    expect(withVulnerabilities({ ...vulnerability, PrimaryURL }).map(({ url }) => url)).toEqual(['']);
  },
);

test('texts and lists are bounded', () => {
  const endless = 'x'.repeat(1_000_000);
  const [found] = withVulnerabilities({
    ...vulnerability,
    Title: endless,
    PkgName: endless,
    InstalledVersion: endless,
  });
  expect([found?.title.length, found?.package.length, found?.installed.length]).toEqual([1_000, 300, 300]);
  const many = Array.from({ length: 60_000 }, () => vulnerability);
  const half = { Class: 'os-pkgs', Vulnerabilities: many.slice(0, 30_000) };
  const { vulnerabilities, unseen } = read({ SchemaVersion: 2, Results: [half, half] });
  expect([vulnerabilities.length, unseen]).toEqual([
    50_000,
    ['Only the first 50000 of 60000 vulnerabilities were read; scan a smaller image.'],
  ]);
});

test.each([
  [[], 'it is not a JSON object'],
  [null, 'it is not a JSON object'],
  ['x', 'it is not a JSON object'],
  [{}, 'its `SchemaVersion` is not 2'],
  [{ SchemaVersion: '2' }, 'its `SchemaVersion` is not 2'],
  [{ SchemaVersion: 2, Results: {} }, 'its `Results` is not a list'],
  [{ SchemaVersion: 2, Results: [{ Vulnerabilities: {} }] }, 'the `Vulnerabilities` of a result is not a list'],
])('%o is no report', (json, why) => {
  expect(readTrivyReport(json)).toEqual({
    kind: 'failed',
    cause: 'failed',
    reason: `This is not a Trivy report of an image: ${why}. It is written by \`trivy image --format json\`.`,
  });
});
