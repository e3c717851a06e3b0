import type { Client } from './client.ts';
import { isGitHubs, reasonOf } from './refusals.ts';
import { unzipEntry } from './unzip.ts';

export interface ArtifactQuery {
  readonly runId: number;
  /** The artifact's name. */
  readonly name: string;
  /** The exact name of the one file in it that is read. */
  readonly file: string;
}

/** The text of the file, or why there is none, in one line. */
export type ArtifactText = { readonly text: string } | { readonly missing: string };

/**
 * Our own limits, since GitHub's do not help here (an artifact may have 10 GB): a report of 5,000 findings takes 8 MB,
 * and a twentieth of that when packed.
 */
const mostPacked = 10 * 1024 * 1024;
const mostUnpacked = 32 * 1024 * 1024;

/**
 * Reads a file from an artifact of a workflow run: https://docs.github.com/rest/actions/artifacts. The newest artifact of
 * that name counts, because a run with several attempts has one of each.
 */
export async function readArtifact(client: Client, query: ArtifactQuery): Promise<ArtifactText> {
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
      ...client.repository,
      run_id: query.runId,
      name: query.name,
      per_page: 100,
    });
    const [artifact] = data.artifacts
      .filter(({ name }) => name === query.name)
      .toSorted((a, b) => Number(a.expired) - Number(b.expired) || b.id - a.id);
    if (artifact === undefined) return { missing: 'the run uploaded no artifact of that name' };
    if (artifact.expired) return { missing: 'it has expired' };
    if (artifact.size_in_bytes > mostPacked) return { missing: `it is larger than ${mostPacked} bytes` };
    const {
      data: redirect,
      headers,
      status,
    } = await client.request('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', {
      ...client.repository,
      artifact_id: artifact.id,
      archive_format: 'zip',
      // The artifact is stored on another host, which must not get the token.
      request: { redirect: 'manual' },
    });
    const address = headers.location;
    const archive: unknown =
      status === 302 && address !== undefined ? await client.download(address, mostPacked) : redirect;
    return textOf(archive, query.file);
  } catch (error) {
    if (!isGitHubs(error)) throw error;
    return { missing: reasonOf(error, 'actions: read') };
  }
}

function textOf(archive: unknown, file: string): ArtifactText {
  if (archive === undefined) return { missing: `it is larger than ${mostPacked} bytes` };
  const bytes = archive instanceof ArrayBuffer ? new Uint8Array(archive) : archive;
  if (!(bytes instanceof Uint8Array)) return { missing: 'it is not a zip archive' };
  const unzipped = unzipEntry(bytes, file, mostUnpacked);
  if ('broken' in unzipped) return { missing: unzipped.broken };
  return { text: new TextDecoder('utf-8', { ignoreBOM: false }).decode(unzipped.content) };
}
