import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { graverDefaults, leftInFile } from '../left-at-default.ts';
import { missingOn, onOption } from '../places.ts';

export const missingHealthcheck: ContainerRule = {
  id: 'container/missing-healthcheck',
  title: 'Container without a health check',
  severity: 'low',
  confidence: 'medium',
  category: 'correctness',
  profile: 'all',
  why: 'A process that hangs without exiting counts as healthy, so nothing restarts it, and services that depend on it may start too early.',
  fix: 'Add a `healthcheck` whose `test` asks the program itself.',
  details:
    'A service that is built here is judged by its Dockerfile: a `HEALTHCHECK` there is enough, and a missing one is reported there (`dockerfile/missing-healthcheck`). For images that are pulled, the files do not say whether they bring a health check, so the confidence is low. A check that is switched off (`disable: true`, `test: NONE`) is reported where that is written.',
  references: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
  covers: ['kics:698ed579-b239-4f8f-a388-baa4bcb13ef8', 'cis:5.27'],
  fixable: false,
  foldsInto: graverDefaults('container/missing-healthcheck'),
  gathered: leftInFile,
  examples: {
    bad: [
      {
        name: 'no health check in the service',
        code: source`
          services:
            [|web|]:
              image: example/web:1.2
        `,
      },
      {
        name: 'switched off, in both forms',
        code: source`
          services:
            web:
              image: example/web:1.2
              healthcheck:
                [|disable: true|]
            worker:
              image: example/worker:1.2
              healthcheck:
                [|test: ["NONE"]|]
        `,
      },
    ],
    good: [
      {
        name: 'a health check from a shared fragment',
        code: source`
          x-health: &health
            healthcheck:
              test: ["CMD", "/app", "--health"]
          services:
            web:
              <<: *health
              image: example/web:1.2
        `,
      },
      {
        name: 'a health check in the Dockerfile',
        code: source`
          services:
            web:
              build: .
        `,
        files: {
          Dockerfile: source`
            FROM example/base:4.2
            HEALTHCHECK CMD ["/app", "--health"]
          `,
        },
      },
    ],
  },

  *check(container) {
    const { name, partial, healthcheck, build } = container;
    const subject = 'healthcheck';
    if (healthcheck?.disabled) {
      const message = `The health check of ${quoted(name)} is switched off.`;
      yield { ...onOption(healthcheck), subject, confidence: 'high', message };
    } else if (healthcheck === undefined && !partial && build?.stage === undefined) {
      const confidence = build === undefined ? 'low' : 'medium';
      yield { ...missingOn(container), subject, confidence, message: `${quoted(name)} has no health check.` };
    }
  },
};
