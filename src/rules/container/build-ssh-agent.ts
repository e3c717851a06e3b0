import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const buildSshAgent: ContainerRule = {
  id: 'container/build-ssh-agent',
  title: 'Whole SSH agent offered to the build',
  severity: 'low',
  confidence: 'medium',
  category: 'secrets',
  profile: 'all',
  why: 'A package script in a step that mounts the agent signs in with every key it holds, wherever they open something.',
  fix: 'Offer one deploy key by name: `ssh: [deploy=./keys/deploy]`, with a key that only reads what is needed.',
  details: 'Only steps with `RUN --mount=type=ssh` reach the agent, and the keys themselves stay outside; hence `low`.',
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
