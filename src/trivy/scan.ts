import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageReport } from '../core/image-report.ts';
import { type Answer, type Failure, failure, type RegistryAccess, type ScanSubject } from '../core/image-scan.ts';
import type { Log } from '../core/log.ts';
import { quoted } from '../core/text.ts';
import { type Ending, freeBytes } from '../system/bounded-child.ts';
import { type ChildFolders, environmentFor, remoteEnvironment, withoutCloudIdentity } from './child-environment.ts';
import { daemonsOf, missingIn } from './daemons.ts';
import type { Databases } from './databases.ts';
import { outcomeOf, reportBytes } from './outcome.ts';
import { writeLogin } from './registry-login.ts';
import type { Trivy, TrivySettings } from './settings.ts';
import { unpack } from './unpack.ts';
import type { Workplace } from './workplace.ts';

export interface ScanParts {
  readonly settings: TrivySettings;
  readonly trivy: Trivy;
  readonly databases: Databases;
  readonly access: RegistryAccess;
  readonly workplace: Workplace;
  readonly log: Log;
}

/**
 * Java archives in any letter case; only these need the Java database (Trivy's pkg/fanal/analyzer/language/java/jar).
 */
const javaArchives = ['**/*.[jJ][aA][rR]', '**/*.[wW][aA][rR]', '**/*.[eE][aA][rR]', '**/*.[pP][aA][rR]'].join(',');

/**
 * Bytes that a scan must leave free for the rest of the job (or half of the free space): Trivy writes layers to the disk,
 * and a hostile one can be endless.
 */
const leastFree = 1024 ** 3;

/** What Trivy has to scan, from where, and with which settings. */
interface Target {
  /** Flags and the name. */
  readonly words: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** The platform to pull from a registry: `linux/amd64`; '' if there is no choice. */
  readonly platform: string;
  /** True for a daemon, which may be contacted without TLS because it is the machine's own. */
  readonly fromDaemon?: boolean;
}

/** Scans one image. Removes all files that were written for it. */
export async function scanImage(subject: ScanSubject, parts: ScanParts): Promise<Answer<ImageReport>> {
  const { workplace, databases, settings } = parts;
  if ((subject.kind === 'archive' || subject.kind === 'layout') && !existsSync(subject.path)) {
    return failure('not-found', `There is no file or folder ${quoted(subject.path, 300)}: check \`images\`.`);
  }
  const ready = await databases.vulnerabilities();
  if (ready.kind === 'failed') return ready;
  const folders = workplace.folders();
  try {
    const spent = stopwatch(settings.timeoutSeconds * 1000);
    if (subject.kind !== 'local') {
      const target = await targetOf(subject, parts, folders);
      if (target.kind === 'failed') return target;
      const { answer } = await look(target.value, folders, spent, parts);
      if (answer.kind === 'ok' || subject.kind !== 'archive') return answer;
      const layout = await unpackedLayout(subject.path, folders, parts);
      return layout === undefined ? answer : (await look(layout, folders, spent, parts)).answer;
    }
    return await scanOwn(subject.reference, folders, spent, parts);
  } finally {
    workplace.remove(folders);
  }
}

/** Looks among the machine's own images first, so that no registry is contacted for one that was just built. */
async function scanOwn(
  reference: string,
  folders: ChildFolders,
  spent: Stopwatch,
  parts: ScanParts,
): Promise<Answer<ImageReport>> {
  const { settings, log } = parts;
  const daemons = daemonsOf(settings.environment);
  const words = [...daemons.flags, '--', reference];
  const own: Target = { words, variables: daemons.variables, platform: '', fromDaemon: true };
  const { answer, ending } = await look(own, folders, spent, parts);
  const missing = missingIn(ending, reference, daemons);
  if (missing === undefined) return answer;
  if (missing.kind === 'unasked') return missing.answer;
  const named = remoteNameOf(reference);
  if (named === undefined) return failure('not-found', `${missing.where}: build it, or pull it, before this step.`);
  log.info(`${missing.where}, so it is pulled from its registry.`);
  const notHere = (remote: Failure): Failure => ({
    ...remote,
    reason: `${missing.where}, and it could not be pulled either: ${remote.reason}`,
  });
  const target = await targetOf(named, parts, folders);
  if (target.kind === 'failed') return notHere(target);
  const remote = await look(target.value, folders, spent, parts);
  return remote.answer.kind === 'ok' ? remote.answer : notHere(remote.answer);
}

async function targetOf(
  subject: Exclude<ScanSubject, { kind: 'local' }>,
  { access, settings }: ScanParts,
  folders: ChildFolders,
): Promise<Answer<Target>> {
  switch (subject.kind) {
    case 'remote': {
      const { registry, repository, tag, digest } = subject;
      const login = await access.accessTo({ registry, repository });
      if (login.kind === 'failed') return login;
      const reference = `${registry}/${repository}${digest === '' ? `:${tag}` : `@${digest}`}`;
      const variables = { ...writeLogin(login.value, folders), ...withoutCloudIdentity(registry, folders) };
      const platform = subject.platform === '' ? settings.platform : subject.platform;
      return { kind: 'ok', value: { words: ['--image-src', 'remote', '--', reference], variables, platform } };
    }
    case 'archive':
      return { kind: 'ok', value: { words: ['--input', subject.path], variables: {}, platform: '' } };
    case 'layout':
      symlinkSync(subject.path, join(folders.root, layoutName), 'junction');
      return { kind: 'ok', value: layoutTarget };
  }
}

/**
 * Trivy reads the part of a path after a colon or an @ as a tag (pkg/fanal/image/oci.go), so every layout gets this name.
 */
const layoutName = 'layout';
const layoutTarget: Target = { words: ['--input', join('..', layoutName)], variables: {}, platform: '' };

/** Trivy reads a layout only as a folder; BuildKit writes it as an archive (`type=oci,dest=app.tar`). */
async function unpackedLayout(
  path: string,
  folders: ChildFolders,
  { settings, workplace }: ScanParts,
): Promise<Target | undefined> {
  const folder = join(folders.root, layoutName);
  mkdirSync(folder);
  const env = environmentFor(settings.environment, folders);
  if ((await unpack(path, folder, env, workplace, ['oci-layout'])) !== undefined) return undefined;
  return (await unpack(path, folder, env, workplace)) === undefined ? layoutTarget : undefined;
}

/** A complete reference: `app` is `docker.io/library/app:latest`. `undefined` for an image's id, which no registry has. */
function remoteNameOf(reference: string): Extract<ScanSubject, { kind: 'remote' }> | undefined {
  const [, name = '', tag = '', digest = ''] = /^([^@\s]+?)(?::([\w.-]+))?(?:@(\S+))?$/.exec(reference) ?? [];
  const [host = '', ...rest] = name.split('/');
  if (name === '' || /^sha256:[0-9a-f]{64}$/.test(reference)) return undefined;
  const hasHost = rest.length > 0 && (/[.:]/.test(host) || host === 'localhost');
  const registry = hasHost ? host : 'docker.io';
  const repository = hasHost ? rest.join('/') : rest.length === 0 ? `library/${name}` : name;
  return { kind: 'remote', registry, repository, tag: tag || 'latest', digest, platform: '' };
}

interface Look {
  readonly answer: Answer<ImageReport>;
  /** That of the first scan. */
  readonly ending: Ending;
}

/** Scans once, and again if the image turns out to have Java archives and there is no Java database yet. */
async function look(target: Target, folders: ChildFolders, spent: Stopwatch, parts: ScanParts): Promise<Look> {
  const { databases, settings } = parts;
  const { platform, fromDaemon = false } = target;
  const at = { report: reportIn(folders), platform, fromDaemon, settings };
  const again = (cache: string, ...more: readonly string[]) => start(target, folders, spent, parts, cache, more);
  const ending = await again(databases.firstLook());
  if (!asksForJava(ending)) return { answer: await outcomeOf(ending, at), ending };
  const java = await spent.pausedFor(databases.java());
  if (java.kind === 'ok') return { answer: await outcomeOf(await again(java.value), at), ending };
  const answer = await outcomeOf(await again(databases.firstLook(), '--skip-files', javaArchives), at);
  if (answer.kind === 'failed') return { answer, ending };
  const unseen = `Its Java archives (jar, war, ear, par) were not scanned. ${java.reason}`;
  const value = { ...answer.value, unseen: [...answer.value.unseen, unseen] };
  return { answer: { kind: 'ok', value }, ending };
}

function asksForJava(ending: Ending): boolean {
  return ending.kind === 'exited' && ending.code !== 0 && /Java DB|--skip-java-db-update/.test(ending.stderr);
}

function start(
  { words, variables, platform, fromDaemon = false }: Target,
  folders: ChildFolders,
  spent: Stopwatch,
  { settings, trivy, workplace }: ScanParts,
  cache: string,
  more: readonly string[],
): Promise<Ending> {
  const report = reportIn(folders);
  rmSync(report, { force: true });
  const { server, serverToken } = settings;
  return workplace.run({
    program: trivy.program,
    args: [
      'image',
      ...['--scanners', 'vuln', '--format', 'json', '--output', report, '--exit-code', '0'],
      // We do not need the list of all packages, which it writes by default since 0.67: https://github.com/aquasecurity/trivy/pull/9510
      '--list-all-pkgs=false',
      // Our own timeout comes first; this one is for a Trivy that outlives us.
      ...['--timeout', `${settings.timeoutSeconds + 60}s`, '--cache-dir', cache, '--skip-java-db-update'],
      ...(server === '' ? ['--cache-backend', 'memory', '--skip-db-update'] : ['--server', server]),
      ...['--skip-version-check', '--disable-telemetry', '--quiet'],
      ...(platform !== '' ? ['--platform', platform] : []),
      ...more,
      ...words,
    ],
    folder: folders.work,
    env: {
      ...(fromDaemon ? environmentFor : remoteEnvironment)(settings.environment, folders),
      ...variables,
      ...(server !== '' && serverToken !== '' ? { TRIVY_TOKEN: serverToken } : {}),
    },
    bounds: {
      milliseconds: spent.left(),
      outputBytes: 1024 * 1024,
      file: { path: report, bytes: reportBytes },
      disk: { folder: folders.temporary, free: Math.min(leastFree, freeBytes(folders.temporary) / 2) },
    },
  });
}

function reportIn(folders: ChildFolders): string {
  return join(folders.root, 'report.json');
}

interface Stopwatch {
  /** Milliseconds; at least one. */
  left(): number;
  /** Pauses the clock while something is awaited. */
  pausedFor<T>(work: Promise<T>): Promise<T>;
}

function stopwatch(milliseconds: number): Stopwatch {
  let end = Date.now() + milliseconds;
  return {
    left: () => Math.max(1, end - Date.now()),
    async pausedFor(work) {
      const from = Date.now();
      const result = await work;
      end += Date.now() - from;
      return result;
    },
  };
}
