import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { json, type Loopback, status } from './loopback-registry.ts';
import { answerOpenly, digest, pathOf, told, worlds } from './world.ts';

const world = worlds();
const repository = 'team/app';

function app({ host }: Loopback) {
  return { registry: host, repository };
}

describe('a registry that', () => {
  test('does not run is told with its code', async () => {
    const { start, open } = world();
    const registry = await start('registry', answerOpenly);
    await registry.close();
    expect(told(await open([registry]).tags(app(registry)))).toBe(
      `unreachable: \`${registry.host}\` did not answer (ECONNREFUSED); check that it runs and that this machine can reach it.`,
    );
  });

  test('has no address is told as such', async () => {
    const { open } = world();
    const client = open([], { allowedRegistries: ['registry.invalid'] });
    expect(told(await client.tags({ registry: 'registry.invalid', repository }))).toMatch(
      /^unreachable: `registry\.invalid` /,
    );
  });

  test('hangs is given up in time, and not asked again', async () => {
    const { start, open, asked } = world();
    const registry = await start('registry', () => {});
    const client = open([registry], { timeoutSeconds: 1 });
    const started = performance.now();
    const all = await Promise.all([client.tags(app(registry)), client.digest({ ...app(registry), tag: '1.0' })]);
    const reason = `timeout: \`${registry.host}\` did not answer in 1 second; try again when it is less busy.`;
    expect(all.map(told)).toEqual([reason, reason]);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(told(await client.digest({ ...app(registry), tag: '1.1' }))).toBe(reason);
    expect(asked()).toEqual(['registry GET /v2/ -']);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['its body', (response) => response.writeHead(200, { 'content-length': '1000000' }).flushHeaders()],
    ['endless headers', (response) => response.socket?.write('HTTP/1.1 200 OK\r\n')],
  ])('drips %s is given up in time', async (_, begin) => {
    const { start, open } = world();
    const registry = await start('registry', (_, response) => {
      begin(response);
      const timer = setInterval(() => response.socket?.write('x'), 50);
      response.on('close', () => clearInterval(timer));
    });
    const started = performance.now();
    expect(told(await open([registry], { timeoutSeconds: 1 }).tags(app(registry)))).toBe(
      `timeout: \`${registry.host}\` did not answer in 1 second; try again when it is less busy.`,
    );
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('drips the pages of a list is given up in time', async () => {
    const { start, open } = world();
    let page = 0;
    const registry = await start('registry', (_, response) => {
      page += 1;
      const link = `</v2/team/app/tags/list?page=${page}>; rel="next"`;
      setTimeout(() => json(response, { tags: [`t${page}`] }, { link }), 300);
    });
    const started = performance.now();
    const answer = await open([registry], { timeoutSeconds: 1 }).tags(app(registry));
    expect(answer.kind === 'failed' && answer.cause).toBe('timeout');
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('sends too much is cut off', async () => {
    const { start, open } = world();
    const registry = await start('registry', (request, response) => {
      if (pathOf(request) === '/v2/') status(response, 200);
      else {
        response.writeHead(200);
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(65536)));
        };
        response.on('drain', more);
        more();
      }
    });
    expect(told(await open([registry]).tags(app(registry)))).toBe(
      `failed: \`${registry.host}\` sent more than 4194304 bytes, more than any answer needs; contact its operator.`,
    );
  });

  test('breaks off in the middle is told', async () => {
    const { start, open } = world();
    const registry = await start('registry', (request, response) => {
      if (pathOf(request) === '/v2/') status(response, 200);
      else {
        response.writeHead(200, { 'content-length': '100' }).write('{"tags":["1"]}');
        setTimeout(() => response.destroy(), 50);
      }
    });
    expect(told(await open([registry]).tags(app(registry)))).toBe(
      `failed: \`${registry.host}\` closed the connection in the middle of an answer; try again.`,
    );
  });

  test('speaks no HTTP is told with the code of the parser', async () => {
    const { open } = world();
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH \u001b[31m::error::x\r\n\r\n'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const answer = await open([], { allowedRegistries: [host] }).tags({ registry: host, repository });
    server.close();
    expect(told(answer)).toBe(
      `failed: \`${host}\` does not speak valid HTTP (HPE_INVALID_CONSTANT); contact its operator.`,
    );
  });

  test.each([500, 502, 418])('answers with status %i is told', async (code) => {
    const { start, open } = world();
    const registry = await start('registry', (request, response) =>
      status(response, pathOf(request) === '/v2/' ? 200 : code),
    );
    expect(told(await open([registry]).tags(app(registry)))).toBe(
      `failed: The registry \`${registry.host}\` answered with status ${code} when asked for repository \`team/app\`; try again later.`,
    );
  });

  test.each<[string, string]>([
    ['', 'asks for a login but does not say how; contact its operator.'],
    ['"', 'asks for a login but does not say how; contact its operator.'],
    [
      'Negotiate, Digest realm="x"',
      'only supports login by `negotiate`, `digest`, which Plimsoll does not; ask its operator for a token service.',
    ],
    ['Bearer service="x"', 'names no valid token service (``); contact its operator.'],
    [
      'Bearer realm="not an address`::error::"',
      "names no valid token service (`not an address'::error::`); contact its operator.",
    ],
  ])('offers the login %j is told', async (challenge, why) => {
    const { start, open } = world();
    const registry = await start('registry', (_, response) => {
      status(response, 401, challenge === '' ? {} : { 'www-authenticate': challenge });
    });
    expect(told(await open([registry]).tags(app(registry)))).toMatch(
      new RegExp(`^(unauthorized|failed): The registry \`${registry.host}\` `),
    );
    expect(String(told(await open([registry]).tags(app(registry))))).toContain(why);
  });

  test.each(['', '{', 'null', '{"token":""}', '{"token":"a\\r\\nx: y"}', '{"token":7}'])(
    'has a token service that gives %j is told',
    async (body) => {
      const { start, open } = world();
      const registry = await start('registry', (request, response) => {
        if (pathOf(request) === '/token') response.writeHead(200).end(body);
        else status(response, 401, { 'www-authenticate': `Bearer realm="http://${request.headers.host}/token"` });
      });
      expect(told(await open([registry]).tags(app(registry)))).toBe(
        `failed: The token service \`${registry.host}\` of \`${registry.host}\` gave no token; try again, or contact its operator.`,
      );
    },
  );
});

describe('a registry that is too busy', () => {
  test.each([429, 503])('is asked once more after a short pause (%i)', async (code) => {
    const { start, open, asked } = world();
    let busy = true;
    const registry = await start('registry', (request, response) => {
      if (busy && pathOf(request) !== '/v2/') {
        busy = false;
        status(response, code, { 'retry-after': '0' });
      } else answerOpenly(request, response);
    });
    expect(told(await open([registry]).digest({ ...app(registry), tag: '1.0' }))).toBe(digest);
    expect(asked()).toHaveLength(3);
  });

  test.each<[string, number, string, number, string]>([
    ['still', 429, '0', 2, 'allows no more requests; run again later, or log in for a higher limit'],
    [
      'for long',
      429,
      '3600',
      1,
      'allows no more requests for 3600 seconds; run again later, or log in for a higher limit',
    ],
    ['for a lifetime', 503, '999999999', 1, 'is not available for 999999999 seconds; run again later'],
    ['until a day far off', 503, 'Fri, 31 Dec 9999 23:59:59 GMT', 1, 'is not available for'],
  ])('%s is left alone', async (_, code, after, times, why) => {
    const { start, open, asked } = world();
    const registry = await start('registry', (request, response) => {
      if (pathOf(request) === '/v2/') status(response, 200);
      else status(response, code, { 'retry-after': after });
    });
    const started = performance.now();
    const answer = String(told(await open([registry]).tags(app(registry))));
    expect(answer.startsWith(`rate-limited: The registry \`${registry.host}\` ${why}`)).toBe(true);
    expect(asked()).toHaveLength(1 + times);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test('a registry is asked through the proxy of the runner, which sees no credentials', async () => {
  const { open } = world();
  const asked: string[] = [];
  const proxy = createHttpServer((_, response) => status(response, 500));
  proxy.on('connect', ({ method, url, headers }, socket) => {
    asked.push(`${method} ${url} ${headers.authorization ?? '-'} ${headers['proxy-authorization'] ?? '-'}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const address = proxy.address();
  vi.stubEnv('https_proxy', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  vi.stubEnv('no_proxy', '');
  const auths = { 'registry.example': { username: 'me', password: 'secret' } };
  const client = open([], { allowedRegistries: ['registry.example'], config: { auths } });
  const answer = await client.accessTo({ registry: 'registry.example', repository });
  vi.unstubAllEnvs();
  proxy.close();
  expect(asked).toEqual(['CONNECT registry.example:443 - -']);
  expect(told(answer)).toBe(
    'unreachable: `registry.example` did not answer (ECONNRESET); check that it runs and that this machine can reach it.',
  );
});

test('what still runs ends when the client is closed', async () => {
  const { start, open } = world();
  const registry = await start('registry', () => {});
  const client = open([registry]);
  const waiting = client.tags(app(registry));
  setTimeout(() => client.close(), 100);
  expect(told(await waiting)).toBe(`failed: \`${registry.host}\` had not answered when the run ended.`);
});

test('a token that ended on the way is asked for anew', async () => {
  const { start, open, asked } = world();
  let tokens = 0;
  const registry = await start('registry', (request, response) => {
    if (pathOf(request) === '/token') {
      tokens += 1;
      json(response, { token: `t${tokens}`, expires_in: 0.001 });
    } else if (request.headers.authorization === `Bearer t${tokens}`) answerOpenly(request, response);
    else status(response, 401, { 'www-authenticate': `Bearer realm="http://${request.headers.host}/token"` });
  });
  const client = open([registry]);
  expect(told(await client.tags(app(registry)))).toEqual(['1.0', '1.1']);
  await new Promise((done) => setTimeout(done, 20));
  expect(told(await client.digest({ ...app(registry), tag: '1.0' }))).toBe(digest);
  expect(asked()).toEqual([
    'registry GET /v2/ -',
    'registry GET /token?scope=repository%3Ateam%2Fapp%3Apull -',
    'registry GET /v2/team/app/tags/list?n=1000 Bearer',
    'registry GET /token?scope=repository%3Ateam%2Fapp%3Apull -',
    'registry HEAD /v2/team/app/manifests/1.0 Bearer',
  ]);
});
