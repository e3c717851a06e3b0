import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

export const hostPid: ContainerRule = {
  id: 'container/host-pid',
  title: 'Host’s process namespace',
  severity: 'high',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'The container sees every process of the host, and as root it can read their environment, trace and kill them.',
  fix: 'Remove `pid: host`, or share the processes of one service with `pid: service:<name>`.',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  covers: ['kics:4f31dd9f-2cc3-4751-9b53-67e4af83dac0', 'cis:5.16'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'the host’s own',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              [|pid: host|]
        `,
      },
    ],
    good: [
      {
        name: 'the processes of one service',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              pid: service:app
        `,
      },
    ],
  },

  *check({ name, pid, fixes }) {
    if (pid?.text !== 'host') return;
    yield { ...onOption(pid), message: `${quoted(name)} shares the processes of the host.`, edits: fixes.remove(pid) };
  },
};
