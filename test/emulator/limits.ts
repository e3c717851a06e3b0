import { type Answer, refuse } from './exchange.ts';
import type { RequestRecord } from './requests.ts';

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api: GITHUB_TOKEN has 1,000 an hour. */
export interface Limits {
  readonly requestsPerHour: number;
  readonly contentPerMinute: number;
  readonly pointsPerMinute: number;
}

export const githubLimits: Limits = { requestsPerHour: 1000, contentPerMinute: 80, pointsPerMinute: 900 };

const minute = 60_000;

/** What GitHub answers a request that is one too many; `undefined`: it is not. `before` are the requests so far. */
export function judgeRate(
  limits: Limits,
  before: readonly RequestRecord[],
  request: RequestRecord,
): Answer | undefined {
  const used = before.filter(({ token }) => token === request.token);
  if (used.length >= limits.requestsPerHour) return refuse(403, 'API rate limit exceeded for installation ID 1.');
  const recent = used.filter(({ at }) => request.at - at < minute);
  const points = recent.reduce((sum, record) => sum + record.points, request.points);
  const created = recent.filter(({ createsContent }) => createsContent).length;
  const tooMany = request.createsContent && created >= limits.contentPerMinute;
  if (!tooMany && points <= limits.pointsPerMinute) return undefined;
  const message = tooMany
    ? 'You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.'
    : 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return { ...refuse(403, message), headers: { 'retry-after': '60' } };
}

export function rateHeaders(limits: Limits, used: number, resource: 'core' | 'graphql'): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limits.requestsPerHour),
    'x-ratelimit-used': String(used),
    'x-ratelimit-remaining': String(Math.max(0, limits.requestsPerHour - used)),
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
    'x-ratelimit-resource': resource,
  };
}
