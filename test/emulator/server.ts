import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { addPull, openPull, type PullOptions, push, pushBase, writeCommits } from './branches.ts';
import { prepareRunner, type Runner } from './environment.ts';
import { type Event, type EventName, type EventOptions, eventOf } from './events.ts';
import type { Answer } from './exchange.ts';
import { type Fault, type FaultMatcher, type Faults, keepFaults } from './faults.ts';
import { createsContent, handle, type Incoming } from './handle.ts';
import { githubLimits, judgeRate, type Limits, rateHeaders } from './limits.ts';
import { applySuggestion, reply, resolve } from './people.ts';
import { isRecord } from './records.ts';
import { type Files, openRepository } from './repository.ts';
import type { RequestRecord } from './requests.ts';
import type { Token } from './tokens.ts';
import { firstId, type Pull, type SarifUpload, type Visibility, type World } from './world.ts';
import { zip } from './zip.ts';

export interface EmulatorOptions {
  readonly owner?: string;
  readonly name?: string;
  /** The default branch's commits, each a whole tree, oldest first. */
  readonly main?: readonly Files[];
  readonly pull?: PullOptions;
  /** An existing repository instead of `main` and `pull`, and which of its revisions the pull request is between. */
  readonly repository?: { readonly path: string; readonly base: string; readonly head: string };
  readonly visibility?: Visibility;
  readonly archived?: boolean;
  readonly codeScanning?: World['codeScanning'];
  readonly tokens?: Readonly<Record<string, Token>>;
  readonly treeLimit?: number;
  readonly sarifPendingPolls?: number;
  readonly limits?: Partial<Limits>;
}

export interface Emulator {
  /** Of both REST and, with `/graphql` behind it, GraphQL. */
  readonly url: string;
  /** The first of the tokens. */
  readonly token: string;
  readonly owner: string;
  readonly name: string;
  readonly world: World;
  /** The first pull request. */
  readonly pull: Pull;
  readonly requests: readonly RequestRecord[];
  /** Requests that GitHub's own descriptions do not know; a test demands that there are none. */
  readonly violations: readonly string[];
  readonly sarifs: readonly SarifUpload[];
  /** Forgets the requests so far, so that those of a second run can be counted. */
  forgetRequests(): void;
  fail(matcher: FaultMatcher, fault: Fault): void;
  openPull(options: PullOptions): Promise<Pull>;
  /** New commits on a pull request's branch (the first's unless told), on its head or on another commit: a forced push. */
  push(trees: readonly Files[], where?: { readonly pull?: Pull; readonly onto?: string }): Promise<string>;
  /** New commits on the base branch. */
  pushBase(trees: readonly Files[], pull?: Pull): Promise<string>;
  /** A person answers a comment; the id of the reply. */
  reply(commentId: number, user: string, body: string): number;
  /** A person resolves a thread, or without a name opens it again. */
  resolve(threadId: string, user?: string): void;
  /** A person commits a comment's suggestion; the new head. */
  applySuggestion(commentId: number): Promise<string>;
  /** Leaves an artifact of a workflow run: its files, or the archive itself. Its id. */
  addArtifact(runId: number, name: string, content: Buffer | Readonly<Record<string, string | Uint8Array>>): number;
  /** An event as Actions gives it to a job: payload, ref, commit. */
  event(name: EventName, options?: EventOptions): Promise<Event>;
  /** A runner's variables and folders for a job on that event; the caller deletes `folder`. */
  runner(event: Event, enterprise?: boolean): Promise<Runner>;
  close(): Promise<void>;
}

/** The token of a workflow with the permissions that the README grants. */
export const defaultToken = 'ghs_emulatedWorkflowToken';

const defaultTokens: Readonly<Record<string, Token>> = {
  [defaultToken]: {
    login: 'github-actions[bot]',
    permissions: { contents: 'read', 'pull-requests': 'write', 'security-events': 'write' },
  },
};

/** A stateful GitHub on loopback, upon a real git repository that is deleted when it is closed. */
export async function startGitHub(options: EmulatorOptions = {}): Promise<Emulator> {
  const tokens = new Map(Object.entries(options.tokens ?? defaultTokens));
  const world: World = {
    owner: options.owner ?? 'octo',
    name: options.name ?? 'app',
    repository: await openRepository(options.repository?.path),
    visibility: options.visibility ?? 'public',
    archived: options.archived ?? false,
    codeScanning: options.codeScanning ?? 'enabled',
    defaultBranch: 'main',
    // "The limit for the tree array is 100,000 entries": https://docs.github.com/en/rest/git/trees#get-a-tree
    treeLimit: options.treeLimit ?? 100_000,
    sarifPendingPolls: options.sarifPendingPolls ?? 1,
    tokens,
    url: '',
    pulls: new Map(),
    issueComments: [],
    sarifs: [],
    artifacts: [],
    violations: [],
    nextId: firstId,
    clock: Date.UTC(2026, 0, 2),
    diffs: new Map(),
  };
  const mainCommits = await prepare(world, options);
  const startOf = (from: number | undefined) => mainCommits.at(from ?? -1) ?? '';
  if (options.pull !== undefined) await openPull(world, startOf(options.pull.from), options.pull);

  const requests: RequestRecord[] = [];
  const faults = keepFaults();
  const limits: Limits = { ...githubLimits, ...options.limits };
  const server = createServer((request, response) => {
    serve({ world, requests, faults, limits }, request, response).catch((error: unknown) => {
      world.violations.push(`${request.method} ${request.url}: the emulator failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  world.url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

  const first = (): Pull => {
    const pull = world.pulls.values().next().value;
    if (pull === undefined) throw new Error('The emulated repository has no pull request.');
    return pull;
  };
  return {
    url: world.url,
    token: tokens.keys().next().value ?? '',
    owner: world.owner,
    name: world.name,
    world,
    get pull() {
      return first();
    },
    requests,
    violations: world.violations,
    sarifs: world.sarifs,
    forgetRequests: () => {
      requests.length = 0;
    },
    fail: faults.add,
    openPull: (pull) => openPull(world, startOf(pull.from), pull),
    push: (trees, where = {}) => push(world, where.pull ?? first(), trees, where.onto),
    pushBase: (trees, pull) => pushBase(world, pull ?? first(), trees),
    reply: (commentId, user, body) => reply(world, commentId, user, body),
    resolve: (threadId, user) => resolve(world, threadId, user),
    applySuggestion: (commentId) => applySuggestion(world, commentId),
    addArtifact(runId, artifactName, content) {
      const id = world.artifacts.length + 1;
      const archive = Buffer.isBuffer(content) ? content : zip(content);
      world.artifacts.push({ id, runId, name: artifactName, content: archive, expired: false });
      return id;
    },
    event: (name, eventOptions) => eventOf(world, name, eventOptions),
    runner: (event, enterprise) => prepareRunner(world, event, enterprise),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.repository.close();
    },
  };
}

/** Fills the repository and answers the default branch's commits. */
async function prepare(world: World, options: EmulatorOptions): Promise<readonly string[]> {
  const { repository } = world;
  if (options.repository !== undefined) {
    const [base = '', head = ''] = await Promise.all(
      [options.repository.base, options.repository.head].map((revision) => repository.resolve(revision)),
    );
    await repository.setRef('refs/heads/main', base);
    if (head !== '') await addPull(world, { ref: 'main', oid: base }, head, {});
    return [base];
  }
  const commits = await writeCommits(world, undefined, options.main ?? [{ 'README.md': '# app\n' }]);
  await repository.setRef('refs/heads/main', commits.at(-1) ?? '');
  return commits;
}

interface Service {
  readonly world: World;
  readonly requests: RequestRecord[];
  readonly faults: Faults;
  readonly limits: Limits;
}

async function serve(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world, requests, faults, limits } = service;
  const incoming = await receive(request);
  const record: RequestRecord = {
    method: incoming.method,
    path: incoming.path,
    query: incoming.query.toString(),
    token: incoming.token,
    userAgent: incoming.headers['user-agent'] ?? '',
    body: incoming.body,
    status: 0,
    points: incoming.method === 'GET' || (incoming.path === '/graphql' && !isMutation(incoming.body)) ? 1 : 5,
    createsContent: createsContent(incoming),
    at: Date.now(),
  };
  const limited = judgeRate(limits, requests, record);
  requests.push(record);
  const graphql = incoming.path === '/graphql' && isRecord(incoming.body) ? String(incoming.body['query']) : undefined;
  const target = { method: incoming.method, path: incoming.path, graphql };
  const answer = await faults.strike(target, async () => limited ?? handle(world, incoming));
  if (answer === 'reset') {
    request.socket.destroy();
    return;
  }
  record.status = answer.status;
  const used = requests.filter(({ token }) => token === incoming.token).length;
  send(response, answer, rateHeaders(limits, used, graphql === undefined ? 'core' : 'graphql'));
}

function isMutation(body: unknown): boolean {
  return isRecord(body) && /^\s*mutation\b/.test(String(body['query']));
}

async function receive(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  // An Enterprise Server has both APIs under a prefix: https://docs.github.com/en/enterprise-server/rest/using-the-rest-api/getting-started-with-the-rest-api
  const target = (request.url ?? '/')
    .replace(/^\/api\/v3(?=\/(?!graphql\b))/, '')
    .replace(/^\/api\/graphql\b/, '/graphql');
  const end = target.indexOf('?');
  const path = end < 0 ? target : target.slice(0, end);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  const token = /^(?:token|bearer) +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
  const query = new URLSearchParams(end < 0 ? '' : target.slice(end));
  const base = { method: request.method ?? 'GET', path, query, target, headers, token };
  if (text === '') return { ...base, body: undefined, malformed: false };
  try {
    return { ...base, body: JSON.parse(text), malformed: false };
  } catch {
    return { ...base, body: undefined, malformed: true };
  }
}

function send(
  response: ServerResponse,
  { status, body, headers }: Answer,
  rate: Readonly<Record<string, string>>,
): void {
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': 'EMUL:0:0:0:0',
    ...rate,
    ...headers,
  });
  response.end(bytes);
}
