import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Answer } from '../../src/core/image-scan.ts';
import { type OpenRegistry, openRegistry, type RegistrySettings } from '../../src/registry/registry.ts';
import { silentLog } from '../silent-log.ts';
import { type Contact, type Handler, type Loopback, serve } from './loopback-registry.ts';

/** Servers, folders and clients of one test. */
export interface World {
  readonly contacts: Contact[];
  start(name: string, handler: Handler): Promise<Loopback>;
  /** A client that may ask `registries`; `config` is the runner's Docker configuration. */
  open(registries: readonly Loopback[], options?: Options): OpenRegistry;
  /** An executable on the PATH of the clients that are opened. */
  program(name: string, script: string): void;
  /** Who was asked, with the kind of credentials: `registry GET /v2/ -`. */
  asked(): readonly string[];
}

export interface Options extends Partial<RegistrySettings> {
  /** An object, or text that need not be one. */
  readonly config?: unknown;
}

/** A world for each test of the file; all is ended and removed after it. */
export function worlds(): () => World {
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  });
  return () => {
    const contacts: Contact[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-registry-'));
    ends.push(() => rmSync(folder, { recursive: true, force: true }));
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    return {
      contacts,
      async start(name, handler) {
        const server = await serve(name, contacts, handler);
        ends.push(() => server.close());
        return server;
      },
      open(registries, { config, ...options } = {}) {
        if (config !== undefined) {
          writeFileSync(join(folder, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
        }
        const client = openRegistry(
          {
            allowedRegistries: registries.flatMap(({ host, named }) => [host, named]),
            tokenServices: new Map(),
            environment: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: folder, DOCKER_CONFIG: folder },
            timeoutSeconds: 5,
            ...options,
          },
          silentLog,
        );
        ends.push(() => client.close());
        return client;
      },
      program(name, script) {
        writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
        chmodSync(join(bin, name), 0o755);
      },
      asked: () =>
        contacts.map(
          ({ server, request, authorization }) =>
            `${server} ${request} ${authorization === '' ? '-' : (authorization.split(' ', 1)[0] ?? '')}`,
        ),
    };
  };
}

/** The request's path without its query. */
export function pathOf({ url = '' }: IncomingMessage): string {
  return url.replace(/\?.*/, '');
}

export const digest = `sha256:${'a'.repeat(64)}`;

/** Everything a small open registry answers: `team/app` with one tag. */
export function answerOpenly(request: IncomingMessage, response: ServerResponse): void {
  const found: Readonly<Record<string, () => void>> = {
    '/v2/': () => response.writeHead(200).end('{}'),
    '/v2/team/app/tags/list': () => response.writeHead(200).end('{"name":"team/app","tags":["1.0","1.1"]}'),
    '/v2/team/app/manifests/1.0': () => response.writeHead(200, { 'docker-content-digest': digest }).end(),
  };
  const answer = found[pathOf(request)];
  if (answer === undefined) response.writeHead(404).end('{"errors":[{"code":"NAME_UNKNOWN"}]}');
  else answer();
}

/** Lets in who shows `expected`, and offers `challenge` to all others. */
export function guarded(expected: () => string, challenge: () => string): Handler {
  return (request, response) => {
    if (request.headers.authorization === expected()) answerOpenly(request, response);
    else response.writeHead(401, { 'www-authenticate': challenge() }).end('{"errors":[]}');
  };
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** The value, or for a failure its cause and reason. */
export function told(answer: Answer<unknown>): unknown {
  return answer.kind === 'ok' ? answer.value : `${answer.cause}: ${answer.reason}`;
}
