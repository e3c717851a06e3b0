import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from './calls.ts';
import { judgeAnswer, match } from './openapi.ts';
import { type Emulator, startGitHub } from './server.ts';

let github: Emulator;
let comment: number;

beforeAll(async () => {
  github = await startGitHub({
    main: [{ 'sub/Dockerfile': 'FROM a\n', link: { symlink: 'gone' } }],
    pull: { commits: [{ 'sub/Dockerfile': 'FROM b\nUSER app\n' }] },
  });
  const comments = [
    { path: 'sub/Dockerfile', line: 2, start_line: 1, side: 'RIGHT', start_side: 'RIGHT', body: 'Here.' },
  ];
  await call(github, '/pulls/1/reviews', { body: { event: 'COMMENT', body: 'All.', comments } });
  await call(github, '/issues/1/comments', { body: { body: 'Said.' } });
  const sarif = gzipSync(JSON.stringify({ version: '2.1.0', runs: [] })).toString('base64');
  await call(github, '/code-scanning/sarifs', {
    body: { commit_sha: github.pull.head.oid, ref: 'refs/heads/main', sarif },
  });
  comment = github.pull.threads[0]?.comments[0]?.id ?? 0;
});

afterAll(() => github.close());

describe('an answer fits GitHub’s description', () => {
  const paths: readonly (readonly [string, () => string])[] = [
    ['the repository', () => ''],
    ['a branch', () => '/branches/main'],
    ['the pull request', () => '/pulls/1'],
    ['pull requests', () => '/pulls?head=octo:feature'],
    ['files', () => '/pulls/1/files'],
    ['commits', () => '/pulls/1/commits'],
    ['reviews', () => '/pulls/1/reviews'],
    ['a review', () => `/pulls/1/reviews/${github.pull.reviews[0]?.id}`],
    ['review comments', () => '/pulls/1/comments'],
    ['a review comment', () => `/pulls/comments/${comment}`],
    ['issue comments', () => '/issues/1/comments'],
    ['a comparison', () => `/compare/${github.pull.base.oid}...${github.pull.head.oid}`],
    ['contents', () => '/contents/sub/Dockerfile?ref=main'],
    ['a folder', () => '/contents/sub'],
    ['a link', () => '/contents/link'],
    ['a tree', () => `/git/trees/${github.pull.head.oid}?recursive=1`],
    ['a blob', () => '/git/blobs/00ae8f6daa0ff0b6bdef1d2d5d7c9cb6de9b4fd0'],
    ['a commit', () => `/commits/${github.pull.head.oid}`],
    ['a commit of git', () => `/git/commits/${github.pull.head.oid}`],
    ['a ref', () => '/git/ref/heads/main'],
    ['an upload', () => `/code-scanning/sarifs/${github.sarifs[0]?.id}`],
    ['a path that is not there', () => '/contents/gone'],
  ];

  test.each(paths)('%s', async (_, path) => {
    const { status, json } = await call(github, path());
    const matched = match('GET', `/repos/octo/app${path().split('?')[0]}`);
    expect(matched).toBeDefined();
    expect(matched === undefined ? [] : judgeAnswer(matched, status, json)).toEqual([]);
    expect(github.violations).toEqual([]);
  });
});

describe('the emulator', () => {
  test('starts within a second and a half', async () => {
    const started = performance.now();
    const second = await startGitHub({ pull: { commits: [{ a: 'a\n' }] } });
    const elapsed = performance.now() - started;
    await second.close();
    expect(elapsed).toBeLessThan(1500);
  });
});
