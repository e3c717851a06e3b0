import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const selinuxDisabled: ContainerRule = {
  id: 'container/selinux-disabled',
  title: 'SELinux separation disabled',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'Without its label, SELinux no longer keeps the container away from the files and processes of the host and of other containers.',
  fix: 'Remove the setting; if only a volume is refused, give its mount the option `z` or `Z`.',
  references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
  covers: ['semgrep:selinux-separation-disabled', 'cis:5.3', 'owasp:RULE #6'],
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
                - [|label:disable|]
            worker:
              image: example/worker:1.2
              security_opt:
                - [|label=disable|]
        `,
      },
      {
        name: 'a type without restrictions',
        code: source`
          services:
            agent:
              image: example/agent:1.4
              security_opt:
                - [|label:type:spc_t|]
        `,
      },
    ],
    good: [
      {
        name: 'a suitable type',
        code: source`
          services:
            web:
              image: example/web:1.2
              security_opt:
                - label:type:container_logreader_t
        `,
      },
    ],
  },

  *check({ name, securityOptions, fixes }) {
    for (const option of securityOptions) {
      if (option.name === 'label' && isUnconfined(option.argument)) {
        yield {
          ...at(option),
          message: `${quoted(name)} runs without SELinux separation.`,
          edits: fixes.remove(option),
        };
      }
    }
  },
};

/**
 * `spc_t`, the super-privileged type, is not confined at all: https://github.com/containers/container-selinux
 */
function isUnconfined(argument: string): boolean {
  return argument === 'disable' || /^type[:=](?:spc_t|unconfined_t)$/.test(argument);
}
