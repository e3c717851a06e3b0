import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, query } from './calls.ts';
import { defaultToken, type Emulator, startGitHub } from './server.ts';

let github: Emulator;

beforeEach(async () => {
  github = await startGitHub({
    main: [{ Dockerfile: 'FROM a\n' }],
    pull: {
      commits: [
        {
          Dockerfile: 'FROM b\nUSER app\n',
          'sub/compose.yaml': 'services: {}\n',
          binary: Buffer.from([1, 0, 2]),
          latin: Buffer.from([0x66, 0xfc, 0x72, 0x0a]),
          long: 'x'.repeat(600_000),
        },
      ],
    },
    tokens: {
      [defaultToken]: {
        login: 'github-actions[bot]',
        permissions: { contents: 'read', 'pull-requests': 'write' },
      },
      ghs_contents: {
        login: 'github-actions[bot]',
        permissions: { contents: 'write', 'pull-requests': 'write' },
      },
    },
  });
});

afterEach(() => github.close());

async function comment(line = 1): Promise<void> {
  const { status } = await call(github, '/pulls/1/reviews', {
    body: { event: 'COMMENT', comments: [{ path: 'Dockerfile', line, body: `On line ${line}.` }] },
  });
  expect(status).toBe(200);
}

const threads = `query {
  repository(owner: "octo", name: "app") {
    pullRequest(number: 1) {
      reviewThreads(first: 100) {
        totalCount
        nodes {
          id path line originalLine diffSide isResolved isOutdated viewerCanResolve subjectType
          resolvedBy { login }
          comments(first: 100) { nodes { fullDatabaseId body viewerDidAuthor author { __typename login } } }
        }
      }
    }
  }
}`;

interface Threads {
  readonly data: {
    readonly repository: {
      readonly pullRequest: { readonly reviewThreads: { readonly nodes: readonly { readonly id: string }[] } };
    };
  };
}

async function firstThread(): Promise<string> {
  const answer = (await query(github, threads)) as Threads;
  return answer.data.repository.pullRequest.reviewThreads.nodes[0]?.id ?? '';
}

describe('contents', () => {
  test('of many blobs come in one request, with what is binary, cut or transcoded told apart', async () => {
    const { head } = github.pull;
    const fields = '{ ... on Blob { oid text isBinary isTruncated byteSize } }';
    const answer = await query(
      github,
      `query ($head: String!) { repository(owner: "octo", name: "app") {
        a: object(expression: $head) ${fields}
        binary: object(expression: "${head.oid}:binary") ${fields}
        latin: object(expression: "${head.oid}:latin") ${fields}
        none: object(expression: "${head.oid}:none") ${fields}
        long: object(expression: "${head.oid}:long") { ... on Blob { isTruncated byteSize } }
      } }`,
      { head: `${head.oid}:Dockerfile` },
    );
    expect(answer).toMatchObject({
      data: {
        repository: {
          a: { text: 'FROM b\nUSER app\n', isBinary: false, isTruncated: false, byteSize: 16 },
          binary: { text: null, isBinary: true },
          latin: { text: 'für\n', byteSize: 4 },
          none: null,
          long: { isTruncated: true, byteSize: 600_000 },
        },
      },
    });
    expect(github.requests).toHaveLength(1);
    expect(github.violations).toEqual([]);
  });

  test('are walked from a commit’s tree', async () => {
    const answer = await query(
      github,
      `query ($oid: GitObjectID!) { repository(owner: "octo", name: "app") {
        object(oid: $oid) { ... on Commit { tree { entries { path type mode object {
          ... on Tree { entries { path } }
        } } } } }
        defaultBranchRef { name target { oid } }
      } }`,
      { oid: github.pull.head.oid },
    );
    expect(answer).toMatchObject({
      data: {
        repository: {
          object: {
            tree: {
              entries: [
                { path: 'Dockerfile', type: 'blob', mode: 0o100644, object: {} },
                { path: 'binary' },
                { path: 'latin' },
                { path: 'long' },
                { path: 'sub', type: 'tree', mode: 0o040000, object: { entries: [{ path: 'sub/compose.yaml' }] } },
              ],
            },
          },
          defaultBranchRef: { name: 'main', target: { oid: github.pull.base.oid } },
        },
      },
    });
  });
});

describe('threads', () => {
  test('hold where they stand and who wrote in them; a bot goes without its suffix', async () => {
    await comment();
    const answer = await query(github, threads);
    expect(answer).toMatchObject({
      data: {
        repository: {
          pullRequest: {
            reviewThreads: {
              totalCount: 1,
              nodes: [
                {
                  path: 'Dockerfile',
                  line: 1,
                  originalLine: 1,
                  diffSide: 'RIGHT',
                  isResolved: false,
                  isOutdated: false,
                  viewerCanResolve: false,
                  subjectType: 'LINE',
                  comments: {
                    nodes: [
                      {
                        body: 'On line 1.',
                        viewerDidAuthor: true,
                        author: { __typename: 'Bot', login: 'github-actions' },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
    });
  });

  test('are resolved only by a token that may write the contents', async () => {
    await comment();
    const mutation = 'mutation ($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { isResolved } } }';
    const id = await firstThread();
    expect(await query(github, mutation, { id })).toEqual({
      data: { resolveReviewThread: null },
      errors: [
        {
          type: 'FORBIDDEN',
          path: ['resolveReviewThread'],
          locations: [{ line: 1, column: 23 }],
          message: 'Resource not accessible by integration',
        },
      ],
    });
    expect(await query(github, mutation, { id }, 'ghs_contents')).toEqual({
      data: { resolveReviewThread: { thread: { isResolved: true } } },
    });
  });

  test('are paged by cursors, and a page needs a size of 100 at most', async () => {
    await comment(1);
    await comment(2);
    const page = `query ($after: String) { repository(owner: "octo", name: "app") { pullRequest(number: 1) {
      reviewThreads(first: 1, after: $after) { pageInfo { hasNextPage endCursor } nodes { line } }
    } } }`;
    const first = await query(github, page);
    const { endCursor } = (
      first as { data: { repository: { pullRequest: { reviewThreads: { pageInfo: { endCursor: string } } } } } }
    ).data.repository.pullRequest.reviewThreads.pageInfo;
    expect(await query(github, page, { after: endCursor })).toMatchObject({
      data: {
        repository: { pullRequest: { reviewThreads: { pageInfo: { hasNextPage: false }, nodes: [{ line: 2 }] } } },
      },
    });
    const without =
      '{ repository(owner: "octo", name: "app") { pullRequest(number: 1) { reviewThreads { totalCount } } } }';
    expect(await query(github, without)).toMatchObject({ errors: [{ type: 'MISSING_PAGINATION_BOUNDARIES' }] });
    const many = without.replace('reviewThreads', 'reviewThreads(first: 101)');
    expect(await query(github, many)).toMatchObject({ errors: [{ type: 'EXCESSIVE_PAGINATION' }] });
  });

  test('have ids beyond 32 bits, which only fullDatabaseId can tell', async () => {
    await comment();
    const ask = (field: string) => `{ repository(owner: "octo", name: "app") { pullRequest(number: 1) {
      reviewThreads(first: 1) { nodes { comments(first: 1) { nodes { ${field} } } } } } } }`;
    const { comments } = github.pull.threads[0] ?? { comments: [] };
    expect(JSON.stringify(await query(github, ask('fullDatabaseId')))).toContain(`"${comments[0]?.id}"`);
    expect(await query(github, ask('databaseId'))).toMatchObject({ errors: [{ path: expect.anything() }] });
  });

  test('are accepted outside the diff by the mutation, and then nobody sees them', async () => {
    const answer = await query(
      github,
      `mutation { addPullRequestReviewThread(input: {
        pullRequestId: "PR_1", path: "Dockerfile", line: 99, body: "Lost."
      }) { thread { line isOutdated } } }`,
    );
    expect(answer).toEqual({ data: { addPullRequestReviewThread: { thread: { line: null, isOutdated: true } } } });
  });
});

describe('a comment', () => {
  test('is changed, minimised and deleted', async () => {
    await comment();
    const [written] = github.pull.threads[0]?.comments ?? [];
    const id = written?.nodeId;
    const answer = await query(
      github,
      `mutation ($id: ID!) {
        updatePullRequestReviewComment(input: { pullRequestReviewCommentId: $id, body: "New." }) {
          pullRequestReviewComment { body }
        }
        minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) {
          minimizedComment { isMinimized minimizedReason }
        }
      }`,
      { id },
    );
    expect(answer).toEqual({
      data: {
        updatePullRequestReviewComment: { pullRequestReviewComment: { body: 'New.' } },
        minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'outdated' } },
      },
    });
    await query(
      github,
      'mutation ($id: ID!) { deletePullRequestReviewComment(input: { id: $id }) { clientMutationId } }',
      { id },
    );
    expect(github.pull.threads).toEqual([]);
    expect(github.violations).toEqual([]);
  });
});

describe('a query that GitHub’s schema does not know', () => {
  test('is refused and recorded', async () => {
    expect(
      await query(github, '{ repository(owner: "octo", name: "app") { pullRequests { nothing } } }'),
    ).toHaveProperty('errors');
    expect(await query(github, '{ repository(owner: "octo", name: "app") { stargazerCount } }')).toHaveProperty(
      'errors',
    );
    expect(await query(github, 'query ($id: ID!) { node(id: $id) { id } }')).toHaveProperty('errors');
    expect(github.violations).toEqual([
      'POST /graphql: Cannot query field "nothing" on type "PullRequestConnection".',
      'POST /graphql: Repository.stargazerCount is in the schema, but not emulated',
      'POST /graphql: Variable "$id" of required type "ID!" was not provided.',
    ]);
  });
});
