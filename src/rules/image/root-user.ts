import { quoted, source } from '../../core/text.ts';
import type { BuiltImageRule } from '../kinds.ts';
import { isRoot } from '../knowledge/accounts.ts';

export const rootUser: BuiltImageRule = {
  id: 'image/root-user',
  title: 'Built image runs as root',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'An attacker who takes over a root process owns every file in the container, and needs only one kernel bug or careless mount to become root on the host.',
  fix: 'Create an unprivileged user and end the Dockerfile with `USER <name>`.',
  details:
    'The user of the image’s own configuration is checked, whether this Dockerfile set it or the image that it is built on. If the Dockerfile shows it too, `dockerfile/root-user` reports it.',
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  covers: ['dockle:CIS-DI-0001', 'cis:4.1'],
  fixable: false,
  foldsInto: ['dockerfile/root-user'],
  examples: {
    bad: [
      {
        name: 'nobody set a user',
        code: source`
          FROM [|example/base:4.2|]
          COPY app /app
        `,
        files: {
          'image.json': source`
            {
              "config": { "User": "", "Cmd": ["/app"] },
              "history": [{ "created_by": "COPY app /app # buildkit" }]
            }
          `,
        },
      },
      {
        name: 'root, by a build argument',
        code: source`
          FROM example/base:4.2
          ARG APP_USER
          [|USER \${APP_USER}|]
        `,
        files: {
          'image.json': source`
            {
              "config": { "User": "0:0" },
              "history": [
                { "created_by": "ARG APP_USER=0:0", "empty_layer": true },
                { "created_by": "USER 0:0", "empty_layer": true }
              ]
            }
          `,
        },
      },
    ],
    good: [
      {
        name: 'the base image set one',
        code: source`
          FROM example/base:4.2
          COPY app /app
        `,
        files: { 'image.json': '{ "config": { "User": "10001" } }\n' },
      },
    ],
  },

  *check({ configuration: { user }, steps }) {
    if (user !== '' && !isRoot(user)) return;
    const step = user === '' ? undefined : steps.findLast(({ made }) => made.keyword === 'USER');
    const message = user === '' ? 'The image names no user, so it runs as root.' : `The image runs as ${quoted(user)}.`;
    yield { step, message, ...(step === undefined ? { missing: 'USER' } : {}) };
  },
};
