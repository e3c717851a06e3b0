import { type Answer, type Failure, failure } from '../core/image-scan.ts';
import { quoted } from '../core/text.ts';
import { type Challenge, readChallenges } from './challenges.ts';
import type { CredentialSource, Credentials } from './credentials.ts';
import type { Reply } from './exchange.ts';
import type { Registry } from './hosts.ts';
import { headersOf, type Login, type LoginRequest, type Logins } from './logins.ts';
import { ask, type Question, type Wire } from './requests.ts';

/** A query about one repository; `path` starts at the registry's root. */
export interface Enquiry extends Pick<Question, 'method' | 'most' | 'until'> {
  readonly registry: Registry;
  readonly repository: string;
  readonly path: string;
  readonly accept?: string;
}

/** An answer, and the login that it needed. */
export interface Outcome {
  readonly reply: Reply;
  readonly login: Login;
  readonly credentials: Credentials | undefined;
}

export interface Session {
  /** Any answer of the registry, also that something does not exist; a failure if there is no answer. */
  enquire(enquiry: Enquiry): Promise<Answer<Outcome>>;
  /** How to log in to the registry, with credentials that are valid for the time of a scan. */
  logIn(registry: Registry, repository: string, until: number): Promise<Answer<Login>>;
}

/** Tokens must not expire during our own requests; a scan needs more time. */
const freshForUs = 0.2;
const freshForScan = 0.8;
/** Milliseconds after which a token that is not accepted may have expired. */
const old = 5000;

/**
 * Talks to registries. First asks each one, once and without credentials, how to log in, as the scanner does (`/v2/`), so
 * that no credentials are sent before its token service is known.
 */
export function openSession(sources: CredentialSource, logins: Logins, wire: Wire): Session {
  const offers = new Map<string, Promise<Answer<readonly Challenge[]>>>();

  const offersOf = (registry: Registry, until: number): Promise<Answer<readonly Challenge[]>> => {
    const kept = offers.get(registry.name);
    if (kept !== undefined) return kept;
    const asked = askForOffers(registry, until, wire);
    offers.set(registry.name, asked);
    return asked;
  };

  const enquire = async (enquiry: Enquiry): Promise<Answer<Outcome>> => {
    const { registry, repository, until } = enquiry;
    const offered = await offersOf(registry, until);
    if (offered.kind === 'failed') return offered;
    const found = await sources.credentialsFor(registry, repository);
    if (found.kind === 'failed') return found;
    const credentials = found.value;
    const request = { registry, repository, challenges: offered.value, credentials, until, fresh: freshForUs };
    const first = await attempt(enquiry, request);
    if (first.kind === 'failed' || first.value.reply.status !== 401) return first;
    const { reply, login } = first.value;
    const challenges = readChallenges(reply.header('www-authenticate'));
    const isOpenDoor = offered.value.length === 0;
    const isOld = login.kind === 'bearer' && performance.now() - login.given > old;
    if ((!isOpenDoor && !isOld) || challenges.length === 0 || reply.url.origin !== registry.origin) return first;
    if (isOld) logins.forget(registry, repository);
    return attempt(enquiry, { ...request, challenges });
  };

  const attempt = async (enquiry: Enquiry, request: LoginRequest): Promise<Answer<Outcome>> => {
    const login = await logins.logIn(request);
    if (login.kind === 'failed') return login;
    const { registry, method, most, until, path, accept = 'application/json' } = enquiry;
    const url = new URL(path, registry.origin);
    const headers = { accept, ...headersOf(login.value) };
    const answer = await ask(registry, { method, url, headers, most, until }, wire);
    if (answer.kind === 'failed') return answer;
    return { kind: 'ok', value: { reply: answer.value, login: login.value, credentials: request.credentials } };
  };

  return {
    enquire,
    async logIn(registry, repository, until) {
      const found = await sources.credentialsFor(registry, repository);
      if (found.kind === 'failed') return found;
      const credentials = found.value;
      // For public images, the scanner needs nothing from us.
      if (credentials === undefined) return { kind: 'ok', value: { kind: 'none' } };
      const offered = await offersOf(registry, until);
      if (offered.kind === 'failed') return offered;
      const challenges = offered.value;
      if (challenges.length > 0) {
        return logins.logIn({ registry, repository, challenges, credentials, until, fresh: freshForScan });
      }
      const path = `/v2/${repository}/tags/list?n=1`;
      const tried = await enquire({ registry, repository, path, method: 'GET', most: mostOfATrial, until });
      return tried.kind === 'failed' ? tried : { kind: 'ok', value: tried.value.login };
    },
  };
}

/** Bytes. Some registries list all tags, whatever page size is requested. */
const mostOfATrial = 4 * 1024 * 1024;

async function askForOffers(registry: Registry, until: number, wire: Wire): Promise<Answer<readonly Challenge[]>> {
  const url = new URL('/v2/', registry.origin);
  const answer = await ask(registry, { method: 'GET', url, headers: {}, most: mostOfATrial, until }, wire);
  if (answer.kind === 'failed') return answer;
  const { status, header } = answer.value;
  if (status === 401) {
    const challenges = readChallenges(header('www-authenticate'));
    return challenges.length > 0 ? { kind: 'ok', value: challenges } : unclear(registry);
  }
  // Some registries do not support `/v2/` and still answer queries.
  return { kind: 'ok', value: [] };
}

function unclear({ name }: Registry): Failure {
  const reason = `The registry ${quoted(name)} asks for a login but does not say how; contact its operator.`;
  return failure('unauthorized', reason);
}

/** Why a request failed, in words for the author of the reference. */
export function refusalOf({ registry, repository }: Enquiry, { reply, credentials }: Outcome, what: string): Failure {
  const where = quoted(registry.name);
  const { status } = reply;
  if (status === 401 || status === 403) {
    const reason =
      credentials === undefined
        ? `The registry ${where} does not show ${quoted(repository)} without a login; check the name, or log in before this step.`
        : `The registry ${where} does not let the login in the Docker config read ${quoted(repository)}; check the name, or log in with an account that can.`;
    return failure('unauthorized', reason);
  }
  if (status === 404) {
    return failure('not-found', `The registry ${where} has no ${what}; correct the reference.`);
  }
  const reason = `The registry ${where} answered with status ${status} when asked for ${what}; try again later.`;
  return failure('failed', reason);
}
