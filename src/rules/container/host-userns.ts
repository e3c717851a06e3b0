import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

export const hostUserns: ContainerRule = {
  id: 'container/host-userns',
  title: 'Host’s user namespace',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'It turns off the daemon’s user namespace remapping for this container, so root in the container is root on the host.',
  fix: 'Remove `userns_mode: host`.',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  covers: ['kics:8af7162d-6c98-482f-868e-0d33fb675ca8', 'cis:5.31'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'the host’s own',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              [|userns_mode: host|]
        `,
      },
    ],
    good: [
      {
        name: 'the namespace that the daemon remaps',
        code: source`
          services:
            monitor:
              image: example/monitor:2.1
              user: "1000"
        `,
      },
    ],
  },

  *check({ name, userns, fixes }) {
    if (userns?.text !== 'host') return;
    yield {
      ...onOption(userns),
      message: `${quoted(name)} opts out of user-namespace remapping.`,
      edits: fixes.remove(userns),
    };
  },
};
