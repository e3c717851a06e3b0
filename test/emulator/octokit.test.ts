import { getOctokit } from '@actions/github';
import { afterEach, expect, test } from 'vitest';
import { type Emulator, startGitHub } from './server.ts';

let github: Emulator;

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

test.each(['', '/api/v3'])('GitHub’s own client reads, pages, posts and queries at %j', async (prefix) => {
  const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`d/file ${index}`, 'x\n']));
  github = await startGitHub({ pull: { commits: [many] } });
  const octokit = getOctokit(github.token, { baseUrl: github.url + prefix });
  const repository = { owner: 'octo', repo: 'app' };
  const pull = { ...repository, pull_number: 1 };

  const files = await octokit.paginate(octokit.rest.pulls.listFiles, { ...pull, per_page: 100 });
  expect(files).toHaveLength(121);
  const { data } = await octokit.rest.pulls.get(pull);
  const basehead = `${data.base.sha}...${data.head.sha}`;
  const compared = await octokit.rest.repos.compareCommitsWithBasehead({ ...repository, basehead });
  expect(compared.data.merge_base_commit.sha).toBe(data.base.sha);
  const content = await octokit.rest.repos.getContent({ ...repository, path: 'd/file 1', ref: data.head.sha });
  expect(content.data).toMatchObject({ type: 'file', path: 'd/file 1' });
  expect((await octokit.rest.git.getRef({ ...repository, ref: 'heads/main' })).data.object.sha).toBe(data.base.sha);

  const comments = [{ path: 'd/file 1', line: 1, side: 'RIGHT', body: 'Here.' }];
  const review = await octokit.rest.pulls.createReview({ ...pull, event: 'COMMENT', body: 'All.', comments });
  expect(review.data.state).toBe('COMMENTED');
  const refused = octokit.rest.pulls.createReview({
    ...pull,
    event: 'COMMENT',
    comments: [{ ...comments[0], path: 'no', body: 'x' }],
  });
  await expect(refused).rejects.toMatchObject({ status: 422, message: expect.stringContaining('path is invalid') });

  const answer = await octokit.graphql(
    'query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { pullRequest(number: 1) { reviews(first: 1) { nodes { body viewerDidAuthor } } } } }',
    repository,
  );
  expect(answer).toEqual({
    repository: { pullRequest: { reviews: { nodes: [{ body: 'All.', viewerDidAuthor: true }] } } },
  });
});
