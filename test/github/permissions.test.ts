import { expect, test } from 'vitest';
import { keepPermissions } from '../../src/github/permissions.ts';

const api = 'https://api.github.com/repos/octo/app';
const refused = (message: string, status = 403) =>
  Object.assign(new Error(message), { status, response: { headers: {}, data: { message } } });

test('what a token was seen to be allowed is told by the lines of a workflow, in order', () => {
  const ledger = keepPermissions();
  ledger.allowed({ method: 'POST', url: `${api}/pulls/1/reviews` });
  ledger.allowed({ method: 'GET', url: `${api}/pulls?state=open` });
  ledger.allowed({ method: 'GET', url: `${api}/git/trees/main` });
  ledger.allowed({ method: 'GET', url: `${api}/actions/runs/1/artifacts` });
  ledger.failed(
    { method: 'POST', url: `${api}/code-scanning/sarifs` },
    refused('Resource not accessible by integration'),
  );
  ledger.failed(
    { method: 'POST', url: 'https://api.github.com/graphql', query: 'mutation($id: ID!) { resolveReviewThread }' },
    refused('Must have admin rights to Repository.'),
  );
  expect(ledger.found()).toEqual([
    { permission: 'actions: read', allowed: true },
    { permission: 'contents: read', allowed: true },
    { permission: 'contents: write', allowed: false },
    { permission: 'pull-requests: read', allowed: true },
    { permission: 'pull-requests: write', allowed: true },
    { permission: 'security-events: write', allowed: false },
  ]);
});

test('what was refused once stays refused, and what failed for another reason says nothing', () => {
  const ledger = keepPermissions();
  const comment = { method: 'DELETE', url: `${api}/pulls/comments/1` };
  ledger.failed(comment, refused('Resource not accessible by integration'));
  ledger.allowed(comment);
  ledger.failed({ method: 'GET', url: `${api}/git/trees/main` }, refused('Not Found', 404));
  ledger.failed({ method: 'GET', url: `${api}/git/trees/main` }, refused('API rate limit exceeded'));
  ledger.failed({ method: 'POST', url: `${api}/code-scanning/sarifs` }, refused('commit_sha must have 40 digits', 422));
  expect(ledger.found()).toEqual([{ permission: 'pull-requests: write', allowed: false }]);
});
