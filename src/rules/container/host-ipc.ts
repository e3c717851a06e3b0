import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

export const hostIpc: ContainerRule = {
  id: 'container/host-ipc',
  title: 'IPC namespace of the host',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'The container reads and writes the shared memory of every process on the host.',
  fix: 'Take `ipc: host` away, or share one service’s with `ipc: service:<name>`.',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  covers: ['kics:baa3890f-bed7-46f5-ab8f-1da8fc91c729', 'cis:5.17'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'the host’s own',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              [|ipc: host|]
        `,
      },
    ],
    good: [
      {
        name: 'shareable with those that name it',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              ipc: shareable
        `,
      },
    ],
  },

  *check({ name, ipc, fixes }) {
    if (ipc?.text !== 'host') return;
    yield {
      ...onOption(ipc),
      message: `${quoted(name)} shares the IPC namespace of the host.`,
      edits: fixes.remove(ipc),
    };
  },
};
