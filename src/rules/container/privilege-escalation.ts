import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { leftInFile } from '../left-at-default.ts';
import { at, missingOn } from '../places.ts';

export const privilegeEscalation: ContainerRule = {
  id: 'container/privilege-escalation',
  title: 'Privilege escalation allowed',
  severity: 'low',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'Through a setuid program in the image, an attacker who runs as an ordinary user can become root in the container.',
  fix: 'Add `no-new-privileges:true` to `security_opt`.',
  details:
    'The bare `no-new-privileges` and the form with `=` count as set; `no-new-privileges:false` does not. Other settings that the same service leaves at their defaults (capabilities, limits, the root filesystem, a health check) have the same root cause and are changed in the same place, so they are reported within this finding.',
  references: ['https://docs.kernel.org/userspace-api/no_new_privs.html'],
  covers: [
    'kics:27fcc7d6-c49b-46e0-98f1-6c082a6a2750',
    'kics:610e266e-6c12-4bca-9925-1ed0cd29742b',
    'semgrep:no-new-privileges',
    'cis:5.26',
    'owasp:RULE #4',
  ],
  fixable: true,
  gathered: leftInFile,
  examples: {
    bad: [
      {
        name: 'never set',
        code: source`
          services:
            [|web|]:
              image: example/web:1.2
        `,
      },
      {
        name: 'set to false',
        code: source`
          services:
            web:
              image: example/web:1.2
              security_opt:
                - [|no-new-privileges:false|]
        `,
      },
    ],
    good: [
      {
        name: 'in both forms',
        code: source`
          services:
            web:
              image: example/web:1.2
              security_opt: [no-new-privileges]
            worker:
              image: example/worker:1.2
              security_opt: ["no-new-privileges=true"]
        `,
      },
    ],
  },

  *check(container) {
    const { name, partial, securityOptions, beside, fixes } = container;
    const own = securityOptions.filter((option) => option.name === 'no-new-privileges');
    const off = own.find(({ argument }) => argument === 'false');
    if (off) {
      yield {
        ...at(off),
        subject: 'no-new-privileges',
        message: `${quoted(name)} lets its processes gain privileges.`,
        edits: fixes.replace(off, 'no-new-privileges:true'),
      };
    } else if (own.length === 0 && !partial) {
      const options = beside.securityOptions;
      yield {
        ...missingOn(container),
        subject: 'no-new-privileges',
        message: `${quoted(name)} lets its processes gain privileges through setuid programs.`,
        edits: fixes.add('no-new-privileges'),
        related: options ? [{ ...options, message: '`no-new-privileges:true` is not among these options.' }] : [],
      };
    }
  },
};
