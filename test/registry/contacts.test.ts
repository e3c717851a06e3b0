import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { json, status } from './loopback-registry.ts';
import { answerOpenly, base64, digest, guarded, pathOf, told, worlds } from './world.ts';

const world = worlds();
const secret = base64('me:pass word');

function offers(realm: string): string {
  return `Bearer realm="${realm}",service="s",scope="repository:other/thing:pull,push,delete"`;
}

function giveToken(response: ServerResponse): void {
  json(response, { token: 't0k3n', expires_in: 300 });
}

describe('without credentials', () => {
  test('an open registry is asked once for everything, and nothing is handed to the scanner', async () => {
    const { start, open, asked } = world();
    const registry = await start('registry', answerOpenly);
    const client = open([registry]);
    const app = { registry: registry.host, repository: 'team/app' };
    const all = await Promise.all([
      client.digest({ ...app, tag: '1.0' }),
      client.digest({ ...app, tag: '1.0' }),
      client.tags(app),
      client.tags(app),
      client.accessTo(app),
    ]);
    expect(all.map(told)).toEqual([digest, digest, ['1.0', '1.1'], ['1.0', '1.1'], {}]);
    expect(asked().toSorted()).toEqual([
      'registry GET /v2/ -',
      'registry GET /v2/team/app/tags/list?n=1000 -',
      'registry HEAD /v2/team/app/manifests/1.0 -',
    ]);
  });

  test('an anonymous token is asked of the realm that the registry names, for reading this repository', async () => {
    const { start, open, asked, contacts } = world();
    const tokens = await start('tokens', (_, response) => giveToken(response));
    const registry = await start(
      'registry',
      guarded(
        () => 'Bearer t0k3n',
        () => offers(`http://${tokens.named}/token?a=b`),
      ),
    );
    const client = open([registry]);
    const app = { registry: registry.host, repository: 'team/app' };
    expect(told(await client.digest({ ...app, tag: '1.0' }))).toBe(digest);
    expect(told(await client.tags(app))).toEqual(['1.0', '1.1']);
    expect(told(await client.accessTo(app))).toEqual({});
    expect(asked()).toEqual([
      'registry GET /v2/ -',
      'tokens GET /token?a=b&service=s&scope=repository%3Ateam%2Fapp%3Apull -',
      'registry HEAD /v2/team/app/manifests/1.0 Bearer',
      'registry GET /v2/team/app/tags/list?n=1000 Bearer',
    ]);
    expect(contacts.map(({ authorization }) => authorization)).toEqual(['', '', 'Bearer t0k3n', 'Bearer t0k3n']);
  });

  test('no realm at an address of a network is asked', async () => {
    const { start, open, asked } = world();
    const tokens = await start('tokens', (_, response) => giveToken(response));
    const registry = await start(
      'registry',
      guarded(
        () => 'Bearer t0k3n',
        () => offers(`http://${tokens.host}/token`),
      ),
    );
    const client = open([registry]);
    expect(told(await client.tags({ registry: registry.named, repository: 'team/app' }))).toBe(
      `refused: The registry \`${registry.named}\` gets its tokens from \`http://${tokens.host}\`, which is an IP address, not a name, so it was not contacted; ask its operator for a token service with a host name and HTTPS.`,
    );
    expect(asked()).toEqual(['registry GET /v2/ -']);
  });

  test('a registry that wants a password is asked without one', async () => {
    const { start, open, asked } = world();
    const registry = await start(
      'registry',
      guarded(
        () => `Basic ${secret}`,
        () => 'Basic realm="r"',
      ),
    );
    const client = open([registry]);
    expect(told(await client.tags({ registry: registry.host, repository: 'team/app' }))).toBe(
      `unauthorized: The registry \`${registry.host}\` does not show \`team/app\` without a login; check the name, or log in before this step.`,
    );
    expect(asked()).toEqual(['registry GET /v2/ -', 'registry GET /v2/team/app/tags/list?n=1000 -']);
  });

  test('a token service that gives none is told, and asked once', async () => {
    const { start, open, asked } = world();
    const registry = await start('registry', (request, response) => {
      if (pathOf(request) === '/token') status(response, 401);
      else status(response, 401, { 'www-authenticate': offers(`http://${request.headers.host}/token`) });
    });
    const client = open([registry]);
    const app = { registry: registry.host, repository: 'team/app' };
    const reason = `unauthorized: The registry \`${registry.host}\` gives no access to \`team/app\` without a login; check the name, or log in before this step.`;
    expect(told(await client.tags(app))).toBe(reason);
    expect(told(await client.digest({ ...app, tag: '1.0' }))).toBe(reason);
    expect(asked()).toEqual([
      'registry GET /v2/ -',
      'registry GET /token?service=s&scope=repository%3Ateam%2Fapp%3Apull -',
    ]);
  });
});

describe('nobody is asked', () => {
  test('who is not on the list', async () => {
    const { start, open, asked } = world();
    const registry = await start('registry', answerOpenly);
    const client = open([], { config: { auths: { [registry.host]: { auth: secret } } } });
    const app = { registry: registry.host, repository: 'team/app' };
    const all = await Promise.all([client.digest({ ...app, tag: '1.0' }), client.tags(app), client.accessTo(app)]);
    const reason = `refused: \`${registry.host}\` is not an allowed registry; to allow it, add the line \`${registry.host}\` to \`allowed-registries\`.`;
    expect(all.map(told)).toEqual([reason, reason, reason]);
    expect(asked()).toEqual([]);
  });

  test('for a name that would lead elsewhere', async () => {
    const { start, open, asked } = world();
    const registry = await start('registry', answerOpenly);
    const client = open([registry]);
    const repositories = ['../../x', 'team/../app', 'team//app', 'team/app?x=', 'Team', '@evil.example/x', ''];
    const answers = await Promise.all(
      repositories.map((repository) => client.tags({ registry: registry.host, repository })),
    );
    expect(answers.map((answer) => answer.kind === 'failed' && answer.cause)).toEqual(
      repositories.map(() => 'refused'),
    );
    const tags = ['../x', 'a/b', 'a?b', '', 'a\r\nb'];
    const digests = await Promise.all(
      tags.map((tag) => client.digest({ registry: registry.host, repository: 'team/app', tag })),
    );
    expect(digests.map((answer) => answer.kind === 'failed' && answer.cause)).toEqual(tags.map(() => 'refused'));
    expect(asked()).toEqual([]);
  });

  test('by the scanner where it would do without TLS', async () => {
    const { open } = world();
    const client = open([], { allowedRegistries: ['r.localhost:5000'] });
    expect(told(await client.accessTo({ registry: 'r.localhost:5000', repository: 'team/app' }))).toBe(
      'refused: The scanner would also contact `r.localhost:5000` without TLS; give the registry a name of its own.',
    );
  });
});

describe('with credentials', () => {
  test('they go to the token service on the registry itself, and the scanner gets the token', async () => {
    const { start, open, asked, contacts } = world();
    const registry = await start('registry', (request, response, body) => {
      if (pathOf(request) === '/token') giveToken(response);
      else {
        guarded(
          () => 'Bearer t0k3n',
          () => offers(`http://${request.headers.host}/token`),
        )(request, response, body);
      }
    });
    const client = open([registry], { config: { auths: { [registry.host]: { auth: secret } } } });
    const app = { registry: registry.host, repository: 'team/app' };
    expect(told(await client.accessTo(app))).toEqual({ [registry.host]: { registrytoken: 't0k3n' } });
    expect(told(await client.digest({ ...app, tag: '1.0' }))).toBe(digest);
    expect(asked()).toEqual([
      'registry GET /v2/ -',
      'registry GET /token?service=s&scope=repository%3Ateam%2Fapp%3Apull Basic',
      'registry HEAD /v2/team/app/manifests/1.0 Bearer',
    ]);
    expect(contacts[1]?.authorization).toBe(`Basic ${secret}`);
  });

  test('a realm elsewhere is refused before it is offered anything, also by the scanner', async () => {
    const { start, open, asked } = world();
    const tokens = await start('tokens', (_, response) => giveToken(response));
    const registry = await start(
      'registry',
      guarded(
        () => 'Bearer t0k3n',
        () => offers(`http://${tokens.named}/token`),
      ),
    );
    const client = open([registry], { config: { auths: { [registry.named]: { auth: secret } } } });
    const app = { registry: registry.named, repository: 'team/app' };
    const reason = `refused: The registry \`${registry.named}\` gets its tokens from \`${tokens.named}\`, which is not known to belong to it, so no credentials were sent; to trust it, add the line \`"${registry.named}": "${tokens.named}"\` to \`images.token-services\` in the config.`;
    const all = await Promise.all([client.accessTo(app), client.tags(app), client.digest({ ...app, tag: '1.0' })]);
    expect(all.map(told)).toEqual([reason, reason, reason]);
    expect(asked()).toEqual(['registry GET /v2/ -']);
  });

  test('a realm elsewhere that the config names gets them', async () => {
    const { start, open, asked } = world();
    const tokens = await start('tokens', (_, response) => giveToken(response));
    const registry = await start(
      'registry',
      guarded(
        () => 'Bearer t0k3n',
        () => offers(`http://${tokens.named}/token`),
      ),
    );
    const client = open([registry], {
      config: { auths: { [registry.named]: { username: 'me', password: 'pass word' } } },
      tokenServices: new Map([[registry.named, tokens.named]]),
    });
    const app = { registry: registry.named, repository: 'team/app' };
    expect(told(await client.accessTo(app))).toEqual({ [registry.named]: { registrytoken: 't0k3n' } });
    expect(asked()).toEqual([
      'registry GET /v2/ -',
      'tokens GET /token?service=s&scope=repository%3Ateam%2Fapp%3Apull Basic',
    ]);
  });

  test.each([
    ['a password', () => 'Basic realm="r"'],
    ['a token of its own', (host: string) => `Bearer realm="http://${host}/token"`],
  ])('a realm elsewhere behind the offer to take %s is refused as well', async (_, offer) => {
    const { start, open, asked } = world();
    const registry = await start('registry', (request, response, body) => {
      guarded(
        () => `Basic ${secret}`,
        () => `${offer(request.headers.host ?? '')}, Bearer realm="https://evil.example/token"`,
      )(request, response, body);
    });
    const client = open([registry], { config: { auths: { [registry.host]: { auth: secret } } } });
    const answer = await client.accessTo({ registry: registry.host, repository: 'team/app' });
    expect(answer.kind === 'failed' && answer.cause).toBe('refused');
    expect(asked()).toEqual(['registry GET /v2/ -']);
  });

  test('a registry of passwords gets its own, and so does the scanner', async () => {
    const { start, open, contacts } = world();
    const registry = await start(
      'registry',
      guarded(
        () => `Basic ${secret}`,
        () => 'Basic realm="r"',
      ),
    );
    const auths = { [registry.host]: { auth: secret }, 'ghcr.io': { auth: base64('other:secret') } };
    const client = open([registry], { config: { auths } });
    const app = { registry: registry.host, repository: 'team/app' };
    expect(told(await client.tags(app))).toEqual(['1.0', '1.1']);
    expect(told(await client.accessTo(app))).toEqual({ [registry.host]: { auth: secret } });
    expect(contacts.map(({ authorization }) => authorization)).toEqual(['', `Basic ${secret}`]);
  });

  test('those of one registry do not go to another', async () => {
    const { start, open, asked } = world();
    const first = await start(
      'first',
      guarded(
        () => `Basic ${secret}`,
        () => 'Basic realm="r"',
      ),
    );
    const second = await start(
      'second',
      guarded(
        () => `Basic ${secret}`,
        () => 'Basic realm="r"',
      ),
    );
    const client = open([first, second], { config: { auths: { [first.host]: { auth: secret } } } });
    const answer = await client.tags({ registry: second.host, repository: 'team/app' });
    expect(answer.kind === 'failed' && answer.cause).toBe('unauthorized');
    expect(asked()).toEqual(['second GET /v2/ -', 'second GET /v2/team/app/tags/list?n=1000 -']);
  });

  test('a registry that opens its door and locks its rooms is logged in to there', async () => {
    const { start, open, asked } = world();
    const registry = await start('registry', (request, response, body) => {
      if (pathOf(request) === '/v2/') answerOpenly(request, response);
      else if (pathOf(request) === '/token') giveToken(response);
      else {
        guarded(
          () => 'Bearer t0k3n',
          () => offers(`http://${request.headers.host}/token`),
        )(request, response, body);
      }
    });
    const client = open([registry], { config: { auths: { [registry.host]: { auth: secret } } } });
    const app = { registry: registry.host, repository: 'team/app' };
    expect(told(await client.accessTo(app))).toEqual({ [registry.host]: { registrytoken: 't0k3n' } });
    expect(asked()).toEqual([
      'registry GET /v2/ -',
      'registry GET /v2/team/app/tags/list?n=1 -',
      'registry GET /token?service=s&scope=repository%3Ateam%2Fapp%3Apull Basic',
      'registry GET /v2/team/app/tags/list?n=1 Bearer',
    ]);
  });

  test('an identity token is exchanged, a registry token shown as it is', async () => {
    const { start, open, asked, contacts } = world();
    const registry = await start('registry', (request, response, body) => {
      if (pathOf(request) === '/token') json(response, { access_token: 't0k3n' });
      else {
        guarded(
          () => 'Bearer t0k3n',
          () => offers(`http://${request.headers.host}/token`),
        )(request, response, body);
      }
    });
    const auths = { [registry.host]: { identitytoken: 'id' }, [registry.named]: { registrytoken: 't0k3n' } };
    const client = open([registry], { config: { auths } });
    const repository = 'team/app';
    expect(told(await client.tags({ registry: registry.host, repository }))).toEqual(['1.0', '1.1']);
    expect(contacts[1]?.body).toBe(
      'grant_type=refresh_token&refresh_token=id&client_id=plimsoll&scope=repository%3Ateam%2Fapp%3Apull&service=s',
    );
    expect(told(await client.tags({ registry: registry.named, repository }))).toEqual(['1.0', '1.1']);
    expect(told(await client.accessTo({ registry: registry.named, repository }))).toEqual({
      [registry.named]: { registrytoken: 't0k3n' },
    });
    expect(asked()).toEqual([
      'registry GET /v2/ -',
      'registry POST /token -',
      'registry GET /v2/team/app/tags/list?n=1000 Bearer',
      'registry GET /v2/ -',
      'registry GET /v2/team/app/tags/list?n=1000 Bearer',
    ]);
  });

  test.skipIf(process.platform === 'win32')("a helper's go the same ways, and it is started once", async () => {
    const { start, open, asked, program, contacts } = world();
    const registry = await start('registry', (request, response, body) => {
      if (pathOf(request) === '/token') giveToken(response);
      else {
        guarded(
          () => 'Bearer t0k3n',
          () => offers(`http://${request.headers.host}/token`),
        )(request, response, body);
      }
    });
    program(
      'docker-credential-mine',
      'echo x >>"$HOME/started"; printf \'{"Username":"me","Secret":"%s"}\' "$(wc -l <"$HOME/started" | tr -d " ")"',
    );
    const client = open([registry], { config: { credHelpers: { [registry.host]: 'mine' } } });
    const [first, second] = await Promise.all(
      ['team/app', 'team/other'].map((repository) => client.accessTo({ registry: registry.host, repository })),
    );
    const handed = { kind: 'ok', value: { [registry.host]: { registrytoken: 't0k3n' } } };
    expect([first, second]).toEqual([handed, handed]);
    expect(contacts.map(({ authorization }) => authorization)).toEqual([
      '',
      `Basic ${base64('me:1')}`,
      `Basic ${base64('me:1')}`,
    ]);
    expect(asked()[0]).toBe('registry GET /v2/ -');
  });

  test('no words of ours hold them, whatever is sent back', async () => {
    const { start, open } = world();
    const registry = await start('registry', (request, response, body) => {
      if (pathOf(request) === '/token') {
        response.writeHead(401, { 'x-error': 'pass word' }).end(`{"message":"no ${secret} pass word"}`);
      } else {
        guarded(
          () => 'never',
          () => offers(`http://${request.headers.host}/token`),
        )(request, response, body);
      }
    });
    const client = open([registry], { config: { auths: { [registry.host]: { auth: secret } } } });
    expect(told(await client.accessTo({ registry: registry.host, repository: 'team/app' }))).toBe(
      `unauthorized: The token service \`${registry.host}\` did not accept the credentials that the Docker config has for \`${registry.host}\`; log in again, with an account that can read \`team/app\`.`,
    );
  });

  test('the tokens of the job are never read', async () => {
    const { start, open, contacts } = world();
    const registry = await start(
      'registry',
      guarded(
        () => 'Bearer ghs_x',
        () => 'Basic realm="r"',
      ),
    );
    const client = open([registry], {
      environment: { HOME: '/nonexistent', GITHUB_TOKEN: 'ghs_x', TRIVY_USERNAME: 'u' },
    });
    await client.tags({ registry: registry.host, repository: 'team/app' });
    expect(contacts.map(({ authorization }) => authorization)).toEqual(['', '']);
  });
});

describe('a redirect', () => {
  test('to another host is followed without credentials', async () => {
    const { start, open, asked } = world();
    const blobs = await start('blobs', (_, response) => status(response, 200, { 'docker-content-digest': digest }));
    const registry = await start('registry', (request, response) => {
      if (request.headers.authorization === undefined) status(response, 401, { 'www-authenticate': 'Basic realm="r"' });
      else status(response, 307, { location: `http://${blobs.host}/signed?by=registry` });
    });
    const client = open([registry], { config: { auths: { [registry.host]: { auth: secret } } } });
    expect(told(await client.digest({ registry: registry.host, repository: 'team/app', tag: '1.0' }))).toBe(digest);
    expect(asked()).toEqual([
      'registry GET /v2/ -',
      'registry HEAD /v2/team/app/manifests/1.0 Basic',
      'blobs HEAD /signed?by=registry -',
    ]);
  });

  test.each([
    ['http://intranet.example/x', 'which is not HTTPS'],
    ['https://169.254.169.254/latest', 'which is an IP address, not a name'],
    ['file:///etc/passwd', 'which is not HTTPS'],
  ])('to %s is not followed', async (location, why) => {
    const { start, open, asked } = world();
    const registry = await start('registry', (request, response) => {
      if (pathOf(request) === '/v2/') status(response, 200);
      else status(response, 302, { location });
    });
    const client = open([registry]);
    const answer = told(await client.tags({ registry: registry.host, repository: 'team/app' }));
    const { origin } = new URL(location);
    expect(answer).toBe(
      `refused: The registry \`${registry.host}\` redirects to \`${origin}\`, ${why}, so it was not followed; contact its operator.`,
    );
    expect(asked()).toEqual(['registry GET /v2/ -', 'registry GET /v2/team/app/tags/list?n=1000 -']);
  });

  test('of a token service is not followed', async () => {
    const { start, open, asked } = world();
    const registry = await start('registry', (request, response) => {
      if (pathOf(request) === '/token') status(response, 307, { location: '/token2' });
      else status(response, 401, { 'www-authenticate': offers(`http://${request.headers.host}/token`) });
    });
    const client = open([registry], { config: { auths: { [registry.host]: { auth: secret } } } });
    const answer = await client.accessTo({ registry: registry.host, repository: 'team/app' });
    expect(answer.kind === 'failed' && answer.cause).toBe('refused');
    expect(asked()).toEqual([
      'registry GET /v2/ -',
      'registry GET /token?service=s&scope=repository%3Ateam%2Fapp%3Apull Basic',
    ]);
  });

  test('in circles ends', async () => {
    const { start, open, asked } = world();
    const registry = await start('registry', (request, response) => {
      if (pathOf(request) === '/v2/') status(response, 200);
      else status(response, 307, { location: '/again' });
    });
    const client = open([registry]);
    expect(told(await client.tags({ registry: registry.host, repository: 'team/app' }))).toBe(
      `failed: The registry \`${registry.host}\` redirects in circles; contact its operator.`,
    );
    expect(asked().slice(2)).toEqual(['registry GET /again -', 'registry GET /again -', 'registry GET /again -']);
  });
});
