import { Buffer } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { type Answer, failure } from '../core/image-scan.ts';
import { quoted } from '../core/text.ts';
import { askHelper } from './credential-helper.ts';
import type { CredentialSource, Credentials } from './credentials.ts';
import { hubNames, isHub, type Registry } from './hosts.ts';
import type { Wire } from './requests.ts';
import { isHeaderText } from './tokens.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Fields = Readonly<Record<string, unknown>>;

/** The parts of https://docs.docker.com/reference/cli/docker/login/#credential-stores that say who logs in where. */
interface DockerConfig {
  /** By registry as `registryKey` writes it, or `registry/namespace`. */
  readonly auths: ReadonlyMap<string, Fields>;
  readonly helpers: ReadonlyMap<string, string>;
  /** '' if there is none. */
  readonly store: string;
}

/** Bytes. A runner's file has a few hundred. */
const mostBytes = 1024 * 1024;
/** The key of Docker Hub in Docker's tools: `authConfigKey` in docker/cli, cli/config/configfile/file.go. */
export const hubKey = 'https://index.docker.io/v1/';

/**
 * The credentials of the runner's Docker configuration: `$DOCKER_CONFIG/config.json`, otherwise `~/.docker/config.json`.
 * It is read once, when it is first needed. A pull request cannot influence it: no file of the repository and no config
 * of ours is read, which is why a folder relative to the working directory is refused.
 */
export function dockerCredentials(environment: Environment, wire: Pick<Wire, 'time' | 'ended'>): CredentialSource {
  let config: Promise<Answer<DockerConfig>> | undefined;
  const helped = new Map<string, Promise<Answer<Credentials | undefined>>>();

  const fromHelper = (helper: string, registry: Registry): Promise<Answer<Credentials | undefined>> => {
    const server = isHub(registry.name) ? hubKey : registry.name;
    const key = JSON.stringify([helper, server]);
    const known = helped.get(key);
    if (known !== undefined) return known;
    const asked = askHelper({ helper, server, environment }, wire);
    helped.set(key, asked);
    return asked;
  };

  return {
    async credentialsFor(registry, repository) {
      config ??= readConfig(environment);
      const read = await config;
      if (read.kind === 'failed') return read;
      const { auths, helpers, store } = read.value;
      const helper = helpers.get(registryKey(registry.name)) || store;
      if (helper !== '') {
        const found = await fromHelper(helper, registry);
        if (found.kind === 'failed' || found.value !== undefined) return found;
      }
      for (const key of keysFor(registry, repository)) {
        const fields = auths.get(key);
        if (fields !== undefined) return readEntry(fields, registry);
      }
      return { kind: 'ok', value: undefined };
    },
  };
}

/** The most specific first: a login may be for a part of a registry. */
function keysFor(registry: Registry, repository: string): readonly string[] {
  const parts = repository.split('/');
  const key = registryKey(registry.name);
  return [...parts.map((_, index) => `${key}/${parts.slice(0, parts.length - index).join('/')}`), key];
}

/** Normalises the keys of Docker's tools, which may have a scheme, `/v1/`, or any name of Docker Hub. */
export function registryKey(written: string): string {
  const [, host = '', path = ''] = /^(?:https?:\/\/)?([^/]*)(.*)$/s.exec(written) ?? [];
  const name = host.toLowerCase();
  const rest = path.replace(/^\/v[12](?=\/|$)/, '').replace(/\/+$/, '');
  return `${isHub(name) ? hubNames[0] : name}${rest}`;
}

async function readConfig(environment: Environment): Promise<Answer<DockerConfig>> {
  const folder = environment['DOCKER_CONFIG'] ?? '';
  if (folder !== '' && !isAbsolute(folder)) {
    return failure(
      'failed',
      `\`DOCKER_CONFIG\` is ${quoted(folder)}, which depends on the working directory; use an absolute path.`,
    );
  }
  const home = environment['HOME'] || environment['USERPROFILE'] || homedir();
  const path = join(folder === '' ? join(home, '.docker') : folder, 'config.json');
  const text = await readText(path);
  if (text.kind === 'failed') return text;
  // Docker takes an empty file for an empty configuration.
  if (text.value.trim() === '') return { kind: 'ok', value: { auths: new Map(), helpers: new Map(), store: '' } };
  const config = parseConfig(text.value);
  return config === undefined
    ? failure('failed', `The Docker config ${quoted(path, 300)} is not valid JSON; correct it, or log in again.`)
    : { kind: 'ok', value: config };
}

/** '' if there is no such file. */
async function readText(path: string): Promise<Answer<string>> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const { size } = await file.stat();
    if (size > mostBytes)
      return failure('failed', `The Docker config ${quoted(path, 300)} is too large; log in again.`);
    return { kind: 'ok', value: await file.readFile('utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'ok', value: '' };
    return failure('failed', `The Docker config ${quoted(path, 300)} cannot be read (${code}); make it readable.`);
  } finally {
    await file?.close();
  }
}

function parseConfig(text: string): DockerConfig | undefined {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(config)) return undefined;
  const { auths = {}, credHelpers = {}, credsStore = '' } = config;
  if (!isRecord(auths) || !isRecord(credHelpers) || typeof credsStore !== 'string') return undefined;
  const entries = Object.entries(auths).map(([key, value]) => [registryKey(key), value] as const);
  const helpers = Object.entries(credHelpers).map(([key, value]) => [registryKey(key), value] as const);
  if (!entries.every(isEntry) || !helpers.every(isHelper)) return undefined;
  // If one registry has several keys, the first one counts.
  return { auths: new Map(entries.toReversed()), helpers: new Map(helpers.toReversed()), store: credsStore };
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(entry: readonly [string, unknown]): entry is readonly [string, Fields] {
  return isRecord(entry[1]);
}

function isHelper(entry: readonly [string, unknown]): entry is readonly [string, string] {
  return typeof entry[1] === 'string';
}

/** An entry may be empty: `docker login` leaves one if a helper stores the secret. */
function readEntry(fields: Fields, { name }: Registry): Answer<Credentials | undefined> {
  const text = (key: string): string => {
    const value = fields[key];
    return typeof value === 'string' ? value : '';
  };
  const decoded = text('auth') === '' ? undefined : decodeAuth(text('auth'));
  const username = decoded?.username ?? text('username');
  const password = decoded?.password ?? text('password');
  const credentials = {
    username,
    password,
    identityToken: text('identitytoken'),
    registryToken: text('registrytoken'),
  };
  const isBroken =
    (text('auth') !== '' && decoded === undefined) ||
    (credentials.registryToken !== '' && !isHeaderText(credentials.registryToken));
  if (isBroken) {
    return failure(
      'failed',
      `What the Docker config has for ${quoted(name)} is not a login; log in again before this step.`,
    );
  }
  const isEmpty = Object.values(credentials).every((value) => value === '');
  return { kind: 'ok', value: isEmpty ? undefined : credentials };
}

/** Base64 of `username:password`, which Docker pads with zero bytes (`decodeAuth` in docker/cli). */
function decodeAuth(auth: string): { readonly username: string; readonly password: string } | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(auth)) return undefined;
  const text = Buffer.from(auth, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  return { username: text.slice(0, colon), password: text.slice(colon + 1).replace(/^\0+|\0+$/g, '') };
}
