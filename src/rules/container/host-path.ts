import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { isHarmlessToRead, isSystemPath, normalisePath, socketUnder } from '../knowledge/host-paths.ts';
import { at } from '../places.ts';

export const hostPath: ContainerRule = {
  id: 'container/host-path',
  title: 'System path of the host mounted',
  severity: 'low',
  confidence: 'medium',
  category: 'isolation',
  profile: 'all',
  why: 'The host’s own programs may read what the container writes there, and the service does not run on a machine with another layout.',
  fix: 'Use a named volume, or a folder below the project.',
  details:
    'Covers absolute paths below system folders (`/etc`, `/home`, `/lib`, `/srv`, `/usr`, `/var` …). Paths that give an attacker the host are reported by `container/sensitive-host-path`. Harmless files that are commonly mounted (`/etc/localtime`) are not reported if they are read-only. A path without a source (`- /var/lib/data`) is an anonymous volume, not a mount of the host.',
  references: ['https://docs.docker.com/engine/storage/bind-mounts/#considerations-and-constraints'],
  covers: ['kics:1c1325ff-831d-43a1-973e-839ae57dfcc0'],
  fixable: true,
  foldsInto: ['container/sensitive-host-path', 'container/runtime-socket'],
  examples: {
    bad: [
      {
        name: 'data in system folders',
        code: source`
          services:
            db:
              image: postgres:17.6
              volumes:
                - [|/var/lib/postgresql/data:/var/lib/postgresql/data|]
                - [|type: bind
                  source: /home/deploy/backup
                  target: /backup|]
        `,
      },
      {
        name: 'a harmless file, but writable',
        code: source`
          services:
            web:
              image: example/web:1.2
              volumes:
                - [|/etc/hosts:/etc/hosts|]
                - /etc/localtime:/etc/localtime:ro
        `,
      },
    ],
    good: [
      {
        name: 'a named volume, an anonymous one, a folder of the project, the time zone',
        code: source`
          services:
            db:
              image: postgres:17.6
              volumes:
                - data:/var/lib/postgresql/data
                - /var/lib/postgresql/wal
                - ./init:/docker-entrypoint-initdb.d:ro
                - /etc/localtime:/etc/localtime:ro
          volumes:
            data:
        `,
      },
    ],
  },

  *check({ name, mounts, fixes }) {
    for (const mount of mounts) {
      const place = mount.device ?? { ...at(mount), value: mount.type === 'bind' ? (mount.source ?? '') : '' };
      const path = normalisePath(place.value);
      if (place.value.startsWith('/') && isHarmlessToRead(path) && !mount.readOnly && mount.device === undefined) {
        const message = `${quoted(name)} can write to ${quoted(path)} of the host.`;
        yield { path: place.path, span: place.span, subject: path, message, edits: fixes.makeReadOnly(mount) };
      }
      // A volume's device that is a socket is reported where the service mounts it.
      if (!isSystemPath(place.value) || (mount.device !== undefined && socketUnder(path) === path)) continue;
      yield {
        path: place.path,
        span: place.span,
        subject: path,
        message: `${quoted(name)} mounts ${quoted(path)} of the host.`,
      };
    }
  },
};
