import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { capabilityName, hostCapabilities, strongCapabilities } from '../knowledge/capabilities.ts';
import { at } from '../places.ts';

export const dangerousCapability: ContainerRule = {
  id: 'container/dangerous-capability',
  title: 'Capability that reaches beyond the container',
  severity: 'high',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'An attacker who takes the container over can use the capability to break out of it or to change the host.',
  fix: 'Remove it, or use the narrower capability, device or sysctl that the program really needs.',
  details:
    '`ALL`, `SYS_ADMIN`, `SYS_MODULE`, `SYS_RAWIO`, `SYS_PTRACE`, `DAC_READ_SEARCH`, `BPF` and `SYS_BOOT` are `high`: each is enough to break out or to take the host down. Those that change the host or its network, such as `NET_ADMIN`, are `medium`.',
  references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
  covers: [
    'kics:ce76b7d0-9e77-464d-b86f-c5c48e03e22d',
    'cis:5.4',
    'cis:C.5.3.1',
    'cis:C.5.3.2',
    'cis:C.5.3.3',
    'cis:C.5.3.4',
    'owasp:RULE #3',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'with and without the prefix, in any letter case',
        code: source`
          services:
            vpn:
              image: example/vpn:3
              cap_add:
                - [|SYS_ADMIN|]
                - [|cap_net_admin|]
        `,
      },
    ],
    good: [
      {
        name: 'one that only opens low ports',
        code: source`
          services:
            web:
              image: example/web:1.2
              cap_drop: [ALL]
              cap_add: [NET_BIND_SERVICE]
        `,
      },
    ],
  },

  *check({ name, capAdd, fixes }) {
    for (const option of capAdd) {
      const capability = capabilityName(option.text ?? '');
      const onHost = hostCapabilities.get(capability);
      const gain = onHost ?? strongCapabilities.get(capability);
      if (gain === undefined) continue;
      yield {
        ...at(option),
        subject: capability,
        severity: onHost === undefined ? 'medium' : 'high',
        message: `${quoted(name)} is given ${quoted(capability)}: ${gain}.`,
        edits: fixes.remove(option),
      };
    }
  },
};
