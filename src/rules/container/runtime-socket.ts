import { quoted, source } from '../../core/text.ts';
import type { Mount } from '../../documents/container.ts';
import { splitAtColons } from '../../documents/containers/words.ts';
import { hubName } from '../../documents/hub-mirrors.ts';
import type { ContainerRule } from '../kinds.ts';
import { isSocketName, runtimePipe, socketUnder } from '../knowledge/host-paths.ts';
import { socketProxies } from '../knowledge/socket-proxies.ts';
import { at, onOption } from '../places.ts';

export const runtimeSocket: ContainerRule = {
  id: 'container/runtime-socket',
  title: 'Container runtime socket mounted',
  severity: 'high',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'An attacker who can connect to the socket can start a privileged container and so controls the host; mounting it read-only changes nothing.',
  fix: 'Remove the mount, or put a proxy in between that allows only the calls that are needed.',
  details:
    'Covers the sockets of Docker, containerd, Podman, CRI-O and BuildKit in short and long form, wherever they lie (`~/.docker/run/docker.sock`), Docker’s named pipes on Windows, a named volume’s `device`, and mounted folders that contain a socket (`/var/run`). `use_api_socket: true` counts too, and also hands over registry credentials.\n\nKnown proxies that allow only some calls are `low` as long as they publish no port. The path of a socket without a source creates an empty volume, and is reported as a mistake.',
  references: [
    'https://docs.docker.com/engine/security/protect-access/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
  ],
  covers: [
    'kics:d6355c88-1e8d-49e9-b2f2-f8a1ca12c75b',
    'semgrep:exposing-docker-socket-volume',
    'semgrep:dockerfile-dockerd-socket-mount',
    'cis:5.32',
    'owasp:RULE #1',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'read-only is no protection',
        code: source`
          services:
            proxy:
              image: traefik:v3.5
              volumes:
                - [|/var/run/docker.sock:/var/run/docker.sock:ro|]
        `,
      },
      {
        name: 'through the folder that holds it, and in the long form',
        code: source`
          services:
            agent:
              image: example/agent:1.4
              volumes:
                - [|/var/run:/host/run|]
                - [|type: bind
                  source: /run/containerd/containerd.sock
                  target: /run/containerd/containerd.sock|]
        `,
      },
      {
        name: 'in a home, from a variable, as a named pipe',
        code: source`
          services:
            ci:
              image: example/ci:4
              volumes:
                - [|~/.docker/run/docker.sock:/var/run/docker.sock|]
            panel:
              image: example/panel:2
              volumes:
                - [|\${DOCKER_SOCKET}:/var/run/docker.sock|]
            windows:
              image: example/agent:1.4
              volumes:
                - [|type: npipe
                  source: \\\\.\\pipe\\docker_engine
                  target: \\\\.\\pipe\\docker_engine|]
        `,
      },
      {
        name: 'with use_api_socket',
        code: source`
          services:
            tool:
              image: example/tool:2
              [|use_api_socket: true|]
        `,
      },
    ],
    good: [
      {
        name: 'through a socket proxy',
        code: source`
          services:
            proxy:
              image: traefik:v3.5
              environment:
                DOCKER_HOST: tcp://socket-proxy:2375
              volumes:
                - certificates:/certificates
          volumes:
            certificates:
        `,
      },
    ],
  },

  *check({ name, reference, build, ports, mounts, apiSocket, fixes }) {
    if (apiSocket?.on) {
      const message = `${quoted(name)} is given the socket and the credentials of Docker, and with them control of the host.`;
      yield { ...onOption(apiSocket), subject: 'use_api_socket', message, edits: fixes.remove(apiSocket) };
    }
    for (const mount of mounts) {
      const meant = meantSocket(mount);
      if (meant !== undefined) {
        const message = `${quoted(name)} gets an empty volume at ${quoted(meant)}; with a source, it would be the socket.`;
        yield { ...at(mount), subject: meant, severity: 'low', confidence: 'low', message };
      }
      const socket = socketOf(mount);
      if (socket === undefined) continue;
      const message = `${quoted(name)} is given ${quoted(socket)}, and with it control of the host`;
      // If it is published, anyone who can reach it can use it.
      if (
        build === undefined &&
        ports.length === 0 &&
        reference !== undefined &&
        socketProxies.has(hubName(reference))
      ) {
        const told = `${message}; as a proxy it is meant to guard the socket.`;
        yield { ...at(mount), subject: socket, severity: 'low', message: told };
      } else yield { ...at(mount), subject: socket, message: `${message}.` };
    }
  },
};

/** The source as written if it depends on a variable: the file's name still says what it is. */
function socketOf({ type, source: from, raw, target, device }: Mount): string | undefined {
  if (device !== undefined) return socketUnder(device.value);
  if (type === 'npipe') return runtimePipe(from ?? '');
  const [written = ''] = from === undefined && type !== 'tmpfs' ? splitAtColons(raw) : [];
  const known = type === 'bind' ? (from ?? written) : written;
  if (known.startsWith('/')) return socketUnder(known);
  if (isSocketName(known)) return known;
  // Whatever the variable's value is, it is mounted where programs look for the socket.
  const looked = known.startsWith('$') && !known.includes('/') && target !== undefined && isSocketName(target);
  return looked ? target : undefined;
}

/** The path alone makes a volume of no name: harmless as it stands, and one edit away from what was meant. */
function meantSocket({ type, source, target }: Mount): string | undefined {
  if (type !== 'volume' || source !== undefined || !target?.endsWith('.sock')) return undefined;
  return socketUnder(target) === undefined ? undefined : target;
}
