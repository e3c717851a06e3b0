import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './exchange.ts';

/** Which requests a fault strikes; what is left out matches everything. */
export interface FaultMatcher {
  readonly method?: string;
  /** A part of the path, or a pattern. */
  readonly path?: string | RegExp;
  /** A part of the GraphQL query. */
  readonly graphql?: string | RegExp;
}

export interface Fault {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** How many requests are struck; 1 unless told. */
  readonly times?: number;
  /** The request takes effect before it is answered so: a gateway that gave up waiting. */
  readonly afterEffect?: boolean;
  /** Something that happens just before it is answered, such as a push by somebody else. */
  readonly meanwhile?: () => Promise<unknown>;
  /** Milliseconds before it is answered. */
  readonly delay?: number;
  /** The connection is cut without an answer. */
  readonly reset?: boolean;
  /** The answer's body ends in the middle. */
  readonly truncate?: boolean;
}

export interface Faults {
  add(matcher: FaultMatcher, fault: Fault): void;
  /** Answers a request, with the first live fault that it matches. `'reset'`: cut the connection. */
  strike(request: FaultTarget, answer: () => Promise<Answer>): Promise<Answer | 'reset'>;
}

export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  readonly graphql: string | undefined;
}

export function keepFaults(): Faults {
  const live: { readonly matcher: FaultMatcher; readonly fault: Fault; left: number }[] = [];
  return {
    add(matcher, fault) {
      live.push({ matcher, fault, left: fault.times ?? 1 });
    },
    async strike(request, answer) {
      const struck = live.find(({ matcher, left }) => left > 0 && matches(matcher, request));
      if (struck === undefined) return answer();
      struck.left--;
      const { fault } = struck;
      if (fault.delay !== undefined) await wait(fault.delay);
      await fault.meanwhile?.();
      const replaced = fault.status !== undefined || fault.reset === true;
      const real = !replaced || fault.afterEffect === true ? await answer() : undefined;
      if (fault.reset === true) return 'reset';
      if (fault.status !== undefined) return faultAnswer(fault, fault.status);
      return fault.truncate === true ? truncated(real) : (real ?? { status: 500 });
    },
  };
}

function faultAnswer(fault: Fault, status: number): Answer {
  const message = status >= 500 ? 'Server Error' : 'Refused';
  return { status, body: fault.body ?? { message, documentation_url: '' }, headers: fault.headers ?? {} };
}

function truncated(answer: Answer | undefined): Answer {
  const body = Buffer.from(JSON.stringify(answer?.body ?? {}));
  const headers = { 'content-type': 'application/json; charset=utf-8', ...answer?.headers };
  return { status: answer?.status ?? 200, body: body.subarray(0, body.length >> 1), headers };
}

function matches({ method, path, graphql }: FaultMatcher, request: FaultTarget): boolean {
  const includes = (pattern: string | RegExp, text: string) =>
    typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
  return (
    (method === undefined || method === request.method) &&
    (path === undefined || includes(path, request.path)) &&
    (graphql === undefined || (request.graphql !== undefined && includes(graphql, request.graphql)))
  );
}
