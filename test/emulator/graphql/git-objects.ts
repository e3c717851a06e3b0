import { posix } from 'node:path';
import type { Entry } from '../repository.ts';
import { commitNamed } from '../routes/repository.ts';
import type { World } from '../world.ts';
import { type ConnectionArguments, connection } from './connections.ts';

/** Text beyond this is cut, and `isTruncated` says so: https://github.com/sveltia/sveltia-cms/issues/950 */
const longestText = 512_000;

interface ObjectArguments {
  readonly oid?: string | null;
  readonly expression?: string | null;
}

/** What `repository.object` answers: by id, or by one of git's expressions such as `main:Dockerfile`. */
export async function gitObject(world: World, { oid, expression }: ObjectArguments): Promise<unknown> {
  const named = oid ?? (await oidOf(world, expression ?? ''));
  return named === undefined ? null : objectWithId(world, named);
}

async function oidOf(world: World, expression: string): Promise<string | undefined> {
  const colon = expression.indexOf(':');
  const name = colon < 0 ? expression : expression.slice(0, colon);
  const commit = await commitNamed(world, name === 'HEAD' ? world.defaultBranch : name);
  if (colon < 0 || commit === undefined) return commit;
  const path = expression.slice(colon + 1).replace(/\/$/, '');
  if (path === '') return (await world.repository.readCommit(commit))?.tree;
  return (await world.repository.list(commit, true)).find((entry) => entry.path === path)?.oid;
}

async function objectWithId(world: World, oid: string): Promise<unknown> {
  const { repository } = world;
  switch (await repository.typeOf(oid)) {
    case 'blob':
      return blobObject(oid, (await repository.readBlob(oid)) ?? Buffer.alloc(0));
    case 'commit':
      return commitObject(world, oid);
    case 'tree':
      return treeObject(world, oid, '');
    default:
      return null;
  }
}

function facts(typeName: string, oid: string) {
  return { __typename: typeName, id: `${typeName}_${oid}`, oid, abbreviatedOid: oid.slice(0, 7) };
}

function blobObject(oid: string, content: Buffer) {
  const isBinary = content.subarray(0, 8000).includes(0);
  return {
    ...facts('Blob', oid),
    byteSize: content.length,
    isBinary,
    isTruncated: content.length > longestText,
    text: isBinary ? null : decode(content.subarray(0, longestText), content.length > longestText),
  };
}

/**
 * The API answers text, whatever the encoding: what is no UTF-8 is transcoded, so that writing it back gives another
 * blob than was asked for.
 */
function decode(content: Buffer, cut: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content, { stream: cut });
  } catch {
    return content.toString('latin1');
  }
}

export async function commitObject(world: World, oid: string) {
  const commit = await world.repository.readCommit(oid);
  return {
    ...facts('Commit', oid),
    message: commit?.message.trimEnd() ?? '',
    messageHeadline: commit?.message.split('\n')[0] ?? '',
    committedDate: commit?.date,
    authoredDate: commit?.date,
    tree: () => treeObject(world, commit?.tree ?? '', ''),
    parents: (args: ConnectionArguments) =>
      connection('parents', commit?.parents ?? [], args, (parent) => commitObject(world, parent)),
  };
}

function treeObject(world: World, oid: string, folder: string): unknown {
  return {
    ...facts('Tree', oid),
    entries: async () => (await world.repository.list(oid, false)).map((entry) => treeEntry(world, entry, folder)),
  };
}

function treeEntry(world: World, { path, mode, type, oid, size }: Entry, folder: string): unknown {
  const whole = posix.join(folder, path);
  return {
    __typename: 'TreeEntry',
    name: path,
    path: whole,
    // The number that the octal digits write.
    mode: Number.parseInt(mode, 8),
    type,
    oid,
    size: size ?? 0,
    extension: posix.extname(path),
    object: () => (type === 'tree' ? treeObject(world, oid, whole) : objectWithId(world, oid)),
  };
}

/** A branch, or `null` where there is none of that name. */
export async function refObject(world: World, qualifiedName: string): Promise<unknown> {
  const full = qualifiedName.startsWith('refs/') ? qualifiedName : `refs/heads/${qualifiedName}`;
  const oid = await world.repository.resolve(full);
  if (oid === undefined) return null;
  const name = full.replace(/^refs\/(heads|tags)\//, '');
  const prefix = full.slice(0, full.length - name.length);
  return { __typename: 'Ref', id: `REF_${full}`, name, prefix, target: () => commitObject(world, oid) };
}
