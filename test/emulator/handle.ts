import { type Answer, type Call, notFound, type Route, refuse } from './exchange.ts';
import { answerGraphql } from './graphql/answer.ts';
import { judgeRequest, match } from './openapi.ts';
import { isRecord } from './records.ts';
import { readArtifactStore } from './routes/artifacts.ts';
import { routes } from './routes/index.ts';
import { allows, type Token } from './tokens.ts';
import type { World } from './world.ts';

/** A request off the wire. */
export interface Incoming {
  readonly method: string;
  /** Without the prefix of an Enterprise Server. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The parsed body, `undefined` where there is none. */
  readonly body: unknown;
  /** Whether there was a body that is no JSON. */
  readonly malformed: boolean;
  readonly token: string | undefined;
}

/** The order of GitHub's own refusals: who are you, what is that, may you, is it valid; then the route. */
export async function handle(world: World, request: Incoming): Promise<Answer> {
  const early = judgeHeaders(world, request);
  if (early !== undefined) return early;
  if (request.path.startsWith('/_blobs/')) return readArtifactStore(world, request.path, request.token);
  const viewer = request.token === undefined ? undefined : world.tokens.get(request.token);
  if (request.malformed) return violation(world, request, 'the body is no JSON', refuse(400, 'Problems parsing JSON'));
  if (request.path === '/graphql') {
    // GraphQL is never anonymous: https://docs.github.com/en/graphql/guides/forming-calls-with-graphql
    if (viewer === undefined) return refuse(401, 'This endpoint requires you to be authenticated.');
    return answerGraphql(world, viewer, request.body);
  }
  const matched = match(request.method, request.path);
  if (matched === undefined)
    return violation(world, request, 'is not described by the OpenAPI description', notFound());
  const route = routes[matched.key];
  if (route === undefined) return violation(world, request, 'is described, but not emulated', notFound());
  const { owner = world.owner, repo = world.name } = matched.params;
  const here = owner.toLowerCase() === world.owner.toLowerCase() && repo.toLowerCase() === world.name.toLowerCase();
  if (!here) return notFound();

  const errors = judgeRequest(matched, request.query, request.body);
  const refusal = judgeAccess(world, viewer, route, request.method);
  if (errors.length > 0) {
    const invalid = refuse(422, `Invalid request.\n\n${errors.join('\n')}`);
    return violation(world, request, errors.join('; '), refusal ?? invalid);
  }
  const refused = refusal ?? judgeLock(world, route, matched.params);
  if (refused !== undefined) return refused;
  const body = isRecord(request.body) ? request.body : {};
  const accept = request.headers['accept'] ?? '';
  const call: Call = {
    world,
    viewer,
    params: matched.params,
    query: request.query,
    body,
    accept,
    target: request.target,
  };
  return route.answer(call);
}

/** Whether the request is one of those of which only 80 a minute are allowed. */
export function createsContent({ method, path, body }: Pick<Incoming, 'method' | 'path' | 'body'>): boolean {
  if (path === '/graphql') {
    const query = isRecord(body) ? String(body['query']) : '';
    return /\b(addPullRequestReview|addPullRequestReviewThread|addPullRequestReviewThreadReply|addComment)\s*\(/.test(
      query,
    );
  }
  const matched = method === 'GET' ? undefined : match(method, path);
  return matched !== undefined && routes[matched.key]?.creates === true;
}

function judgeHeaders(world: World, { headers, token }: Incoming): Answer | undefined {
  // https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent
  if ((headers['user-agent'] ?? '') === '') {
    return refuse(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
    );
  }
  // https://docs.github.com/en/rest/about-the-rest-api/api-versions#supported-api-versions
  const version = headers['x-github-api-version'];
  if (version !== undefined && !['2022-11-28', '2026-03-10'].includes(version)) {
    return refuse(400, `The API version ${version} is not supported.`);
  }
  if (token !== undefined && !world.tokens.has(token)) return refuse(401, 'Bad credentials');
  return undefined;
}

/** https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps */
function judgeAccess(world: World, viewer: Token | undefined, route: Route, method: string): Answer | undefined {
  const isPublic = world.visibility === 'public';
  // "If your token doesn't have sufficient permissions … 404 Not Found": of a private repository a stranger sees nothing.
  if (viewer === undefined && !isPublic) return notFound();
  if (route.needs !== undefined && !allows(viewer, route.needs.permission, route.needs.access, isPublic)) {
    if (viewer === undefined) return refuse(401, 'Requires authentication');
    const accepted = `${route.needs.permission.replace('-', '_')}=${route.needs.access}`;
    const refusal = refuse(403, 'Resource not accessible by integration');
    return { ...refusal, headers: { 'x-accepted-github-permissions': accepted } };
  }
  // https://docs.github.com/en/repositories/archiving-a-github-repository/archiving-repositories
  if (world.archived && method !== 'GET') return refuse(403, 'Repository was archived so is read-only.');
  return undefined;
}

/** https://github.com/renovatebot/renovate/issues/6215 */
function judgeLock(world: World, route: Route, params: Readonly<Record<string, string>>): Answer | undefined {
  const pull = world.pulls.get(Number(params['pull_number'] ?? params['issue_number']));
  if (route.creates !== true || pull?.locked !== true) return undefined;
  return refuse(403, 'Unable to create comment because issue is locked.');
}

function violation(world: World, { method, path }: Incoming, reason: string, answer: Answer): Answer {
  world.violations.push(`${method} ${path}: ${reason}`);
  return answer;
}
