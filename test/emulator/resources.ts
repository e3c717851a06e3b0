import type { Change } from './changes.ts';
import { complete } from './plausible.ts';
import type { Commit } from './repository.ts';
import {
  changesOf,
  type IssueComment,
  type Pull,
  type Review,
  type ReviewComment,
  standingOf,
  type Thread,
  type World,
} from './world.ts';

/** The repository's resources as the REST API writes them. */

export function fullName(world: World): string {
  return `${world.owner}/${world.name}`;
}

export function apiUrl(world: World, path = ''): string {
  return `${world.url}/repos/${fullName(world)}${path}`;
}

function pageUrl(world: World, path = ''): string {
  return `${world.url}/${fullName(world)}${path}`;
}

/** A login's number, so that it is the same everywhere. */
function userId(login: string): number {
  let id = 0;
  for (const character of login) id = (id * 31 + (character.codePointAt(0) ?? 0)) % 100_000_000;
  return id;
}

export function userResource(world: World, login: string): unknown {
  const id = userId(login);
  const type = login.endsWith('[bot]') ? 'Bot' : 'User';
  return complete(
    'simple-user',
    { login, id, node_id: `U_${id}`, type, gravatar_id: '' },
    `${world.url}/users/${encodeURIComponent(login)}`,
  );
}

export function repositoryResource(world: World, owner = world.owner): unknown {
  const name = `${owner}/${world.name}`;
  const fork = owner !== world.owner;
  const known = {
    id: userId(name),
    node_id: `R_${userId(name)}`,
    name: world.name,
    full_name: name,
    owner: userResource(world, owner),
    private: world.visibility !== 'public',
    visibility: world.visibility,
    fork,
    archived: world.archived && !fork,
    default_branch: world.defaultBranch,
    html_url: `${world.url}/${name}`,
    url: `${world.url}/repos/${name}`,
    clone_url: `${world.url}/${name}.git`,
  };
  return complete('full-repository', known, `${world.url}/repos/${name}`);
}

export async function pullResource(world: World, pull: Pull, schema = 'pull-request'): Promise<unknown> {
  const [changes, commits] = await Promise.all([
    changesOf(world, pull),
    world.repository.log(pull.base.oid, pull.head.oid),
  ]);
  const headOwner = pull.forkOwner ?? world.owner;
  const end = (ref: string, sha: string, owner: string) => ({
    ref,
    sha,
    label: `${owner}:${ref}`,
    user: userResource(world, owner),
    repo: repositoryResource(world, owner),
  });
  const known = {
    id: pull.number + 1_000_000,
    node_id: `PR_${pull.number}`,
    number: pull.number,
    state: pull.state,
    locked: pull.locked,
    title: pull.title,
    body: pull.body,
    draft: pull.draft,
    user: userResource(world, pull.author),
    head: end(pull.head.ref, pull.head.oid, headOwner),
    base: end(pull.base.ref, pull.base.oid, world.owner),
    url: apiUrl(world, `/pulls/${pull.number}`),
    html_url: pageUrl(world, `/pull/${pull.number}`),
    author_association: 'CONTRIBUTOR',
    merged: false,
    mergeable: true,
    mergeable_state: 'clean',
    merge_commit_sha: await world.repository.resolve(`refs/pull/${pull.number}/merge`),
    commits: commits.length,
    additions: changes.reduce((sum, { additions }) => sum + additions, 0),
    deletions: changes.reduce((sum, { deletions }) => sum + deletions, 0),
    changed_files: changes.length,
    review_comments: pull.threads.reduce((sum, { comments }) => sum + comments.length, 0),
  };
  return complete(schema, known, apiUrl(world, `/pulls/${pull.number}`));
}

export function fileResource(world: World, change: Change, commit: string): unknown {
  const path = change.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: change.oid,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: pageUrl(world, `/blob/${commit}/${path}`),
    raw_url: pageUrl(world, `/raw/${commit}/${path}`),
    contents_url: apiUrl(world, `/contents/${path}?ref=${commit}`),
    ...(change.patch === undefined ? {} : { patch: change.patch }),
    ...(change.previousPath === undefined ? {} : { previous_filename: change.previousPath }),
  };
}

export function reviewResource(world: World, pull: Pull, review: Review): unknown {
  const html = `${pageUrl(world, `/pull/${pull.number}`)}#pullrequestreview-${review.id}`;
  const pullUrl = apiUrl(world, `/pulls/${pull.number}`);
  return {
    id: review.id,
    node_id: review.nodeId,
    user: userResource(world, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pullUrl,
    author_association: review.author.endsWith('[bot]') ? 'NONE' : 'MEMBER',
    _links: { html: { href: html }, pull_request: { href: pullUrl } },
    ...(review.submittedAt === undefined ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commit,
  };
}

export async function commentResource(
  world: World,
  pull: Pull,
  thread: Thread,
  comment: ReviewComment,
): Promise<Readonly<Record<string, unknown>>> {
  const { place, outdated } = await standingOf(world, pull, thread);
  const [first] = thread.comments;
  const self = apiUrl(world, `/pulls/comments/${comment.id}`);
  const html = `${pageUrl(world, `/pull/${pull.number}`)}#discussion_r${comment.id}`;
  const pullUrl = apiUrl(world, `/pulls/${pull.number}`);
  const written = thread.place;
  // On a file the API answers line 1 and position 1 of nothing in particular; `subject_type` tells it apart.
  return {
    url: self,
    pull_request_review_id: comment.review.id,
    id: comment.id,
    node_id: comment.nodeId,
    diff_hunk: written?.diffHunk ?? '',
    path: thread.path,
    commit_id: outdated ? thread.written.head : pull.head.oid,
    original_commit_id: thread.written.head,
    user: userResource(world, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: html,
    pull_request_url: pullUrl,
    author_association: comment.author.endsWith('[bot]') ? 'NONE' : 'MEMBER',
    _links: { self: { href: self }, html: { href: html }, pull_request: { href: pullUrl } },
    start_line: place?.startLine ?? null,
    original_start_line: written?.startLine ?? null,
    start_side: written?.startSide ?? null,
    line: place?.line ?? null,
    original_line: written?.line ?? null,
    side: written?.side ?? 'RIGHT',
    position: place?.position ?? (written === undefined ? 1 : null),
    original_position: written?.position ?? 1,
    subject_type: written === undefined ? 'file' : 'line',
    ...(first === undefined || first === comment ? {} : { in_reply_to_id: first.id }),
  };
}

export function issueCommentResource(world: World, comment: IssueComment): unknown {
  const known = {
    id: comment.id,
    node_id: comment.nodeId,
    url: apiUrl(world, `/issues/comments/${comment.id}`),
    html_url: `${pageUrl(world, `/pull/${comment.number}`)}#issuecomment-${comment.id}`,
    issue_url: apiUrl(world, `/issues/${comment.number}`),
    body: comment.body,
    user: userResource(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: 'NONE',
  };
  return complete('issue-comment', known, apiUrl(world));
}

export function commitResource(world: World, commit: Commit): unknown {
  const person = { name: 'Octo Cat', email: 'octocat@github.com', date: commit.date };
  const known = {
    sha: commit.oid,
    node_id: `C_${commit.oid}`,
    url: apiUrl(world, `/commits/${commit.oid}`),
    html_url: pageUrl(world, `/commit/${commit.oid}`),
    commit: {
      author: person,
      committer: person,
      message: commit.message.trimEnd(),
      tree: { sha: commit.tree, url: apiUrl(world, `/git/trees/${commit.tree}`) },
      url: apiUrl(world, `/git/commits/${commit.oid}`),
      comment_count: 0,
    },
    author: userResource(world, 'octocat'),
    committer: userResource(world, 'octocat'),
    parents: commit.parents.map((sha) => ({ sha, url: apiUrl(world, `/commits/${sha}`) })),
  };
  return complete('commit', known, apiUrl(world, `/commits/${commit.oid}`));
}

/** The plumbing's view of a commit, of `git/commits`. */
export function gitCommitResource(world: World, commit: Commit): unknown {
  const person = { name: 'Octo Cat', email: 'octocat@github.com', date: commit.date };
  const known = {
    sha: commit.oid,
    node_id: `C_${commit.oid}`,
    url: apiUrl(world, `/git/commits/${commit.oid}`),
    html_url: pageUrl(world, `/commit/${commit.oid}`),
    author: person,
    committer: person,
    message: commit.message.trimEnd(),
    tree: { sha: commit.tree, url: apiUrl(world, `/git/trees/${commit.tree}`) },
    parents: commit.parents.map((sha) => ({
      sha,
      url: apiUrl(world, `/git/commits/${sha}`),
      html_url: pageUrl(world, `/commit/${sha}`),
    })),
  };
  return complete('git-commit', known, apiUrl(world, `/git/commits/${commit.oid}`));
}
