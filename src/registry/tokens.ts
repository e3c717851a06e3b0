import { Buffer } from 'node:buffer';
import { type Answer, type Failure, failure } from '../core/image-scan.ts';
import { quoted } from '../core/text.ts';
import type { Challenge } from './challenges.ts';
import type { Credentials } from './credentials.ts';
import type { Registry } from './hosts.ts';
import { askPatiently, type Wire } from './requests.ts';

/** A token that reads one repository. */
export interface Token {
  readonly text: string;
  /** When it was issued and how long it is valid: milliseconds, on the clock of `performance.now()`. */
  readonly given: number;
  readonly life: number;
}

export interface TokenRequest {
  readonly registry: Registry;
  readonly repository: string;
  readonly realm: URL;
  readonly challenge: Challenge;
  /** Without credentials: an anonymous token. */
  readonly credentials: Credentials | undefined;
  readonly until: number;
}

/** Bytes. Tokens are sent in a header, which servers limit to 8 to 64 KiB. */
const mostBytes = 256 * 1024;
/** "If omitted, this defaults to 60 seconds": https://distribution.github.io/distribution/spec/auth/token/ */
const defaultLife = 60;

export function basicHeader({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/**
 * Exchanges credentials, or none, for a token: https://distribution.github.io/distribution/spec/auth/token/, with an
 * identity token https://distribution.github.io/distribution/spec/auth/oauth/. The scope is reading that repository,
 * whatever the challenge would have. A redirect of a token service is not followed, with or without credentials.
 */
export async function requestToken(request: TokenRequest, wire: Wire): Promise<Answer<Token>> {
  const { registry, realm, challenge, credentials, until } = request;
  const scope = `repository:${request.repository}:pull`;
  const service = challenge.parameters.get('service') ?? '';
  const asked = { most: mostBytes, until };
  const url = new URL(realm);
  const given = performance.now();
  const answer =
    credentials !== undefined && credentials.identityToken !== ''
      ? await askPatiently(
          registry,
          {
            ...asked,
            method: 'POST',
            url,
            headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
            body: new URLSearchParams({
              grant_type: 'refresh_token',
              refresh_token: credentials.identityToken,
              client_id: 'plimsoll',
              scope,
              ...(service === '' ? {} : { service }),
            }).toString(),
          },
          wire,
        )
      : await askPatiently(registry, { ...asked, ...plainRequest(url, scope, service, credentials) }, wire);
  if (answer.kind === 'failed') return answer;
  const { status, body } = answer.value;
  if (status >= 300 && status < 400)
    return refused(request, 'redirects, and the redirect was not followed; contact its operator');
  if (status === 401 || status === 403 || (status === 400 && credentials !== undefined)) return rejected(request);
  if (status !== 200) return broken(request, `answered with status ${status}`);
  const token = readToken(body.toString('utf8'));
  if (token === undefined) return broken(request, 'gave no token');
  return { kind: 'ok', value: { text: token.text, given, life: token.seconds * 1000 } };
}

function plainRequest(url: URL, scope: string, service: string, credentials: Credentials | undefined) {
  if (service !== '') url.searchParams.set('service', service);
  url.searchParams.set('scope', scope);
  const authorization = credentials === undefined ? {} : { authorization: basicHeader(credentials) };
  return { method: 'GET', url, headers: { accept: 'application/json', ...authorization } } as const;
}

function readToken(text: string): { readonly text: string; readonly seconds: number } | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { token, access_token, expires_in }: { token?: unknown; access_token?: unknown; expires_in?: unknown } = answer;
  const found = [token, access_token].find((value) => typeof value === 'string' && isHeaderText(value));
  const seconds = typeof expires_in === 'number' && expires_in > 0 ? expires_in : defaultLife;
  return typeof found === 'string' ? { text: found, seconds } : undefined;
}

/** Characters that are safe in a header. */
export function isHeaderText(text: string): boolean {
  return /^[\x21-\x7e]{1,65536}$/.test(text);
}

function rejected({ registry, repository, realm, credentials }: TokenRequest): Failure {
  const reason =
    credentials === undefined
      ? `The registry ${quoted(registry.name)} gives no access to ${quoted(repository)} without a login; check the name, or log in before this step.`
      : `The token service ${quoted(realm.host)} did not accept the credentials that the Docker config has for ${quoted(registry.name)}; log in again, with an account that can read ${quoted(repository)}.`;
  return failure('unauthorized', reason);
}

function refused({ registry, realm }: TokenRequest, what: string): Failure {
  return failure('refused', `The token service ${service(registry, realm)} ${what}.`);
}

function broken({ registry, realm }: TokenRequest, what: string): Failure {
  const reason = `The token service ${service(registry, realm)} ${what}; try again, or contact its operator.`;
  return failure('failed', reason);
}

function service(registry: Registry, realm: URL): string {
  return `${quoted(realm.host)} of ${quoted(registry.name)}`;
}
