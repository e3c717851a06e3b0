import { type Answer, type Call, notFound, ok, page, type Routes } from '../exchange.ts';
import { apiUrl, commitResource, fileResource } from '../resources.ts';
import { diffOf } from '../world.ts';
import { commitNamed } from './repository.ts';

/** "The file list … includes up to 300 changed files", on the first page: https://docs.github.com/en/rest/commits/commits#compare-two-commits */
const mostFiles = 300;
const mostCommits = 250;

export const compareRoutes: Routes = {
  'GET /repos/{owner}/{repo}/compare/{basehead}': {
    needs: { permission: 'contents', access: 'read' },
    answer: compare,
  },
};

async function compare(call: Call): Promise<Answer> {
  const { world, params, query } = call;
  const { repository } = world;
  const [baseName = '', headName = ''] = (params['basehead'] ?? '').split('...');
  // `OWNER:BRANCH` names a fork's branch; one store holds the objects of both, as GitHub's network of forks does.
  const [base, head] = await Promise.all(
    [baseName, headName].map((name) => commitNamed(world, name.slice(name.indexOf(':') + 1))),
  );
  if (base === undefined || head === undefined) return notFound();
  const mergeBase = await repository.mergeBase(base, head);
  // Two histories without a common commit cannot be compared.
  if (mergeBase === undefined) return notFound();
  const [ahead, behind, baseCommit, mergeBaseCommit, changes] = await Promise.all([
    repository.log(base, head),
    repository.log(head, base),
    repository.readCommit(base),
    repository.readCommit(mergeBase),
    diffOf(world, mergeBase, head),
  ]);
  if (baseCommit === undefined || mergeBaseCommit === undefined) return notFound();
  const paged = query.has('page') || query.has('per_page');
  const { items, headers } = paged ? page(call, ahead) : { items: ahead.slice(0, mostCommits), headers: {} };
  const status =
    ahead.length === 0 ? (behind.length === 0 ? 'identical' : 'behind') : behind.length === 0 ? 'ahead' : 'diverged';
  const self = apiUrl(world, `/compare/${baseName}...${headName}`);
  const firstPage = Number(query.get('page') ?? 1) === 1;
  const body = {
    url: self,
    html_url: self,
    permalink_url: self,
    diff_url: `${self}.diff`,
    patch_url: `${self}.patch`,
    base_commit: commitResource(world, baseCommit),
    merge_base_commit: commitResource(world, mergeBaseCommit),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: items.map((commit) => commitResource(world, commit)),
    ...(firstPage ? { files: changes.slice(0, mostFiles).map((change) => fileResource(world, change, head)) } : {}),
  };
  return ok(body, headers);
}
