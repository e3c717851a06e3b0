import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

export const foreignNamespace: ContainerRule = {
  id: 'container/foreign-namespace',
  title: 'Namespace shared with a container outside this file',
  severity: 'low',
  confidence: 'high',
  category: 'isolation',
  profile: 'all',
  why: 'Sharing a namespace removes the isolation between the two containers, and nothing in this file says what the other one is or who can replace it.',
  fix: 'Declare both in one file and share with `service:<name>`.',
  details:
    'Covers `network_mode`, `pid` and `ipc`. Sharing with a service of the same project is visible in the file and not reported.',
  references: ['https://docs.docker.com/reference/compose-file/services/#network_mode'],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'its network and its processes',
        code: source`
          services:
            debug:
              image: example/debug:1
              [|network_mode: "container:production_web_1"|]
              [|pid: "container:production_web_1"|]
        `,
      },
    ],
    good: [
      {
        name: 'a service of this file',
        code: source`
          services:
            debug:
              image: example/debug:1
              network_mode: service:web
              pid: service:web
            web:
              image: example/web:1.2
        `,
      },
    ],
  },

  *check({ name, network, pid, ipc }) {
    const shared = [
      ['the network', network],
      ['the processes', pid],
      ['the shared memory', ipc],
    ] as const;
    for (const [what, option] of shared) {
      const other = /^container:(.*)$/s.exec(option?.text ?? option?.raw ?? '')?.[1];
      if (option === undefined || other === undefined) continue;
      const message = `${quoted(name)} shares ${what} of the container ${quoted(other)}, which is not in this file.`;
      yield { ...onOption(option), message };
    }
  },
};
