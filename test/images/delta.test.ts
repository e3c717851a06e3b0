import { describe, expect, test } from 'vitest';
import { deltaOf, type PackageVulnerability, severityOf } from '../../src/images/delta.ts';
import { report, vulnerability } from './reports.ts';

const ids = (list: readonly PackageVulnerability[]) => list.map(({ id, package: name }) => `${id} ${name}`);

describe('a vulnerability is known by its id and package', () => {
  const base = report(
    vulnerability({ id: 'CVE-1', package: 'openssl', installed: '1.0' }),
    vulnerability({ id: 'CVE-2', package: 'openssl' }),
    vulnerability({ id: 'CVE-3', package: 'zlib', fixed: '' }),
  );
  const head = report(
    vulnerability({ id: 'CVE-1', package: 'openssl', installed: '1.1' }),
    vulnerability({ id: 'CVE-1', package: 'libssl' }),
    vulnerability({ id: 'CVE-4', package: 'zlib', severity: 'CRITICAL' }),
    vulnerability({ id: 'CVE-5', package: 'bash', severity: 'CRITICAL', fixed: '' }),
  );

  test('new, in both, or gone', () => {
    const delta = deltaOf(head, base, { ignoreUnfixed: false });
    expect(ids(delta.introduced)).toEqual(['CVE-4 zlib', 'CVE-5 bash', 'CVE-1 libssl']);
    expect(ids(delta.existing)).toEqual(['CVE-1 openssl']);
    expect(ids(delta.fixed)).toEqual(['CVE-2 openssl', 'CVE-3 zlib']);
    expect(delta.unfixed).toBe(0);
  });

  test('without what no version fixes, which is counted', () => {
    const delta = deltaOf(head, base, { ignoreUnfixed: true });
    expect(ids(delta.introduced)).toEqual(['CVE-4 zlib', 'CVE-1 libssl']);
    expect(ids(delta.fixed)).toEqual(['CVE-2 openssl']);
    expect(delta.unfixed).toBe(1);
  });

  test('all new where there was nothing', () => {
    const delta = deltaOf(head, undefined, { ignoreUnfixed: false });
    expect(ids(delta.introduced)).toEqual(['CVE-4 zlib', 'CVE-5 bash', 'CVE-1 libssl', 'CVE-1 openssl']);
    expect(delta.fixed).toEqual([]);
  });
});

test('several installations are one, as grave as the gravest', () => {
  const delta = deltaOf(
    report(
      vulnerability({ installed: '1.0', path: 'a.jar', layer: 'sha256:1', severity: 'LOW', title: '', url: '' }),
      vulnerability({ installed: '1.1', path: 'b.jar', layer: 'sha256:2', severity: 'HIGH', fixed: '1.5' }),
      vulnerability({ installed: '1.0', path: 'c.jar', layer: 'sha256:1', severity: 'UNKNOWN', fixed: '' }),
    ),
    undefined,
    { ignoreUnfixed: false },
  );
  expect(delta.introduced).toEqual([
    {
      id: 'CVE-2026-1',
      package: 'openssl',
      installed: '1.0, 1.1',
      fixed: '2.0, 1.5',
      word: 'HIGH',
      severity: 'high',
      confidence: 'high',
      title: 'A title',
      url: 'https://example.test/CVE-2026-1',
      paths: ['a.jar', 'b.jar', 'c.jar'],
      layers: ['sha256:1', 'sha256:2'],
    },
  ]);
});

test.each([
  ['CRITICAL', 'critical', 'high'],
  ['High', 'high', 'high'],
  ['Important', 'high', 'high'],
  ['MEDIUM', 'medium', 'high'],
  ['moderate', 'medium', 'high'],
  ['LOW', 'low', 'high'],
  ['Negligible', 'low', 'high'],
  ['UNKNOWN', 'low', 'low'],
  ['', 'low', 'low'],
  ['__proto__', 'low', 'low'],
])('the word %j is %s, with confidence %s', (word, severity, confidence) => {
  expect(severityOf(word)).toEqual({ severity, confidence });
});
