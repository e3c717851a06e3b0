import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImageReport } from '../../src/core/image-report.ts';
import type { Answer, ImageScanner, ScanSubject } from '../../src/core/image-scan.ts';
import { openTrivy } from '../../src/trivy/open-trivy.ts';
import type { TrivySettings } from '../../src/trivy/settings.ts';
import { type Parts, type Registry, startParts } from '../trivy/parts.ts';
import { describeReal } from '../trivy/real.ts';
import { alpine319 } from '../trivy/samples/alpine.ts';
import { facts, javaArtifacts } from '../trivy/samples/facts.ts';
import { fillCache, pushSamples } from '../trivy/samples/index.ts';
import { jars } from '../trivy/samples/others.ts';
import { python391 } from '../trivy/samples/python.ts';
import { startServer, trivyPath } from '../trivy/trivy.ts';
import { accessOnly, anonymous, keptLog, newFolder, settingsOf } from './stand-in.ts';

let parts: Parts;
let registry: Registry;
let full: string;

interface Opened {
  readonly settings?: Partial<TrivySettings>;
  readonly access?: typeof anonymous;
}

async function scanning<T>(
  { settings = {}, access = anonymous }: Opened,
  work: (scanner: ImageScanner, log: readonly string[]) => Promise<T>,
): Promise<T> {
  const temporary = newFolder();
  const log = keptLog();
  const environment = { PATH: process.env['PATH'], RUNNER_TEMP: temporary };
  const scanner = openTrivy(settingsOf({ path: trivyPath, cacheDir: full, environment, ...settings }), access, log);
  try {
    return await work(scanner, log.lines);
  } finally {
    await scanner.close();
    expect(readdirSync(temporary)).toEqual([]);
  }
}

function on(from: Registry, name: string, digest = ''): ScanSubject {
  const [repository = '', tag = ''] = name.split(':');
  return { kind: 'remote', registry: from.address, repository, tag, digest, platform: '' };
}

const scanOne = (name: string, opened: Opened = {}) => scanning(opened, (scanner) => scanner.scan(on(registry, name)));

function told(answer: Answer<ImageReport>): readonly string[] | string {
  if (answer.kind === 'failed') return `${answer.cause}: ${answer.reason.replaceAll(registry.address, 'registry')}`;
  return answer.value.vulnerabilities
    .map(({ id, package: name, installed, fixed, severity }) => `${id} ${name} ${installed} → ${fixed} ${severity}`)
    .toSorted();
}

const openssl = 'CVE-2099-1001 openssl 3.0.9-1 → 3.0.11-1~deb12u2 CRITICAL';
const log4j = 'CVE-2099-4001 org.apache.logging.log4j:log4j-core 2.14.1 → 2.17.1 CRITICAL';
const alpine = ['CVE-2099-5001 openssl 3.1.4-r2 → 3.1.4-r5 HIGH'];
describeReal('a real Trivy', () => {
  beforeAll(async () => {
    parts = startParts();
    registry = await parts.registry();
    full = join(newFolder(), 'cache');
    await Promise.all([pushSamples(registry), fillCache(parts, full)]);
    await registry.pushDatabase('databases/trivy-db', facts);
    await registry.pushJavaDatabase('databases/trivy-java-db', javaArtifacts);
  });
  afterAll(() => parts.close());

  const databases = () => ({
    dbRepositories: [`${registry.address}/databases/trivy-db:2`],
    javaDbRepositories: [`${registry.address}/databases/trivy-java-db:1`],
    cacheDir: join(newFolder(), 'cache'),
  });

  test('tells an image by its tag and by its digest', async () => {
    const digest = await registry.push('team/pinned:1', alpine319);
    await scanning({}, async (scanner) => {
      const byTag = await scanner.scan(on(registry, 'library/alpine:3.19'));
      const byDigest = await scanner.scan(on(registry, 'team/pinned:1', digest));
      if (byTag.kind === 'failed' || byDigest.kind === 'failed') throw new Error('It failed.');
      expect([told(byTag), told(byDigest)]).toEqual([alpine, alpine]);
      expect(byDigest.value).toMatchObject({
        scanner: 'trivy',
        name: `${registry.address}/team/pinned@${digest}`,
        digests: [digest],
        platform: 'linux/amd64',
        distribution: { family: 'alpine', version: '3.19.1', endOfLife: true },
        unseen: [],
      });
      expect(byDigest.value.vulnerabilities.map(({ layer }) => layer)).toEqual(
        byDigest.value.configuration?.layers.slice(0, 1),
      );
    });
  });

  test('fetches each database once, for many scans at a time, the Java one for a jar only', async () => {
    const from = (await registry.requests()).length;
    await scanning({ settings: databases() }, async (scanner) => {
      const plain = await scanner.scan(on(registry, 'library/alpine:3.19'));
      const first = (await registry.requests()).slice(from);
      expect(first.filter(({ url }) => url.includes('trivy-java-db'))).toEqual([]);
      await registry.push('team/jars:2', { ...jars, config: { User: 'other' } });
      const both = await Promise.all(['team/jars:1', 'team/jars:2'].map((name) => scanner.scan(on(registry, name))));
      expect([plain, ...both].map(told)).toEqual([alpine, [openssl, log4j], [openssl, log4j]]);
      expect(scanner.notices()).toEqual([]);
    });
    const blobs = (await registry.requests()).slice(from).filter(({ url }) => /databases\/.*\/blobs/.test(url));
    const fetched = blobs.map(({ url }) => url.split('/')[3]).filter((name) => name !== undefined);
    expect([...new Set(fetched)].toSorted()).toEqual(['trivy-db', 'trivy-java-db']);
    expect(new Set(blobs.map(({ url }) => url)).size).toBe(blobs.length);
  });

  test('without a Java database looks at all but the jars', async () => {
    const settings = { ...databases(), javaDbRepositories: [`${registry.address}/databases/none:1`] };
    const answer = await scanOne('team/jars:1', { settings });
    expect(told(answer)).toEqual([openssl]);
    const unseen = answer.kind === 'ok' ? answer.value.unseen : [];
    expect(unseen.map((line) => line.replaceAll(registry.address, 'registry'))).toEqual([
      "Its Java archives (jar, war, ear, par) were not scanned. Trivy's Java database could not be downloaded: `GET http://registry/v2/databases/none/manifests/1: NAME_UNKNOWN: Unknown name`. Check `trivy-java-db-repository`, and whether this machine can reach it.",
    ]);
  });

  test('is not fooled by the description of a Java database without the database', async () => {
    const settings = databases();
    mkdirSync(join(settings.cacheDir, 'java-db'), { recursive: true });
    writeFileSync(
      join(settings.cacheDir, 'java-db', 'metadata.json'),
      JSON.stringify({ Version: 1, NextUpdate: '2999-01-01T00:00:00Z', DownloadedAt: '2026-01-01T00:00:00Z' }),
    );
    expect(told(await scanOne('team/jars:1', { settings }))).toEqual([openssl, log4j]);
  });

  test('renews databases that are old, and uses them where that fails', async () => {
    const old = { nextUpdate: '2026-01-02T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
    const settings = databases();
    await parts.database(settings.cacheDir, [], old);
    await parts.javaDatabase(settings.cacheDir, [], old);
    expect(told(await scanOne('team/jars:1', { settings }))).toEqual([openssl, log4j]);

    const gone = {
      ...databases(),
      dbRepositories: [`${registry.address}/databases/none:2`],
      javaDbRepositories: [`${registry.address}/databases/none:1`],
    };
    await parts.database(gone.cacheDir, facts, old);
    await parts.javaDatabase(gone.cacheDir, javaArtifacts, old);
    await scanning({ settings: gone }, async (scanner) => {
      expect(told(await scanner.scan(on(registry, 'team/jars:1')))).toEqual([openssl, log4j]);
      expect(scanner.notices().map((line) => line.split(':')[0])).toEqual([
        "Trivy's vulnerability database could not be updated, so an older one was used",
        "Trivy's Java database could not be updated, so an older one was used",
      ]);
    });
  });

  test('without a vulnerability database says where one is to be had', async () => {
    const settings = { ...databases(), dbRepositories: [`${registry.address}/databases/none:2`] };
    expect(told(await scanOne('library/alpine:3.19', { settings }))).toBe(
      "unavailable: Trivy's vulnerability database could not be downloaded: `GET http://registry/v2/databases/none/manifests/2: NAME_UNKNOWN: Unknown name`. Check `trivy-db-repository`, and whether this machine can reach it.",
    );
  });

  test('follows no registry to plain HTTP elsewhere', async () => {
    const sending = await parts.registry();
    await sending.push('team/app:1', alpine319);
    await sending.fail({ kind: 'blobs', status: 307, headers: { location: 'http://blobs.example.invalid/x' } });
    const answer = await scanning({}, (scanner) => scanner.scan(on(sending, 'team/app:1')));
    expect(told(answer)).toBe(
      'refused: Its registry redirects to another host, and it uses plain HTTP, which is allowed on loopback only: contact its operator.',
    );
  });

  test('says what is wrong with an image that is not to be had', async () => {
    const failing = await parts.registry();
    const tags = ['limited', 'broken', 'ill', 'cut'];
    for (const tag of tags) await failing.push(`team/app:${tag}`, alpine319);
    await failing.fail(
      { reference: 'limited', status: 429, body: '{"errors":[{"code":"TOOMANYREQUESTS","message":"slow down"}]}' },
      { reference: 'broken', status: 503 },
      { reference: 'ill', status: 403, body: '{"errors":[{"code":"DENIED","message":"no"}]}' },
      { reference: 'cut', truncate: true },
    );
    const closed = await parts.registry({ login: { username: 'octo', password: 'a-password' } });
    await closed.push('team/app:1', alpine319);
    await scanning({}, async (scanner) => {
      const subjects: readonly ScanSubject[] = [
        on(registry, 'library/alpine:none'),
        on(registry, 'library/none:1'),
        on(closed, 'team/app:1'),
        ...tags.map((tag) => on(failing, `team/app:${tag}`)),
        { kind: 'remote', registry: '127.0.0.1:1', repository: 'team/app', tag: '1', digest: '', platform: '' },
        { kind: 'remote', registry: 'registry.invalid', repository: 'team/app', tag: '1', digest: '', platform: '' },
      ];
      const answers = await Promise.all(subjects.map((subject) => scanner.scan(subject)));
      const nothing = 'not-found: Its registry has no such image or tag: check the name and the tag.';
      const silent =
        'unreachable: Its registry does not answer: run again later, or check whether this machine can reach it.';
      const refused =
        'unauthorized: Its registry denies access to it: check the name; if it is private, log in before this step (docker/login-action).';
      expect(answers.map(told)).toEqual([
        nothing,
        nothing,
        refused,
        'rate-limited: The registry allows no more requests for now: run again later, or log in before this step (docker/login-action).',
        'unreachable: Its registry answers with a server error: run again later.',
        refused,
        silent,
        silent,
        'unreachable: The host name of its registry was not found: check the name, and whether this machine can reach it.',
      ]);
    });
  });

  test('takes the platform it is told, and says where there is none', async () => {
    const arm = { settings: { platform: 'linux/arm64' } };
    expect(told(await scanOne('team/arm:1', arm))).toEqual([openssl]);
    expect(told(await scanOne('team/arm:1'))).toBe(
      'failed: The image is for `linux/arm64` only, not for `linux/amd64`: set `platform` to scan it.',
    );
    expect(told(await scanOne('team/platforms:1', { settings: { platform: 'linux/s390x' } }))).toBe(
      'not-found: The image does not exist for the requested platform: set `platform` to one that it supports.',
    );
  });

  test('is ended where a registry drips, and the next image is looked at', async () => {
    const dripping = await parts.registry();
    await dripping.push('team/app:1', alpine319);
    await dripping.fail({ kind: 'blobs', drip: 5_000 });
    await scanning({ settings: { timeoutSeconds: 3 } }, async (scanner) => {
      const started = Date.now();
      expect(told(await scanner.scan(on(dripping, 'team/app:1')))).toBe(
        'timeout: The scan timed out after 3 seconds: raise `images.timeout` in the config, or use a smaller image.',
      );
      expect(Date.now() - started).toBeLessThan(10_000);
      expect(told(await scanner.scan(on(registry, 'library/alpine:3.19')))).toEqual(alpine);
    });
    await dripping.stop();
  });

  test('is handed a login for one repository, which no other registry sees', async () => {
    const closed = await parts.registry({ login: { username: 'octo', password: 'a-password' } });
    await closed.push('team/app:1', alpine319);
    const other = await parts.registry({ login: { username: 'octo', password: 'a-password' } });
    await other.push('team/app:1', alpine319);
    const auth = Buffer.from('octo:a-password').toString('base64');
    const access = accessOnly(`${closed.address}/team/app`, { [closed.address]: { auth } });
    await scanning({ access }, async (scanner) => {
      expect(told(await scanner.scan(on(closed, 'team/app:1')))).toEqual(alpine);
      expect(told(await scanner.scan(on(other, 'team/app:1')))).toMatch(/^unauthorized: /);
    });
    expect((await other.requests()).map(({ authorization }) => authorization)).not.toContain(`Basic ${auth}`);
  });

  test('reads archives and layouts under whatever name', async () => {
    const folder = join(newFolder(), 'a:b@c d');
    mkdirSync(folder);
    await parts.save(join(folder, 'image.tar'), 'team/jars:1', jars);
    await parts.layout(join(folder, 'layout'), python391);
    await scanning({}, async (scanner) => {
      const archive = await scanner.scan({ kind: 'archive', path: join(folder, 'image.tar') });
      const layout = await scanner.scan({ kind: 'layout', path: join(folder, 'layout') });
      expect(told(archive)).toEqual([openssl, log4j]);
      expect(layout.kind === 'ok' && layout.value.vulnerabilities.length).toBe(7);
      const flat = join(folder, 'flat.tar');
      execFileSync('tar', ['-cf', flat, '-C', join(folder, 'layout'), 'oci-layout', 'index.json', 'blobs']);
      const unpacked = await scanner.scan({ kind: 'archive', path: flat });
      expect(told(unpacked)).toEqual(told(layout));
      const missing = await scanner.scan({ kind: 'archive', path: join(folder, 'none.tar') });
      expect(told(missing)).toBe(
        `not-found: There is no file or folder \`${join(folder, 'none.tar')}\`: check \`images\`.`,
      );
      const other = join(folder, 'other.tar');
      writeFileSync(other, 'nothing of the kind');
      const none = 'failed: It is neither a `docker save` archive nor an OCI layout: check the path.';
      expect(told(await scanner.scan({ kind: 'archive', path: other }))).toBe(none);
      expect(told(await scanner.scan({ kind: 'layout', path: folder }))).toBe(none);
    });
  });

  test('fetches an image that the machine does not hold', async () => {
    await scanning({}, async (scanner) => {
      const reference = `${registry.address}/library/alpine:3.19`;
      expect(told(await scanner.scan({ kind: 'local', reference }))).toEqual(alpine);
      expect(told(await scanner.scan({ kind: 'local', reference: `${registry.address}/library/alpine:none` }))).toMatch(
        /^not-found: (?:This machine has no image|No Docker, containerd or Podman answers .*) `.*`, and it could not be pulled either: Its registry has no such image/,
      );
    });
  });

  test('asks a server, and needs no vulnerability database then', async () => {
    const server = await startServer(full);
    const cacheDir = join(newFolder(), 'cache');
    const javaDbRepositories = [`${registry.address}/databases/trivy-java-db:1`];
    const settings = { cacheDir, javaDbRepositories, server: server.url, serverToken: server.token };
    await scanning({ settings }, async (scanner) => {
      expect(told(await scanner.scan(on(registry, 'library/alpine:3.19')))).toEqual(alpine);
      expect(existsSync(cacheDir)).toBe(false);
      expect(told(await scanner.scan(on(registry, 'team/jars:1')))).toEqual([openssl, log4j]);
      expect(readdirSync(cacheDir)).not.toContain('db');
    });
    const wrong = { settings: { ...settings, serverToken: 'another' } };
    expect(told(await scanOne('library/alpine:3.19', wrong))).toBe(
      'failed: The Trivy server rejected the token: check `trivy-server-token`.',
    );
    await server.stop();
    expect(told(await scanOne('library/alpine:3.19', { settings }))).toBe(
      'failed: The Trivy server gave no valid answer: check `trivy-server`, and that it can be reached.',
    );
    rmSync(cacheDir, { recursive: true });
  });
});
