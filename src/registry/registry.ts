import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Answer, DockerAuths, Failure, ImageRegistry, RegistryAccess } from '../core/image-scan.ts';
import type { Log } from '../core/log.ts';
import { count, quoted } from '../core/text.ts';
import { dockerCredentials, hubKey } from './docker-config.ts';
import { isScannedWithoutTls, type Registry, registryNamed } from './hosts.ts';
import { nextLink } from './links.ts';
import { type Login, openLogins } from './logins.ts';
import { type Enquiry, type Outcome, openSession, refusalOf } from './session.ts';

export interface RegistrySettings {
  readonly allowedRegistries: readonly string[];
  /** Registry host[:port] to the host[:port] of its token service. */
  readonly tokenServices: ReadonlyMap<string, string>;
  /** Of the process; says where the Docker configuration is. No token is read from it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** For one question, however many requests it takes. */
  readonly timeoutSeconds: number;
}

export type OpenRegistry = ImageRegistry & RegistryAccess & { close(): void };

/** Seconds for a single request. */
const mostSeconds = 30;
/** Bytes of a page of tags, and of a manifest: "at least 4 megabytes", says the specification of the latter. */
const mostBytes = 4 * 1024 * 1024;
const mostPages = 50;
const mostTags = 20_000;
/** What `manifests` may answer with. An index comes first where there is one. */
const manifests = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

const component = '[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*';
const repositoryForm = new RegExp(`^(?=.{1,255}$)${component}(?:/${component})*$`);
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^sha256:[a-f0-9]{64}$/;

/**
 * A client of the distribution API (https://github.com/opencontainers/distribution-spec/blob/main/spec.md) that reads
 * digests and tags, and asks nothing twice in a run. It never rejects.
 */
export function openRegistry(settings: RegistrySettings, log: Log): OpenRegistry {
  const { allowedRegistries, tokenServices, environment, timeoutSeconds } = settings;
  const ending = new AbortController();
  const wire = { time: Math.min(mostSeconds, timeoutSeconds) * 1000, ended: ending.signal, log };
  const sources = dockerCredentials(environment, wire);
  const session = openSession(sources, openLogins(tokenServices, wire), wire);
  const digests = new Map<string, Promise<Answer<string>>>();
  const tagLists = new Map<string, Promise<Answer<readonly string[]>>>();

  /** `ask` with an allowed registry, and a name that can stand in a path. */
  const about = async <T>(
    registry: string,
    repository: string,
    question: (registry: Registry, until: number) => Promise<Answer<T>>,
  ): Promise<Answer<T>> => {
    const allowed = registryNamed(registry, allowedRegistries);
    if (allowed.kind === 'failed') return allowed;
    if (!repositoryForm.test(repository)) {
      return failed('refused', `${quoted(repository)} is no name of a repository; correct the reference.`);
    }
    return question(allowed.value, performance.now() + timeoutSeconds * 1000);
  };

  const digest = async (
    registry: Registry,
    repository: string,
    tag: string,
    until: number,
  ): Promise<Answer<string>> => {
    const path = `/v2/${repository}/manifests/${tag}`;
    const enquiry: Enquiry = { registry, repository, path, method: 'HEAD', accept: manifests, most: mostBytes, until };
    const what = quoted(`${repository}:${tag}`);
    const head = await session.enquire(enquiry);
    if (head.kind === 'failed') return head;
    const { status, header } = head.value.reply;
    if (status === 200 && header('docker-content-digest') !== '') return toldDigest(registry, head.value, what);
    // Some answer no HEAD, and some give no digest with it.
    if (status !== 200 && status !== 405 && status !== 501) {
      return refusalOf(enquiry, head.value, what);
    }
    const whole = await session.enquire({ ...enquiry, method: 'GET' });
    if (whole.kind === 'failed') return whole;
    if (whole.value.reply.status !== 200) return refusalOf(enquiry, whole.value, what);
    if (!isManifest(whole.value.reply.body)) {
      return failed(
        'failed',
        `The registry ${quoted(registry.name)} sent no manifest for ${what}; ask whoever runs it.`,
      );
    }
    const hashed = `sha256:${createHash('sha256').update(whole.value.reply.body).digest('hex')}`;
    const told = whole.value.reply.header('docker-content-digest');
    return told === '' || told === hashed ? { kind: 'ok', value: hashed } : liar(registry, what);
  };

  const tags = async (registry: Registry, repository: string, until: number): Promise<Answer<readonly string[]>> => {
    const found = new Set<string>();
    const seen = new Set<string>();
    let path = `/v2/${repository}/tags/list?n=1000`;
    for (let page = 0; ; page++) {
      if (seen.has(path))
        return failed(
          'failed',
          `The registry ${quoted(registry.name)} lists its tags in circles; ask whoever runs it.`,
        );
      if (page === mostPages || found.size >= mostTags) {
        log.info(`${quoted(repository)} has more than ${count(found.size, 'tag')}; the others are not considered.`);
        break;
      }
      seen.add(path);
      const enquiry: Enquiry = { registry, repository, path, method: 'GET', most: mostBytes, until };
      const outcome = await session.enquire(enquiry);
      if (outcome.kind === 'failed') return outcome;
      const { status, body, header, url } = outcome.value.reply;
      if (status !== 200) return refusalOf(enquiry, outcome.value, `repository ${quoted(repository)}`);
      const listed = readTags(body);
      if (listed === undefined)
        return failed('failed', `The registry ${quoted(registry.name)} sent no list of tags; ask whoever runs it.`);
      for (const tag of listed) if (found.size < mostTags) found.add(tag);
      const link = nextLink(header('link'));
      if (link === undefined) break;
      const next = URL.parse(link, url.href);
      if (next?.origin !== url.origin) {
        const host = quoted(next?.host ?? link);
        const reason = `The registry ${quoted(registry.name)} continues its list of tags at ${host}, which was not asked; ask whoever runs it.`;
        return failed('refused', reason);
      }
      path = next.origin === registry.origin ? `${next.pathname}${next.search}` : next.href;
    }
    return { kind: 'ok', value: Array.from(found) };
  };

  return {
    digest({ registry, repository, tag }) {
      return once(digests, JSON.stringify([registry, repository, tag]), () =>
        about(registry, repository, async (allowed, until) =>
          tagForm.test(tag)
            ? digest(allowed, repository, tag, until)
            : failed('refused', `${quoted(tag)} is no tag; correct the reference.`),
        ),
      );
    },
    tags({ registry, repository }) {
      return once(tagLists, JSON.stringify([registry, repository]), () =>
        about(registry, repository, (allowed, until) => tags(allowed, repository, until)),
      );
    },
    accessTo({ registry, repository }) {
      return about(registry, repository, async (allowed, until) => {
        if (isScannedWithoutTls(allowed)) {
          const reason = `The scanner would ask ${quoted(registry)} without TLS as well; give the registry a name of its own.`;
          return failed('refused', reason);
        }
        const login = await session.logIn(allowed, repository, until);
        return login.kind === 'failed' ? login : { kind: 'ok', value: authsFor(registry, login.value) };
      });
    },
    close() {
      ending.abort();
    },
  };
}

function once<T>(kept: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const asked = ask();
  kept.set(key, asked);
  return asked;
}

/**
 * What go-containerregistry (v0.21.9), the scanner's library, makes of it: `registrytoken` goes to the registry as
 * `Bearer`, and its token service is not asked (`refresh` in pkg/v1/remote/transport/bearer.go). `auth` goes to the
 * registry as `Basic`, where it offers that first; we saw that it does, and that it names no token service of somebody
 * else. (One that names another to the scanner gains nothing: it gets the password itself.) The key is the registry as the reference names it, for Docker Hub the one of pkg/authn/keychain.go.
 */
function authsFor(registry: string, login: Login): DockerAuths {
  const key = registry === 'docker.io' || registry === 'index.docker.io' ? hubKey : registry;
  switch (login.kind) {
    case 'none':
      return {};
    case 'bearer':
      return { [key]: { registrytoken: login.token } };
    case 'basic': {
      const { username, password } = login.credentials;
      return { [key]: { auth: Buffer.from(`${username}:${password}`).toString('base64') } };
    }
  }
}

function toldDigest(registry: Registry, { reply }: Outcome, what: string): Answer<string> {
  const told = reply.header('docker-content-digest');
  return digestForm.test(told) ? { kind: 'ok', value: told } : liar(registry, what);
}

/** The tags of one page, without what cannot be one; `null` stands for none in some registries. */
function readTags(body: Buffer): readonly string[] | undefined {
  const answer = readObject(body);
  if (answer === undefined || !('tags' in answer)) return undefined;
  if (answer.tags === null) return [];
  if (!Array.isArray(answer.tags)) return undefined;
  return answer.tags.filter((tag: unknown): tag is string => typeof tag === 'string' && tagForm.test(tag));
}

/** A page that asks to log in has a digest too. */
function isManifest(body: Buffer): boolean {
  const answer = readObject(body);
  return answer !== undefined && 'schemaVersion' in answer && answer.schemaVersion === 2;
}

function readObject(body: Buffer): object | undefined {
  try {
    const answer: unknown = JSON.parse(body.toString('utf8'));
    return typeof answer === 'object' && answer !== null ? answer : undefined;
  } catch {
    return undefined;
  }
}

function liar({ name }: Registry, what: string): Failure {
  const reason = `The registry ${quoted(name)} gave a digest for ${what} that is none of SHA-256, or not that of the manifest it sent; ask whoever runs it.`;
  return { kind: 'failed', cause: 'failed', reason };
}

function failed(cause: Failure['cause'], reason: string): Failure {
  return { kind: 'failed', cause, reason };
}
