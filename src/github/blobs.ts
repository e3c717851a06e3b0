import { createHash } from 'node:crypto';
import type { TreeEntry } from '../core/tree.ts';
import type { Client } from './client.ts';
import { type ApiError, isGitHubs, type QueryError, reasonOf } from './refusals.ts';

/** Contents by object id, each read only once: head and base share most of theirs. */
export interface BlobStore {
  /** Resolves to the content of every entry with an id, or to the reason why there is none. */
  read(entries: readonly TreeEntry[]): Promise<ReadonlyMap<string, Uint8Array | string>>;
}

/**
 * GraphQL answers within ten seconds or not at all; this much it returns within two:
 * https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#timeouts
 */
const mostBlobs = 100;
const mostBytes = 2 * 1024 * 1024;
/** GraphQL truncates longer text (`isTruncated`). */
const longestText = 500_000;
/**
 * Concurrent requests for single blobs:
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#avoid-concurrent-requests
 */
const concurrent = 4;

export function blobStore(client: Client): BlobStore {
  const asked = new Map<string, Promise<Uint8Array | string>>();
  let waiting: Wanted[] = [];
  const flush = () => {
    const all = waiting;
    waiting = [];
    readAll(client, all).catch((error: unknown) => {
      for (const { reject } of all) reject(error);
    });
  };
  const ask = (oid: string, size: number): Promise<Uint8Array | string> => {
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array | string>();
    // What head and base need in the same turn shares the same requests.
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ oid, size, resolve, reject });
    return promise;
  };
  return {
    async read(entries) {
      const found = new Map<string, Uint8Array | string>();
      const answers = entries.map(async ({ oid, size = 0 }) => {
        if (oid === undefined) return;
        const answer = asked.get(oid) ?? ask(oid, size);
        asked.set(oid, answer);
        found.set(oid, await answer);
      });
      await Promise.all(answers);
      return found;
    },
  };
}

interface Wanted {
  readonly oid: string;
  readonly size: number;
  /** Receives the content, or why there is none. */
  readonly resolve: (answer: Uint8Array | string) => void;
  readonly reject: (error: unknown) => void;
}

async function readAll(client: Client, wanted: readonly Wanted[]): Promise<void> {
  const single = wanted.filter(({ size }) => size > longestText);
  for (const batch of batches(wanted.filter(({ size }) => size <= longestText))) {
    const texts = await queryTexts(client, batch);
    for (const one of batch) {
      const bytes = texts.get(one.oid);
      if (bytes === undefined) single.push(one);
      else one.resolve(bytes);
    }
  }
  const next = single.values();
  await Promise.all(
    Array.from({ length: concurrent }, async () => {
      for (const one of next) one.resolve(await readBlob(client, one.oid));
    }),
  );
}

function batches(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const all: Wanted[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const one of wanted) {
    let batch = all.at(-1);
    if (batch === undefined || batch.length === mostBlobs || bytes + one.size > mostBytes) {
      batch = [];
      all.push(batch);
      bytes = 0;
    }
    batch.push(one);
    bytes += one.size;
  }
  return all;
}

interface BlobText {
  readonly isBinary: boolean | null;
  readonly isTruncated: boolean;
  readonly text: string | null;
}

interface BlobAnswer {
  readonly repository: Readonly<Record<string, Partial<BlobText> | null>> | null;
}

/**
 * Contents that GraphQL returns completely. Leaves out what is binary or not UTF-8, and everything if the query fails.
 */
async function queryTexts(client: Client, wanted: readonly Wanted[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = wanted.map((_, index) => `$o${index}: GitObjectID!`).join(', ');
  const fields = wanted.map((_, index) => `b${index}: object(oid: $o${index}) { ...blob }`).join('\n');
  const text = `query($owner: String!, $repo: String!, ${names}) {
    repository(owner: $owner, name: $repo) { ${fields} }
  }
  fragment blob on Blob { isBinary isTruncated text }`;
  const oids = Object.fromEntries(wanted.map(({ oid }, index) => [`o${index}`, oid]));
  const found = new Map<string, Uint8Array>();
  try {
    const { repository } = await client.query<BlobAnswer>(text, { ...client.repository, ...oids });
    for (const [index, { oid }] of wanted.entries()) {
      const blob = repository?.[`b${index}`];
      if (typeof blob?.text !== 'string' || blob.isTruncated !== false || blob.isBinary === true) continue;
      const bytes = Buffer.from(blob.text);
      // GraphQL replaced bytes that are not UTF-8.
      if (isContentOf(bytes, oid)) found.set(oid, bytes);
    }
  } catch (error) {
    // REST gives the same contents, but takes more requests.
    if (!isGitHubs(error)) throw error;
  }
  return found;
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage */
function isContentOf(bytes: Uint8Array, oid: string): boolean {
  const hash = createHash(oid.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === oid;
}

async function readBlob(client: Client, oid: string): Promise<Uint8Array | string> {
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', {
      ...client.repository,
      file_sha: oid,
    });
    return Buffer.from(data.content, 'base64');
  } catch (error) {
    if (!isGitHubs(error)) throw error;
    return unread(error);
  }
}

function unread(error: ApiError | QueryError): string {
  return `It could not be read: ${reasonOf(error, 'contents: read')}.`;
}
