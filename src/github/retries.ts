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
 * - A read, or an idempotent write (`again`), is repeated after a lost answer.
 * - A write that creates something is never repeated here: `writeOnce` first checks whether it succeeded.
 * - A request that was refused because of a limit had no effect. It is repeated when GitHub allows it, if that is soon.
 * - If nothing answers for a while, all further requests fail at once, so that the run ends within four minutes.
 */

/** For queries, which only read although they are POST requests. */
export const reads = { reads: true, again: true } as const;
/** For writes that are idempotent. */
export const again = { again: true } as const;

export interface Pace {
  /** Milliseconds in a second; tests use fewer. */
  readonly second: number;
}

/**
 * Seconds between two writes: "wait at least one second between each request".
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests
 */
const pause = 1;
/** Seconds until an attempt counts as lost. */
const attempt = 30;
/** Seconds without any answer after which requests fail at once. With those still running, a run ends by 170 s. */
const silence = 120;
/** How often a request is repeated after a lost answer; after 1, 4 and 9 seconds. */
const retries = 3;
/** Seconds that a run waits for limits in total. A secondary limit lasts 60 if GitHub does not say otherwise. */
const mostWaiting = 180;

/** The plugins of `@octokit`, configured. */
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
        // The plugin's own list, and 429, which belongs to the throttling plugin.
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
 * The plugin cannot tell a query from a mutation and would pause between all of them; `listening` paces writes instead.
 * This is the part of a limiter group that the plugin uses.
 */
const unpaced = {
  key: () => ({ schedule: (_: object, job: () => Promise<void>) => job() }),
} as unknown as NonNullable<ThrottlingOptions['write']>;

/**
 * The outermost plugin: requests without options of their own share one object, in which the inner plugins count
 * attempts. Gives each request its own object, so that one does not use up the retries of the next.
 */
function separating(octokit: Octokit): object {
  octokit.hook.wrap('request', async (request, options) => {
    options.request = { ...options.request };
    try {
      return await request(options);
    } catch (error) {
      // The plugin's own error for a limit in a GraphQL answer with status 200 has no status.
      const isBare = error instanceof Error && 'response' in error && !('status' in error);
      throw isBare ? Object.assign(error, { status: 429 }) : error;
    }
  });
  return {};
}

/** The innermost plugin: sees every single attempt. */
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
 * True for an answer that cannot be GitHub's: `@octokit/request` returns incomplete JSON and the page of a proxy as text;
 * and a query is answered with data or with errors.
 */
function isBroken({ status, data }: Answer, isQuery: boolean): boolean {
  // "No Content" and redirects have no body, whatever type their headers name.
  if (status === 204 || status === 205 || status >= 300) return false;
  if (!isQuery || typeof data !== 'object' || data === null) return typeof data === 'string';
  return !('errors' in data) && !('data' in data && typeof data.data === 'object' && data.data !== null);
}

function hasResponse(error: unknown): boolean {
  return error instanceof Error && 'response' in error && error.response !== undefined;
}

/** Recognises limits whose wording the plugin does not know: older ones, and those on creating content (status 422). */
const limitWords = /\babuse detection\b|\bsubmitted too quickly\b/i;

/**
 * "If the retry-after response header is present" it is a limit, whatever the message says; the plugin recognises limits
 * by their message only: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
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
  // The plugin treats 0 as a missing header and would wait a minute.
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

/** Seconds before checking whether a write succeeded: GitHub may still be working on it. */
const settling = [1, 4, 9] as const;

/**
 * Creates something exactly once. If the answer was lost, `find` checks whether it exists; only if it does not, the write
 * is repeated. Rejects with the last error if it is not certain that it succeeded.
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
