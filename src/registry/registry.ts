import { Buffer } from 'node:buffer';
import { type Answer, type DockerAuths, failure, type ImageRegistry, type RegistryAccess } from '../core/image-scan.ts';
import type { Log } from '../core/log.ts';
import { quoted } from '../core/text.ts';
import type { Asked } from './answers.ts';
import { digestOf } from './digests.ts';
import { dockerCredentials, hubKey } from './docker-config.ts';
import { isScannedWithoutTls, registryNamed } from './hosts.ts';
import { type Login, openLogins } from './logins.ts';
import { openSession } from './session.ts';
import { tagsOf } from './tag-lists.ts';

export interface RegistrySettings {
  readonly allowedRegistries: readonly string[];
  /** Registry host[:port] to the host[:port] of its token service. */
  readonly tokenServices: ReadonlyMap<string, string>;
  /** The environment of this process; says where the Docker configuration is. No token is read from it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The limit for one query, however many requests it takes. */
  readonly timeoutSeconds: number;
}

export type OpenRegistry = ImageRegistry & RegistryAccess & { close(): void };

/** Seconds for a single request. */
const mostSeconds = 30;

const component = '[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*';
const repositoryForm = new RegExp(`^(?=.{1,255}$)${component}(?:/${component})*$`);

/**
 * A client of the distribution API (https://github.com/opencontainers/distribution-spec/blob/main/spec.md) that reads
 * digests and tags, and makes no request twice in a run. It never rejects.
 */
export function openRegistry(settings: RegistrySettings, log: Log): OpenRegistry {
  const { allowedRegistries, tokenServices, environment, timeoutSeconds } = settings;
  const ending = new AbortController();
  const wire = { time: Math.min(mostSeconds, timeoutSeconds) * 1000, ended: ending.signal, log };
  const sources = dockerCredentials(environment, wire);
  const session = openSession(sources, openLogins(tokenServices, wire), wire);
  const digests = new Map<string, Promise<Answer<string>>>();
  const tagLists = new Map<string, Promise<Answer<readonly string[]>>>();

  /** Makes a query if the registry is allowed and the repository name is valid. */
  const about = async <T>(
    registry: string,
    repository: string,
    question: (asked: Asked) => Promise<Answer<T>>,
  ): Promise<Answer<T>> => {
    const allowed = registryNamed(registry, allowedRegistries);
    if (allowed.kind === 'failed') return allowed;
    if (!repositoryForm.test(repository)) {
      return failure('refused', `${quoted(repository)} is not a repository name; correct the reference.`);
    }
    return question({ registry: allowed.value, repository, until: performance.now() + timeoutSeconds * 1000 });
  };

  return {
    digest({ registry, repository, tag }) {
      return once(digests, JSON.stringify([registry, repository, tag]), () =>
        about(registry, repository, (asked) => digestOf(session, asked, tag)),
      );
    },
    tags({ registry, repository }) {
      return once(tagLists, JSON.stringify([registry, repository]), () =>
        about(registry, repository, (asked) => tagsOf(session, asked, log)),
      );
    },
    accessTo({ registry, repository }) {
      return about(registry, repository, async ({ registry: allowed, until }) => {
        if (isScannedWithoutTls(allowed)) {
          const reason = `The scanner would also contact ${quoted(registry)} without TLS; give the registry a name of its own.`;
          return failure('refused', reason);
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
 * else. (One that names another to the scanner gains nothing: it gets the password itself.) The key is the registry as
 * the reference names it, for Docker Hub the one of pkg/authn/keychain.go.
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
