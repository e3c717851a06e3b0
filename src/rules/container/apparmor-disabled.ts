import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const apparmorDisabled: ContainerRule = {
  id: 'container/apparmor-disabled',
  title: 'AppArmor disabled',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'Without the profile the container may write to parts of `/proc` and `/sys`, and mount filesystems if its capabilities allow it.',
  fix: 'Remove the setting, or name a profile made for this container.',
  references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
  covers: ['cis:5.2', 'owasp:RULE #6'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'both ways to write it',
        code: source`
          services:
            web:
              image: example/web:1.2
              security_opt:
                - [|apparmor:unconfined|]
            worker:
              image: example/worker:1.2
              security_opt:
                - [|apparmor=unconfined|]
        `,
      },
    ],
    good: [
      {
        name: 'a profile of its own',
        code: source`
          services:
            web:
              image: example/web:1.2
              security_opt:
                - apparmor:web-profile
        `,
      },
    ],
  },

  *check({ name, securityOptions, fixes }) {
    for (const option of securityOptions) {
      if (option.name === 'apparmor' && option.argument === 'unconfined') {
        yield {
          ...at(option),
          message: `${quoted(name)} runs without an AppArmor profile.`,
          edits: fixes.remove(option),
        };
      }
    }
  },
};
