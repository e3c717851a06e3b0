import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { graverDefaults, leftInFile } from '../left-at-default.ts';
import { missingOn } from '../places.ts';

export const defaultUlimits: ContainerRule = {
  id: 'container/default-ulimits',
  title: 'No ulimits',
  severity: 'info',
  confidence: 'medium',
  category: 'resources',
  profile: 'all',
  why: 'The daemon’s defaults decide how many files and processes the container may open, and they are generous and differ from host to host.',
  fix: 'Set `ulimits`, at least `nofile`.',
  details:
    'The CIS benchmark (5.19) asks for this only “if needed”, so it is no more than a note. Limits on memory and processes matter more, and this finding is folded into theirs.',
  references: ['https://docs.docker.com/reference/compose-file/services/#ulimits'],
  covers: ['cis:5.19'],
  fixable: false,
  foldsInto: graverDefaults('container/default-ulimits'),
  gathered: leftInFile,
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
    const message = `${quoted(name)} uses the daemon’s default ulimits.`;
    yield { ...missingOn(container), subject: 'ulimits', message };
  },
};
