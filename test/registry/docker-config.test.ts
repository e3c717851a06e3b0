import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { CredentialSource, Credentials } from '../../src/registry/credentials.ts';
import { dockerCredentials, registryKey } from '../../src/registry/docker-config.ts';
import { type Registry, registryNamed } from '../../src/registry/hosts.ts';
import { base64, told } from './world.ts';

const root = mkdtempSync(join(tmpdir(), 'plimsoll-docker-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

/** A folder with a `config.json`, and programs of the PATH in `bin`. */
function folder(config: unknown, programs: Readonly<Record<string, string>> = {}): string {
  folders += 1;
  const path = join(root, String(folders));
  mkdirSync(join(path, 'bin'), { recursive: true });
  writeFileSync(join(path, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(path, 'bin', `docker-credential-${name}`), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return path;
}

function named(name: string): Registry {
  const answer = registryNamed(name, [name]);
  if (answer.kind === 'failed') throw new Error(answer.reason);
  return answer.value;
}

/** Who finds the credentials of one run. */
function sourceIn(where: string, more: Readonly<Record<string, string>> = {}): CredentialSource {
  const environment = { PATH: `${join(where, 'bin')}:/usr/bin:/bin`, HOME: root, DOCKER_CONFIG: where, ...more };
  const wire = { time: 2000, ended: new AbortController().signal };
  return dockerCredentials(environment, wire);
}

async function find(
  registry: string,
  where: string,
  more: Readonly<Record<string, string>> = {},
  repository = 'team/app',
): Promise<unknown> {
  return told(await sourceIn(where, more).credentialsFor(named(registry), repository));
}

function login(username: string, password: string): Credentials {
  return { username, password, identityToken: '', registryToken: '' };
}

describe('the entries of a Docker config', () => {
  test.each([
    'https://index.docker.io/v1/',
    'docker.io',
    'index.docker.io',
    'registry-1.docker.io',
    'https://docker.io',
  ])('under %s are Docker Hub, by any of its names', async (key) => {
    const where = folder({ auths: { [key]: { auth: base64('me:secret') } } });
    const found = await Promise.all(
      ['docker.io', 'index.docker.io', 'registry-1.docker.io', 'hub.docker.com'].map((name) => find(name, where)),
    );
    const mine = login('me', 'secret');
    expect(found).toEqual([mine, mine, mine, undefined]);
  });

  test.each<[string, string]>([
    ['ghcr.io', 'ghcr.io'],
    ['https://GHCR.io/', 'ghcr.io'],
    ['https://ghcr.io/v2/', 'ghcr.io'],
    ['http://localhost:5000/v1', 'localhost:5000'],
    ['https://index.docker.io/v1/', 'docker.io'],
    ['quay.io/team/app', 'quay.io/team/app'],
    ['', ''],
  ])('written %s are for %s', (written, key) => {
    expect(registryKey(written)).toBe(key);
  });

  test('are for the registry they name alone, with its port', async () => {
    const where = folder({ auths: { 'r.example:5000': { auth: base64('me:a:b') }, 'ghcr.io': {} } });
    const names = ['r.example:5000', 'r.example', 'r.example:5001', 'a.r.example', 'ghcr.io'];
    expect(await Promise.all(names.map((name) => find(name, where)))).toEqual([
      login('me', 'a:b'),
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('for a part of a registry are for that part', async () => {
    const where = folder({
      auths: {
        'quay.io': { auth: base64('all:1') },
        'quay.io/team': { auth: base64('team:2') },
        'quay.io/team/app': { auth: base64('app:3') },
      },
    });
    const repositories = ['team/app', 'team/other', 'teams/app'];
    expect(await Promise.all(repositories.map((repository) => find('quay.io', where, {}, repository)))).toEqual([
      login('app', '3'),
      login('team', '2'),
      login('all', '1'),
    ]);
  });

  test.each<[unknown, unknown]>([
    [{ username: 'me', password: 'secret' }, login('me', 'secret')],
    [{ auth: base64('me:secret\0\0') }, login('me', 'secret')],
    [
      { auth: base64('00000000-0000-0000-0000-000000000000:'), identitytoken: 'id' },
      { ...login('00000000-0000-0000-0000-000000000000', ''), identityToken: 'id' },
    ],
    [{ registrytoken: 't' }, { ...login('', ''), registryToken: 't' }],
    [{ email: 'x' }, undefined],
    [{ auth: 7 }, undefined],
    [
      { auth: 'no base64!' },
      'failed: What the Docker config has for `ghcr.io` is not a login; log in again before this step.',
    ],
    [
      { auth: base64('nocolon') },
      'failed: What the Docker config has for `ghcr.io` is not a login; log in again before this step.',
    ],
    [
      { registrytoken: 'a\r\nb' },
      'failed: What the Docker config has for `ghcr.io` is not a login; log in again before this step.',
    ],
  ])('of the form %j are read', async (entry, credentials) => {
    expect(await find('ghcr.io', folder({ auths: { 'ghcr.io': entry } }))).toEqual(credentials);
  });
});

describe('a Docker config', () => {
  test.each([
    '{',
    '[]',
    'null',
    '7',
    '{"auths":[]}',
    '{"auths":{"ghcr.io":"x"}}',
    '{"credHelpers":{"ghcr.io":7}}',
    '{"credsStore":7}',
  ])('that is %s is told', async (text) => {
    const where = folder(text);
    expect(await find('ghcr.io', where)).toBe(
      `failed: The Docker config \`${join(where, 'config.json')}\` is not valid JSON; correct it, or log in again.`,
    );
  });

  test('that is empty, or not there, logs in nowhere', async () => {
    const where = folder('');
    expect(await find('ghcr.io', where)).toBe(undefined);
    rmSync(join(where, 'config.json'));
    expect(await find('ghcr.io', where)).toBe(undefined);
    expect(await find('ghcr.io', join(where, 'nowhere'))).toBe(undefined);
  });

  test('that cannot be read is told', async () => {
    const where = folder('');
    rmSync(join(where, 'config.json'));
    mkdirSync(join(where, 'config.json'));
    expect(await find('ghcr.io', where)).toBe(
      `failed: The Docker config \`${join(where, 'config.json')}\` cannot be read (EISDIR); make it readable.`,
    );
  });

  test('that is huge is told', async () => {
    const where = folder(' '.repeat(1024 * 1024 + 1));
    expect(await find('ghcr.io', where)).toBe(
      `failed: The Docker config \`${join(where, 'config.json')}\` is too large; log in again.`,
    );
  });

  test('of the home folder is read where none is named', async () => {
    const home = folder('');
    mkdirSync(join(home, '.docker'));
    writeFileSync(join(home, '.docker', 'config.json'), '{"auths":{"ghcr.io":{"username":"me","password":"s"}}}');
    expect(await find('ghcr.io', '', { HOME: home })).toEqual(login('me', 's'));
  });

  test('in a folder of the working directory is refused, since a pull request may write there', async () => {
    expect(await find('ghcr.io', '', { DOCKER_CONFIG: '.docker' })).toBe(
      'failed: `DOCKER_CONFIG` is `.docker`, which depends on the working directory; use an absolute path.',
    );
  });
});

describe.skipIf(process.platform === 'win32')('a credential helper', () => {
  const answering = (text: string) => `printf '%s' '${text}'`;

  test('is asked for the registry, and knows its own settings only', async () => {
    const script =
      'read -r server; printf \'{"ServerURL":"x","Username":"%s","Secret":"%s"}\' "$1 $server" "$(env | cut -d= -f1 | sort | tr "\\n" " ")"';
    const where = folder({ credHelpers: { 'r.example:5000': 'mine' }, credsStore: 'other' }, { mine: script });
    const job = {
      AWS_ACCESS_KEY_ID: 'a',
      GOOGLE_APPLICATION_CREDENTIALS: 'g',
      AZURE_CLIENT_ID: 'z',
      HTTPS_PROXY: 'http://proxy.example',
      GITHUB_TOKEN: 'ghs',
      INPUT_TOKEN: 'ghs',
      ACTIONS_RUNTIME_TOKEN: 'x',
      NPM_TOKEN: 'n',
      DOCKER_AUTH_CONFIG: 'd',
    };
    const found = await find('r.example:5000', where, job);
    expect(found).toEqual(
      login(
        'get r.example:5000',
        'AWS_ACCESS_KEY_ID AZURE_CLIENT_ID DOCKER_CONFIG GOOGLE_APPLICATION_CREDENTIALS HOME HTTPS_PROXY PATH PWD ',
      ),
    );
  });

  test('is asked for Docker Hub by its key, and for others by their host', async () => {
    const script = 'read -r server; printf \'{"Username":"%s","Secret":"s"}\' "$server"';
    const where = folder({ credsStore: 'all' }, { all: script });
    const names = ['docker.io', 'ghcr.io', 'localhost:5000'];
    expect(await Promise.all(names.map((name) => find(name, where)))).toEqual([
      login('https://index.docker.io/v1/', 's'),
      login('ghcr.io', 's'),
      login('localhost:5000', 's'),
    ]);
  });

  test('is asked once for each registry of a run, and what it gives for one goes to no other', async () => {
    const script =
      'read -r server; echo "$server" >> "$HOME/asked"; printf \'{"Username":"%s","Secret":"s"}\' "$server"';
    const where = folder({ credsStore: 'all' }, { all: script });
    const source = sourceIn(where, { HOME: where });
    const names = ['ghcr.io', 'quay.io', 'ghcr.io', 'docker.io', 'quay.io'];
    const found: unknown[] = [];
    for (const name of names) found.push(told(await source.credentialsFor(named(name), 'team/app')));
    const users = ['ghcr.io', 'quay.io', 'ghcr.io', 'https://index.docker.io/v1/', 'quay.io'];
    expect(found).toEqual(users.map((user) => login(user, 's')));
    expect(readFileSync(join(where, 'asked'), 'utf8')).toBe('ghcr.io\nquay.io\nhttps://index.docker.io/v1/\n');
  });

  test('may give an identity token', async () => {
    const where = folder({ credsStore: 'x' }, { x: answering('{"Username":"<token>","Secret":"id"}') });
    expect(await find('ghcr.io', where)).toEqual({ ...login('', ''), identityToken: 'id' });
  });

  test('that has none leaves it to the entries', async () => {
    const script = `${answering('credentials not found in native keychain')}; exit 1`;
    const where = folder({ credsStore: 'x', auths: { 'ghcr.io': { auth: base64('me:s') } } }, { x: script });
    expect(await find('ghcr.io', where)).toEqual(login('me', 's'));
    expect(await find('quay.io', where)).toBe(undefined);
  });

  test.each<[string, string, string]>([
    [
      'fails',
      'echo secret; echo secret >&2; exit 3',
      'unauthorized: `docker-credential-x` gave no credentials for `ghcr.io` (exit 3); run it by hand to see why.',
    ],
    [
      'answers something else',
      'echo secret',
      'failed: `docker-credential-x` did not answer with credentials for `ghcr.io`; run it by hand to see why.',
    ],
    [
      'hangs',
      'exec sleep 60',
      'timeout: `docker-credential-x` did not answer for `ghcr.io` in time; run it by hand to see why.',
    ],
  ])('that %s is told, without its words', async (_, script, reason) => {
    const started = performance.now();
    expect(await find('ghcr.io', folder({ credsStore: 'x' }, { x: script }))).toBe(reason);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('that is not there is told', async () => {
    expect(await find('ghcr.io', folder({ credsStore: 'gone' }))).toBe(
      'failed: `docker-credential-gone`, which the Docker config names, is not on PATH; install it, or log in without it.',
    );
  });

  test.each(['../../bin/sh', 'a b', 'a;b', 'a/b', '$(x)'])('of the name %j is not started', async (name) => {
    expect(await find('ghcr.io', folder({ credHelpers: { 'ghcr.io': name } }))).toBe(
      `failed: The Docker config names the credential helper \`${name}\`, which is not a valid program name; correct it.`,
    );
  });
});
