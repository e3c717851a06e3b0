import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

export const hostIpc: ContainerRule = {
  id: 'container/host-ipc',
  title: 'Host’s IPC namespace',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'The container can read and write the shared memory of processes on the host.',
  fix: 'Remove `ipc: host`, or share the namespace of one service with `ipc: service:<name>`.',
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
