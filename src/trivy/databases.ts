import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Answer, DockerAuths, RegistryAccess, RepositoryName } from '../core/image-scan.ts';
import type { Log } from '../core/log.ts';
import { remoteEnvironment, withoutCloudIdentity } from './child-environment.ts';
import { lastWords, metNowhere, plainHttp, unavailable } from './failures.ts';
import { writeLogin } from './registry-login.ts';
import type { Environment, Trivy, TrivySettings } from './settings.ts';
import type { Workplace } from './workplace.ts';

/** The databases of one run. Each is downloaded at most once, however many scans need it. */
export interface Databases {
  /** The cache folder, with a usable vulnerability database in it. */
  vulnerabilities(): Promise<Answer<string>>;
  /** The cache for the first scan of an image: without a Java database, unless there is a current one. */
  readonly firstLook: () => string;
  /** The cache folder, with a usable Java database in it. */
  java(): Promise<Answer<string>>;
  notices(): readonly string[];
}

interface Kind {
  readonly name: string;
  /** The folder inside the cache. */
  readonly folder: string;
  readonly file: string;
  readonly flag: string;
  readonly input: string;
  readonly repositoryFlag: string;
}

const vulnerabilityKind: Kind = {
  name: 'vulnerability database',
  folder: 'db',
  file: 'trivy.db',
  flag: '--download-db-only',
  input: 'trivy-db-repository',
  repositoryFlag: '--db-repository',
};

const javaKind: Kind = {
  name: 'Java database',
  folder: 'java-db',
  file: 'trivy-java.db',
  flag: '--download-java-db-only',
  input: 'trivy-java-db-repository',
  repositoryFlag: '--java-db-repository',
};

/** The Java database alone has more than 800 MB. */
const mostMilliseconds = 600_000;

export function openDatabases(
  settings: TrivySettings,
  trivy: Trivy,
  access: RegistryAccess,
  workplace: Workplace,
  log: Log,
): Databases {
  const cache = cacheFolder(settings);
  const notices: string[] = [];
  let vulnerabilities: Promise<Answer<string>> | undefined;
  let java: Promise<Answer<string>> | undefined;
  let javaMayBeRead = false;
  let bare: string | undefined;
  /** With a server, the client needs no vulnerability database, but scans jars itself. */
  const server = settings.server !== '';

  const renew = async (kind: Kind, repositories: readonly string[]): Promise<Answer<string>> => {
    const folder = join(cache, kind.folder);
    try {
      mkdirSync(cache, { recursive: true });
      // Trivy would mistake the metadata alone for the database, and then silently skip all jars.
      if (!existsSync(join(folder, kind.file))) rmSync(join(folder, 'metadata.json'), { force: true });
    } catch (error) {
      return unavailable(`The Trivy cache ${cache} cannot be written to (${codeOf(error)}): set \`trivy-cache-dir\`.`);
    }
    if (kind === vulnerabilityKind && isThere(folder, kind) && describe(folder).current) {
      log.info(`Trivy's ${kind.name} is up to date.`);
      return { kind: 'ok', value: cache };
    }
    log.info(`Downloading Trivy's ${kind.name}.`);
    const started = Date.now();
    const trouble = await fetchDatabase(kind, repositories, cache, { settings, trivy, access, workplace });
    if (trouble === undefined && isThere(folder, kind)) {
      log.info(`Trivy's ${kind.name} is ready (${((Date.now() - started) / 1000).toFixed(1)} s).`);
      return { kind: 'ok', value: cache };
    }
    const why = trouble ?? 'the download contains no database.';
    const advice =
      repositories.length > 0
        ? `Check \`${kind.input}\`, and whether this machine can reach it.`
        : `Allow this machine to reach mirror.gcr.io or ghcr.io, or set \`${kind.input}\`.`;
    if (isThere(folder, kind)) {
      notices.push(`Trivy's ${kind.name} could not be updated, so an older one was used: ${why} ${advice}`);
      log.notice(`Trivy's ${kind.name} could not be updated; the one from ${describe(folder).updated} is used: ${why}`);
      return { kind: 'ok', value: cache };
    }
    return unavailable(`Trivy's ${kind.name} could not be downloaded: ${why} ${advice}`);
  };

  return {
    vulnerabilities() {
      vulnerabilities ??= server
        ? Promise.resolve({ kind: 'ok', value: cache } as const)
        : renew(vulnerabilityKind, settings.dbRepositories);
      return vulnerabilities;
    },
    firstLook() {
      const folder = join(cache, javaKind.folder);
      // It is not read while it is being downloaded.
      javaMayBeRead ||= java === undefined && isThere(folder, javaKind) && describe(folder).fresh;
      if (javaMayBeRead) return cache;
      bare ??= bareCache(cache, workplace.folders().root, server);
      return bare;
    },
    java() {
      java ??= renew(javaKind, settings.javaDbRepositories).then((answer) => {
        javaMayBeRead = answer.kind === 'ok';
        return answer;
      });
      return java;
    },
    notices: () => notices,
  };
}

/**
 * The user's folder; otherwise one in the runner's tool cache; otherwise one in the system's usual place for caches.
 */
function cacheFolder({ cacheDir, environment }: TrivySettings): string {
  if (cacheDir !== '') return resolve(cacheDir);
  const toolCache = environment['RUNNER_TOOL_CACHE'];
  return toolCache ? join(toolCache, 'plimsoll', 'trivy-cache') : join(userCache(environment), 'plimsoll', 'trivy');
}

function userCache(environment: Environment): string {
  const home = environment['HOME'] || homedir();
  if (process.platform === 'win32') return environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local');
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches');
  return environment['XDG_CACHE_HOME'] || join(home, '.cache');
}

/** A cache with only the vulnerability database. */
function bareCache(cache: string, root: string, empty: boolean): string {
  const folder = join(root, 'cache');
  mkdirSync(folder);
  if (!empty) symlinkSync(join(cache, vulnerabilityKind.folder), join(folder, vulnerabilityKind.folder), 'junction');
  return folder;
}

function isThere(folder: string, { file }: Kind): boolean {
  const size = statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0;
  return size > 0 && existsSync(join(folder, 'metadata.json'));
}

interface Description {
  /** A day. */
  readonly updated: string;
  /** The name of a Java database in Trivy (pkg/javadb/client.go). */
  readonly fresh: boolean;
  /** Whether Trivy itself would not look for a newer one (pkg/db/db.go), so that it need not be started. */
  readonly current: boolean;
}

/** Trivy's description of a database. */
function describe(folder: string): Description {
  try {
    const { Version, UpdatedAt, NextUpdate, DownloadedAt } = JSON.parse(
      readFileSync(join(folder, 'metadata.json'), 'utf8'),
    );
    const day = 24 * 60 * 60 * 1000;
    const early = Date.now() < Date.parse(NextUpdate);
    return {
      updated: String(UpdatedAt).slice(0, 10),
      fresh: early || Date.now() < Date.parse(DownloadedAt) + day,
      current: early && Version === 2 && Date.parse(DownloadedAt) > 0,
    };
  } catch {
    return { updated: 'an unknown day', fresh: false, current: false };
  }
}

/** Returns in one line why it could not be downloaded. */
async function fetchDatabase(
  kind: Kind,
  repositories: readonly string[],
  cache: string,
  { settings, trivy, access, workplace }: Parts,
): Promise<string | undefined> {
  const folders = workplace.folders();
  const names = repositories.flatMap((reference) => repositoryOf(reference) ?? []);
  // If we cannot log in, it is read anonymously.
  const answers = await Promise.all(names.map((name) => access.accessTo(name)));
  const auths: DockerAuths = Object.assign({}, ...answers.map((answer) => (answer.kind === 'ok' ? answer.value : {})));
  const ending = await workplace.run({
    program: trivy.program,
    args: [
      'image',
      kind.flag,
      ...['--cache-dir', cache],
      ...repositories.flatMap((reference) => [kind.repositoryFlag, reference]),
      ...['--skip-version-check', '--disable-telemetry', '--quiet'],
    ],
    folder: folders.work,
    env: {
      ...remoteEnvironment(settings.environment, folders),
      ...writeLogin(auths, folders),
      ...Object.assign({}, ...names.map(({ registry }) => withoutCloudIdentity(registry, folders))),
    },
    bounds: { milliseconds: mostMilliseconds, outputBytes: 1024 * 1024 },
  });
  workplace.remove(folders);
  if (ending.kind === 'exited') {
    if (ending.code === 0) return undefined;
    return metNowhere.test(ending.stderr) ? `${plainHttp}.` : lastWords(ending.stderr);
  }
  return ending.kind === 'timeout' ? 'it took more than ten minutes.' : `it was stopped (${ending.kind}).`;
}

interface Parts {
  readonly settings: TrivySettings;
  readonly trivy: Trivy;
  readonly access: RegistryAccess;
  readonly workplace: Workplace;
}

/** `host[:port]/name[:tag][@digest]`. */
function repositoryOf(reference: string): RepositoryName | undefined {
  const [, registry = '', repository = ''] =
    /^([^/\s]+)\/([^:@\s]+)(?::[^@\s]*)?(?:@\S*)?$/.exec(reference.trim()) ?? [];
  return registry === '' || repository === '' ? undefined : { registry, repository };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'it is not a folder';
}
