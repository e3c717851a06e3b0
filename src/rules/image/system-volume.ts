import { quoted, source } from '../../core/text.ts';
import type { BuiltImageRule } from '../kinds.ts';

export const systemVolume: BuiltImageRule = {
  id: 'image/system-volume',
  title: 'VOLUME on a kernel folder',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'The image asks for a mount over `/dev`, `/proc` or `/sys`, which hides what the runtime protects there or exposes the host’s own.',
  fix: 'Remove it, and pass the one device or file that is needed when the container is started.',
  references: ['https://docs.docker.com/reference/dockerfile/#volume'],
  covers: ['dockle:DKL-DI-0002'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'of the Dockerfile and of the base image',
        code: source`
          FROM [|example/base:4.2|]
          [|VOLUME ["/sys/", "/data"]|]
        `,
        files: {
          'image.json': source`
            {
              "config": { "User": "app", "Volumes": { "/dev": {}, "/sys/": {}, "/data": {} } },
              "history": [
                { "created_by": "VOLUME [/dev]", "empty_layer": true },
                { "created_by": "VOLUME [/sys/ /data]", "empty_layer": true }
              ]
            }
          `,
        },
      },
    ],
    good: [
      {
        name: 'folders of the program',
        code: source`
          FROM example/base:4.2
          VOLUME /var/lib/app /srv/dev
        `,
        files: {
          'image.json': source`
            {
              "config": { "User": "app", "Volumes": { "/var/lib/app": {}, "/srv/dev": {} } },
              "history": [{ "created_by": "VOLUME [/var/lib/app /srv/dev]", "empty_layer": true }]
            }
          `,
        },
      },
    ],
  },

  *check({ configuration: { volumes }, steps }) {
    for (const volume of volumes) {
      const path = volume.replace(/\/+$/, '');
      if (!folders.has(path)) continue;
      const names = (text: string) => text.split(/[\s[\]",]+/).includes(volume);
      const step =
        steps.findLast(({ made }) => made.keyword === 'VOLUME' && names(made.text)) ??
        steps.find(({ instruction }) => instruction === undefined);
      yield { step, subject: path, message: `The image asks for a volume on ${quoted(path)}.` };
    }
  },
};

const folders: ReadonlySet<string> = new Set(['/dev', '/proc', '/sys']);
