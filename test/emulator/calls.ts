import type { Emulator } from './server.ts';

/** What a request came to. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; `undefined` where it is none. */
  readonly json: unknown;
}

export interface CallOptions {
  readonly method?: string;
  readonly body?: unknown;
  /** `null`: nobody. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls an emulated GitHub as a bare client would; `path` is below the repository unless it begins with two slashes. */
export async function call(emulator: Emulator, path: string, options: CallOptions = {}): Promise<Reply> {
  const { method = options.body === undefined ? 'GET' : 'POST', body, token = emulator.token } = options;
  const url = path.startsWith('//') ? path.slice(1) : `/repos/${emulator.owner}/${emulator.name}${path}`;
  const response = await fetch(emulator.url + url, {
    method,
    headers: {
      'user-agent': 'test',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

/** Data and errors of a GraphQL query. */
export async function query(
  emulator: Emulator,
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
  token?: string,
): Promise<unknown> {
  const body = { query: text, variables };
  return (await call(emulator, '//graphql', { body, ...(token === undefined ? {} : { token }) })).json;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
