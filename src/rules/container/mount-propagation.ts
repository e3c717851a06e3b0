import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const mountPropagation: ContainerRule = {
  id: 'container/mount-propagation',
  title: 'Mounts propagate between container and host',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'What the container mounts there also appears on the host and in other containers, over files that they trust.',
  fix: 'Remove the propagation option: the default, `rprivate`, keeps mounts apart.',
  details:
    '`shared` and `rshared` work in both directions. `slave` and `rslave` only pass on what the host mounts later, which the CIS benchmark accepts; they are `low`, because the container may then see disks by mistake.',
  references: ['https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation'],
  covers: ['kics:baa452f0-1f21-4a25-ace5-844e7a5f410d', 'cis:5.20'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'in both forms',
        code: source`
          services:
            mounter:
              image: example/mounter:1
              volumes:
                - [|./mnt:/mnt:rshared|]
                - [|type: bind
                  source: ./data
                  target: /data
                  bind:
                    propagation: shared|]
        `,
      },
      {
        name: 'only what the host mounts later',
        code: source`
          services:
            backup:
              image: example/backup:5
              volumes:
                - [|./media:/media:ro,rslave|]
        `,
      },
    ],
    good: [
      {
        name: 'private, which is the default',
        code: source`
          services:
            mounter:
              image: example/mounter:1
              volumes:
                - ./mnt:/mnt:rprivate
        `,
      },
    ],
  },

  *check({ name, mounts, fixes }) {
    for (const mount of mounts) {
      const { propagation } = mount;
      const below = quoted(mount.target ?? 'this folder');
      const without = mount.raw.replace(/[:,](?:r?shared|r?slave)$/, '');
      const edits = without === mount.raw ? [] : fixes.replace(mount, without);
      const place = { ...at(mount), subject: mount.target ?? '', edits };
      if (propagation === 'shared' || propagation === 'rshared') {
        yield { ...place, message: `Mounts that ${quoted(name)} makes below ${below} reach the host.` };
      } else if (propagation === 'slave' || propagation === 'rslave') {
        const message = `What the host mounts later reaches ${quoted(name)} below ${below}.`;
        yield { ...place, severity: 'low', message };
      }
    }
  },
};
