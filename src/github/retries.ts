import { setTimeout as sleep } from 'node:timers/promises';
import type { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { type ThrottlingOptions, throttling } from '@octokit/plugin-throttling';
import type { Log } from '../core/log.ts';
import { count } from '../core/text.ts';
import { isAmbiguous } from './refusals.ts';

/*
 * The one place that decides whether a request is made again.
 *
 * - A read, and a write that comes to the same however often it is done (`again`), is repeated after a lost answer.
 * - A write that creates something is never: `writeOnce` looks first whether it took effect.
 * - What GitHub refused for the sake of a limit had no effect, and is asked again when GitHub says so, if that is soon.
 * - Where nothing answers at all, every request after a while fails at once, so that the run ends within four minutes.
 */

/** For queries, which are POST requests and yet only read. */
export const reads = { reads: true, again: true } as const;
/** For writes that come to the same when they are done twice. */
export const again = { again: true } as const;

export interface Pace {
  /** Milliseconds that a second lasts. */
  readonly second: number;
}

/**
 * Seconds between two writes: "wait at least one second between each request".
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests
 */
const pause = 1;
/** Seconds until an attempt counts as lost. */
const attempt = 30;
/** Seconds without any answer after which nobody is thought to be there. With what runs then it ends by 170 s. */
const silence = 120;
/** How often a lost answer is asked for again; after 1, 4 and 9 seconds. */
const retries = 3;
/** Seconds that a run waits for limits to pass, all together. A secondary limit is 60 where GitHub does not say. */
const mostWaiting = 180;

/** The plugins of `@octokit` with our answers to their questions. */
export function persistence(log: Log, { second }: Pace) {
  let waited = 0;
  const waits = (seconds: number, asked: number, limit: string): boolean => {
    if (asked >= retries || waited + seconds > mostWaiting) return false;
    waited += seconds;
    log.info(`GitHub's ${limit} is reached; waiting ${count(seconds, 'second')}.`);
    return true;
  };
  return {
    plugins: [listening(second), retry, throttling, separating] as const,
    options: {
      retry: {
        retries,
        retryAfterBaseValue: second,
        // Those of the plugin, and 429, which is throttling's.
        doNotRetry: [400, 401, 403, 404, 409, 410, 413, 422, 429, 451],
      },
      throttle: {
        retryAfterBaseValue: second,
        write: unpaced,
        notifications: unpaced,
        onRateLimit: (seconds: number, _: unknown, __: unknown, asked: number) => waits(seconds, asked, 'rate limit'),
        onSecondaryRateLimit: (seconds: number, _: unknown, __: unknown, asked: number) =>
          waits(seconds, asked, 'secondary rate limit'),
      },
    },
  };
}

/**
 * The plugin cannot tell a query from a mutation and would pause between all of them; `listening` paces writes. Of a
 * group of limiters the plugin uses this much.
 */
const unpaced = {
  key: () => ({ schedule: (_: object, job: () => Promise<void>) => job() }),
} as unknown as NonNullable<ThrottlingOptions['write']>;

/**
 * Outermost of the plugins: requests that are given no options of their own share one object, in which those inside
 * note how often to try, and how often it was tried. One request must not take its chances from the next.
 */
function separating(octokit: Octokit): object {
  octokit.hook.wrap('request', async (request, options) => {
    options.request = { ...options.request };
    try {
      return await request(options);
    } catch (error) {
      // The plugin's own error for a limit that GraphQL tells with status 200 has none.
      const isBare = error instanceof Error && 'response' in error && !('status' in error);
      throw isBare ? Object.assign(error, { status: 429 }) : error;
    }
  });
  return {};
}

/** Innermost of the plugins: sees each single attempt. */
function listening(second: number) {
  return (octokit: Octokit): object => {
    let silentSince: number | undefined;
    let nextWrite = 0;
    const pauseBetweenWrites = async (): Promise<void> => {
      const now = Date.now();
      const turn = Math.max(now, nextWrite);
      nextWrite = turn + pause * second;
      if (turn > now) await sleep(turn - now);
    };
    octokit.hook.wrap('request', async (request, options) => {
      const isRead = options.method === 'GET' || options.request['reads'] === true;
      if (!isRead && options.request['again'] !== true) options.request['retries'] = 0;
      if (!isRead) await pauseBetweenWrites();
      const started = Date.now();
      if (silentSince !== undefined && started - silentSince > silence * second) {
        throw Object.assign(new Error('nothing has answered for two minutes'), { status: 0 });
      }
      options.request.signal = AbortSignal.timeout(attempt * second);
      try {
        const response = await request(options);
        if (isBroken(response, /\/graphql$/.test(options.url))) {
          throw Object.assign(new Error('the answer was cut off'), { status: 502, request: options });
        }
        silentSince = undefined;
        return response;
      } catch (error) {
        if (hasResponse(error)) silentSince = undefined;
        else silentSince ??= started;
        throw asLimit(error);
      }
    });
    return {};
  };
}

interface Answer {
  readonly status: number;
  readonly data: unknown;
}

/**
 * True for an answer that is not what GitHub gives: `@octokit/request` hands over as text what is no whole JSON, and the
 * page of a proxy in between; and a query is answered with data or with errors.
 */
function isBroken({ status, data }: Answer, isQuery: boolean): boolean {
  // "No Content" and a redirect are whole without any, whatever type their headers give it.
  if (status === 204 || status === 205 || status >= 300) return false;
  if (!isQuery || typeof data !== 'object' || data === null) return typeof data === 'string';
  return !('errors' in data) && !('data' in data && typeof data.data === 'object' && data.data !== null);
}

function hasResponse(error: unknown): boolean {
  return error instanceof Error && 'response' in error && error.response !== undefined;
}

/** A limit in other words than those that the plugin knows: in the past, and of what is created (with status 422). */
const limitWords = /\babuse detection\b|\bsubmitted too quickly\b/i;

/**
 * "If the retry-after response header is present" it is a limit, whatever the message says; the plugin knows limits by
 * their message: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
function asLimit(error: unknown): unknown {
  if (!(error instanceof Error) || !('status' in error) || !('response' in error)) return error;
  if ((error.status === 403 || error.status === 422) && limitWords.test(error.message)) error.status = 429;
  if (error.status !== 403 && error.status !== 429) return error;
  const { response } = error;
  const headers: object =
    typeof response === 'object' && response !== null && 'headers' in response && typeof response.headers === 'object'
      ? (response.headers ?? {})
      : {};
  const told = 'retry-after' in headers;
  if ((told || error.status === 429) && !/\bsecondary rate\b/i.test(error.message) && !isSpent(headers)) {
    error.message += ' (a secondary rate limit)';
  }
  // At once; the plugin takes 0 for a header that is not there, and waits a minute.
  if (told && Number(headers['retry-after']) < 1) Object.assign(headers, { 'retry-after': '1' });
  return error;
}

function isSpent(headers: unknown): boolean {
  return (
    typeof headers === 'object' &&
    headers !== null &&
    'x-ratelimit-remaining' in headers &&
    String(headers['x-ratelimit-remaining']) === '0'
  );
}

/** Seconds before it is looked whether a write took effect: GitHub may still be at it. */
const settling = [1, 4, 9] as const;

/**
 * Creates something exactly once. Where the answer was lost, `find` looks whether it is there; only if it is not, the
 * write is made again. Rejects with the last error where it cannot be said that it took effect.
 */
export async function writeOnce<T>(
  write: () => Promise<T>,
  find: () => Promise<T | undefined>,
  { second }: Pace,
): Promise<T> {
  for (let lost = 0; ; lost++) {
    try {
      return await write();
    } catch (error) {
      const seconds = settling[lost];
      if (!isAmbiguous(error) || seconds === undefined) throw error;
      await sleep(seconds * second);
      const found = await find();
      if (found !== undefined) return found;
    }
  }
}
