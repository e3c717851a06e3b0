import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

export const hostCgroup: ContainerRule = {
  id: 'container/host-cgroup',
  title: 'Host’s cgroup namespace',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'The container sees the cgroups of the whole host, which several known container escapes build on.',
  fix: 'Remove `cgroup: host`.',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'the host’s own',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              [|cgroup: host|]
        `,
      },
    ],
    good: [
      {
        name: 'a namespace of its own',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              cgroup: private
        `,
      },
    ],
  },

  *check({ name, cgroup, fixes }) {
    if (cgroup?.text !== 'host') return;
    yield {
      ...onOption(cgroup),
      message: `${quoted(name)} shares the cgroup namespace of the host.`,
      edits: fixes.remove(cgroup),
    };
  },
};
