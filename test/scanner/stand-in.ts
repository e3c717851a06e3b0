import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { DockerAuths, RegistryAccess, ScanSubject } from '../../src/core/image-scan.ts';
import type { Log } from '../../src/core/log.ts';
import type { TrivySettings } from '../../src/trivy/settings.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, which goes with the tests of a file. */
export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plimsoll-scanner-')));
  made.push(folder);
  return folder;
}

/** What a stand-in was started with. */
export interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  /** What lay in its working directory. */
  readonly beside: readonly string[];
  /** What its DOCKER_CONFIG held, and who may read it. */
  readonly login: unknown;
  readonly mode: string;
}

export interface StandIn {
  readonly program: string;
  /** The folder that it lies in. */
  readonly folder: string;
  /** Every start but those that ask for the version. */
  calls(): readonly Call[];
}

/**
 * A program that takes Trivy's place where a real one will not do what a test needs: `scan` is a script that runs for an
 * image, with `args`, `fs`, `valueOf('--output')` and `report({...})` at hand. Databases are "fetched" by `fetch`.
 */
export function standIn({
  folder = newFolder(),
  version = '0.74.0',
  scan = 'report({})',
  fetch = `keep(java ? 'java-db/trivy-java.db' : 'db/trivy.db')`,
}: {
  readonly folder?: string;
  readonly version?: string;
  readonly scan?: string;
  readonly fetch?: string;
} = {}): StandIn {
  const program = join(folder, 'trivy');
  const log = join(newFolder(), 'calls');
  const script = `#!${process.execPath}
const fs = require('node:fs');
const { dirname, join } = require('node:path');
const args = process.argv.slice(2);
if (args[0] === '--version') { console.log('Version: ${version}'); process.exit(0); }
const valueOf = (flag) => args[args.indexOf(flag) + 1];
const docker = process.env.DOCKER_CONFIG;
const login = docker === undefined ? undefined : JSON.parse(fs.readFileSync(join(docker, 'config.json'), 'utf8'));
const mode = docker === undefined ? '' : (fs.statSync(join(docker, 'config.json')).mode & 0o777).toString(8);
fs.appendFileSync(${JSON.stringify(log)}, JSON.stringify({
  args, env: process.env, folder: process.cwd(), beside: fs.readdirSync('.'), login, mode }) + '\\n');
const keep = (name) => {
  const path = join(valueOf('--cache-dir'), name);
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(path, 'x');
  fs.writeFileSync(join(dirname(path), 'metadata.json'), JSON.stringify({
    Version: 2, NextUpdate: new Date(Date.now() + 3600000), UpdatedAt: new Date(), DownloadedAt: new Date() }));
};
const fail = (text) => { console.error(text); process.exit(1); };
const report = (more) => fs.writeFileSync(valueOf('--output'), JSON.stringify({ SchemaVersion: 2, ...more }));
const java = args.includes('--download-java-db-only');
if (java || args.includes('--download-db-only')) { ${fetch} } else { ${scan} }
`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(program, script);
  chmodSync(program, 0o755);
  return {
    program,
    folder,
    calls() {
      if (!existsSync(log)) return [];
      // What is written at this moment does not count yet.
      const lines = readFileSync(log, 'utf8').split('\n').slice(0, -1);
      return lines.map((line): Call => JSON.parse(line));
    },
  };
}

export function settingsOf(more: Partial<TrivySettings> = {}): TrivySettings {
  return {
    path: '',
    version: '',
    sha256: '',
    mirror: '',
    dbRepositories: [],
    javaDbRepositories: [],
    cacheDir: more.cacheDir ?? join(newFolder(), 'cache'),
    server: '',
    serverToken: '',
    platform: 'linux/amd64',
    timeoutSeconds: 30,
    mayDownload: false,
    environment: { PATH: '/usr/bin:/bin' },
    ...more,
  };
}

export const anonymous: RegistryAccess = { accessTo: async () => ({ kind: 'ok', value: {} }) };

/** Credentials for one repository, and none for any other. */
export function accessOnly(wanted: string, auths: DockerAuths): RegistryAccess {
  return {
    accessTo: async ({ registry, repository }) => ({
      kind: 'ok',
      value: `${registry}/${repository}` === wanted ? auths : {},
    }),
  };
}

export function remote(name: string, digest = ''): ScanSubject {
  const [, registry = '', repository = '', tag = ''] = /^([^/]+)\/(.+?)(?::([^:/]+))?$/.exec(name) ?? [];
  return { kind: 'remote', registry, repository, tag, digest, platform: '' };
}

/** A log that keeps what it is told. */
export function keptLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const say = (message: string): void => {
    lines.push(message);
  };
  return { lines, info: say, debug: say, notice: say, warning: say };
}
