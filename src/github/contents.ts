import { UsageError } from '../core/errors.ts';
import { quoted } from '../core/text.ts';
import type { Client } from './client.ts';
import { reading } from './reading.ts';
import { hasStatus } from './refusals.ts';

/** The text of one file at a commit or ref; `undefined` if there is none. Throws `UsageError` if it is not a file. */
export async function readText(client: Client, path: string, ref: string): Promise<string | undefined> {
  return reading(`\`${path}\``, 'contents: read', async () => {
    try {
      const { data } = await client.request('GET /repos/{owner}/{repo}/contents/{path}', {
        ...client.repository,
        path,
        ref,
      });
      if (Array.isArray(data) || data.type !== 'file' || !('content' in data) || data.encoding !== 'base64') {
        throw new UsageError(`${quoted(path)} ${strange(Array.isArray(data) ? 'dir' : data.type)}.`);
      }
      return Buffer.from(data.content, 'base64').toString('utf8');
    } catch (error) {
      if (hasStatus(error, 404)) return undefined;
      throw error;
    }
  });
}

/** Why there is no text. GitHub itself follows a link to a file of the repository, but not one that leads elsewhere. */
function strange(type: string): string {
  if (type === 'symlink') return 'is a symbolic link that does not point to a file of the repository';
  if (type === 'dir' || type === 'submodule') return 'is a folder, not a file';
  return 'is larger than 1 MiB';
}
