import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { graverDefaults } from '../left-at-default.ts';
import { missingOn } from '../places.ts';

export const defaultUlimits: ContainerRule = {
  id: 'container/default-ulimits',
  title: 'No ulimits',
  severity: 'info',
  confidence: 'medium',
  category: 'resources',
  profile: 'all',
  why: 'What a process may open and start is left to the daemon, whose defaults are generous and differ from host to host.',
  fix: 'Set `ulimits`, `nofile` at least.',
  details:
    'A benchmark’s advice (CIS 5.19, “if needed”), so no more than a note; a limit on memory and processes is worth more, and this is folded into those findings.',
  references: ['https://docs.docker.com/reference/compose-file/services/#ulimits'],
  covers: ['cis:5.19'],
  fixable: false,
  foldsInto: graverDefaults('container/default-ulimits'),
  examples: {
    bad: [
      {
        name: 'left to the daemon',
        code: source`
          services:
            [|web|]:
              image: example/web:1.2
        `,
      },
    ],
    good: [
      {
        name: 'a limit on open files',
        code: source`
          services:
            web:
              image: example/web:1.2
              ulimits:
                nofile:
                  soft: 1024
                  hard: 4096
        `,
      },
    ],
  },

  *check(container) {
    const { name, partial, limits } = container;
    if (partial || limits.ulimits.length > 0) return;
    const message = `${quoted(name)} sets no ulimits, so it has those of the daemon.`;
    yield { ...missingOn(container), subject: 'ulimits', message };
  },
};
