import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { getProxyUrl } from '@actions/http-client/lib/proxy';
import { type Answer, type FailureCause, failure } from '../core/image-scan.ts';
import { product } from '../core/product.ts';
import { count, quoted } from '../core/text.ts';

/*
 * One request and its answer, with limits. Of @actions/http-client only the agents are used, because they support the
 * runner's proxies. Its requests cannot be stopped while headers arrive slowly, and they read bodies of any size; Node's
 * `fetch` does not support proxies by itself.
 */

export interface Exchange {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The form of a POST. */
  readonly body?: string;
  /** The most bytes of the answer's body, which is read only if the answer is a success. */
  readonly most: number;
  /** Milliseconds until the answer must be complete, even if it keeps arriving slowly. */
  readonly time: number;
  /** Ends it at once. */
  readonly ended: AbortSignal;
}

export interface Reply {
  readonly status: number;
  /** '' if there is none; repeated ones are joined by commas. */
  header(name: string): string;
  readonly body: Buffer;
  /** The address that answered. */
  readonly url: URL;
}

export async function exchange(asked: Exchange): Promise<Answer<Reply>> {
  const { url } = asked;
  const agent = await agentFor(url);
  if (agent !== undefined) return exchangeBy(agent, asked);
  const reason = `${quoted(url.host)} was not contacted, because \`https_proxy\` is not a URL; correct it.`;
  return failure('unreachable', reason);
}

function exchangeBy(
  agent: http.Agent,
  { method, url, headers, body, most, time, ended }: Exchange,
): Promise<Answer<Reply>> {
  return new Promise((done) => {
    const fail = (cause: FailureCause, what: string): void => {
      settle(failure(cause, `${quoted(url.host)} ${what}.`));
    };
    const settle = (answer: Answer<Reply>): void => {
      clearTimeout(timer);
      done(answer);
      request.destroy();
    };
    const { request: start } = url.protocol === 'https:' ? https : http;
    const request = start(url, {
      method,
      // No `accept-encoding`: a compressed answer was not requested and is not JSON.
      headers: { 'user-agent': `${product.name}/${product.version}`, ...headers },
      agent,
      signal: ended,
    });
    const timer = setTimeout(() => {
      fail('timeout', `did not answer in ${count(Math.ceil(time / 1000), 'second')}; try again when it is less busy`);
    }, time);
    request.on('error', (error) => {
      fail(...explain(error));
    });
    request.on('response', (response) => {
      const { statusCode: status = 0 } = response;
      response.on('error', () => fail('failed', 'closed the connection in the middle of an answer; try again'));
      const reply = (bytes: Buffer): void => {
        settle({ kind: 'ok', value: { status, header: (name) => headerOf(response, name), body: bytes, url } });
      };
      if (status < 200 || status > 299 || method === 'HEAD') {
        reply(Buffer.alloc(0));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > most)
          fail('failed', `sent more than ${most} bytes, more than any answer needs; contact its operator`);
        else chunks.push(chunk);
      });
      response.on('end', () => reply(Buffer.concat(chunks)));
    });
    request.end(body);
  });
}

/**
 * The connection to a host, through a proxy if there is one. The code for proxies is loaded only then, because loading it
 * takes as long as a request. `undefined` if the proxy's address is not valid.
 */
async function agentFor(url: URL): Promise<http.Agent | undefined> {
  try {
    if (!getProxyUrl(url)?.hostname) return url.protocol === 'https:' ? new https.Agent() : new http.Agent();
    const { HttpClient } = await import('@actions/http-client');
    // A new client each time, because a client keeps the agent of the first scheme that it was used with.
    return new HttpClient('', [], { keepAlive: false }).getAgent(url.href);
  } catch {
    return undefined;
  }
}

function headerOf({ headers }: IncomingMessage, name: string): string {
  const value = headers[name] ?? '';
  return typeof value === 'string' ? value : value.join(', ');
}

/** Node's own messages quote addresses and unparsable bytes; its codes are enough. */
function explain(error: NodeJS.ErrnoException): [FailureCause, string] {
  const code = error.code ?? error.name;
  if (code === 'ABORT_ERR') return ['failed', 'had not answered when the run ended'];
  if (code.startsWith('HPE_')) return ['failed', `does not speak valid HTTP (${code}); contact its operator`];
  if (code === 'ENOTFOUND') return ['unreachable', 'was not found in DNS; check the name'];
  if (/CERT|TLS|SSL|SIGNATURE/.test(code)) {
    return [
      'unreachable',
      `has a certificate that is not trusted here (${code}); add its authority to \`NODE_EXTRA_CA_CERTS\``,
    ];
  }
  return ['unreachable', `did not answer (${code}); check that it runs and that this machine can reach it`];
}
