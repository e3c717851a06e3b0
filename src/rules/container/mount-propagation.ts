import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const mountPropagation: ContainerRule = {
  id: 'container/mount-propagation',
  title: 'Mounts propagate to the host',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'What the container mounts there appears on the host and in other containers, over files that they trust.',
  fix: 'Leave the propagation out: the default, `rprivate`, keeps mounts apart.',
  details: '`slave` and `rslave` only let mounts of the host in, and are left alone.',
  references: ['https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation'],
  covers: ['kics:baa452f0-1f21-4a25-ace5-844e7a5f410d', 'cis:5.20'],
  fixable: false,
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

  *check({ name, mounts }) {
    for (const mount of mounts) {
      if (mount.propagation !== 'shared' && mount.propagation !== 'rshared') continue;
      yield {
        ...at(mount),
        subject: mount.target ?? '',
        message: `Mounts that ${quoted(name)} makes below ${quoted(mount.target ?? 'this folder')} reach the host.`,
      };
    }
  },
};
