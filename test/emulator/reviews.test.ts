import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call } from './calls.ts';
import { type Emulator, startGitHub } from './server.ts';

const lines = (count: number, changes: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: count }, (_, index) => `${changes[index + 1] ?? `line ${index + 1}`}\n`).join('');

let github: Emulator;

beforeEach(async () => {
  github = await startGitHub({
    main: [{ Dockerfile: lines(40), 'old.yml': lines(5), same: 'same\n' }],
    pull: {
      commits: [
        { Dockerfile: lines(40, { 5: 'five', 30: 'thirty' }), 'logo.png': Buffer.from([0, 1]), same: 'same\n' },
      ],
    },
  });
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const review = (comments: readonly object[], more: object = {}) =>
  call(github, '/pulls/1/reviews', { body: { event: 'COMMENT', comments, ...more } });
const at = (line: number, more: object = {}) => ({
  path: 'Dockerfile',
  line,
  side: 'RIGHT',
  body: `About ${line}.`,
  ...more,
});
const standing = async () => (await call(github, '/pulls/1/comments?per_page=100')).json;

describe('an anchor', () => {
  test('is accepted on added lines, on lines around them, on removed lines on the left, and on a range in one hunk', async () => {
    const { status, json } = await review([
      at(5),
      at(2),
      at(5, { side: 'LEFT' }),
      at(6, { start_line: 4, start_side: 'RIGHT' }),
      at(5, { start_line: 5, start_side: 'LEFT' }),
      { path: 'old.yml', line: 5, side: 'LEFT', body: 'Removed.' },
    ]);
    expect([status, json]).toEqual([
      200,
      expect.objectContaining({ state: 'COMMENTED', commit_id: github.pull.head.oid }),
    ]);
    expect(await standing()).toMatchObject([
      { line: 5, side: 'RIGHT', subject_type: 'line', start_line: null },
      { line: 2, diff_hunk: '@@ -2,7 +2,7 @@ line 1\n line 2' },
      { line: 5, side: 'LEFT', diff_hunk: expect.stringMatching(/\n-line 5$/) },
      { line: 6, start_line: 4, start_side: 'RIGHT' },
      { line: 5, start_line: 5, start_side: 'LEFT' },
      { path: 'old.yml', line: 5, side: 'LEFT' },
    ]);
  });

  test.each([
    [
      'of a line outside every hunk',
      at(20),
      "Pull request review thread line must be part of the diff and Pull request review thread diff hunk can't be blank",
    ],
    [
      'of an unchanged line on the left',
      at(4, { side: 'LEFT' }),
      'Pull request review thread line must be part of the diff',
    ],
    [
      'of a path that is not in the diff',
      at(1, { path: 'same' }),
      "Pull request review thread path is invalid and Pull request review thread diff hunk can't be blank",
    ],
    [
      'of a file without a patch',
      at(1, { path: 'logo.png' }),
      'Pull request review thread line must be part of the diff',
    ],
    [
      'that starts in another hunk',
      at(30, { start_line: 5 }),
      'Pull request review thread start line must be part of the same hunk as the line.',
    ],
    [
      'that starts where it ends',
      at(5, { start_line: 5 }),
      'Pull request review thread start line must precede the end line.',
    ],
  ])('%s is refused with all of its review', async (_, bad, message) => {
    const { status, json } = await review([at(5), bad, at(6)]);
    expect(status).toBe(422);
    expect(json).toMatchObject({ message: 'Unprocessable Entity', errors: [expect.stringContaining(message)] });
    expect(await standing()).toEqual([]);
    expect(github.pull.reviews).toEqual([]);
  });

  test('is refused in other words where a comment is posted singly', async () => {
    const body = { ...at(20), commit_id: github.pull.head.oid };
    const { status, json } = await call(github, '/pulls/1/comments', { body });
    expect(status).toBe(422);
    expect(json).toMatchObject({
      message: 'Validation Failed',
      errors: [
        {
          resource: 'PullRequestReviewComment',
          code: 'custom',
          field: 'pull_request_review_thread.line',
          message: 'pull_request_review_thread.line must be part of the diff',
        },
        { code: 'missing_field', field: 'pull_request_review_thread.diff_hunk' },
      ],
    });
  });

  test('may be a whole file of the diff, also one without a patch', async () => {
    const onFile = (path: string) => {
      const body = { path, subject_type: 'file', commit_id: github.pull.head.oid, body: 'All of it.' };
      return call(github, '/pulls/1/comments', { body });
    };
    const { status, json } = await onFile('logo.png');
    expect([status, json]).toEqual([201, expect.objectContaining({ subject_type: 'file', line: null })]);
    expect((await onFile('same')).status).toBe(422);
  });
});

describe('a review', () => {
  test('without an event is pending: seen by its author only, and no other can be posted beside it', async () => {
    const { json } = await call(github, '/pulls/1/reviews', { body: { comments: [at(5)] } });
    expect(json).toMatchObject({ state: 'PENDING' });
    expect(json).not.toHaveProperty('submitted_at');
    expect(await standing()).toEqual([]);
    expect((await call(github, '/pulls/1/reviews', { token: null })).json).toEqual([]);
    const second = await review([at(6)]);
    expect(second.status).toBe(422);
    expect(second.json).toMatchObject({ errors: ['User can only have one pending review per pull request'] });
    const { id } = json as { id: number };
    await call(github, `/pulls/1/reviews/${id}/events`, { body: { event: 'COMMENT', body: 'Done.' } });
    expect(await standing()).toHaveLength(1);
  });

  test('needs a body or comments, no longer than 65,536 characters', async () => {
    expect((await review([])).status).toBe(422);
    expect((await review([], { body: 'Said.' })).status).toBe(200);
    expect((await review([at(5)], { body: 'x'.repeat(65_537) })).status).toBe(422);
    expect((await review([at(5, { body: 'x'.repeat(65_537) })])).status).toBe(422);
  });

  test('names a commit of the pull request', async () => {
    const { status, json } = await review([at(5)], { commit_id: github.pull.base.oid });
    expect(status).toBe(422);
    expect(json).toMatchObject({ errors: ['The commitOID is not part of the pull request'] });
  });

  test('is dismissed when it asks for changes, and only then', async () => {
    const asked = (await review([at(5)], { event: 'REQUEST_CHANGES', body: 'Please.' })).json as { id: number };
    const dismiss = () =>
      call(github, `/pulls/1/reviews/${asked.id}/dismissals`, { method: 'PUT', body: { message: 'Fixed.' } });
    expect((await dismiss()).json).toMatchObject({ state: 'DISMISSED' });
    const again = await dismiss();
    expect(again.status).toBe(422);
    expect(again.json).toMatchObject({ errors: ['Can not dismiss a dismissed pull request review'] });
  });

  test('has its body changed', async () => {
    const { id } = (await review([], { body: 'Before.' })).json as { id: number };
    await call(github, `/pulls/1/reviews/${id}`, { method: 'PUT', body: { body: 'After.' } });
    expect((await call(github, '/pulls/1/reviews')).json).toMatchObject([{ id, body: 'After.' }]);
  });
});

describe('a comment', () => {
  test('is changed, answered and deleted; its thread lives as long as an answer does', async () => {
    await review([at(5)]);
    const [first] = (await standing()) as readonly { id: number }[];
    const path = `/pulls/comments/${first?.id}`;
    expect((await call(github, path, { method: 'PATCH', body: { body: 'Changed.' } })).json).toMatchObject({
      body: 'Changed.',
    });
    const reply = await call(github, `/pulls/1/comments/${first?.id}/replies`, { body: { body: 'Why?' } });
    expect([reply.status, reply.json]).toEqual([201, expect.objectContaining({ in_reply_to_id: first?.id })]);
    expect((await call(github, path, { method: 'DELETE' })).status).toBe(204);
    expect((await call(github, path)).status).toBe(404);
    expect(github.pull.threads).toHaveLength(1);
  });
});

describe('after a push a comment', () => {
  test('follows its line where that moved, and is outdated where it was rewritten or left the diff', async () => {
    await review([at(5), at(6), at(30), at(31, { start_line: 30 })]);
    await github.push([{ Dockerfile: `new\n${lines(40, { 5: 'five', 30: 'again' })}`, same: 'same\n' }]);
    expect(await standing()).toMatchObject([
      { line: 6, original_line: 5, commit_id: github.pull.head.oid },
      { line: 7, original_line: 6 },
      { line: null, position: null, original_line: 30 },
      { line: null, original_line: 31, original_start_line: 30 },
    ]);
    await github.push([{ Dockerfile: `new\n${lines(40, { 30: 'again' })}`, same: 'same\n' }]);
    expect(await standing()).toMatchObject([{ line: null }, { line: null }, { line: null }, { line: null }]);
  });

  test('on a removed line stands as long as the line is removed', async () => {
    await review([at(5, { side: 'LEFT' }), at(30, { side: 'LEFT' })]);
    await github.push([{ Dockerfile: lines(40, { 5: 'fünf' }), same: 'same\n' }]);
    expect(await standing()).toMatchObject([
      { line: 5, side: 'LEFT' },
      { line: null, original_line: 30 },
    ]);
  });

  test('is outdated where its file got another name', async () => {
    await review([at(5)]);
    await github.push([{ 'build/Dockerfile': lines(40, { 5: 'five', 30: 'thirty' }), same: 'same\n' }]);
    expect(await standing()).toMatchObject([{ path: 'Dockerfile', line: null }]);
  });

  test('may still be posted on an older head, and is mapped to the new one', async () => {
    const before = github.pull.head.oid;
    await github.push([{ Dockerfile: `new\n${lines(40, { 5: 'five', 30: 'thirty' })}`, same: 'same\n' }]);
    expect((await review([at(5)], { commit_id: before })).status).toBe(200);
    expect(await standing()).toMatchObject([{ line: 6, original_line: 5, original_commit_id: before }]);
  });

  test('stays when the base moves on', async () => {
    await review([at(5)]);
    await github.pushBase([{ Dockerfile: lines(40), 'old.yml': lines(5), same: 'other\n' }]);
    expect(await standing()).toMatchObject([{ line: 5 }]);
  });
});

describe('people', () => {
  test('answer and resolve', async () => {
    await review([at(5)]);
    const [thread] = github.pull.threads;
    const [comment] = thread?.comments ?? [];
    github.reply(comment?.id ?? 0, 'maintainer', 'It is meant so.');
    github.resolve(thread?.nodeId ?? '', 'maintainer');
    expect(await standing()).toMatchObject([
      {},
      { user: { login: 'maintainer', type: 'User' }, body: 'It is meant so.' },
    ]);
    expect(thread?.resolvedBy).toBe('maintainer');
  });

  test('commit a suggestion: its lines stand where the comment’s lines stood', async () => {
    const body = 'Better:\n````suggestion\nfive\n```\nand a half\n````\n';
    await review([at(6, { start_line: 5, body })]);
    const [comment] = github.pull.threads[0]?.comments ?? [];
    const head = await github.applySuggestion(comment?.id ?? 0);
    expect(head).toBe(github.pull.head.oid);
    const raw = { accept: 'application/vnd.github.raw+json' };
    const { text } = await call(github, `/contents/Dockerfile?ref=${head}`, { headers: raw });
    expect(text.split('\n').slice(3, 9)).toEqual(['line 4', 'five', '```', 'and a half', 'line 7', 'line 8']);
    await expect(github.applySuggestion(comment?.id ?? 0)).rejects.toThrow('outdated');
  });

  test('commit a suggestion into a file with CRLF without mixing its line ends', async () => {
    await github.push([{ Dockerfile: 'FROM a\r\nUSER root\r\nCMD b\r\n' }]);
    await review([at(2, { body: '```suggestion\nUSER app\n```' })], { commit_id: github.pull.head.oid });
    const [comment] = github.pull.threads[0]?.comments ?? [];
    const head = await github.applySuggestion(comment?.id ?? 0);
    const { text } = await call(github, `/contents/Dockerfile?ref=${head}`, {
      headers: { accept: 'application/vnd.github.raw' },
    });
    expect(text).toBe('FROM a\r\nUSER app\r\nCMD b\r\n');
  });
});
