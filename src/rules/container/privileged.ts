import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

export const privileged: ContainerRule = {
  id: 'container/privileged',
  title: 'Privileged container',
  severity: 'high',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'A privileged container has every capability, every host device and no seccomp or AppArmor profile, so an attacker who takes it over controls the host.',
  fix: 'Remove `privileged`, and grant only the capability or device that is needed.',
  details:
    'Also reported if only a hook (`pre_start`, `post_start`, `pre_stop`) or a command of `develop.watch` is privileged.',
  references: [
    'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
    'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
  ],
  covers: ['kics:ae5b6871-7f45-42e0-bb4c-ab300c4d2026', 'semgrep:privileged-service', 'cis:5.5', 'owasp:RULE #3'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'privileged: true',
        code: source`
          services:
            agent:
              image: example/agent:1.4
              [|privileged: true|]
        `,
      },
      {
        name: 'from a shared fragment',
        code: source`
          x-debug: &debug
            [|privileged: "true"|]
          services:
            agent:
              <<: *debug
              image: example/agent:1.4
        `,
      },
      {
        name: 'only for a hook',
        code: source`
          services:
            agent:
              image: example/agent:1.4
              pre_start:
                - command: ./load.sh
                  [|privileged: true|]
              post_start:
                - command: ./mount.sh
                  [|privileged: true|]
        `,
      },
    ],
    good: [
      {
        name: 'one device and one capability instead',
        code: source`
          services:
            agent:
              image: example/agent:1.4
              privileged: false
              cap_add: [NET_ADMIN]
              devices: [/dev/net/tun]
        `,
      },
      {
        name: 'set by a variable',
        code: source`
          services:
            agent:
              image: example/agent:1.4
              privileged: \${AGENT_PRIVILEGED}
        `,
      },
    ],
  },

  *check({ name, privileged: option, hooks, fixes }) {
    for (const { privileged: hook } of hooks) {
      if (hook?.on === true)
        yield { ...onOption(hook), message: `A command that runs in ${quoted(name)} is privileged.` };
    }
    if (option?.on !== true) return;
    yield { ...onOption(option), message: `${quoted(name)} runs privileged.`, edits: fixes.remove(option) };
  },
};
