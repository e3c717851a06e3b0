import { tmpdir } from 'node:os';
import { type Answer, failure } from '../core/image-scan.ts';
import { quoted } from '../core/text.ts';
import { childEnvironment, type Finished, run } from '../system/processes.ts';
import type { Credentials } from './credentials.ts';
import type { Wire } from './requests.ts';

export interface HelperRequest {
  /** As `credHelpers` and `credsStore` have it: the program's name without `docker-credential-`. */
  readonly helper: string;
  /** The server to request credentials for: a host, or for Docker Hub a URL. */
  readonly server: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Variables that helpers need themselves: ecr-login reads AWS_*, gcr and gcloud GOOGLE_* and CLOUDSDK_*, acr AZURE_*; pass
 * and secretservice find their stores with the others. Nothing else of the job: no GitHub token, no input.
 */
const families = /^(?:AWS|GOOGLE|CLOUDSDK|AZURE)_[A-Z0-9_]+$/;
const settings = [
  'DOCKER_CONFIG',
  'GNUPGHOME',
  'PASSWORD_STORE_DIR',
  'DBUS_SESSION_BUS_ADDRESS',
  'XDG_RUNTIME_DIR',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  ...['http_proxy', 'https_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]),
] as const;

/** Their words for "I have none": docker-credential-helpers, credentials/error.go. */
const hasNone = 'credentials not found in native keychain';

/**
 * Gets credentials from a program: https://github.com/docker/docker-credential-helpers#development. It comes from the
 * runner's PATH and is started without a shell, outside the repository. Its answer is never quoted.
 */
export async function askHelper(
  { helper, server, environment }: HelperRequest,
  { time, ended }: Pick<Wire, 'time' | 'ended'>,
): Promise<Answer<Credentials | undefined>> {
  if (!/^[A-Za-z0-9._-]{1,100}$/.test(helper)) {
    return failure(
      'failed',
      `The Docker config names the credential helper ${quoted(helper)}, which is not a valid program name; correct it.`,
    );
  }
  const program = `docker-credential-${helper}`;
  const stop = new AbortController();
  const end = (): void => stop.abort();
  const timer = setTimeout(end, time);
  ended.addEventListener('abort', end);
  let finished: Finished;
  try {
    const env = childEnvironment(environment, neededByHelpers(environment));
    finished = await run(program, ['get'], { folder: tmpdir(), env, input: server, signal: stop.signal });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') {
      return failure(
        'failed',
        `${quoted(program)}, which the Docker config names, is not on PATH; install it, or log in without it.`,
      );
    }
    if (!stop.signal.aborted)
      return failure('failed', `${quoted(program)} could not be started; repair it, or log in without it.`);
    const reason = `${quoted(program)} did not answer for ${quoted(server)} in time; run it by hand to see why.`;
    return failure('timeout', reason);
  } finally {
    clearTimeout(timer);
    ended.removeEventListener('abort', end);
  }
  const output = finished.stdout.toString('utf8').trim();
  if (finished.code !== 0) {
    if (output === hasNone) return { kind: 'ok', value: undefined };
    const reason = `${quoted(program)} gave no credentials for ${quoted(server)} (exit ${finished.code}); run it by hand to see why.`;
    return failure('unauthorized', reason);
  }
  const credentials = readCredentials(output);
  return credentials === undefined
    ? failure(
        'failed',
        `${quoted(program)} did not answer with credentials for ${quoted(server)}; run it by hand to see why.`,
      )
    : { kind: 'ok', value: credentials };
}

function neededByHelpers(environment: HelperRequest['environment']): Record<string, string> {
  const needed: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    const isNeeded = families.test(name) || settings.some((setting) => setting === name);
    if (isNeeded && value !== undefined) needed[name] = value;
  }
  return needed;
}

function readCredentials(output: string): Credentials | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(output);
  } catch {
    return undefined;
  }
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { Username: username, Secret: secret }: { Username?: unknown; Secret?: unknown } = answer;
  if (typeof username !== 'string' || typeof secret !== 'string' || secret === '') return undefined;
  // "If the secret being stored is an identity token, the Username should be set to <token>".
  return username === '<token>'
    ? { username: '', password: '', identityToken: secret, registryToken: '' }
    : { username, password: secret, identityToken: '', registryToken: '' };
}
