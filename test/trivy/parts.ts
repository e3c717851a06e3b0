import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type DatabaseEntry, entriesOf, type Fact } from './facts.ts';
import type { ImageSpec, IndexSpec } from './image-spec.ts';
import { fixtures } from './programs.ts';

export interface RegistryOptions {
  readonly port?: number;
  /** What the registry, or its token service, wants as Basic credentials. */
  readonly login?: { readonly username: string; readonly password: string };
  /** Bearer tokens of the registry's own `/token`, or of a service at a port of its own. */
  readonly token?: TokenOptions;
  /** The most tags that one page of the list holds. */
  readonly pageSize?: number;
  /** Answers each blob with a redirect to another port. */
  readonly redirectBlobs?: boolean;
}

export interface TokenOptions {
  readonly elsewhere?: boolean;
  /** Instead of 127.0.0.1 in the realm: `localhost`, say. */
  readonly host?: string;
  /** Instead of the whole realm. */
  readonly realm?: string;
  readonly service?: string;
}

/** What a registry does instead of answering; without a matcher, to every request. The first that matches holds. */
export interface Fault {
  readonly repository?: string;
  readonly kind?: 'manifests' | 'blobs' | 'tags' | 'token' | 'other';
  /** A tag or a digest. */
  readonly reference?: string;
  /** After how many requests it is over; never unless told. */
  readonly times?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Answers nothing until the client leaves. */
  readonly hang?: boolean;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** Milliseconds between two bytes of the body. */
  readonly drip?: number;
  /** The first half of the body as if it were the whole. */
  readonly truncate?: boolean;
}

export interface RegistryRequest {
  readonly role: 'registry' | 'token' | 'blobs';
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly host: string;
  /** The header, or ''. */
  readonly authorization: string;
  readonly userAgent: string;
  /** 0 where nothing was answered. */
  readonly status: number;
  /** Milliseconds since 1970. */
  readonly started: number;
  /** 0 while the answer is under way. */
  readonly ended: number;
}

export interface Registry {
  /** host:port, as references begin. */
  readonly address: string;
  /** host:port of redirected blobs, or ''. */
  readonly blobHost: string;
  /** host:port of a token service elsewhere, or ''. */
  readonly tokenService: string;
  /** Puts an image, or an index, under `repository:tag`, past logins and faults; its digest. */
  push(name: string, spec: ImageSpec | IndexSpec): Promise<string>;
  /** Puts a vulnerability database under `repository:2`; what `--db-repository` takes. */
  pushDatabase(repository: string, facts: readonly Fact[], times?: DatabaseTimes): Promise<string>;
  /** Puts a Java database under `repository:1`; what `--java-db-repository` takes. */
  pushJavaDatabase(repository: string, artifacts: readonly JavaArtifact[], times?: DatabaseTimes): Promise<string>;
  /** Replaces the faults. */
  fail(...faults: readonly Fault[]): Promise<void>;
  /** All requests so far, in the order they came. */
  requests(): Promise<readonly RegistryRequest[]>;
  stop(): Promise<void>;
}

export interface DatabaseTimes {
  /** ISO 8601; a database whose next update has passed is stale. */
  readonly nextUpdate: string;
  readonly updatedAt: string;
}

/** A jar that Maven Central knows: found by its digest, or confirmed by its name. */
export interface JavaArtifact {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
  /** Of the jar, 40 hex digits. */
  readonly sha1: string;
}

/** The program that serves everything an image scan meets. `close` ends it and all of its registries. */
export interface Parts {
  registry(options?: RegistryOptions): Promise<Registry>;
  /** Writes an archive as `docker save` does. */
  save(file: string, tag: string, spec: ImageSpec): Promise<void>;
  /** Writes the folder of an OCI layout. */
  layout(folder: string, spec: ImageSpec | IndexSpec): Promise<void>;
  /** Writes a vulnerability database into a cache folder of Trivy's. */
  database(cache: string, facts: readonly Fact[], times?: DatabaseTimes): Promise<void>;
  /** Writes a Java database into a cache folder of Trivy's. */
  javaDatabase(cache: string, artifacts: readonly JavaArtifact[], times?: DatabaseTimes): Promise<void>;
  close(): Promise<void>;
}

/** Not stale for the next centuries: no test depends on the day it runs. */
const fresh: DatabaseTimes = { nextUpdate: '2999-01-01T00:00:00Z', updatedAt: '2026-01-02T03:04:05Z' };

type Arguments = Readonly<Record<string, unknown>>;

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Starts the program; it must have been built. */
export function startParts(): Parts {
  const child = spawn(fixtures.path, { stdio: 'pipe' });
  const ask = conversation(child);
  const run = async (what: string, options: Arguments): Promise<void> => {
    await ask(what, options);
  };
  return {
    registry: async (options = {}) => registryOf(ask, (await ask('registry', { options })) as Addresses),
    save: (archive, tag, spec) => run('image', { spec, to: { archive, tag } }),
    layout: (folder, spec) => run('image', { spec, to: { layout: folder } }),
    database: (cache, facts, times = fresh) =>
      run('database', { ...times, entries: entriesOf(facts), to: { folder: `${cache}/db` } }),
    javaDatabase: (cache, artifacts, times = fresh) =>
      run('java-database', { ...times, artifacts, to: { folder: `${cache}/java-db` } }),
    close: async () => {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      await ended;
    },
  };
}

interface Addresses {
  readonly address: string;
  readonly blobHost?: string;
  readonly tokenService?: string;
}

type Ask = (what: string, options: Arguments) => Promise<unknown>;

function registryOf(ask: Ask, { address, blobHost = '', tokenService = '' }: Addresses): Registry {
  const registry = address;
  return {
    address,
    blobHost,
    tokenService,
    push: async (name, spec) => {
      const { digest } = (await ask('image', { spec, to: { push: `${address}/${name}` } })) as { digest: string };
      return digest;
    },
    pushDatabase: async (repository, facts, times = fresh) => {
      const entries: readonly DatabaseEntry[] = entriesOf(facts);
      await ask('database', { ...times, entries, to: { push: `${address}/${repository}:2` } });
      return `${address}/${repository}:2`;
    },
    pushJavaDatabase: async (repository, artifacts, times = fresh) => {
      await ask('java-database', { ...times, artifacts, to: { push: `${address}/${repository}:1` } });
      return `${address}/${repository}:1`;
    },
    fail: async (...faults) => {
      await ask('faults', { registry, faults });
    },
    requests: async () => (await ask('requests', { registry })) as readonly RegistryRequest[],
    stop: async () => {
      await ask('stop', { registry });
    },
  };
}

/** One JSON command a line to the program, one answer a line from it. */
function conversation(child: ChildProcessWithoutNullStreams): Ask {
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let asked = 0;
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id, result, error } = JSON.parse(line) as Answer;
    const asker = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asker?.resolve(result);
    else asker?.reject(new Error(error));
  });
  const fail = (why: string) => {
    for (const { reject } of waiting.values()) reject(new Error(`fixtures: ${why} ${complaints}`));
    waiting.clear();
  };
  child.on('exit', (code) => fail(`ended with ${code}`));
  child.on('error', (error) => fail(error.message));
  return (what, options) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      child.stdin.write(`${JSON.stringify({ ...options, id: asked, do: what })}\n`);
    });
}
