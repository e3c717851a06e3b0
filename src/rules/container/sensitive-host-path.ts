import { quoted, source } from '../../core/text.ts';
import type { Mount } from '../../documents/container.ts';
import type { ContainerRule } from '../kinds.ts';
import { homeCredentials, type SensitivePath, sensitivePath, socketUnder } from '../knowledge/host-paths.ts';
import { at } from '../places.ts';

export const sensitiveHostPath: ContainerRule = {
  id: 'container/sensitive-host-path',
  title: 'Sensitive host folder mounted',
  severity: 'high',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'An attacker who takes the container over can read what the folder holds and, if it is writable, change the host.',
  fix: 'Mount only the file or folder that is needed, with `:ro`, or use a named volume.',
  details:
    'Read-only mounts have a lower severity than writable ones, and those of `/etc/letsencrypt` a lower one still, because a TLS server needs its keys. Harmless files that are commonly mounted (`/etc/localtime`, certificates) are not reported, nor is anything below `/home`, `/usr`, `/var` and `/run` unless it is sensitive itself. Folders of credentials in a home (`~/.ssh`, `$HOME/.aws`) count, and so does a whole home (`~`).\n\nA folder that contains a runtime’s socket is reported by `container/runtime-socket`. If the folder is mounted through a named volume, its `device` is the place to change.',
  references: ['https://docs.docker.com/engine/storage/bind-mounts/#considerations-and-constraints'],
  covers: ['kics:1c1325ff-831d-43a1-973e-839ae57dfcc0', 'cis:5.6'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'the host’s configuration, and the whole host',
        code: source`
          services:
            backup:
              image: example/backup:5
              volumes:
                - [|/etc:/host/etc|]
                - [|"/:/host:ro"|]
        `,
      },
      {
        name: 'a host folder behind a named volume',
        code: source`
          services:
            backup:
              image: example/backup:5
              volumes:
                - keys:/keys
          volumes:
            keys:
              driver_opts:
                type: none
                o: bind
                device: [|/root/.ssh|]
        `,
      },
      {
        name: 'credentials in a home',
        code: source`
          services:
            deploy:
              image: example/deploy:2
              volumes:
                - [|~/.ssh:/home/app/.ssh:ro|]
                - [|\${HOME}/.aws:/home/app/.aws|]
        `,
      },
    ],
    good: [
      {
        name: 'the time zone, a project folder, a named volume',
        code: source`
          services:
            web:
              image: example/web:1.2
              volumes:
                - /etc/localtime:/etc/localtime:ro
                - ./config:/etc/web:ro
                - /srv/web/data:/data
                - state:/var/lib/web
          volumes:
            state:
        `,
      },
    ],
  },

  *check({ name, mounts }) {
    for (const mount of mounts) {
      const path = hostPathOf(mount);
      const sensitive = path === undefined ? undefined : sensitiveOf(path);
      if (path === undefined || sensitive === undefined) continue;
      const readable = mount.readOnly ? 'can read' : 'can read and write';
      const { device } = mount;
      yield {
        ...(device ? { path: device.path, span: device.span } : at(mount)),
        subject: path,
        severity: mount.readOnly ? (sensitive.reading ?? 'medium') : sensitive.severity,
        message: `${quoted(name)} ${readable} ${quoted(path)} of the host: ${sensitive.holds}.`,
        ...(device && { related: [{ ...at(mount), message: 'Here the volume is mounted.' }] }),
      };
    }
  },
};

/** As written if it begins with a variable: `$HOME` is a home folder, no matter whose. */
function hostPathOf({ device, type, source: from, raw }: Mount): string | undefined {
  if (device !== undefined) return device.value;
  // A variable alone may also be the name of a volume; that of a home folder is not.
  const home = /^(?:\$HOME|\$\{HOME\})\/?(?=:)/.exec(raw)?.[0];
  return type === 'bind' ? (from ?? /^\$\{?HOME[^:]*/.exec(raw)?.[0]) : home;
}

function sensitiveOf(path: string): SensitivePath | undefined {
  const credentials = homeCredentials(path);
  if (credentials !== undefined) return credentials;
  return path.startsWith('/') && socketUnder(path) === undefined ? sensitivePath(path) : undefined;
}
