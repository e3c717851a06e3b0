import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Parts, type Registry, type RegistryOptions, startParts } from './parts.ts';
import { describeReal } from './real.ts';
import { alpine319 } from './samples/alpine.ts';

const login = { username: 'octo', password: 'a-password' };
const basic = `Basic ${Buffer.from('octo:a-password').toString('base64')}`;

let parts: Parts;

async function serve(options: RegistryOptions, tags: readonly string[] = ['1']): Promise<Registry> {
  const registry = await parts.registry(options);
  for (const tag of tags) await registry.push(`team/app:${tag}`, alpine319);
  return registry;
}

async function get(url: string, authorization?: string): Promise<Response> {
  return fetch(url, { headers: authorization === undefined ? {} : { authorization } });
}

/** Who was asked for what with which header, and what was answered. */
async function asked(registry: Registry): Promise<readonly string[]> {
  return (await registry.requests()).map(({ role, method, url, authorization, status }) =>
    [role, method, url, status, authorization.split(' ')[0]].join(' ').trim(),
  );
}

describeReal('a registry', () => {
  beforeAll(() => {
    parts = startParts();
  });
  afterAll(() => parts.close());

  test('lists its tags in pages, each with a link to the next', async () => {
    const registry = await serve({ pageSize: 2 }, ['3', '1', '2', '10', '1-slim']);
    const pages: unknown[] = [];
    let next: string | undefined = '/v2/team/app/tags/list?n=100';
    while (next !== undefined) {
      const answer: Response = await get(`http://${registry.address}${next}`);
      pages.push(await answer.json());
      next = /<(.+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(pages).toEqual([
      { name: 'team/app', tags: ['1', '1-slim'] },
      { name: 'team/app', tags: ['10', '2'] },
      { name: 'team/app', tags: ['3'] },
    ]);
  });

  test('gives one description one digest', async () => {
    const registry = await serve({});
    const digests = [await registry.push('a/a:1', alpine319), await registry.push('b/b:2', alpine319)];
    const { headers } = await get(`http://${registry.address}/v2/team/app/manifests/1`);
    expect(new Set([...digests, headers.get('docker-content-digest')]).size).toBe(1);
  });

  test('wants its login', async () => {
    const registry = await serve({ login });
    const url = `http://${registry.address}/v2/team/app/manifests/1`;
    const refused = await get(url);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="registry"']);
    expect((await get(url, 'Basic bm86bm8=')).status).toBe(401);
    expect((await get(url, basic)).status).toBe(200);
    expect(await asked(registry)).toEqual([
      'registry GET /v2/team/app/manifests/1 401',
      'registry GET /v2/team/app/manifests/1 401 Basic',
      'registry GET /v2/team/app/manifests/1 200 Basic',
    ]);
  });

  test('takes the tokens of a service elsewhere, each for its repository', async () => {
    const registry = await serve({ login, token: { elsewhere: true, host: 'localhost', service: 'team' } });
    await registry.push('team/other:1', alpine319);
    const url = `http://${registry.address}/v2/team/app/manifests/1`;
    const port = registry.tokenService.split(':')[1];
    expect((await get(url)).headers.get('www-authenticate')).toBe(
      `Bearer realm="http://localhost:${port}/token",service="team",scope="repository:team/app:pull"`,
    );
    const realm = `http://${registry.tokenService}/token?service=team&scope=repository:team/app:pull`;
    expect((await get(realm)).status).toBe(401);
    const { token } = (await (await get(realm, basic)).json()) as { token: string };
    expect((await get(url, `Bearer ${token}`)).status).toBe(200);
    expect((await get(url.replace('app', 'other'), `Bearer ${token}`)).status).toBe(401);
    expect((await get(url, basic)).status).toBe(401);
    expect((await asked(registry)).map((line) => line.split(' ')[0])).toEqual([
      'registry',
      'token',
      'token',
      'registry',
      'registry',
      'registry',
    ]);
  });

  test('sends for its blobs elsewhere', async () => {
    const registry = await serve({ redirectBlobs: true });
    const manifest = await get(`http://${registry.address}/v2/team/app/manifests/1`);
    const { config } = (await manifest.json()) as { config: { digest: string } };
    const blob = await get(`http://${registry.address}/v2/team/app/blobs/${config.digest}`, 'Bearer secret');
    expect([blob.status, new URL(blob.url).host]).toEqual([200, registry.blobHost]);
    expect(await asked(registry)).toEqual([
      'registry GET /v2/team/app/manifests/1 200',
      `registry GET /v2/team/app/blobs/${config.digest} 307 Bearer`,
      `blobs GET /v2/team/app/blobs/${config.digest} 200`,
    ]);
  });

  test('fails as it is told, in one repository, so many times', async () => {
    const registry = await serve({});
    await registry.push('team/other:1', alpine319);
    await registry.fail(
      { repository: 'team/app', kind: 'manifests', times: 1, status: 429, headers: { 'Retry-After': '7' } },
      { repository: 'team/app', kind: 'manifests', truncate: true },
    );
    const url = `http://${registry.address}/v2/team/app/manifests/1`;
    const limited = await get(url);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    const half = await (await get(url)).text();
    await registry.fail();
    const whole = await (await get(url)).text();
    expect([half, half.length]).toEqual([whole.slice(0, half.length), Math.floor(whole.length / 2)]);
    expect((await get(url.replace('app', 'other'))).status).toBe(200);
  });

  test('hangs until its client leaves, and drips', async () => {
    const registry = await serve({});
    const url = `http://${registry.address}/v2/team/app/manifests/1`;
    await registry.fail({ hang: true });
    await expect(fetch(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
    await registry.fail({ drip: 10_000 });
    const dripping = await fetch(url);
    const first = await dripping.body?.getReader().read();
    expect(first?.value?.length).toBe(1);
    await registry.stop();
  });
});
