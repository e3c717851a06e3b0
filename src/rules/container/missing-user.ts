import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { defaultUser } from '../knowledge/base-images.ts';
import { graverDefaults, leftInFile } from '../left-at-default.ts';
import { missingOn } from '../places.ts';

export const missingUser: ContainerRule = {
  id: 'container/missing-user',
  title: 'User left to the image',
  severity: 'low',
  confidence: 'low',
  category: 'privilege',
  profile: 'all',
  why: 'Most images run as root by default, and root in the container needs only one kernel bug or careless mount to become root on the host.',
  fix: 'Set `user` to a non-zero number that owns what the program writes to.',
  details:
    'Reported only for images that are pulled: one that is built here is judged by its Dockerfile. Images known to end as another user (`bitnami/*`, distroless `nonroot`, …), and those whose entrypoint drops privileges (`postgres`, `redis`), are not reported. The confidence is high for images known to run as root, and low for others.',
  references: ['https://docs.docker.com/reference/compose-file/services/#user'],
  covers: ['cis:4.1', 'owasp:RULE #2'],
  fixable: false,
  foldsInto: graverDefaults('container/missing-user'),
  gathered: leftInFile,
  examples: {
    bad: [
      {
        name: 'an image that runs as root, and one that may',
        code: source`
          services:
            [|proxy|]:
              image: nginx:1.29
            [|web|]:
              image: example/web:1.2
        `,
      },
    ],
    good: [
      {
        name: 'a user, an image with its own user, one that drops privileges, one that is built here',
        code: source`
          services:
            web:
              image: example/web:1.2
              user: "10001"
            proxy:
              image: nginxinc/nginx-unprivileged:1.29
            db:
              image: postgres:17.6
            worker:
              build: .
        `,
      },
    ],
  },

  *check(container) {
    const { name, partial, user, build, reference } = container;
    if (partial || user !== undefined || build !== undefined || reference === undefined) return;
    const runner = defaultUser(reference);
    if (runner !== 'root' && runner !== 'unknown') return;
    const [confidence, message] =
      runner === 'root'
        ? (['high', `${quoted(name)} runs as root, as ${quoted(reference.name)} does by default.`] as const)
        : ([
            'low',
            `${quoted(name)} names no user, so ${quoted(reference.name)} decides which user it runs as.`,
          ] as const);
    yield { ...missingOn(container), subject: 'user', confidence, message };
  },
};
