import { type Answer, type Call, notFound, ok, pageOf, type Routes, refuse } from '../exchange.ts';
import { commitResource, fileResource, pullResource } from '../resources.ts';
import { changesOf, endsOf, type Pull } from '../world.ts';

/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files: "a maximum of 3000 files". */
const mostFiles = 3000;
/** https://github.com/reviewdog/reviewdog/issues/1696 */
const mostDiffedFiles = 300;
const mostDiffedLines = 20_000;

const reads = { permission: 'pull-requests', access: 'read' } as const;

export function pullOf(call: Call): Pull | undefined {
  return call.world.pulls.get(Number(call.params['pull_number'] ?? call.params['issue_number']));
}

export const pullRoutes: Routes = {
  'GET /repos/{owner}/{repo}/pulls': {
    needs: reads,
    answer(call) {
      const { world, query } = call;
      const [owner = '', ref = ''] = (query.get('head') ?? '').split(':');
      const pulls = [...world.pulls.values()].filter((pull) => {
        const fromHead = owner === (pull.forkOwner ?? world.owner) && ref === pull.head.ref;
        const shown = query.get('state') ?? 'open';
        if (shown !== 'all' && shown !== pull.state) return false;
        return (!query.has('head') || fromHead) && (query.get('base') ?? pull.base.ref) === pull.base.ref;
      });
      return pageOf(call, pulls, (pull) => pullResource(world, pull, 'pull-request-simple'));
    },
  },
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': {
    needs: reads,
    answer(call) {
      // Not of a fork's commit, which the repository's branches do not reach: https://github.com/quarkusio/pt.quarkus.io/pull/389
      const pulls = [...call.world.pulls.values()].filter(
        ({ heads, forkOwner }) => forkOwner === undefined && heads.has(call.params['commit_sha'] ?? ''),
      );
      return pageOf(call, pulls, (pull) => pullResource(call.world, pull, 'pull-request-simple'));
    },
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}': {
    needs: reads,
    async answer(call) {
      const pull = pullOf(call);
      if (pull === undefined) return notFound();
      return /\.diff\b/.test(call.accept) ? diffText(call, pull) : ok(await pullResource(call.world, pull));
    },
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': {
    needs: reads,
    async answer(call) {
      const pull = pullOf(call);
      if (pull === undefined) return notFound();
      const changes = (await changesOf(call.world, pull)).slice(0, mostFiles);
      return pageOf(call, changes, (change) => fileResource(call.world, change, pull.head.oid));
    },
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits': {
    needs: reads,
    async answer(call) {
      const pull = pullOf(call);
      if (pull === undefined) return notFound();
      const commits = await call.world.repository.log(pull.base.oid, pull.head.oid);
      return pageOf(call, commits, (commit) => commitResource(call.world, commit));
    },
  },
};

async function diffText({ world }: Call, pull: Pull): Promise<Answer> {
  const changes = await changesOf(world, pull);
  const lines = changes.reduce((sum, { additions, deletions }) => sum + additions + deletions, 0);
  const tooLarge = (what: string) =>
    refuse(406, `Sorry, the diff exceeded the maximum number of ${what}.`, {
      errors: [{ resource: 'PullRequest', field: 'diff', code: 'too_large' }],
    });
  if (changes.length > mostDiffedFiles) return tooLarge(`files (${mostDiffedFiles})`);
  if (lines > mostDiffedLines) return tooLarge(`lines (${mostDiffedLines})`);
  const { mergeBase, head } = await endsOf(world, pull);
  const body = await world.repository.gitBytes(['diff-tree', '-r', '-M', '-p', '--no-ext-diff', mergeBase, head]);
  return { status: 200, body, headers: { 'content-type': 'application/vnd.github.v3.diff; charset=utf-8' } };
}
