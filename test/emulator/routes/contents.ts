import { posix } from 'node:path';
import { type Answer, type Call, notFound, ok, type Routes, refuse } from '../exchange.ts';
import type { Entry } from '../repository.ts';
import { apiUrl } from '../resources.ts';
import type { World } from '../world.ts';
import { base64, commitNamed, isRaw, raw, tooLarge } from './repository.ts';

/** "Between 1-100 MB: only the raw or object custom media types": https://docs.github.com/en/rest/repos/contents#get-repository-content */
const largestInJson = 1024 * 1024;
const largest = 100 * 1024 * 1024;
/** "This API has an upper limit of 1,000 files for a directory." */
const longestDirectory = 1000;

const symlink = '120000';
const submodule = '160000';

export const contentRoutes: Routes = {
  'GET /repos/{owner}/{repo}/contents/{path}': {
    needs: { permission: 'contents', access: 'read' },
    answer: readContents,
  },
};

async function readContents(call: Call): Promise<Answer> {
  const { world, params, query } = call;
  const ref = query.get('ref') ?? world.defaultBranch;
  const commit = await commitNamed(world, ref);
  if (commit === undefined) return refuse(404, `No commit found for the ref ${ref}`);
  const path = (params['path'] ?? '').replace(/\/+$/, '');
  const entries = await world.repository.list(commit, true);
  const own = entries.find((entry) => entry.path === path);
  if (path !== '' && own === undefined) return notFound();
  if (own === undefined || own.type === 'tree') {
    const within = entries.filter((entry) => posix.dirname(`/${entry.path}`) === posix.join('/', path));
    return ok(within.slice(0, longestDirectory).map((entry) => brief(world, entry, ref)));
  }
  return readEntry(call, own, followLink(world, entries, own), ref);
}

/** "If the requested path points to a symlink, and the symlink's target is a normal file in the repository, then the API responds with the content of the file." */
async function followLink(world: World, entries: readonly Entry[], link: Entry): Promise<Entry> {
  if (link.mode !== symlink) return link;
  const target = (await world.repository.readBlob(link.oid))?.toString('utf8') ?? '';
  const path = posix.normalize(posix.join(posix.dirname(link.path), target));
  return entries.find((entry) => entry.path === path && entry.mode.startsWith('100')) ?? link;
}

async function readEntry({ world, accept }: Call, asked: Entry, followed: Promise<Entry>, ref: string) {
  const entry = await followed;
  const facts = brief(world, { ...entry, path: asked.path }, ref);
  if (entry.mode === submodule) return ok({ ...facts, submodule_git_url: 'https://github.com/octo/lib.git' });
  const content = (await world.repository.readBlob(entry.oid)) ?? Buffer.alloc(0);
  if (content.length > largest) return tooLarge('This API returns blobs up to 100 MB in size.');
  if (isRaw(accept)) return raw(content);
  if (entry.mode === symlink) return ok({ ...facts, target: content.toString('utf8') });
  if (content.length > largestInJson) return ok({ ...facts, encoding: 'none', content: '' });
  return ok({ ...facts, encoding: 'base64', content: base64(content) });
}

function brief(world: World, { path, mode, type, oid, size }: Entry, ref: string) {
  const url = `${apiUrl(world, `/contents/${path.split('/').map(encodeURIComponent).join('/')}`)}?ref=${ref}`;
  const git = type === 'commit' ? null : apiUrl(world, `/git/${type}s/${oid}`);
  const kinds: Readonly<Record<string, string>> = { [symlink]: 'symlink', [submodule]: 'submodule', '040000': 'dir' };
  return {
    type: kinds[mode] ?? 'file',
    size: size ?? 0,
    name: posix.basename(path),
    path,
    sha: oid,
    url,
    git_url: git,
    html_url: url,
    download_url: type === 'blob' ? url : null,
    _links: { self: url, git, html: url },
  };
}
