import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { capabilityName, defaultCapabilities } from '../knowledge/capabilities.ts';
import { at } from '../places.ts';

export const addedCapability: ContainerRule = {
  id: 'container/added-capability',
  title: 'Capability beyond Docker’s defaults',
  severity: 'low',
  confidence: 'high',
  category: 'isolation',
  profile: 'all',
  why: 'Each additional capability opens one more part of the kernel to an attacker who takes the container over.',
  fix: 'Remove it unless the program fails without it, and say in a comment what needs it.',
  references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
  covers: ['kics:ce76b7d0-9e77-464d-b86f-c5c48e03e22d', 'cis:5.4', 'owasp:RULE #3'],
  fixable: true,
  foldsInto: ['container/dangerous-capability'],
  examples: {
    bad: [
      {
        name: 'one that Docker does not give by itself',
        code: source`
          services:
            cache:
              image: example/cache:2
              cap_add:
                - [|IPC_LOCK|]
        `,
      },
    ],
    good: [
      {
        name: 'one of the defaults, given back after dropping all',
        code: source`
          services:
            cache:
              image: example/cache:2
              cap_drop: [ALL]
              cap_add: [SETUID, SETGID]
        `,
      },
    ],
  },

  *check({ name, capAdd, fixes }) {
    for (const option of capAdd) {
      if (option.text === undefined) continue;
      const capability = capabilityName(option.text);
      if (defaultCapabilities.has(capability)) continue;
      yield {
        ...at(option),
        subject: capability,
        message: `${quoted(name)} is given ${quoted(capability)}, which containers do not have by default.`,
        edits: fixes.remove(option),
      };
    }
  },
};
