import type { Access, Permission, Token } from './tokens.ts';
import type { World } from './world.ts';

/** A request that was found to be described and valid, on its way to the route that answers it. */
export interface Call {
  readonly world: World;
  readonly viewer: Token | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly accept: string;
  /** Path with query, for links to other pages. */
  readonly target: string;
}

export interface Answer {
  readonly status: number;
  /** JSON, or bytes that are sent as they are; `undefined`: nothing. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly needs: { readonly permission: Permission; readonly access: Exclude<Access, 'none'> } | undefined;
  /** Whether GitHub counts it against the secondary limit on content. */
  readonly creates?: true;
  /** Whether it is allowed in an archived repository; reading always is. */
  answer(call: Call): Answer | Promise<Answer>;
}

/** By method and the path as the OpenAPI description spells it: `GET /repos/{owner}/{repo}`. */
export type Routes = Readonly<Record<string, Route>>;

const rest = 'https://docs.github.com/rest';

export function ok(body: unknown, headers?: Readonly<Record<string, string>>): Answer {
  return { status: 200, body, ...(headers === undefined ? {} : { headers }) };
}

export function refuse(status: number, message: string, details: Readonly<Record<string, unknown>> = {}): Answer {
  return { status, body: { message, documentation_url: rest, status: String(status), ...details } };
}

export function notFound(): Answer {
  return refuse(404, 'Not Found');
}

export function text(call: Call, name: string): string | undefined {
  const value = call.body[name];
  return typeof value === 'string' ? value : undefined;
}

export function integer(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

/** 30 a page unless asked, 100 at most: https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api */
export function page<Item>(
  call: Call,
  all: readonly Item[],
): { items: readonly Item[]; headers: Record<string, string> } {
  const whole = (name: string, otherwise: number) => {
    const value = Number(call.query.get(name) ?? otherwise);
    return Number.isInteger(value) && value > 0 ? value : otherwise;
  };
  const size = Math.min(whole('per_page', 30), 100);
  const number = whole('page', 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (target: number, relation: string) => {
    const url = new URL(call.world.url + call.target);
    url.searchParams.set('page', String(target));
    return `<${url.href}>; rel="${relation}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
    ...(number > 1 ? [link(1, 'first')] : []),
  ];
  const items = all.slice((number - 1) * size, number * size);
  return { items, headers: links.length === 0 ? {} : { link: links.join(', ') } };
}

export async function pageOf<Item>(call: Call, all: readonly Item[], render: (item: Item) => unknown): Promise<Answer> {
  const { items, headers } = page(call, all);
  return ok(await Promise.all(items.map(render)), headers);
}
