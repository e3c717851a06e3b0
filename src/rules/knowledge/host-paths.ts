import { wordList } from '../../core/text.ts';

/** Sockets that control a container runtime, by their usual paths. */
const runtimeSockets: readonly string[] = [
  '/var/run/docker.sock',
  '/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/var/run/containerd/containerd.sock',
  '/run/podman/podman.sock',
  '/var/run/podman/podman.sock',
  // https://docs.k3s.io/cli/agent: K3s and RKE2
  '/run/k3s/containerd/containerd.sock',
  '/run/crio/crio.sock',
  '/var/run/crio/crio.sock',
  // https://kubernetes.io/docs/setup/production-environment/container-runtimes/
  '/var/run/cri-dockerd.sock',
  '/run/buildkit/buildkitd.sock',
  '/var/snap/docker/common/run/docker.sock',
];

/** File names that mean such a socket in any folder. */
const socketName = /(?:^|\/)(?:docker|containerd|podman|crio|cri-dockerd|buildkitd)[\w.-]*\.sock$/;

/** Normalises a host path: no doubled or trailing slash, no `.`; `..` resolved. */
export function normalisePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Whether a path is a runtime's socket by the name of the file. */
export function isSocketName(path: string): boolean {
  return socketName.test(path);
}

/** The named pipe that controls Docker on Windows; https://docs.docker.com/reference/cli/dockerd/ */
export function runtimePipe(path: string): string | undefined {
  return /[\\/](?:docker_engine\w*|dockerDesktop\w*|containerd-containerd)$/i.test(path) ? path : undefined;
}

/** The runtime socket that a mount of `path` exposes: the socket itself, or one in the mounted folder. */
export function socketUnder(path: string): string | undefined {
  const normal = normalisePath(path);
  if (socketName.test(normal)) return normal;
  // The whole host is reported by another rule; a folder of `/run` is mostly mounted for the socket in it.
  if (normal === '/' || normal === '/var') return undefined;
  return runtimeSockets.find((socket) => socket.startsWith(`${normal}/`));
}

/** What a mount of a host path exposes. `writing`: only serious if the container can write. */
export interface SensitivePath {
  readonly path: string;
  readonly holds: string;
  readonly severity: 'high' | 'medium' | 'low';
  /** The severity if the container can only read it and that is not `medium`: a TLS server needs its keys. */
  readonly reading?: 'low';
}

/**
 * Folders of the host by the Filesystem Hierarchy Standard (https://refspecs.linuxfoundation.org/fhs.shtml) that
 * contain what an intruder needs. Longest first, so that the most specific entry counts.
 */
const sensitivePaths: readonly SensitivePath[] = [
  { path: '/var/lib/docker', holds: 'the files of every image, container and volume', severity: 'high' },
  { path: '/var/lib/containerd', holds: 'the files of every image and container', severity: 'high' },
  { path: '/var/lib/kubelet', holds: 'the secrets of every pod', severity: 'high' },
  { path: '/root/.ssh', holds: 'keys to the host', severity: 'high' },
  { path: '/etc/letsencrypt', holds: 'the keys of the host’s certificates', severity: 'medium', reading: 'low' },
  { path: '/etc', holds: 'the accounts and the configuration of the host', severity: 'high' },
  { path: '/root', holds: 'the keys and files of the host’s root', severity: 'high' },
  { path: '/proc', holds: 'the processes and the kernel settings of the host', severity: 'high' },
  { path: '/sys', holds: 'the devices and the kernel settings of the host', severity: 'high' },
  { path: '/dev', holds: 'the devices of the host, its disks included', severity: 'high' },
  { path: '/boot', holds: 'the kernel that the host starts with', severity: 'high' },
  { path: '/lib', holds: 'the libraries and kernel modules of the host', severity: 'high' },
  { path: '/lib64', holds: 'the libraries of the host', severity: 'high' },
  { path: '/bin', holds: 'the programs of the host', severity: 'high' },
  { path: '/sbin', holds: 'the programs of the host', severity: 'high' },
  { path: '/usr', holds: 'the programs of the host', severity: 'medium' },
  { path: '/var', holds: 'the state of every service of the host', severity: 'high' },
  { path: '/run', holds: 'the sockets of every service of the host', severity: 'high' },
  { path: '/home', holds: 'the files and keys of the host’s users', severity: 'medium' },
  { path: '/', holds: 'the whole host', severity: 'high' },
];

/** Single files below those folders that reveal nothing and are often mounted, such as the time zone. */
const harmless = new Set([
  '/etc/localtime',
  '/etc/timezone',
  '/etc/machine-id',
  '/etc/hostname',
  '/etc/hosts',
  '/etc/resolv.conf',
  '/etc/ssl/certs',
  '/etc/pki/ca-trust',
  '/usr/share/zoneinfo',
  '/usr/share/ca-certificates',
  '/dev/null',
  '/dev/urandom',
  '/dev/shm',
  '/dev/dri',
  '/dev/net/tun',
]);

/** These contain folders of other owners by design: only the folder itself is sensitive, not what is below it. */
const onlyThemselves = new Set(['/', '/var', '/usr', '/home', '/run', '/lib', '/lib64']);

/** What a bind mount of `path` exposes; `undefined` if it is nothing special. */
export function sensitivePath(path: string): SensitivePath | undefined {
  const normal = normalisePath(path);
  if (isHarmless(normal)) return undefined;
  const canonical = normal.replace(/^\/var\/run(?=\/|$)/, '/run');
  return sensitivePaths.find(
    (entry) => canonical === entry.path || (!onlyThemselves.has(entry.path) && canonical.startsWith(`${entry.path}/`)),
  );
}

/** Top-level folders of the system; files below `/mnt`, `/opt`, `/data` or `/tmp` are there on purpose. */
const systemFolders: ReadonlySet<string> = new Set(
  wordList(`
  bin boot cdrom dev etc home lib lib32 lib64 media proc root run sbin selinux seLinux srv sys Users usr var
`),
);

/** Whether an absolute path of the host is the root or in a system folder, and not harmless. */
export function isSystemPath(path: string): boolean {
  if (!path.startsWith('/')) return false;
  const normal = normalisePath(path);
  if (normal === '/') return true;
  const [, top = ''] = normal.split('/');
  return systemFolders.has(top) && !isHarmless(normal);
}

/** Whether a path is a file of the host that reveals nothing, but changes the host if it is written to. */
export function isHarmlessToRead(path: string): boolean {
  const normal = normalisePath(path);
  return /^\/(?:etc|usr)\//.test(normal) && isHarmless(normal);
}

function isHarmless(normal: string): boolean {
  for (const quiet of harmless) if (normal === quiet || normal.startsWith(`${quiet}/`)) return true;
  return false;
}

/** Where tools keep credentials below a home folder, by their own documentation. */
const credentials: ReadonlyMap<string, string> = new Map([
  ['.ssh', 'the SSH keys of a user'],
  ['.gnupg', 'the GnuPG keys of a user'],
  ['.aws', 'the credentials of AWS'],
  ['.azure', 'the credentials of Azure'],
  ['.config/gcloud', 'the credentials of Google Cloud'],
  ['.kube', 'the credentials of Kubernetes'],
  ['.docker', 'the credentials of registries'],
  ['.docker/config.json', 'the credentials of registries'],
  ['.netrc', 'the credentials of hosts'],
  ['.git-credentials', 'the credentials of Git'],
  ['.npmrc', 'the credentials of npm'],
  ['.pypirc', 'the credentials of PyPI'],
]);

/** The credentials at a path below a home folder (`~`, `$HOME`, `/home/deploy`, `/root`), if there are any. */
export function homeCredentials(path: string): SensitivePath | undefined {
  if (/^(?:~|\$HOME|\$\{HOME\})\/?$/.test(path)) {
    return { path, holds: 'everything that a user has, keys included', severity: 'high' };
  }
  const [, below = ''] = /^(?:~|\$HOME|\$\{HOME[^}]*\}|\/root|\/(?:home|Users)\/[^/]+)\/(.+)$/.exec(path) ?? [];
  const [first = '', second = ''] = below.split('/');
  const holds = credentials.get(first) ?? credentials.get(`${first}/${second}`);
  return holds === undefined ? undefined : { path, holds, severity: 'high' };
}
