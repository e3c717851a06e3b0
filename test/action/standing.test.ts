import { describe, expect, test } from 'vitest';
import type { Emulator, EmulatorOptions } from '../emulator/server.ts';
import { addComment, startReview } from '../emulator/world.ts';
import { introducesRoot, rootless, runStep, safe, startEmulator } from './step.ts';

/* What becomes of our comments from run to run. */

const bot = 'github-actions[bot]';
const quiet = { 'upload-sarif': 'false' };
/** Puts right what `introducesRoot` introduces. */
const mended = { Dockerfile: `${safe}LABEL a="b"\n` };

const run = (github: Emulator, inputs: Readonly<Record<string, string>> = {}) =>
  runStep(github, { inputs: { ...quiet, ...inputs } });

/** Each thread: where it stands, whether its first comment still speaks, who closed it, how many comments it has. */
const threads = ({ pull }: Emulator) =>
  pull.threads.map(({ path, place, comments, resolvedBy }) => ({
    at: `${path}:${place?.side}:${place?.line}`,
    state: /state=(\w+) -->$/.exec(comments[0]?.body ?? '')?.[1],
    resolvedBy,
    comments: comments.length,
  }));

const writes = ({ requests }: Emulator) =>
  requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').map(({ method }) => method);

async function textOf({ world, pull }: Emulator, path: string): Promise<string | undefined> {
  const entry = (await world.repository.list(pull.head.oid, true)).find((one) => one.path === path);
  return (await world.repository.readBlob(entry?.oid ?? ''))?.toString('utf8');
}

describe('the comment on a finding that is gone', () => {
  test('is marked and resolved where the token may, and posted anew when the finding returns', async () => {
    const permissions = { contents: 'write', 'pull-requests': 'write' } as const;
    const github = await startEmulator({ ...introducesRoot, tokens: { ghs_mighty: { login: bot, permissions } } });
    await run(github);
    await github.push([mended]);
    await run(github);
    expect(threads(github)).toMatchObject([{ state: 'gone', resolvedBy: bot }]);
    await github.push([{ Dockerfile: rootless }]);
    await run(github);
    expect(threads(github)).toMatchObject([
      { state: 'gone', resolvedBy: bot },
      { state: 'open', resolvedBy: undefined },
    ]);
  });

  test('is left with a note, and with its replies', async () => {
    const github = await startEmulator(introducesRoot);
    await run(github);
    github.reply(github.pull.threads[0]?.comments[0]?.id ?? 0, 'ann', 'Why?');
    await github.push([mended]);
    await run(github);
    expect(threads(github)).toMatchObject([{ state: 'gone', comments: 2 }]);
    expect(github.pull.threads[0]?.comments[0]?.body).toMatch(/^\*\*Resolved\.\*\*/);
    github.forgetRequests();
    await run(github);
    expect(writes(github)).toEqual([]);
  });

  test('is taken away though GitHub first fails to', async () => {
    const github = await startEmulator(introducesRoot);
    await run(github);
    await github.push([mended]);
    github.fail({ method: 'DELETE' }, { status: 502 });
    // After the upload, which is a write that is never repeated.
    const { stdout } = await run(github, { 'upload-sarif': 'auto' });
    expect(stdout).toContain('Comments: 1 resolved.');
    expect(threads(github)).toEqual([]);
  });
});

describe('a thread that a person resolved', () => {
  test.each(['ann', bot])('stays closed while its finding stays, also where %s is who resolves', async (person) => {
    const github = await startEmulator(introducesRoot);
    await run(github);
    github.resolve(github.pull.threads[0]?.nodeId ?? '', person);
    github.forgetRequests();
    expect((await run(github)).outputs['review-id']).toBe('');
    expect(writes(github)).toEqual([]);
  });
});

test('two categories live side by side, and each takes away only its own', async () => {
  const github = await startEmulator(introducesRoot);
  await run(github, { category: 'a' });
  await run(github, { category: 'b/' });
  expect(threads(github)).toHaveLength(2);
  await github.push([mended]);
  await run(github, { category: 'b' });
  expect(github.pull.threads.map(({ comments }) => comments[0]?.body)).toEqual([
    expect.stringContaining('category=a%2F '),
  ]);
});

test('a marker in somebody else’s comment is not believed', async () => {
  const github = await startEmulator(introducesRoot);
  await run(github);
  const { pull, world } = github;
  const [thread] = pull.threads.splice(0);
  if (thread === undefined) throw new Error('Nothing was posted.');
  const review = startReview(world, pull, { author: 'mallory', body: '', state: 'COMMENTED', commit: pull.head.oid });
  const forged = { ...thread, nodeId: 'PRRT_forged', comments: [] };
  pull.threads.push(forged);
  addComment(world, forged, review, thread.comments[0]?.body ?? '');
  await run(github);
  expect(pull.threads.map(({ comments }) => comments[0]?.author)).toEqual(['mallory', bot]);
});

describe('the next run leaves one comment for each finding', () => {
  test('after two runs at once', async () => {
    const github = await startEmulator(introducesRoot);
    await Promise.all([run(github), run(github)]);
    await run(github);
    expect(threads(github)).toHaveLength(1);
  });

  test('after the head moved during a run', async () => {
    const github = await startEmulator(introducesRoot);
    const meanwhile = () => github.push([{ Dockerfile: rootless.replace(/^/, 'ARG A=b\n') }]);
    github.fail({ method: 'POST', path: '/reviews' }, { meanwhile });
    const read = github.pull.head.oid;
    await run(github);
    expect(github.pull.reviews.map(({ commit }) => commit)).toEqual([read]);
    await run(github);
    expect(threads(github)).toMatchObject([{ state: 'open' }]);
  });
});

test('a pull request that is merged keeps what was said of it', async () => {
  const github = await startEmulator(introducesRoot);
  await run(github);
  const { repository } = github.world;
  await repository.setRef('refs/heads/main', (await repository.resolve('refs/pull/1/merge')) ?? '');
  const { outputs } = await runStep(github, { action: 'closed', inputs: quiet });
  expect(outputs['introduced']).toBe('1');
  expect(threads(github)).toMatchObject([{ state: 'open' }]);
});

test('our request for changes is dismissed when nothing is left of it', async () => {
  const github = await startEmulator(introducesRoot);
  const inputs = { 'review-event': 'request-changes' };
  await run(github, inputs);
  expect(github.pull.reviews.map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
  await run(github, inputs);
  await github.push([mended]);
  await run(github, inputs);
  expect(github.pull.reviews.map(({ state }) => state)).toEqual(['DISMISSED']);
});

describe('a comment stands', () => {
  test('on the removed line, where what it misses was', async () => {
    const labels = Array.from({ length: 30 }, (_, index) => `LABEL l${index}="x"\n`).join('');
    const far = safe.replace('USER app\n', `${labels}USER app\n`);
    const github = await startEmulator({
      main: [{ Dockerfile: far }],
      pull: { commits: [{ Dockerfile: far.replace('USER app\n', '') }] },
    });
    await run(github);
    expect(threads(github)).toMatchObject([{ at: 'Dockerfile:LEFT:33' }]);
  });

  test('on the removed line, also of a renamed file whose patch GitHub leaves out: both contents tell', async () => {
    const labels = Array.from({ length: 30 }, (_, index) => `LABEL l${index}="x"\n`).join('');
    const far = safe.replace('USER app\n', `${labels}USER app\n`);
    const github = await startEmulator({
      main: [{ 'a/Dockerfile': far }],
      pull: { commits: [{ 'b/Dockerfile': far.replace('USER app\n', '') }] },
    });
    const { head, base } = github.pull;
    const authorization = `Bearer ${github.token}`;
    const compared = await fetch(`${github.url}/repos/octo/app/compare/${base.ref}...${head.oid}`, {
      headers: { authorization },
    });
    const { files, ...comparison } = (await compared.json()) as { readonly files: readonly object[] };
    const body = { ...comparison, files: files.map((file) => ({ ...file, patch: undefined })) };
    github.fail({ path: '/compare/' }, { status: 200, body });
    await run(github);
    expect(threads(github)).toMatchObject([{ at: 'b/Dockerfile:LEFT:33' }]);
  });

  test('nowhere but in the body and the summary, beyond max-comments', async () => {
    const paths = Array.from({ length: 8 }, (_, index) => `s${index}/Dockerfile`);
    const github = await startEmulator({
      pull: { commits: [Object.fromEntries(paths.map((path) => [path, rootless]))] },
    });
    const { summary } = await run(github, { 'max-comments': '3' });
    expect(threads(github)).toHaveLength(3);
    const [review] = github.pull.reviews;
    for (const path of paths) {
      const commented = github.pull.threads.some((thread) => thread.path === path);
      expect(review?.body.includes(`\`${path}:1\``)).toBe(!commented);
      expect(summary).toContain(`\`${path}:1\``);
    }
    github.forgetRequests();
    await run(github, { 'max-comments': '3' });
    expect(writes(github)).toEqual([]);
  });
});

describe('a suggestion', () => {
  const compose = 'services:\n  db:\n    image: postgres:17.6\n    security_opt: [no-new-privileges:true]\n';
  const open = `${compose}    ports:\n      - "5432:5432"`;

  test.each([
    ['of a file without a last line break', '\n'],
    ['of a file with CRLF', '\r\n'],
  ])('%s is exact: committed, it settles its finding and brings no other', async (_, eol) => {
    const written = (text: string) => ({ 'compose.yaml': text.replaceAll('\n', eol) });
    const options: EmulatorOptions = { main: [written(compose)], pull: { commits: [written(open)] } };
    const github = await startEmulator(options);
    await run(github);
    await github.applySuggestion(github.pull.threads[0]?.comments[0]?.id ?? 0);
    expect(await textOf(github, 'compose.yaml')).toBe(
      open.replace('5432:5432', '127.0.0.1:5432:5432').replaceAll('\n', eol),
    );
    expect((await run(github)).outputs['introduced']).toBe('0');
    expect(threads(github)).toEqual([]);
  });
});
