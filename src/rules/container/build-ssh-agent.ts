import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const buildSshAgent: ContainerRule = {
  id: 'container/build-ssh-agent',
  title: 'Whole SSH agent passed to the build',
  severity: 'low',
  confidence: 'medium',
  category: 'secrets',
  profile: 'all',
  why: 'A package script in a step that mounts the agent can sign in with every key the agent holds, wherever those keys are accepted.',
  fix: 'Pass one deploy key by name, `ssh: [deploy=./keys/deploy]`, that can only read what the build needs.',
  details:
    'Only steps with `RUN --mount=type=ssh` reach the agent, and the keys themselves never enter the build, so the severity is `low`.',
  references: ['https://docs.docker.com/reference/compose-file/build/#ssh'],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'the agent of whoever builds',
        code: source`
          services:
            web:
              build:
                context: .
                ssh:
                  - [|default|]
        `,
      },
    ],
    good: [
      {
        name: 'one key by name',
        code: source`
          services:
            web:
              build:
                context: .
                ssh:
                  - deploy=./keys/deploy
        `,
      },
    ],
  },

  *check({ name, build }) {
    for (const key of build?.options.ssh ?? []) {
      if (key.text !== 'default') continue;
      yield { ...at(key), message: `The build of ${quoted(name)} may use every key of the SSH agent.` };
    }
  },
};
