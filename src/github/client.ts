import { GitHub, getOctokitOptions } from '@actions/github/lib/utils';
import type { Log } from '../core/log.ts';
import { product } from '../core/product.ts';
import { again, type Pace, persistence, reads } from './retries.ts';

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

/** GitHub's API for one repository. Requests are repeated as `retries.ts` says; failures reject with octokit's errors. */
export interface Client {
  /** To be spread into the parameters of a request. */
  readonly repository: { readonly owner: string; readonly repo: string };
  readonly request: Octokit['request'];
  readonly paginate: Octokit['paginate'];
  /** A GraphQL query; `Data` is the shape that `text` asks for. */
  query<Data>(text: string, variables: Readonly<Record<string, unknown>>): Promise<Data>;
  /** A GraphQL mutation that comes to the same when it is done twice. */
  mutate(text: string, variables: Readonly<Record<string, unknown>>): Promise<void>;
  readonly pace: Pace;
}

const realPace: Pace = { second: 1000 };

export function createClient({ token, repository, apiUrl, graphqlUrl, log, pace = realPace }: ClientOptions): Client {
  const [owner = '', repo = ''] = repository.split('/');
  const { plugins, options } = persistence(log, pace);
  const octokit = new (GitHub.plugin(...plugins))(
    getOctokitOptions(token, {
      ...options,
      baseUrl: apiUrl,
      userAgent: `${product.name}/${product.version}`,
      // Its own log would go to the console, past workflow commands' escaping.
      log: { debug() {}, info() {}, warn: log.debug, error: log.debug },
    }),
  );
  const graphql = octokit.graphql.defaults({ url: graphqlUrl });
  return {
    repository: { owner, repo },
    request: octokit.request,
    paginate: octokit.paginate,
    query: (text, variables) => graphql(text, { ...variables, request: reads }),
    async mutate(text, variables) {
      await graphql(text, { ...variables, request: again });
    },
    pace,
  };
}
