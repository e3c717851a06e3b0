import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractEntry, tarEntries } from '../../src/system/tar.ts';

/** A stand-in for a Docker daemon that holds one image. */
export interface DockerDaemon {
  /** What DOCKER_HOST is set to. */
  readonly host: string;
  /** Method and path of each request, without the API's version. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

export interface DaemonOptions {
  /** As `docker images` shows it: `example/app:ci`. */
  readonly name: string;
  /** What `docker save` writes of it. */
  readonly archive: string;
  /** `hang`: inspecting is never answered. `cut`: the connection ends within the archive. `refuse`: 500 for it. */
  readonly fault?: 'hang' | 'cut' | 'refuse';
}

interface Configuration {
  readonly created: string;
  readonly architecture: string;
  readonly os: string;
  readonly config: object;
  readonly history: readonly {
    readonly created_by?: string;
    readonly comment?: string;
    readonly empty_layer?: boolean;
  }[];
  readonly rootfs: { readonly diff_ids: readonly string[] };
}

/**
 * The part of https://docs.docker.com/reference/api/engine/ that Trivy uses, with answers in the form that Docker 20.10
 * and 29 gave for the same images.
 */
export async function startDocker({ name, archive, fault }: DaemonOptions): Promise<DockerDaemon> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-docker-'));
  const { id, configuration } = readArchive(archive, folder);
  const requests: string[] = [];
  const found = new Set([name, `index.docker.io/${name}`, `docker.io/${name}`]);

  const answer = ({ method, url = '' }: IncomingMessage, response: ServerResponse): void => {
    const path = url.replace(/^\/v[\d.]+(?=\/)/, '');
    requests.push(`${method} ${path}`);
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json', 'api-version': '1.51' });
      response.end(`${JSON.stringify(body)}\n`);
    };
    if (path === '/_ping') {
      response.writeHead(200, { 'api-version': '1.51', ostype: 'linux', 'content-type': 'text/plain; charset=utf-8' });
      response.end(method === 'HEAD' ? undefined : 'OK');
      return;
    }
    const [, image = '', what = ''] = /^\/images\/(.+)\/(json|history)$/.exec(path) ?? [];
    const saved = /^\/images\/get\?names=(.+)$/.exec(path)?.[1];
    const wanted = saved === undefined ? image : decodeURIComponent(saved);
    if (!found.has(wanted)) json(404, { message: `No such image: ${wanted}` });
    else if (saved !== undefined) send(response, readFileSync(archive), fault, json);
    else if (what === 'history') json(200, historyOf(id, name, configuration));
    else if (fault !== 'hang') json(200, inspected(id, name, configuration));
  };

  const server = createServer(answer);
  const socket = join(folder, 'docker.sock');
  const isWindows = process.platform === 'win32';
  if (isWindows) server.listen(0, '127.0.0.1');
  else server.listen(socket);
  await once(server, 'listening');
  return {
    host: isWindows ? `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` : `unix://${socket}`,
    requests,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      rmSync(folder, { recursive: true });
    },
  };
}

function send(
  response: ServerResponse,
  bytes: Uint8Array,
  fault: DaemonOptions['fault'],
  json: (status: number, body: unknown) => void,
): void {
  if (fault === 'refuse') {
    json(500, {
      message: 'content digest sha256:1f1a2d56de1d604801a9671f301190704c25d604a416f59e03c04f5c6ffee0d6: not found',
    });
    return;
  }
  response.writeHead(200, { 'content-type': 'application/x-tar' });
  if (fault !== 'cut') response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

function readArchive(archive: string, folder: string): { readonly id: string; readonly configuration: Configuration } {
  const entries = tarEntries(archive);
  const read = (name: string) => {
    const entry = entries.find((each) => each.name === name);
    if (entry === undefined) throw new Error(`${archive} has no ${name}`);
    const to = join(folder, 'read.json');
    extractEntry(archive, entry, to);
    const content: unknown = JSON.parse(readFileSync(to, 'utf8'));
    rmSync(to);
    return content;
  };
  const [{ Config: config }] = read('manifest.json') as [{ readonly Config: string }];
  const [digest = ''] = /[0-9a-f]{64}/.exec(config) ?? [];
  return { id: `sha256:${digest}`, configuration: read(config) as Configuration };
}

function inspected(id: string, name: string, { architecture, config, created, os, rootfs }: Configuration): object {
  return {
    ...{ Id: id, RepoTags: [name], RepoDigests: [], Created: created, Architecture: architecture, Os: os, Size: 2061 },
    ...{ Config: config, RootFS: { Type: 'layers', Layers: rootfs.diff_ids } },
  };
}

/** The newest entry first. The real sizes are those of the files; only whether there are any matters. */
function historyOf(id: string, name: string, { history }: Configuration): readonly object[] {
  return history.toReversed().map(({ created_by: by = '', comment = '', empty_layer: empty = false }, at) => ({
    ...{ Comment: comment, Created: 1767323045, CreatedBy: by, Id: at === 0 ? id : '<missing>' },
    ...{ Size: empty ? 0 : 53, Tags: at === 0 ? [name] : null },
  }));
}
