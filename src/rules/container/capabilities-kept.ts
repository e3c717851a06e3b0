import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { graverDefaults, leftInFile } from '../left-at-default.ts';
import { missingOn } from '../places.ts';

export const capabilitiesKept: ContainerRule = {
  id: 'container/capabilities-kept',
  title: 'No capability dropped',
  severity: 'low',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'An attacker who takes the container over gets Docker’s fourteen default capabilities, most of which the program never uses.',
  fix: 'Add `cap_drop: [ALL]`, and add back with `cap_add` only what the program fails without.',
  details: 'Any `cap_drop` counts as a decision. Privileged containers are reported by `container/privileged`.',
  references: ['https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities'],
  covers: ['kics:ce76b7d0-9e77-464d-b86f-c5c48e03e22d'],
  fixable: true,
  foldsInto: graverDefaults('container/capabilities-kept'),
  gathered: leftInFile,
  examples: {
    bad: [
      {
        name: 'nothing is dropped',
        code: source`
          services:
            [|web|]:
              image: example/web:1.2
        `,
      },
    ],
    good: [
      {
        name: 'all dropped, one added back',
        code: source`
          services:
            web:
              image: example/web:1.2
              cap_drop:
                - ALL
              cap_add:
                - NET_BIND_SERVICE
        `,
      },
      {
        name: 'only a fragment for other services to extend',
        code: source`
          services:
            defaults:
              restart: unless-stopped
        `,
      },
    ],
  },

  *check(container) {
    const { name, partial, capDrop, fixes } = container;
    if (partial || capDrop.length > 0) return;
    yield {
      ...missingOn(container),
      subject: 'cap_drop',
      message: `${quoted(name)} keeps all default capabilities.`,
      edits: fixes.add('drop-all-capabilities'),
    };
  },
};
