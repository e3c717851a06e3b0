import { afterEach, describe, expect, test } from 'vitest';
import { call } from './calls.ts';
import { type Emulator, type EmulatorOptions, startGitHub } from './server.ts';

let github: Emulator;

async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  github = await startGitHub({ pull: { commits: [{ Dockerfile: 'FROM a\n' }] }, ...options });
  return github;
}

afterEach(() => github.close());

const login = 'github-actions[bot]';
const review = {
  event: 'COMMENT',
  comments: [{ path: 'Dockerfile', line: 1, body: 'Here.' }],
};

describe('a token', () => {
  test('that may only read pull requests posts nothing', async () => {
    await start({ tokens: { reader: { login, permissions: { contents: 'read', 'pull-requests': 'read' } } } });
    const { status, json, headers } = await call(github, '/pulls/1/reviews', { body: review });
    expect([status, json]).toEqual([
      403,
      expect.objectContaining({ message: 'Resource not accessible by integration' }),
    ]);
    expect(headers.get('x-accepted-github-permissions')).toBe('pull_requests=write');
  });

  test('of a fork’s pull request only reads, whatever the workflow asks', async () => {
    await start({ tokens: { fork: { login, permissions: { 'pull-requests': 'write' }, readOnlyFork: true } } });
    expect((await call(github, '/pulls/1/reviews', { body: review })).status).toBe(403);
    expect((await call(github, '/pulls/1/files')).status).toBe(200);
  });

  test('without a permission reads what is public, and nothing of a private repository', async () => {
    const tokens = { poor: { login, permissions: {} } };
    await start({ tokens });
    expect((await call(github, '/git/trees/main')).status).toBe(200);
    await github.close();
    await start({ tokens, visibility: 'private' });
    expect((await call(github, '/git/trees/main')).status).toBe(403);
    expect((await call(github, '/git/trees/main', { token: null })).status).toBe(404);
  });

  test('that is unknown is bad, and an app’s is no user', async () => {
    await start();
    const bad = await call(github, '/pulls/1', { token: 'nonsense' });
    expect([bad.status, bad.json]).toEqual([401, expect.objectContaining({ message: 'Bad credentials' })]);
    expect((await call(github, '//user')).status).toBe(403);
  });
});

describe('an archived repository', () => {
  test('is read, not written', async () => {
    await start({ archived: true });
    expect((await call(github, '/pulls/1')).status).toBe(200);
    expect((await call(github, '/pulls/1/reviews', { body: review })).json).toMatchObject({
      message: 'Repository was archived so is read-only.',
    });
  });
});

describe('a locked conversation', () => {
  test('takes no review', async () => {
    await start();
    github.pull.locked = true;
    const { status, json } = await call(github, '/pulls/1/reviews', { body: review });
    expect([status, json]).toEqual([
      403,
      expect.objectContaining({ message: 'Unable to create comment because issue is locked.' }),
    ]);
  });
});

describe('an artifact', () => {
  test('of a run is listed by name and downloaded from a store that wants no token', async () => {
    await start({ tokens: { runs: { login, permissions: { actions: 'read' } } } });
    github.addArtifact(7, 'other', { a: 'a' });
    const id = github.addArtifact(7, 'plimsoll', { 'plimsoll.json': '{}' });
    expect((await call(github, '/actions/runs/7/artifacts?name=plimsoll')).json).toMatchObject({
      total_count: 1,
      artifacts: [{ id, name: 'plimsoll', expired: false, workflow_run: { id: 7 } }],
    });
    const bytes = await (
      await fetch(`${github.url}/repos/octo/app/actions/artifacts/${id}/zip`, {
        headers: { authorization: 'token runs' },
      })
    ).bytes();
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/^PK\x03\x04[\s\S]*plimsoll\.json/);
    const kept = await fetch(`${github.url}/_blobs/artifacts/${id}`, { headers: { authorization: 'token runs' } });
    expect(kept.status).toBe(401);
    expect(github.violations).toEqual([]);
  });
});

describe('a request that GitHub does not describe', () => {
  test('is refused and recorded: path, query, body', async () => {
    await start();
    expect((await call(github, '/pulls/1/nothing')).status).toBe(404);
    expect((await call(github, '/pulls/1/files?pages=2')).status).toBe(422);
    expect((await call(github, '/pulls/one')).status).toBe(422);
    const onFile = [{ path: 'Dockerfile', body: 'x', subject_type: 'file' }];
    expect((await call(github, '/pulls/1/reviews', { body: { event: 'SAY', comments: onFile } })).status).toBe(422);
    expect((await call(github, '/pulls/1/reviews', { method: 'POST' })).status).toBe(200);
    expect(github.violations).toEqual([
      'GET /repos/octo/app/pulls/1/nothing: is not described by the OpenAPI description',
      'GET /repos/octo/app/pulls/1/files: query parameter pages is not described',
      'GET /repos/octo/app/pulls/one: pull_number must be integer',
      expect.stringMatching(/body\/event must be equal to one of .*additional properties \(subject_type\)$/),
    ]);
  });

  test('is recorded where it is described, but not emulated', async () => {
    await start();
    expect((await call(github, '/labels')).status).toBe(404);
    expect(github.violations).toEqual(['GET /repos/octo/app/labels: is described, but not emulated']);
  });
});

describe('requests', () => {
  test('are kept to be counted, with those that create content told apart', async () => {
    await start();
    await call(github, '/pulls/1/files?per_page=100');
    await call(github, '/pulls/1/reviews', { body: review });
    expect(github.requests).toMatchObject([
      {
        method: 'GET',
        path: '/repos/octo/app/pulls/1/files',
        query: 'per_page=100',
        status: 200,
        points: 1,
        createsContent: false,
      },
      {
        method: 'POST',
        path: '/repos/octo/app/pulls/1/reviews',
        body: review,
        status: 200,
        points: 5,
        createsContent: true,
      },
    ]);
    github.forgetRequests();
    expect(github.requests).toEqual([]);
  });

  test('that create content are blocked when there are too many of them a minute', async () => {
    await start({ limits: { contentPerMinute: 2 } });
    const post = () => call(github, '/pulls/1/reviews', { body: review });
    expect([(await post()).status, (await post()).status]).toEqual([200, 200]);
    const third = await post();
    expect(third.status).toBe(403);
    expect(third.json).toMatchObject({ message: expect.stringContaining('blocked from content creation') });
    expect(third.headers.get('retry-after')).toBe('60');
    expect(github.pull.reviews).toHaveLength(2);
  });

  test('beyond the hour’s number are refused, and the headers say how many are left', async () => {
    await start({ limits: { requestsPerHour: 1 } });
    expect((await call(github, '/pulls/1')).headers.get('x-ratelimit-remaining')).toBe('0');
    const second = await call(github, '/pulls/1');
    expect([second.status, second.json]).toEqual([
      403,
      expect.objectContaining({ message: expect.stringContaining('API rate limit exceeded') }),
    ]);
  });
});

describe('a fault', () => {
  test('strikes as often as told, and then no more', async () => {
    await start();
    github.fail({ path: '/files' }, { status: 502, times: 2 });
    const files = () => call(github, '/pulls/1/files');
    expect([(await files()).status, (await files()).status, (await files()).status]).toEqual([502, 502, 200]);
  });

  test('may come after the effect: the review is there although the gateway gave up', async () => {
    await start();
    github.fail({ method: 'POST', path: '/reviews' }, { status: 502, afterEffect: true });
    expect((await call(github, '/pulls/1/reviews', { body: review })).status).toBe(502);
    expect(github.pull.reviews).toHaveLength(1);
  });

  test('may come before it, with a body and headers', async () => {
    await start();
    github.fail({ method: 'POST' }, { status: 403, body: { message: 'No.' }, headers: { 'retry-after': '1' } });
    const { json, headers } = await call(github, '/pulls/1/reviews', { body: review });
    expect(json).toEqual({ message: 'No.' });
    expect(headers.get('retry-after')).toBe('1');
    expect(github.pull.reviews).toEqual([]);
  });

  test('may be somebody else’s push in the middle of a run', async () => {
    await start();
    const before = github.pull.head.oid;
    github.fail({ path: '/files' }, { meanwhile: () => github.push([{ Dockerfile: 'FROM b\n' }]) });
    expect((await call(github, '/pulls/1/files')).status).toBe(200);
    expect(github.pull.head.oid).not.toBe(before);
  });

  test('cuts the connection, cuts the JSON, or waits', async () => {
    await start();
    github.fail({ path: /pulls\/1$/ }, { reset: true });
    await expect(call(github, '/pulls/1')).rejects.toThrow();
    github.fail({ path: /pulls\/1$/ }, { truncate: true });
    const cut = await call(github, '/pulls/1');
    expect([cut.status, cut.json]).toEqual([200, undefined]);
    expect(cut.text.startsWith('{')).toBe(true);
    github.fail({ graphql: 'viewer' }, { delay: 60 });
    const started = Date.now();
    await call(github, '//graphql', { body: { query: '{ viewer { login } }' } });
    expect(Date.now() - started).toBeGreaterThanOrEqual(50);
  });
});
