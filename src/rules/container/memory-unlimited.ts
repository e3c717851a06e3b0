import { source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { graverDefaults, leftInFile } from '../left-at-default.ts';
import { withoutLimit } from '../resource-limits.ts';

export const memoryUnlimited: ContainerRule = {
  id: 'container/memory-unlimited',
  title: 'No memory limit',
  severity: 'low',
  confidence: 'high',
  category: 'resources',
  profile: 'recommended',
  why: 'One leak or one attack can use up the host’s memory, and the kernel then kills other containers and processes.',
  fix: 'Set `mem_limit`, or `deploy.resources.limits.memory`.',
  references: ['https://docs.docker.com/engine/containers/resource_constraints/'],
  covers: ['kics:bb9ac4f7-e13b-423d-a010-c74a1bfbe492', 'cis:5.11'],
  fixable: true,
  foldsInto: graverDefaults('container/memory-unlimited'),
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
              [|mem_limit: 0|]
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
              mem_limit: 512m
            worker:
              image: example/worker:1.2
              deploy:
                resources:
                  limits:
                    memory: 512M
        `,
      },
    ],
  },

  check: (container) => withoutLimit(container, 'memory', 'memory-limit', 'all memory of the host'),
};
