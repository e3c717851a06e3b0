import { createServer, type RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createClient } from '../../src/github/client.ts';
import { isAmbiguous } from '../../src/github/refusals.ts';
import { again, writeOnce } from '../../src/github/retries.ts';
import { silentLog } from '../silent-log.ts';
import { asked, clientOf, start } from './github.ts';

const tree = { tree_sha: 'main' };
const readTree = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';

describe('a read', () => {
  test.each([
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['a cut connection', { reset: true }],
    ['half an answer', { truncate: true }],
    ['the page of a proxy', { status: 200, body: Buffer.from('<html>'), headers: { 'content-type': 'text/html' } }],
    ['nothing at all', { status: 200, body: Buffer.alloc(0) }],
  ])('is repeated after %s', async (_, fault) => {
    const github = await start();
    const client = clientOf(github);
    github.fail({ path: '/git/trees' }, { ...fault, times: 2 });
    const { data } = await client.request(readTree, { ...client.repository, ...tree });
    expect(data.tree).toHaveLength(1);
    expect(github.requests).toHaveLength(3);
  });

  test('is repeated three times and no more', async () => {
    const github = await start();
    const client = clientOf(github, 5);
    github.fail({ path: '/git/trees' }, { status: 502, times: 100 });
    await expect(client.request(readTree, { ...client.repository, ...tree })).rejects.toMatchObject({ status: 502 });
    expect(github.requests).toHaveLength(4);
  });

  test('is repeated also after a write, which is not', async () => {
    const github = await start({ pull: { commits: [{ Dockerfile: 'FROM a\n' }] } });
    const client = clientOf(github);
    const comment = { ...client.repository, issue_number: 1, body: 'One.' };
    const { data } = await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', comment);
    github.forgetRequests();
    github.fail({ path: '/git/trees' }, { status: 502, times: 3 });
    expect((await client.request(readTree, { ...client.repository, ...tree })).status).toBe(200);
    github.fail({ method: 'DELETE' }, { status: 502 });
    const written = { ...client.repository, comment_id: data.id, request: again };
    await client.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', written);
    expect(github.requests.map(({ status }) => status)).toEqual([502, 502, 502, 200, 502, 204]);
  });

  test('that is refused is not repeated', async () => {
    const github = await start();
    const client = clientOf(github);
    await expect(client.request(readTree, { ...client.repository, tree_sha: 'none' })).rejects.toMatchObject({
      status: 404,
    });
    expect(github.requests).toHaveLength(1);
  });

  test.each([400, 401, 403, 404, 409, 410, 413, 422, 451])(
    'that is refused with %i is not repeated',
    async (status) => {
      const github = await start();
      github.fail({ path: '/git/trees' }, { status, times: 9 });
      const client = clientOf(github);
      await expect(client.request(readTree, { ...client.repository, ...tree })).rejects.toMatchObject({ status });
      expect(github.requests).toHaveLength(1);
    },
  );

  test.each([
    [
      'went wrong on GitHub’s side',
      { data: null, errors: [{ message: 'Something went wrong while executing your query on 2026-01-01.' }] },
    ],
    ['is answered with neither data nor errors', {}],
    ['is answered with no data', { data: null }],
  ])('is repeated when a query %s', async (_, body) => {
    const github = await start();
    github.fail({ path: '/graphql' }, { status: 200, body });
    const answer = await clientOf(github).query<{ viewer: object }>('query { viewer { login } }', {});
    expect(answer).toEqual({ viewer: { login: 'github-actions[bot]' } });
  });
});

describe('a limit', () => {
  test.each([
    ['a secondary limit', 403, 'You have exceeded a secondary rate limit. Please wait.', { 'retry-after': '2' }],
    ['a secondary limit in other words', 429, 'Slow down.', { 'retry-after': '2' }],
    ['a limit that is over soon', 403, 'API rate limit exceeded for installation.', { 'x-ratelimit-remaining': '0' }],
  ])('is waited for: %s', async (_, status, message, headers) => {
    const github = await start();
    const client = clientOf(github);
    const reset = { 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000)) };
    github.fail({ path: '/git/trees' }, { status, body: { message }, headers: { ...reset, ...headers } });
    expect((await client.request(readTree, { ...client.repository, ...tree })).status).toBe(200);
    expect(github.requests).toHaveLength(2);
  });

  test('is waited for also by a write: what was refused took no effect', async () => {
    const github = await start({ pull: { commits: [{ a: 'a\n' }] } });
    const client = clientOf(github);
    const body = {
      message: 'You have exceeded a secondary rate limit and have been temporarily blocked from content creation.',
    };
    github.fail({ method: 'POST' }, { status: 403, body, headers: { 'retry-after': '1' } });
    await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
      ...client.repository,
      pull_number: 1,
      body: 'Once.',
      event: 'COMMENT',
    });
    expect(github.pull.reviews).toHaveLength(1);
  });

  test.each([
    ['0 seconds', { 'retry-after': '0' }, 1],
    ['a time that is over', { 'retry-after': '-5' }, 1],
    ['a date', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, 60],
    ['nothing', {}, 60],
  ])('with %s to wait for is waited for', async (_, headers, seconds) => {
    const github = await start();
    const second = 50;
    const client = clientOf(github, second);
    const body = { message: 'You have exceeded a secondary rate limit.' };
    github.fail({ path: '/git/trees' }, { status: 403, body, headers });
    await client.request(readTree, { ...client.repository, ...tree });
    const [first, next] = github.requests.map(({ at }) => at);
    const waited = ((next ?? 0) - (first ?? 0)) / second;
    // The machine may be slow, so that only the shortest wait is sure.
    expect(waited).toBeGreaterThanOrEqual(seconds - 1);
    if (seconds === 1) expect(waited).toBeLessThan(60);
  });

  test.each([
    [403, 'You have triggered an abuse detection mechanism.'],
    [422, 'Validation Failed: was submitted too quickly'],
  ])('in the words of status %i is waited for: %s', async (status, message) => {
    const github = await start({ pull: { commits: [{ a: 'a\n' }] } });
    const client = clientOf(github);
    github.fail({ method: 'POST' }, { status, body: { message } });
    await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
      ...client.repository,
      ...{ pull_number: 1, body: 'Once.', event: 'COMMENT' },
    });
    expect(github.pull.reviews).toHaveLength(1);
    expect(github.requests.map((request) => request.status)).toEqual([status, 200]);
  });

  test.each([403, 429])('that is over in an hour is not waited for (%i)', async (status) => {
    const github = await start();
    const client = clientOf(github);
    const reset = String(Math.ceil(Date.now() / 1000) + 3600);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    github.fail({ path: '/git/trees' }, { status, body: { message: 'API rate limit exceeded.' }, headers });
    await expect(client.request(readTree, { ...client.repository, ...tree })).rejects.toMatchObject({ status });
    expect(github.requests).toHaveLength(1);
  });

  test('that never ends is waited for only so long, all in all', async () => {
    const github = await start();
    const client = clientOf(github, 5);
    const body = { message: 'You have exceeded a secondary rate limit.' };
    github.fail({ path: '/git/trees' }, { status: 403, body, headers: { 'retry-after': '60' }, times: 100 });
    const read = () => client.request(readTree, { ...client.repository, ...tree });
    await expect(read()).rejects.toMatchObject({ status: 403 });
    await expect(read()).rejects.toMatchObject({ status: 403 });
    expect(github.requests.length).toBe(4 + 1);
  });
});

describe('a write', () => {
  test.each([502, 503, 500])('is not repeated blindly after %i', async (status) => {
    const github = await start({ pull: { commits: [{ a: 'a\n' }] } });
    const client = clientOf(github);
    github.fail({ method: 'POST' }, { status, afterEffect: true, times: 5 });
    const write = client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
      ...client.repository,
      pull_number: 1,
      body: 'Once.',
      event: 'COMMENT',
    });
    await expect(write).rejects.toMatchObject({ status });
    expect(asked(github)).toEqual(['POST /pulls/1/reviews']);
  });

  test('comes a second after the one before it', async () => {
    const github = await start({ pull: { commits: [{ a: 'a\n' }] } });
    const second = 400;
    const client = clientOf(github, second);
    const comment = { ...client.repository, issue_number: 1, body: 'One.' };
    const write = () => client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', comment);
    await Promise.all([write(), write(), write()]);
    const [first = 0, , third = 0] = github.requests.map(({ at }) => at);
    // On its way the first may be late by as much as the machine is slow.
    expect(third - first).toBeGreaterThan(1.5 * second);
  });

  const lost = Object.assign(new Error('lost'), { status: 502 });
  const pace = { second: 1 };

  test('whose answer was lost is looked for before it is made again', async () => {
    const story: string[] = [];
    const write = async () => {
      story.push('write');
      throw lost;
    };
    const find = async () => {
      story.push('find');
      return 'there';
    };
    expect(await writeOnce(write, find, pace)).toBe('there');
    expect(story).toEqual(['write', 'find']);
  });

  test('whose answer was lost is given a second to take effect, before it is looked for', async () => {
    const second = 100;
    let writes = 0;
    let lostAt = 0;
    const write = async () => {
      writes++;
      lostAt = performance.now();
      throw lost;
    };
    // GitHub was still at it. A timer of Node's may be early by a millisecond.
    const find = async () => (performance.now() - lostAt >= second - 2 ? 'there' : undefined);
    expect([await writeOnce(write, find, { second }), writes]).toEqual(['there', 1]);
  });

  test('that took no effect is made again, so often and no more', async () => {
    let writes = 0;
    const write = async () => {
      writes++;
      throw lost;
    };
    await expect(writeOnce(write, async () => undefined, pace)).rejects.toBe(lost);
    expect(writes).toBe(4);
  });

  test('that was refused is neither looked for nor made again', async () => {
    const refused = Object.assign(new Error('no'), { status: 403, response: { headers: {}, data: {} } });
    let finds = 0;
    const find = async () => {
      finds++;
      return 'there';
    };
    await expect(writeOnce(() => Promise.reject(refused), find, pace)).rejects.toBe(refused);
    expect(finds).toBe(0);
  });

  test('is ambiguous after a lost answer, not after a refusal', () => {
    const answered = { response: { headers: {}, data: {} } };
    expect(isAmbiguous(Object.assign(new Error(), { status: 502, ...answered }))).toBe(true);
    expect(isAmbiguous(Object.assign(new Error(), { status: 500 }))).toBe(true);
    expect(isAmbiguous(Object.assign(new Error(), { status: 422, ...answered }))).toBe(false);
    expect(isAmbiguous(new Error('a bug'))).toBe(false);
    // It was not even sent: nobody is thought to be there.
    expect(isAmbiguous(Object.assign(new Error(), { status: 0 }))).toBe(false);
  });
});

describe('where nothing answers at all', () => {
  test.each<[string, RequestListener]>([
    ['no request is taken up', () => undefined],
    [
      'every answer stops in the middle',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"tree": [');
      },
    ],
  ])('a run of many requests ends within four minutes: %s', async (_, listener) => {
    const silent = createServer(listener);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const second = 10;
    const client = createClient({
      ...{ token: 't', repository: 'octo/app', apiUrl: url, graphqlUrl: `${url}/graphql` },
      ...{ log: silentLog, pace: { second } },
    });
    const started = Date.now();
    for (let request = 0; request < 10; request++) {
      await expect(client.request(readTree, { ...client.repository, ...tree })).rejects.toThrow();
    }
    expect((Date.now() - started) / second).toBeLessThan(4 * 60);
    silent.closeAllConnections();
    silent.close();
  });
});
