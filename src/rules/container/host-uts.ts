import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

export const hostUts: ContainerRule = {
  id: 'container/host-uts',
  title: 'Host’s UTS namespace',
  severity: 'low',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'The container can change the host’s name, which logs, certificates and clusters rely on.',
  fix: 'Remove `uts: host`, and set `hostname` if the container needs a name.',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  covers: ['cis:5.21'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'the host’s own',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              [|uts: host|]
        `,
      },
    ],
    good: [
      {
        name: 'a name of its own',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              hostname: monitor
        `,
      },
    ],
  },

  *check({ name, uts, fixes }) {
    if (uts?.text !== 'host') return;
    yield {
      ...onOption(uts),
      message: `${quoted(name)} shares the UTS namespace of the host.`,
      edits: fixes.remove(uts),
    };
  },
};
