import { source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { graverDefaults, leftInFile } from '../left-at-default.ts';
import { withoutLimit } from '../resource-limits.ts';

export const cpuUnlimited: ContainerRule = {
  id: 'container/cpu-unlimited',
  title: 'No CPU limit',
  severity: 'low',
  confidence: 'high',
  category: 'resources',
  profile: 'all',
  why: 'One busy loop slows down every other container on the host.',
  fix: 'Set `cpus`, or `deploy.resources.limits.cpus`.',
  references: ['https://docs.docker.com/engine/containers/resource_constraints/'],
  covers: ['kics:6b610c50-99fb-4ef0-a5f3-e312fd945bc3', 'cis:5.12'],
  fixable: true,
  foldsInto: graverDefaults('container/cpu-unlimited'),
  gathered: leftInFile,
  examples: {
    bad: [
      {
        name: 'no limit anywhere',
        code: source`
          services:
            [|web|]:
              image: example/web:1.2
        `,
      },
      {
        name: 'a limit of zero',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|cpus: 0|]
        `,
      },
    ],
    good: [
      {
        name: 'in both forms',
        code: source`
          services:
            web:
              image: example/web:1.2
              cpus: 1.5
            worker:
              image: example/worker:1.2
              deploy:
                resources:
                  limits:
                    cpus: '1.5'
        `,
      },
    ],
  },

  check: (container) => withoutLimit(container, 'cpus', 'cpu-limit', 'every CPU of the host'),
};
