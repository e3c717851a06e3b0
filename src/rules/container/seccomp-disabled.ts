import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const seccompDisabled: ContainerRule = {
  id: 'container/seccomp-disabled',
  title: 'Seccomp disabled',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'Without the filter the container can make every system call of the kernel, including those that container escapes use.',
  fix: 'Remove the setting, or name a profile that allows the call that is missing.',
  references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
  covers: [
    'kics:404fde2c-bc4b-4371-9747-7054132ac953',
    'semgrep:seccomp-confinement-disabled',
    'cis:5.22',
    'owasp:RULE #6',
  ],
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
                - [|seccomp:unconfined|]
            worker:
              image: example/worker:1.2
              security_opt:
                - [|seccomp=unconfined|]
        `,
      },
    ],
    good: [
      {
        name: 'a custom profile',
        code: source`
          services:
            web:
              image: example/web:1.2
              security_opt:
                - seccomp:./profiles/web.json
        `,
      },
    ],
  },

  *check({ name, securityOptions, fixes }) {
    for (const option of securityOptions) {
      // Written after another name, the intention is the same, although Docker rejects it.
      if (/(?:^|[:=])seccomp[:=]unconfined$/.test(option.text?.toLowerCase() ?? '')) {
        yield { ...at(option), message: `${quoted(name)} runs without a seccomp filter.`, edits: fixes.remove(option) };
      }
    }
  },
};
