import { GitHub, getOctokitOptions } from '@actions/github/lib/utils';
import type { Log } from '../core/log.ts';
import { product } from '../core/product.ts';
import { keepPermissions, type PermissionLedger } from './permissions.ts';
import { again, type Pace, persistence, reads } from './retries.ts';
import { withoutToken } from './without-token.ts';

export interface ClientOptions {
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Of github.com, GHE.com or an Enterprise Server. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly log: Log;
  readonly pace?: Pace;
}

type Octokit = InstanceType<typeof GitHub>;

/**
 * GitHub's API for one repository. `retries.ts` decides which requests are repeated; failures reject with octokit's
 * errors.
 */
export interface Client {
  /** For the parameters of a request. */
  readonly repository: { readonly owner: string; readonly repo: string };
  readonly request: Octokit['request'];
  readonly paginate: Octokit['paginate'];
  /** A GraphQL query; `Data` is the shape that `text` asks for. */
  query<Data>(text: string, variables: Readonly<Record<string, unknown>>): Promise<Data>;
  /** An idempotent GraphQL mutation. */
  mutate(text: string, variables: Readonly<Record<string, unknown>>): Promise<void>;
  /**
   * Downloads from an address that GitHub gave, without the token, because it is on another host. `undefined` if there are
   * more than `most` bytes. Rejects with octokit's errors.
   */
  download(address: string, most: number): Promise<Uint8Array | undefined>;
  /** Which permissions the token turned out to have so far. */
  readonly permissions: PermissionLedger;
  readonly pace: Pace;
}

const realPace: Pace = { second: 1000 };

export function createClient({ token, repository, apiUrl, graphqlUrl, log, pace = realPace }: ClientOptions): Client {
  const [owner = '', repo = ''] = repository.split('/');
  const { plugins, options } = persistence(log, pace);
  const common = {
    ...options,
    userAgent: `${product.name}/${product.version}`,
    // Octokit's own log would write to the console, without escaping workflow commands.
    log: { debug() {}, info() {}, warn: log.debug, error: log.debug },
  };
  const Persistent = GitHub.plugin(...plugins);
  const octokit = new Persistent(getOctokitOptions(token, { ...common, baseUrl: apiUrl }));
  const permissions = keepPermissions();
  octokit.hook.after('request', (_, asked) => permissions.allowed(asked));
  octokit.hook.error('request', (error, asked) => {
    permissions.failed(asked, error);
    throw withoutToken(error, token);
  });
  const graphql = octokit.graphql.defaults({ url: graphqlUrl });
  // Octokit creates errors for answers with status 200 only after the hooks above.
  const asked = async <Data>(text: string, variables: Parameters<typeof graphql>[1]): Promise<Data> => {
    try {
      return await graphql<Data>(text, variables);
    } catch (error) {
      throw withoutToken(error, token);
    }
  };
  return {
    repository: { owner, repo },
    request: octokit.request,
    paginate: octokit.paginate,
    query: (text, variables) => asked(text, { ...variables, request: reads }),
    async mutate(text, variables) {
      await asked(text, { ...variables, request: again });
    },
    async download(address, most) {
      const request = { parseSuccessResponseBody: false };
      const { data } = await new Persistent(common).request({ method: 'GET', url: address, request });
      return readBounded(data, most);
    },
    permissions,
    pace,
  };
}

async function readBounded(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > most) return undefined;
      chunks.push(chunk);
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw Object.assign(new Error(`the download was interrupted: ${error.message}`), { status: 500 });
  }
  return Buffer.concat(chunks);
}
