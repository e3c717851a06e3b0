import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const systemPathsExposed: ContainerRule = {
  id: 'container/system-paths-exposed',
  title: 'Masked kernel paths exposed',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'Files in `/proc` and `/sys` that read or change the kernel are no longer masked or read-only, so an attacker in the container can use them.',
  fix: 'Remove `systempaths=unconfined`.',
  references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
  covers: [],
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
                - [|systempaths:unconfined|]
            worker:
              image: example/worker:1.2
              security_opt:
                - [|systempaths=unconfined|]
        `,
      },
    ],
    good: [
      {
        name: 'another option',
        code: source`
          services:
            web:
              image: example/web:1.2
              security_opt:
                - no-new-privileges:true
        `,
      },
    ],
  },

  *check({ name, securityOptions, fixes }) {
    for (const option of securityOptions) {
      if (option.name === 'systempaths' && option.argument === 'unconfined') {
        yield {
          ...at(option),
          message: `${quoted(name)} sees the kernel’s files in /proc and /sys unmasked.`,
          edits: fixes.remove(option),
        };
      }
    }
  },
};
