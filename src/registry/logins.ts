import { type Answer, type Failure, failure } from '../core/image-scan.ts';
import { quoted } from '../core/text.ts';
import type { Challenge } from './challenges.ts';
import type { Credentials } from './credentials.ts';
import { type Registry, tokenServiceOf } from './hosts.ts';
import type { Wire } from './requests.ts';
import { basicHeader, requestToken, type Token } from './tokens.ts';

/** The authorization of a request to a registry. */
export type Login =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly credentials: Credentials }
  /** `given`: when, in milliseconds on the clock of `performance.now()`. */
  | { readonly kind: 'bearer'; readonly token: string; readonly given: number };

export interface LoginRequest {
  readonly registry: Registry;
  readonly repository: string;
  /** The login methods that the registry offers, in its order; none if it needs no login. */
  readonly challenges: readonly Challenge[];
  readonly credentials: Credentials | undefined;
  readonly until: number;
  /** The share of its lifetime that a token must have left. */
  readonly fresh: number;
}

export interface Logins {
  logIn(request: LoginRequest): Promise<Answer<Login>>;
  /** Replaces a token that was not accepted. */
  forget(registry: Registry, repository: string): void;
}

/** Logs in to registries the way they ask for, and keeps the tokens of this run. */
export function openLogins(tokenServices: ReadonlyMap<string, string>, wire: Wire): Logins {
  const tokens = new Map<string, Promise<Answer<Token>>>();

  const tokenFor = async (request: LoginRequest, challenge: Challenge, realm: URL): Promise<Answer<Token>> => {
    const { registry, repository, credentials, until, fresh } = request;
    const key = keyOf(registry, repository);
    const kept = tokens.get(key);
    const known = await kept;
    const isKept = known?.kind === 'failed' || (known !== undefined && lifeLeft(known.value) >= fresh);
    if (known !== undefined && isKept) return known;
    // Another request may have logged in while we waited.
    const sooner = tokens.get(key);
    if (sooner !== undefined && sooner !== kept) return sooner;
    const asked = requestToken({ registry, repository, realm, challenge, credentials, until }, wire);
    tokens.set(key, asked);
    return asked;
  };

  return {
    async logIn(request) {
      const { registry, challenges, credentials } = request;
      // Checks every method, not only the one that we use: the scanner chooses for itself.
      const realms = new Map<Challenge, URL>();
      for (const challenge of challenges.filter(({ scheme }) => scheme === 'bearer')) {
        const realm = challenge.parameters.get('realm') ?? '';
        const service = tokenServiceOf(registry, realm, credentials !== undefined, tokenServices);
        if (service.kind === 'failed') return service;
        realms.set(challenge, service.value);
      }
      const chosen = challenges.find(({ scheme }) => scheme === 'bearer' || scheme === 'basic');
      if (chosen === undefined) return challenges.length === 0 ? none : unknownScheme(request);
      if (credentials !== undefined && credentials.registryToken !== '') {
        return bearer(credentials.registryToken, performance.now());
      }
      const realm = realms.get(chosen);
      if (realm !== undefined) {
        const token = await tokenFor(request, chosen, realm);
        return token.kind === 'failed' ? token : bearer(token.value.text, token.value.given);
      }
      if (credentials === undefined || credentials.username === '') return none;
      return { kind: 'ok', value: { kind: 'basic', credentials } };
    },
    forget(registry, repository) {
      tokens.delete(keyOf(registry, repository));
    },
  };
}

const none: Answer<Login> = { kind: 'ok', value: { kind: 'none' } };

function bearer(token: string, given: number): Answer<Login> {
  return { kind: 'ok', value: { kind: 'bearer', token, given } };
}

export function headersOf(login: Login): Readonly<Record<string, string>> {
  if (login.kind === 'none') return {};
  return { authorization: login.kind === 'basic' ? basicHeader(login.credentials) : `Bearer ${login.token}` };
}

function keyOf({ name }: Registry, repository: string): string {
  return `${name} ${repository}`;
}

function lifeLeft({ given, life }: Token): number {
  return 1 - (performance.now() - given) / life;
}

function unknownScheme({ registry, challenges }: LoginRequest): Failure {
  const offered = challenges.map(({ scheme }) => quoted(scheme, 30)).join(', ');
  const reason = `The registry ${quoted(registry.name)} only supports login by ${offered}, which Plimsoll does not; ask its operator for a token service.`;
  return failure('unauthorized', reason);
}
