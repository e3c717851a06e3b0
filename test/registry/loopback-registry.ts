import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that somebody was asked, with the credentials it carried. */
export interface Contact {
  /** Who was asked: the name the server was started with. */
  readonly server: string;
  /** `GET /v2/`, with the query. */
  readonly request: string;
  /** The whole `Authorization` header; '' where there was none. */
  readonly authorization: string;
  readonly body: string;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export interface Loopback {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** `localhost:PORT`: the same server by a name. */
  readonly named: string;
  close(): Promise<void>;
}

/** A server on loopback that notes down every request it is sent. */
export function serve(server: string, contacts: Contact[], handler: Handler): Promise<Loopback> {
  const listener = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      contacts.push({ server, request: `${method} ${url}`, authorization: headers.authorization ?? '', body });
      handler(request, response, body);
    });
  });
  return new Promise((done) => {
    listener.listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as AddressInfo;
      done({
        host: `127.0.0.1:${port}`,
        named: `localhost:${port}`,
        close: () =>
          new Promise((closed) => {
            listener.close(() => closed());
            listener.closeAllConnections();
          }),
      });
    });
  });
}

export function json(response: ServerResponse, value: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}

export function status(response: ServerResponse, code: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(code, headers).end();
}
