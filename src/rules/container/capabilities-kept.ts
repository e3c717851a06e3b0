import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { graverDefaults } from '../left-at-default.ts';
import { missingOn } from '../places.ts';

export const capabilitiesKept: ContainerRule = {
  id: 'container/capabilities-kept',
  title: 'No capability dropped',
  severity: 'low',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'Fourteen capabilities that most programs never use stay in the hands of whoever takes the container over.',
  fix: 'Add `cap_drop: [ALL]` and give back with `cap_add` the few that the program fails without.',
  details: 'Any `cap_drop` is taken as a decision; a privileged container is told by its own rule.',
  references: ['https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities'],
  covers: ['kics:ce76b7d0-9e77-464d-b86f-c5c48e03e22d'],
  fixable: true,
  foldsInto: graverDefaults('container/capabilities-kept'),
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
        name: 'all dropped, one given back',
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
        name: 'only a fragment that others extend',
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
