import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Parts, type Registry, startParts } from './parts.ts';
import { trivyVersion } from './programs.ts';
import { describeReal } from './real.ts';
import { facts, javaArtifacts } from './samples/facts.ts';
import { dockerConfig, fillCache, pushSamples, samples } from './samples/index.ts';
import { jars } from './samples/others.ts';
import { python391 } from './samples/python.ts';
import { runTrivy, scan, startServer, type TrivyReport } from './trivy.ts';

let parts: Parts;
let registry: Registry;
let folder: string;
let cache: string;

/** id, package, installed → fixed (or status), severity: every vulnerability, sorted. */
function told(report: TrivyReport | undefined): readonly string[] | undefined {
  return report?.Results?.flatMap(({ Vulnerabilities = [] }) =>
    Vulnerabilities.map(
      ({ VulnerabilityID, PkgName, InstalledVersion, FixedVersion, Status, Severity }) =>
        `${VulnerabilityID} ${PkgName} ${InstalledVersion} → ${FixedVersion ?? Status} ${Severity}`,
    ),
  ).toSorted();
}

const expat = 'CVE-2099-1005 expat 2.5.0-1 → 2.5.0-1+deb12u1 HIGH';
const curl = 'CVE-2099-1003 curl 7.88.1-10 → 7.88.1-10+deb12u5 MEDIUM';
const glibc = 'CVE-2099-1002 libc6 2.36-9+deb12u1 → 2.36-9+deb12u4 HIGH';
const openssl = 'CVE-2099-1001 openssl 3.0.9-1 → 3.0.11-1~deb12u2 CRITICAL';
const requests = 'CVE-2099-2001 requests 2.30.0 → 2.31.0 HIGH';
const setuptools = 'CVE-2099-2002 setuptools 65.5.1 → 70.0.0 MEDIUM';
const lodash = 'CVE-2099-3001 lodash 4.17.20 → 4.17.21 CRITICAL';
const log4j = 'CVE-2099-4001 org.apache.logging.log4j:log4j-core 2.14.1 → 2.17.1 CRITICAL';
const everywhere = [
  'CVE-2099-1004 zlib 1:1.2.13.dfsg-1 → affected LOW',
  'CVE-2099-1006 perl 5.36.0-7 → will_not_fix UNKNOWN',
  'CVE-2099-1007 tar 1.34+dfsg-1.2 → affected MEDIUM',
];
const in391 = [glibc, curl, ...everywhere, expat, setuptools];
const inApp = [...in391, openssl, requests, lodash];

const expected: Readonly<Record<string, readonly string[]>> = {
  'library/python:3.8.18': [openssl, glibc, curl, ...everywhere, requests, setuptools],
  'library/python:3.9.1': in391,
  'library/python:3.9.2': [glibc, ...everywhere],
  'library/python:3.9.1-slim': [glibc],
  'library/python:3.9.2-slim': [],
  'library/python:3.9.2-alpine3.19': [],
  'library/alpine:3.19': ['CVE-2099-5001 openssl 3.1.4-r2 → 3.1.4-r5 HIGH'],
  'team/worse:1.0.0': [curl],
  'team/worse:1.0.1': [curl, openssl],
  'team/jars:1': [openssl, log4j],
  'team/platforms:1': [curl, lodash],
  'team/arm:1': [openssl],
  'team/app:buildkit': inApp,
  'team/app:classic': inApp,
};

/**
 * A report without what differs from run to run, be it by time or by the registry's port, of which Trivy makes digests
 * too. The official images have the short names that they have at Docker Hub.
 */
function settled(report: TrivyReport | undefined): string {
  const text = JSON.stringify(
    report,
    (key, value) => {
      if (key === 'CreatedAt') return '2026-01-02T03:04:05Z';
      return key === 'Fingerprint' || key === 'ArtifactID' || key === 'ReportID' ? undefined : value;
    },
    2,
  );
  return `${text.replaceAll(`${registry.address}/library/`, '').replaceAll(registry.address, 'registry.example.org')}\n`;
}

describeReal('a real Trivy', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plimsoll-real-'));
    cache = join(folder, 'cache');
    parts = startParts();
    registry = await parts.registry();
    await Promise.all([pushSamples(registry), fillCache(parts, cache)]);
  });
  afterAll(async () => {
    await parts.close();
    await rm(folder, { recursive: true });
  });

  test('says its version', async () => {
    expect((await runTrivy(['--version'])).stdout).toBe(`Version: ${trivyVersion}\n`);
  });

  test.each(Object.entries(expected))('tells all of %s, as the kept report does', async (name, vulnerabilities) => {
    const { report, exitCode, stderr } = await scan(`${registry.address}/${name}`, { cache });
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(told(report) ?? []).toEqual(vulnerabilities.toSorted());
    await expect(settled(report)).toMatchFileSnapshot(`reports/${name.replace(/^.*\//, '').replace(':', '-')}.json`);
  });

  test('places each vulnerability on the layer that brought it', async () => {
    const { report } = await scan(`${registry.address}/team/app:buildkit`, { cache });
    const layers = report?.Metadata.DiffIDs ?? [];
    const placed = report?.Results?.flatMap(({ Vulnerabilities = [] }) =>
      Vulnerabilities.map(({ PkgName, Layer }) => `${PkgName} ${layers.indexOf(Layer.DiffID)}`),
    ).toSorted();
    expect(placed).toEqual([
      'curl 0',
      'expat 0',
      'libc6 0',
      'lodash 6',
      'openssl 3',
      'perl 0',
      'requests 5',
      'setuptools 1',
      'tar 0',
      'zlib 0',
    ]);
  });

  test('calls the old Alpine ended, the Debian not', async () => {
    const alpine = await scan(`${registry.address}/library/alpine:3.19`, { cache });
    const debian = await scan(`${registry.address}/library/python:3.9.1`, { cache });
    expect([alpine, debian].map(({ report }) => report?.Metadata.OS)).toEqual([
      { Family: 'alpine', Name: '3.19.1', EOSL: true },
      { Family: 'debian', Name: '12.2' },
    ]);
  });

  test('takes the platform it is told from an index', async () => {
    const { report } = await scan(`${registry.address}/team/platforms:1`, { cache, platform: 'linux/arm64' });
    expect([told(report), report?.Metadata.ImageConfig.architecture]).toEqual([[curl], 'arm64']);
    const lacking = await scan(`${registry.address}/team/platforms:1`, { cache, platform: 'linux/s390x' });
    expect([lacking.exitCode, lacking.report]).toEqual([1, undefined]);
    const single = await scan(`${registry.address}/team/arm:1`, { cache });
    expect(single.report?.Metadata.ImageConfig.architecture).toBe('arm64');
  });

  test('fetches its databases from the registry', async () => {
    const empty = join(folder, 'fetched');
    const databases = [
      ['--download-db-only', '--db-repository', await registry.pushDatabase('trivy-db', facts)],
      [
        '--download-java-db-only',
        '--java-db-repository',
        await registry.pushJavaDatabase('trivy-java-db', javaArtifacts),
      ],
    ];
    for (const flags of databases) {
      const run = await runTrivy(['image', '--cache-dir', empty, '--skip-version-check', ...flags]);
      expect([run.exitCode, run.stdout]).toEqual([0, '']);
    }
    const { report } = await scan(`${registry.address}/team/jars:1`, { cache: empty });
    expect(told(report)).toEqual([openssl, log4j]);
  });

  test('fails on a jar without a Java database, and on nothing else', async () => {
    const poor = join(folder, 'poor');
    await parts.database(poor, facts);
    const flags = ['--skip-db-update', '--java-db-repository', `${registry.address}/team/none:1`];
    const failed = await scan(`${registry.address}/team/jars:1`, { cache: poor, flags });
    expect([failed.exitCode, failed.report]).toEqual([1, undefined]);
    expect(failed.stderr).toContain('Unable to initialize the Java DB');
    const passed = await scan(`${registry.address}/library/python:3.9.2`, { cache: poor, flags });
    expect(told(passed.report)).toEqual(expected['library/python:3.9.2']?.toSorted());
    const without = [...flags, '--skip-files', '**/*.[jJ][aA][rR]'];
    const rest = await scan(`${registry.address}/team/jars:1`, { cache: poor, flags: without });
    expect(told(rest.report)).toEqual([openssl]);
  });

  test('reads an archive and the folder of a layout', async () => {
    const archive = join(folder, 'image.tar');
    const layout = join(folder, 'layout');
    await parts.save(archive, 'team/jars:1', jars);
    await parts.layout(layout, python391);
    const inputs = await Promise.all(
      [archive, layout].map(async (input) => {
        const flags = ['--skip-db-update', '--skip-java-db-update', '--skip-version-check', '--quiet'];
        const { stdout } = await runTrivy([
          ...['image', '--scanners', 'vuln', '--format', 'json', '--cache-dir', cache, '--cache-backend', 'memory'],
          ...[...flags, '--disable-telemetry', '--input', input],
        ]);
        return told(JSON.parse(stdout));
      }),
    );
    expect(inputs).toEqual([[openssl, log4j], in391.toSorted()]);
  });

  test('asks a server, with its token, for the same list', async () => {
    const server = await startServer(cache);
    try {
      const reference = `${registry.address}/team/jars:1`;
      const flags = ['--server', server.url];
      const good = await scan(reference, { cache, flags, env: { TRIVY_TOKEN: server.token } });
      expect([good.exitCode, told(good.report)]).toEqual([0, [openssl, log4j]]);
      const bad = await scan(reference, { cache, flags, env: { TRIVY_TOKEN: 'another' } });
      expect([bad.exitCode, bad.stderr.includes('invalid token')]).toEqual([1, true]);
    } finally {
      await server.stop();
    }
  });

  test('logs in where a Docker config says so, at a token service elsewhere too', async () => {
    const login = { username: 'octo', password: 'a-password' };
    const closed = await parts.registry({ login, token: { elsewhere: true, host: 'localhost', service: 'team' } });
    await closed.push('library/python:3.9.1', python391);
    const reference = `${closed.address}/library/python:3.9.1`;
    const anonymous = await scan(reference, { cache });
    expect([anonymous.exitCode, anonymous.stderr.includes('UNAUTHORIZED')]).toEqual([1, true]);
    const config = join(folder, 'docker');
    await mkdir(config);
    await writeFile(join(config, 'config.json'), dockerConfig(closed.address, login));
    const before = (await closed.requests()).length;
    const { report } = await scan(reference, { cache, env: { DOCKER_CONFIG: config } });
    expect(told(report)).toEqual(in391.toSorted());
    const headers = (await closed.requests())
      .slice(before)
      .map(({ role, authorization }) => `${role} ${authorization.split(' ')[0]}`.trim());
    expect([...new Set(headers)]).toEqual(['registry', 'token Basic', 'registry Bearer']);
  });

  test('scans two slow images side by side on one cache', async () => {
    const slow = await parts.registry();
    await Promise.all(
      ['one', 'two'].map((name) => slow.push(`team/${name}:1`, samples[`team/slow-${name}:1`] ?? python391)),
    );
    await slow.fail({ kind: 'blobs', delay: 300 });
    const runs = await Promise.all(['one', 'two'].map((name) => scan(`${slow.address}/team/${name}:1`, { cache })));
    expect(runs.map(({ report }) => told(report))).toEqual([[openssl], [openssl]]);
    const blobs = (await slow.requests()).filter(({ url }) => url.includes('/blobs/'));
    const spans = ['one', 'two'].map((name) => blobs.filter(({ url }) => url.startsWith(`/v2/team/${name}/`)));
    const [one = 0, two = 0] = spans.map((span) => Math.min(...span.map(({ started }) => started)));
    const [oneEnd = 0, twoEnd = 0] = spans.map((span) => Math.max(...span.map(({ ended }) => ended)));
    expect(Math.max(one, two)).toBeLessThan(Math.min(oneEnd, twoEnd));
  });
});
