import { type Failure, failure } from '../core/image-scan.ts';
import { quoted } from '../core/text.ts';
import type { Ending } from '../system/bounded-child.ts';
import { taken } from './child-environment.ts';
import { type DockerPlace, dockerPlace } from './docker-place.ts';
import { lastWords } from './failures.ts';
import type { Environment } from './settings.ts';

/** How Trivy looks for an image among those of the machine, with Docker, containerd and Podman. */
export interface Daemons {
  /** Flags of `trivy image`. */
  readonly flags: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly docker: DockerPlace;
}

/** https://docs.docker.com/reference/cli/docker/#environment-variables, and what containerd reads. */
const passed = ['DOCKER_API_VERSION', 'CONTAINERD_ADDRESS', 'CONTAINERD_NAMESPACE'] as const;

export function daemonsOf(environment: Environment): Daemons {
  const docker = dockerPlace(environment);
  const { host, certificates, verified } = docker;
  const sources = [...(canAsk(docker) ? ['docker'] : []), 'containerd', 'podman'];
  const podman = /^unix:\/\/(\/.*)$/.exec(environment['CONTAINER_HOST'] ?? '')?.[1];
  return {
    docker,
    flags: ['--image-src', sources.join(','), ...(podman === undefined ? [] : ['--podman-host', podman])],
    variables: {
      ...taken(environment, passed),
      ...(host === '' ? {} : { DOCKER_HOST: host }),
      ...(certificates === '' ? {} : { DOCKER_CERT_PATH: certificates }),
      ...(certificates !== '' && verified ? { DOCKER_TLS_VERIFY: '1' } : {}),
      ...runtimeFolder(environment),
    },
  };
}

/** Where Podman's socket is: https://docs.podman.io/en/latest/markdown/podman-system-service.1.html */
function runtimeFolder({ XDG_RUNTIME_DIR: folder = '' }: Environment): Readonly<Record<string, string>> {
  if (folder !== '') return { XDG_RUNTIME_DIR: folder };
  const user = process.getuid?.();
  if (user === undefined) return {};
  return { XDG_RUNTIME_DIR: user === 0 ? '/run' : `/run/user/${user}` };
}

/** For SSH, Trivy asks a host called docker.example.com: it takes the address, and not the connection. */
function canAsk({ host, trouble }: DockerPlace): boolean {
  return !host.startsWith('ssh:') && trouble === '';
}

/**
 * Why the machine's own images could not be looked through. `absent`: they could, or there is no daemon, so the image
 * may be in its registry. `unasked`: there is a daemon that does not answer; an image of the same name in a registry may be
 * an older one.
 */
export type Missing =
  | { readonly kind: 'absent'; readonly where: string }
  | { readonly kind: 'unasked'; readonly answer: Failure };

/** `undefined` if the image was found, or the scan failed for another reason. */
export function missingIn(ending: Ending, reference: string, { docker }: Daemons): Missing | undefined {
  if (ending.kind !== 'exited' || ending.code === 0) return undefined;
  const { stderr } = ending;
  if (!stderr.includes('unable to find the specified image')) return undefined;
  const image = quoted(reference);
  const said = saidBy('docker', stderr);
  const refusal = refusalOf(docker, said, image);
  if (refusal !== undefined) return { kind: 'unasked', answer: refusal };
  const isAnswered = isAbsence(said) || isAbsence(saidBy('containerd', stderr)) || isAbsence(saidBy('podman', stderr));
  const where = isAnswered
    ? `This machine has no image ${image}`
    : `No Docker, containerd or Podman answers on this machine (start one, or set \`DOCKER_HOST\`) to look for ${image}`;
  return { kind: 'absent', where };
}

function refusalOf({ host, origin, trouble }: DockerPlace, said: string, image: string): Failure | undefined {
  const at = host === '' ? '' : ` at ${quoted(withoutLogin(host), 200)}`;
  const by = origin === '' ? '' : ` (${origin})`;
  const instead = 'or save the image with `docker save` and name the archive';
  if (trouble !== '')
    return failure('failed', `Docker was not asked for ${image}: ${trouble}; create or change it, ${instead}.`);
  if (host.startsWith('ssh:'))
    return failure(
      'failed',
      `Trivy cannot ask Docker${at}${by} for ${image}: set \`DOCKER_HOST\` to a socket or an address, ${instead}.`,
    );
  if (isAbsence(said)) return undefined;
  if (/permission denied/i.test(said))
    return failure(
      'unauthorized',
      `Docker${at}${by} may not be asked for ${image} by this user: add the user to the group of its socket (\`docker\`), ${instead}.`,
    );
  const isSilent = silence.test(said);
  if (isSilent && origin === '') return undefined;
  if (isSilent)
    return failure(
      'unreachable',
      `Docker does not answer${at}${by}, so ${image} could not be looked for: start it, or correct or remove ${origin}.`,
    );
  return said === ''
    ? undefined
    : failure('failed', `Docker${at}${by} could not be asked for ${image}: ${lastWords(said)}`);
}

/** The words of moby/client (client/errors.go) and of Go's network packages. */
const silence = /failed to connect to the docker API|cannot connect to the docker daemon|error during connect/i;

/** Docker and Podman, containerd. */
function isAbsence(said: string): boolean {
  return /no such image|image not known|image not found in containerd store/i.test(said);
}

/** What Trivy quotes of one of them: `* docker error: …`; '' if it has not asked it. */
function saidBy(source: 'docker' | 'containerd' | 'podman', stderr: string): string {
  const mark = `* ${source} error: `;
  const from = stderr.indexOf(mark);
  if (from === -1) return '';
  const [line = ''] = stderr.slice(from + mark.length).split('\n', 1);
  return line;
}

function withoutLogin(host: string): string {
  return host.replace(/:\/\/[^/@]*@/, '://');
}
