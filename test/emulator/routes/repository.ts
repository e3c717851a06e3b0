import { type Answer, type Call, notFound, ok, type Routes, refuse } from '../exchange.ts';
import { apiUrl, commitResource, gitCommitResource, repositoryResource } from '../resources.ts';
import type { World } from '../world.ts';

const reads = { permission: 'contents', access: 'read' } as const;

/** https://docs.github.com/en/rest/git/blobs#get-a-blob */
const largestBlob = 100 * 1024 * 1024;

/** The commit that a ref, a short ref or an id names. */
export async function commitNamed(world: World, name: string): Promise<string | undefined> {
  for (const candidate of [`refs/heads/${name}`, `refs/tags/${name}`, name]) {
    // Revisions such as `main~1` or `:/text` are git's, not the API's.
    if (!/^[^\0~^:?*[\\ ]+$/.test(candidate) || candidate.includes('@{') || candidate.includes('..')) continue;
    const oid = await world.repository.resolve(candidate);
    if (oid !== undefined) return oid;
  }
  return undefined;
}

export const repositoryRoutes: Routes = {
  'GET /repos/{owner}/{repo}': { needs: undefined, answer: ({ world }) => ok(repositoryResource(world)) },
  'GET /repos/{owner}/{repo}/branches/{branch}': {
    needs: reads,
    async answer({ world, params }) {
      const name = params['branch'] ?? '';
      const oid = await world.repository.resolve(`refs/heads/${name}`);
      const commit = oid === undefined ? undefined : await world.repository.readCommit(oid);
      if (commit === undefined) return refuse(404, 'Branch not found');
      const self = apiUrl(world, `/branches/${name}`);
      return ok({
        name,
        commit: commitResource(world, commit),
        _links: { self, html: self },
        protected: false,
        protection: { enabled: false },
        protection_url: `${self}/protection`,
      });
    },
  },
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': { needs: reads, answer: readTree },
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': {
    needs: reads,
    async answer({ world, params, accept }) {
      const sha = params['file_sha'] ?? '';
      // https://docs.github.com/en/rest/git/blobs#get-a-blob: 422 where it is no id at all.
      if (!/^[0-9a-f]{40}$/i.test(sha))
        return refuse(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].');
      const content = await world.repository.readBlob(sha.toLowerCase());
      if (content === undefined) return notFound();
      if (content.length > largestBlob) return tooLarge('The requested blob is too large to fetch via the API.');
      if (isRaw(accept)) return raw(content);
      return ok({
        sha,
        node_id: `B_${sha}`,
        size: content.length,
        url: apiUrl(world, `/git/blobs/${sha}`),
        content: base64(content),
        encoding: 'base64',
      });
    },
  },
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': {
    needs: reads,
    async answer({ world, params }) {
      const commit = await world.repository.readCommit((params['commit_sha'] ?? '').toLowerCase());
      return commit === undefined ? notFound() : ok(gitCommitResource(world, commit));
    },
  },
  'GET /repos/{owner}/{repo}/commits/{ref}': {
    needs: reads,
    async answer({ world, params }) {
      const ref = params['ref'] ?? '';
      const oid = await commitNamed(world, ref);
      const commit = oid === undefined ? undefined : await world.repository.readCommit(oid);
      // https://docs.github.com/en/rest/commits/commits#get-a-commit
      return commit === undefined ? refuse(422, `No commit found for SHA: ${ref}`) : ok(commitResource(world, commit));
    },
  },
  'GET /repos/{owner}/{repo}/git/ref/{ref}': {
    needs: reads,
    async answer({ world, params }) {
      const ref = `refs/${params['ref'] ?? ''}`;
      const sha = await world.repository.resolve(ref);
      if (sha === undefined) return notFound();
      const object = { type: 'commit', sha, url: apiUrl(world, `/git/commits/${sha}`) };
      return ok({ ref, node_id: `REF_${sha}`, url: apiUrl(world, `/git/${ref}`), object });
    },
  },
};

/** https://docs.github.com/en/rest/git/trees#get-a-tree */
async function readTree({ world, params, query }: Call): Promise<Answer> {
  const named = await commitNamed(world, params['tree_sha'] ?? '');
  const type = named === undefined ? undefined : await world.repository.typeOf(named);
  if (named === undefined || (type !== 'tree' && type !== 'commit')) return notFound();
  const commit = type === 'commit' ? await world.repository.readCommit(named) : undefined;
  const sha = commit?.tree ?? named;
  // "Setting this parameter to any of the following values returns the objects": also `0` and `false`.
  const entries = await world.repository.list(sha, query.has('recursive'));
  const shown = query.has('recursive') ? entries.slice(0, world.treeLimit) : entries;
  return ok({
    sha,
    url: apiUrl(world, `/git/trees/${sha}`),
    tree: shown.map(({ path, mode, type: kind, oid, size }) => ({
      path,
      mode,
      type: kind,
      sha: oid,
      ...(size === undefined ? {} : { size }),
      ...(kind === 'commit' ? {} : { url: apiUrl(world, `/git/${kind}s/${oid}`) }),
    })),
    truncated: shown.length < entries.length,
  });
}

export function isRaw(accept: string): boolean {
  return /application\/vnd\.github(\.v3)?\.raw\b/.test(accept);
}

export function raw(body: Uint8Array): Answer {
  return { status: 200, body, headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' } };
}

/** GitHub breaks it into lines of 60. */
export function base64(content: Uint8Array): string {
  return Buffer.from(content)
    .toString('base64')
    .replace(/.{1,60}/g, '$&\n');
}

export function tooLarge(message: string): Answer {
  return refuse(403, message, { errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }] });
}
