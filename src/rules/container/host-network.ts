import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at, onOption } from '../places.ts';

export const hostNetwork: ContainerRule = {
  id: 'container/host-network',
  title: 'Host’s network',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'Nothing isolates the container from the host’s network: it reaches services that listen only on localhost, and can listen on any port.',
  fix: 'Use a network of the project, and publish the ports that are needed.',
  details: 'Also reported if a network of the file is the external one called `host`, which is how stacks join it.',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  covers: ['kics:071a71ff-f868-47a4-ac0b-3c59e4ab5443', 'cis:5.10'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'the host’s own',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              [|network_mode: host|]
        `,
      },
      {
        name: 'by the name of an external network',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              networks:
                - [|outside|]
          networks:
            outside:
              external: true
              name: host
        `,
      },
    ],
    good: [
      {
        name: 'the network of another service',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              network_mode: service:vpn
        `,
      },
    ],
  },

  *check({ name, network, networks, fixes }) {
    const message = `${quoted(name)} shares the network of the host.`;
    if (network?.text === 'host') yield { ...onOption(network), message, edits: fixes.remove(network) };
    for (const joined of networks) if (joined.externalName === 'host') yield { ...at(joined), message };
  },
};
