import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trivy } from './programs.ts';

/** The real Trivy. */
export const trivyPath = trivy.path;

export interface TrivyRun {
  /** `null`: it was ended by a signal. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it wrote to `--output`, or undefined. */
  readonly report: TrivyReport | undefined;
}

/** The part of a report that the tests of this folder look at. */
export interface TrivyReport {
  readonly ArtifactName: string;
  readonly Metadata: {
    readonly OS?: { readonly Family: string; readonly Name: string; readonly EOSL?: boolean };
    readonly RepoDigests?: readonly string[];
    readonly DiffIDs?: readonly string[];
    readonly ImageConfig: { readonly architecture: string };
  };
  readonly Results?: readonly {
    readonly Target: string;
    readonly Class: string;
    readonly Type: string;
    readonly Vulnerabilities?: readonly {
      readonly VulnerabilityID: string;
      readonly PkgName: string;
      readonly InstalledVersion: string;
      readonly FixedVersion?: string;
      readonly Status: string;
      readonly Severity: string;
      readonly Layer: { readonly DiffID: string };
    }[];
  }[];
}

/** A scan as Plimsoll calls it, but for the flags and variables that a test adds. */
export async function scan(
  reference: string,
  options: {
    readonly cache: string;
    readonly flags?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly platform?: string;
  },
): Promise<TrivyRun> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-scan-'));
  const output = join(folder, 'report.json');
  try {
    const run = await runTrivy(
      [
        'image',
        ...['--image-src', 'remote', '--scanners', 'vuln', '--format', 'json', '--output', output],
        ...['--exit-code', '0', '--timeout', '5m', '--cache-dir', options.cache, '--cache-backend', 'memory'],
        ...['--skip-version-check', '--disable-telemetry', '--quiet'],
        ...['--platform', options.platform ?? 'linux/amd64'],
        ...(options.flags ?? ['--skip-db-update', '--skip-java-db-update']),
        ...['--', reference],
      ],
      options.env,
    );
    const text = await readFile(output, 'utf8').catch(() => '');
    return { ...run, report: text === '' ? undefined : JSON.parse(text) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs the real Trivy in an empty folder with an environment of its own. */
export async function runTrivy(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Omit<TrivyRun, 'report'>> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-trivy-'));
  try {
    const child = spawn(trivyPath, args, {
      cwd: folder,
      env: { ...machine(), HOME: folder, TMPDIR: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const [exitCode] = await once(child, 'close');
    return { exitCode, stdout, stderr };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What a process cannot do without; on Windows no connection opens without SystemRoot. */
function machine(): Readonly<Record<string, string>> {
  const { PATH = '', SystemRoot } = process.env;
  return SystemRoot === undefined ? { PATH } : { PATH, SystemRoot };
}

export interface TrivyServer {
  readonly url: string;
  readonly token: string;
  stop(): Promise<void>;
}

/** Starts `trivy server` on loopback over a cache that holds its databases, and waits until it answers. */
export async function startServer(cache: string, token = 'a-server-token'): Promise<TrivyServer> {
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(
    trivyPath,
    ['server', '--listen', address, '--cache-dir', cache, '--token', token, '--skip-db-update'],
    { cwd: cache, env: { ...machine(), HOME: cache }, stdio: 'ignore' },
  );
  const url = `http://${address}`;
  await answering(`${url}/healthz`, child);
  return {
    url,
    token,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`trivy server ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} does not answer`);
}
