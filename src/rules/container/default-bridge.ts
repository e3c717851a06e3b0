import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at, onOption } from '../places.ts';

export const defaultBridge: ContainerRule = {
  id: 'container/default-bridge',
  title: 'Default bridge network, shared by the whole host',
  severity: 'low',
  confidence: 'high',
  category: 'network',
  profile: 'all',
  why: 'On the default bridge, every container of every project on the host can reach this one.',
  fix: 'Remove `network_mode: bridge`, so that Compose creates a network for this project alone.',
  details:
    'A service without `networks` is fine: Compose gives each project a network of its own, which is not Docker’s default bridge.',
  references: [
    'https://docs.docker.com/engine/network/drivers/bridge/#differences-between-user-defined-bridges-and-the-default-bridge',
  ],
  covers: ['cis:5.30', 'owasp:RULE #5'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'Docker’s own bridge',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|network_mode: bridge|]
        `,
      },
      {
        name: 'through an external network',
        code: source`
          services:
            web:
              image: example/web:1.2
              networks:
                [|shared|]:
          networks:
            shared:
              external:
                name: bridge
        `,
      },
    ],
    good: [
      {
        name: 'networks of the project, or none at all',
        code: source`
          services:
            web:
              image: example/web:1.2
              networks: [front]
            worker:
              image: example/worker:1.2
              network_mode: none
            cache:
              image: example/cache:2
          networks:
            front:
        `,
      },
    ],
  },

  *check({ name, network, networks, fixes }) {
    const message = `${quoted(name)} joins the default bridge, which containers of all projects share.`;
    if (network?.text === 'bridge' || network?.text === 'default') {
      yield { ...onOption(network), message, edits: fixes.remove(network) };
    }
    for (const joined of networks) if (joined.externalName === 'bridge') yield { ...at(joined), message };
  },
};
