import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { missingOn, onOption } from '../places.ts';

export const pidsUnlimited: ContainerRule = {
  id: 'container/pids-unlimited',
  title: 'No limit on processes',
  severity: 'low',
  confidence: 'high',
  category: 'resources',
  profile: 'all',
  why: 'A fork bomb in the container uses up the process table of the host.',
  fix: 'Set `pids_limit`, or `deploy.resources.limits.pids`.',
  references: ['https://docs.docker.com/engine/containers/resource_constraints/'],
  covers: ['kics:221e0658-cb2a-44e3-b08a-db96a341d6fa', 'cis:5.29', 'owasp:RULE #7'],
  fixable: true,
  foldsInto: ['container/memory-unlimited', 'container/cpu-unlimited'],
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
        name: 'a limit that is none',
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
        name: 'either way to write it',
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

  *check(container) {
    const { name, partial, limits, fixes } = container;
    const message = `${quoted(name)} may use any number of processes.`;
    const subject = 'pids';
    if (limits.pids !== undefined && isUnlimited(limits.pids.text)) {
      yield { ...onOption(limits.pids), subject, message };
    } else if (limits.pids === undefined && !partial) {
      yield { ...missingOn(container), subject, message, edits: fixes.add('pids-limit') };
    }
  },
};

/** Zero and below mean "no limit"; what cannot be known is taken as one. */
function isUnlimited(text: string | undefined): boolean {
  return text !== undefined && Number.parseFloat(text) <= 0;
}
