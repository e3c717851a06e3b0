import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { sha256 } from '../core/sha256.ts';
import { quoted } from '../core/text.ts';
import { readBounded } from '../system/bounded-file.ts';
import type { Environment } from './settings.ts';

/** Which Docker daemon the runner's `docker` talks to. */
export interface DockerPlace {
  /** `unix:///run/user/1001/docker.sock`; '' for the default of the platform. */
  readonly host: string;
  /** What names that host: `DOCKER_HOST`, or a context; '' if nothing does. */
  readonly origin: string;
  /** The folder with the certificates for it; '' if it needs none. */
  readonly certificates: string;
  /** Whether the certificate of the daemon is verified. */
  readonly verified: boolean;
  /** Why the context cannot be used; '' if it can. */
  readonly trouble: string;
}

/** Bytes. These files have a few hundred. */
const mostBytes = 1024 * 1024;

/**
 * As `docker` decides: DOCKER_HOST, then DOCKER_CONTEXT, then the context that `docker context use` stored in the Docker
 * configuration, which rootless Docker and docker/setup-docker-action use. Trivy gets only what is read here, not that
 * folder: it contains logins. (`resolveContextName` in docker/cli, cli/command/cli.go.)
 */
export function dockerPlace(environment: Environment): DockerPlace {
  const variable = (name: string) => environment[name] ?? '';
  const folder = configFolder(environment);
  const host = variable('DOCKER_HOST');
  // https://docs.docker.com/engine/security/protect-access/: without DOCKER_CERT_PATH, `docker` looks in its own folder.
  const verified = variable('DOCKER_TLS_VERIFY') !== '';
  const isOwn = verified && host.startsWith('tcp:') && folder !== '' && existsSync(join(folder, 'cert.pem'));
  const byVariables = { certificates: variable('DOCKER_CERT_PATH') || (isOwn ? folder : ''), verified, trouble: '' };
  if (host !== '') return { ...byVariables, host, origin: '`DOCKER_HOST`' };
  const context = variable('DOCKER_CONTEXT') || currentContext(folder);
  if (context === '' || context === 'default' || folder === '') return { ...byVariables, host: '', origin: '' };
  return placeOf(context, folder);
}

/** '' if it depends on the working directory, where a pull request may have written it. */
function configFolder(environment: Environment): string {
  const folder = environment['DOCKER_CONFIG'] ?? '';
  if (folder !== '') return isAbsolute(folder) ? folder : '';
  return join(environment['HOME'] || environment['USERPROFILE'] || homedir(), '.docker');
}

function currentContext(folder: string): string {
  const name = folder === '' ? undefined : fieldOf(jsonIn(join(folder, 'config.json')), 'currentContext');
  return typeof name === 'string' ? name : '';
}

/** Reads what `docker context create` wrote: docker/cli, cli/context/store. */
function placeOf(context: string, folder: string): DockerPlace {
  const id = sha256(context);
  const meta = jsonIn(join(folder, 'contexts', 'meta', id, 'meta.json'));
  const endpoint = fieldOf(fieldOf(meta, 'Endpoints'), 'docker');
  const host = fieldOf(endpoint, 'Host');
  const tls = join(folder, 'contexts', 'tls', id, 'docker');
  const origin = `the Docker context ${quoted(context)}`;
  const place = {
    origin,
    certificates: existsSync(join(tls, 'cert.pem')) ? tls : '',
    verified: fieldOf(endpoint, 'SkipTLSVerify') !== true,
  };
  if (typeof host === 'string') return { ...place, host, trouble: '' };
  return { ...place, host: '', trouble: `${origin} is not in ${quoted(folder, 300)}` };
}

/** `undefined` for a file that is missing or is not JSON. */
function jsonIn(path: string): unknown {
  const content = readBounded(path, mostBytes);
  if (!('bytes' in content)) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(content.bytes));
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
