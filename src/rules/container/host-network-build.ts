import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at, onOption } from '../places.ts';

export const hostNetworkBuild: ContainerRule = {
  id: 'container/host-network-build',
  title: 'Build in the host’s network',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'Every script and package that the build runs can reach every service on the build machine, including ports bound to localhost and cloud metadata.',
  fix: 'Remove it, or use `network: none` for a build that downloads nothing.',
  references: ['https://docs.docker.com/reference/compose-file/build/#network'],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'either way to ask for it',
        code: source`
          services:
            web:
              build:
                context: .
                [|network: host|]
            worker:
              build:
                context: ./worker
                entitlements:
                  - [|network.host|]
        `,
      },
    ],
    good: [
      {
        name: 'no network at all',
        code: source`
          services:
            web:
              build:
                context: .
                network: none
        `,
      },
    ],
  },

  *check({ name, build, fixes }) {
    const message = `The build of ${quoted(name)} shares the network of the host.`;
    const { network, entitlements = [] } = build?.options ?? {};
    if (network?.text === 'host') yield { ...onOption(network), message, edits: fixes.remove(network) };
    for (const entitlement of entitlements) {
      if (entitlement.text === 'network.host') {
        yield { ...at(entitlement), message, edits: fixes.remove(entitlement) };
      }
    }
  },
};
