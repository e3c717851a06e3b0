import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DockerAuths } from '../../src/core/image-scan.ts';
import { type OpenRegistry, openRegistry } from '../../src/registry/registry.ts';
import { silentLog } from '../silent-log.ts';
import { type Parts, type Registry, type RegistryOptions, startParts } from '../trivy/parts.ts';
import { describeReal } from '../trivy/real.ts';
import { alpine319 } from '../trivy/samples/alpine.ts';
import { scan, type TrivyRun } from '../trivy/trivy.ts';
import { base64, told } from './world.ts';

const login = { username: 'octo', password: 'a-password' };
const repository = 'team/app';

let parts: Parts;
const root = mkdtempSync(join(tmpdir(), 'plimsoll-access-'));
let folders = 0;

function folderWith(config: unknown): string {
  folders += 1;
  const folder = mkdtempSync(join(root, String(folders)));
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  return folder;
}

async function serve(options: RegistryOptions): Promise<Registry> {
  const registry = await parts.registry(options);
  await registry.push(`${repository}:1`, alpine319);
  return registry;
}

function open({ address, tokenService }: Registry, config: unknown): OpenRegistry {
  const tokens = tokenService === '' ? [] : [[address, tokenService.replace('127.0.0.1', 'localhost')] as const];
  return openRegistry(
    {
      allowedRegistries: [address],
      tokenServices: new Map(tokens),
      environment: { DOCKER_CONFIG: folderWith(config) },
      timeoutSeconds: 10,
    },
    silentLog,
  );
}

/** A scan by the real Trivy with what it was handed; nothing else of this machine's logins. */
function scanWith({ address }: Registry, auths: DockerAuths): Promise<TrivyRun> {
  const env = { DOCKER_CONFIG: folderWith({ auths }) };
  return scan(`${address}/${repository}:1`, { cache: root, env });
}

/** Requests since `from`, each once, with the kind of credentials. */
async function asked(registry: Registry, from: number): Promise<readonly string[]> {
  const lines = (await registry.requests())
    .slice(from)
    .map(({ role, method, url, authorization, status }) =>
      [role, method, url.replace(/sha256:.*/, 'sha256:…'), status, authorization.split(' ')[0] || '-'].join(' '),
    );
  return Array.from(new Set(lines)).toSorted();
}

describeReal('the scanner', () => {
  beforeAll(async () => {
    parts = startParts();
    await parts.database(root, []);
  });
  afterAll(async () => {
    await parts.close();
    rmSync(root, { recursive: true, force: true });
  });

  test('reads with the token that it is handed, and never asks the token service', async () => {
    const registry = await serve({ login, token: { elsewhere: true, host: 'localhost', service: 'team' } });
    const config = { auths: { [registry.address]: { auth: base64('octo:a-password') } } };
    const access = await open(registry, config).accessTo({ registry: registry.address, repository });
    expect(access).toEqual({
      kind: 'ok',
      value: { [registry.address]: { registrytoken: expect.stringMatching(/^\w+$/) } },
    });
    const before = (await registry.requests()).length;
    const run = await scanWith(registry, access.kind === 'ok' ? access.value : {});
    expect([run.exitCode, run.report?.Metadata.OS?.Family]).toEqual([0, 'alpine']);
    expect(await asked(registry, before)).toEqual([
      'registry GET /v2/ 401 -',
      'registry GET /v2/team/app/blobs/sha256:… 200 Bearer',
      'registry GET /v2/team/app/manifests/1 200 Bearer',
    ]);
  });

  test('reads with the password of a registry that wants one', async () => {
    const registry = await serve({ login });
    const config = { auths: { [registry.address]: login, 'ghcr.io': { auth: base64('other:secret') } } };
    const access = await open(registry, config).accessTo({ registry: registry.address, repository });
    expect(access).toEqual({ kind: 'ok', value: { [registry.address]: { auth: base64('octo:a-password') } } });
    const before = (await registry.requests()).length;
    const run = await scanWith(registry, access.kind === 'ok' ? access.value : {});
    expect([run.exitCode, run.report?.Metadata.OS?.Family]).toEqual([0, 'alpine']);
    expect(await asked(registry, before)).toEqual([
      'registry GET /v2/ 401 -',
      'registry GET /v2/team/app/blobs/sha256:… 200 Basic',
      'registry GET /v2/team/app/manifests/1 200 Basic',
    ]);
  });

  test('gets nothing for what all may read', async () => {
    const registry = await serve({ token: { service: 'team' } });
    const access = await open(registry, {}).accessTo({ registry: registry.address, repository });
    expect(access).toEqual({ kind: 'ok', value: {} });
    const run = await scanWith(registry, access.kind === 'ok' ? access.value : {});
    expect([run.exitCode, run.report?.Metadata.OS?.Family]).toEqual([0, 'alpine']);
  });

  test('and the client agree on the digest, and the client reads every page of tags', async () => {
    const registry = await serve({ pageSize: 2, login, token: {} });
    const digests: string[] = [];
    for (const tag of ['1', '1.1', '1.2', '2', 'x']) {
      digests.push(await registry.push(`${repository}:${tag}`, alpine319));
    }
    const client = open(registry, { auths: { [registry.address]: login } });
    expect(told(await client.tags({ registry: registry.address, repository }))).toEqual(['1', '1.1', '1.2', '2', 'x']);
    expect(told(await client.digest({ registry: registry.address, repository, tag: '2' }))).toBe(digests[3]);
  });
});
