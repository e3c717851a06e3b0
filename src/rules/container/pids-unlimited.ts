import { source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { graverDefaults, leftInFile } from '../left-at-default.ts';
import { withoutLimit } from '../resource-limits.ts';

export const pidsUnlimited: ContainerRule = {
  id: 'container/pids-unlimited',
  title: 'No limit on processes',
  severity: 'low',
  confidence: 'high',
  category: 'resources',
  profile: 'all',
  why: 'A fork bomb in the container fills the process table of the host, which then cannot start anything.',
  fix: 'Set `pids_limit`, or `deploy.resources.limits.pids`.',
  references: ['https://docs.docker.com/engine/containers/resource_constraints/'],
  covers: ['kics:221e0658-cb2a-44e3-b08a-db96a341d6fa', 'cis:5.29'],
  fixable: true,
  foldsInto: graverDefaults('container/pids-unlimited'),
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
        name: 'a limit of -1, which is none',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|pids_limit: -1|]
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
              pids_limit: 200
            worker:
              image: example/worker:1.2
              deploy:
                resources:
                  limits:
                    pids: 200
        `,
      },
    ],
  },

  check: (container) => withoutLimit(container, 'pids', 'pids-limit', 'any number of processes'),
};
