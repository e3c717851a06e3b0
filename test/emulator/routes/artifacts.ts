import { type Call, notFound, ok, page, type Routes, refuse } from '../exchange.ts';
import { apiUrl } from '../resources.ts';
import type { Artifact, World } from '../world.ts';

const reads = { permission: 'actions', access: 'read' } as const;

/** What workflow runs left behind: https://docs.github.com/en/rest/actions/artifacts */
export const artifactRoutes: Routes = {
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': {
    needs: reads,
    answer(call) {
      const { world, params, query } = call;
      const own = world.artifacts.filter(({ runId }) => runId === Number(params['run_id']));
      const named = own.filter(({ name }) => (query.get('name') ?? name) === name);
      const { items, headers } = page(call, named);
      const artifacts = items.map((artifact) => artifactResource(world, artifact));
      return ok({ total_count: named.length, artifacts }, headers);
    },
  },
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': {
    // Also of a public repository only with a token: "Anyone with read access … OAuth tokens need the repo scope".
    needs: { permission: 'actions', access: 'read' },
    answer(call) {
      const artifact = named(call);
      if (artifact === undefined || call.params['archive_format'] !== 'zip') return notFound();
      if (artifact.expired) return refuse(410, 'Artifact has expired');
      // "Get a redirect URL … This URL expires after 1 minute"; it needs no authorization, and must be sent none.
      // `localhost` is another origin than 127.0.0.1, as the real store is another host than the API.
      const store = call.world.url.replace('127.0.0.1', 'localhost');
      return { status: 302, headers: { location: `${store}/_blobs/artifacts/${artifact.id}?sig=signed` } };
    },
  },
};

function named({ world, params }: Call): Artifact | undefined {
  return world.artifacts.find(({ id }) => id === Number(params['artifact_id']));
}

function artifactResource(world: World, { id, runId, name, content, expired }: Artifact) {
  const url = apiUrl(world, `/actions/artifacts/${id}`);
  return {
    id,
    node_id: `A_${id}`,
    name,
    size_in_bytes: content.length,
    url,
    archive_download_url: `${url}/zip`,
    expired,
    created_at: '2026-01-02T00:00:00Z',
    updated_at: '2026-01-02T00:00:00Z',
    expires_at: '2026-04-02T00:00:00Z',
    workflow_run: { id: runId },
  };
}

/** The store behind the redirect, which is not the API's and refuses what carries a token. */
export function readArtifactStore(world: World, path: string, token: string | undefined) {
  const id = Number(/^\/_blobs\/artifacts\/(\d+)$/.exec(path)?.[1]);
  const artifact = world.artifacts.find((candidate) => candidate.id === id);
  if (artifact === undefined) return notFound();
  if (token !== undefined) return refuse(401, 'The store was sent the token of another host');
  return { status: 200, body: artifact.content, headers: { 'content-type': 'application/zip' } };
}
