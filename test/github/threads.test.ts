import { describe, expect, test } from 'vitest';
import { isGitHubs, reasonOf } from '../../src/github/refusals.ts';
import { readPosted } from '../../src/github/threads.ts';
import type { Emulator } from '../emulator/server.ts';
import { addComment, endsOf, startReview, startThread } from '../emulator/world.ts';
import { clientOf, start } from './github.ts';

const bot = 'github-actions[bot]';
const text = Array.from({ length: 9 }, (_, index) => `line ${index + 1}\n`).join('');
const changed = { main: [{ Dockerfile: text }], pull: { commits: [{ Dockerfile: text.replace('line 5', 'five') }] } };

/** A thread as somebody's comment on line 5 begins it, or on the file. */
async function thread({ world, pull }: Emulator, author: string, body: string, onFile = false) {
  const review = startReview(world, pull, { author, body: '', state: 'COMMENTED', commit: pull.head.oid });
  const place = {
    side: 'RIGHT',
    line: 5,
    startLine: undefined,
    startSide: undefined,
    position: 4,
    diffHunk: '',
  } as const;
  const comment = { path: 'Dockerfile', body, anchor: undefined, place: onFile ? undefined : place };
  return startThread(world, pull, await endsOf(world, pull), comment, review);
}

const read = (github: Emulator) => readPosted(clientOf(github), 1);

describe('comments that stand on the pull request', () => {
  test('are told with what they need to be dealt with', async () => {
    const github = await start(changed);
    const { nodeId, comments } = await thread(github, bot, 'Ours.');
    expect((await read(github)).comments).toEqual([
      {
        id: comments[0]?.id,
        threadId: nodeId,
        path: 'Dockerfile',
        line: 5,
        side: 'RIGHT',
        onFile: false,
        body: 'Ours.',
        outdated: false,
        resolved: false,
        hasReplies: false,
        canResolve: false,
      },
    ]);
  });

  test('are only those that our own token began, whatever others write', async () => {
    const github = await start(changed);
    await thread(github, 'mallory', 'Ours. <!-- plimsoll v=1 kind=comment -->');
    const theirs = await thread(github, 'mallory', 'Theirs.');
    const [review] = github.pull.reviews;
    if (review) addComment(github.world, theirs, { ...review, author: bot }, 'Our reply.');
    expect((await read(github)).comments).toEqual([]);
  });

  test('tell replies, and whether they are resolved', async () => {
    const github = await start(changed);
    const answered = await thread(github, bot, 'Answered.');
    github.reply(answered.comments[0]?.id ?? 0, 'octocat', 'No.');
    const resolved = await thread(github, bot, 'Resolved.');
    github.resolve(resolved.nodeId, 'octocat');
    const { comments } = await read(github);
    expect(comments.map((one) => [one.body, one.hasReplies, one.resolved])).toEqual([
      ['Answered.', true, false],
      ['Resolved.', false, true],
    ]);
  });

  test('on a file have no line; those whose line is gone are outdated', async () => {
    const github = await start(changed);
    await thread(github, bot, 'On the file.', true);
    await thread(github, bot, 'On the line.');
    await github.push([{ Dockerfile: text.replace('line 5', 'cinq') }]);
    const { comments } = await read(github);
    expect(comments.map(({ onFile, line, outdated }) => [onFile, line, outdated])).toEqual([
      [true, undefined, false],
      [false, undefined, true],
    ]);
  });

  test('may be resolved by a token that may write contents', async () => {
    const permissions = { contents: 'write', 'pull-requests': 'write' } as const;
    const github = await start({ ...changed, tokens: { t: { login: bot, permissions } } });
    await thread(github, bot, 'Ours.');
    expect((await read(github)).comments).toMatchObject([{ canResolve: true }]);
  });

  test('are read to the last page, threads and reviews', async () => {
    const github = await start(changed);
    for (let index = 0; index < 230; index++) await thread(github, bot, `Comment ${index}.`);
    // Hundreds of threads take the emulator longer than this client's short seconds allow.
    const { comments, reviews } = await readPosted(clientOf(github, 1000), 1);
    expect(comments.map(({ body }) => body)).toEqual(Array.from({ length: 230 }, (_, index) => `Comment ${index}.`));
    expect(reviews).toHaveLength(230);
    expect(github.requests).toHaveLength(3);
  });

  test('are each told once, though others come in front of them while they are read', async () => {
    const github = await start(changed);
    for (let index = 0; index < 130; index++) await thread(github, bot, `Comment ${index}.`);
    const meanwhile = async () => {
      const newest = await thread(github, bot, 'In front.');
      github.pull.threads.unshift(...github.pull.threads.splice(github.pull.threads.indexOf(newest), 1));
    };
    github.fail({ graphql: 'reviewThreads' }, { delay: 0 });
    github.fail({ graphql: 'reviewThreads' }, { meanwhile });
    const { comments } = await readPosted(clientOf(github, 1000), 1);
    const bodies = comments.map(({ body }) => body);
    expect(new Set(bodies).size).toBe(bodies.length);
    expect(bodies).toHaveLength(130);
  });

  test('that GitHub does not show are a refusal: not to know them is not to have none', async () => {
    const github = await start(changed);
    github.fail({ graphql: 'reviewThreads' }, { status: 200, body: { data: { repository: { pullRequest: null } } } });
    const error = await read(github).catch((thrown: unknown) => thrown);
    if (!isGitHubs(error)) throw error;
    expect(reasonOf(error, 'pull-requests: read')).toBe(
      'GitHub says: the token cannot see the pull request; grant `pull-requests: read` under `permissions` in the workflow',
    );
  });

  test('come with our reviews, and not with those of others', async () => {
    const github = await start(changed);
    const { world, pull } = github;
    startReview(world, pull, { author: 'octocat', body: 'Mine.', state: 'CHANGES_REQUESTED', commit: pull.head.oid });
    const own = startReview(world, pull, {
      author: bot,
      body: 'Ours.',
      state: 'CHANGES_REQUESTED',
      commit: pull.head.oid,
    });
    expect((await read(github)).reviews).toEqual([{ id: own.id, body: 'Ours.', state: 'CHANGES_REQUESTED' }]);
  });
});
