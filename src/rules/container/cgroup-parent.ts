import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

export const cgroupParent: ContainerRule = {
  id: 'container/cgroup-parent',
  title: 'Custom cgroup parent',
  severity: 'low',
  confidence: 'high',
  category: 'resources',
  profile: 'all',
  why: 'Limits that the host sets for its containers do not apply, and the container uses up those of another group.',
  fix: 'Remove `cgroup_parent` and set limits on the service itself.',
  references: ['https://docs.docker.com/reference/compose-file/services/#cgroup_parent'],
  covers: ['kics:4d9f44c6-2f4a-4317-9bb5-267adbea0232', 'cis:5.25'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'under a group of the host',
        code: source`
          services:
            worker:
              image: example/worker:1.2
              [|cgroup_parent: m-executor-abcd|]
        `,
      },
    ],
    good: [
      {
        name: 'where Docker puts it, with a limit',
        code: source`
          services:
            worker:
              image: example/worker:1.2
              mem_limit: 512m
        `,
      },
    ],
  },

  *check({ name, cgroupParent: option, fixes }) {
    if (option === undefined || option.text === '') return;
    yield {
      ...onOption(option),
      message: `${quoted(name)} runs in the cgroup ${quoted(option.raw)}.`,
      edits: fixes.remove(option),
    };
  },
};
