import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at, onOption } from '../places.ts';

export const insecureBuild: ContainerRule = {
  id: 'container/insecure-build',
  title: 'Build with all privileges',
  severity: 'high',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'Every script and package that the build runs can take over the build machine, including the credentials and caches of all other builds.',
  fix: 'Remove the setting, and do what needs privileges outside the build.',
  references: ['https://docs.docker.com/reference/compose-file/build/#privileged'],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'either way to ask for it',
        code: source`
          services:
            web:
              build:
                context: .
                [|privileged: true|]
            worker:
              build:
                context: ./worker
                entitlements:
                  - [|security.insecure|]
        `,
      },
    ],
    good: [
      {
        name: 'an ordinary build',
        code: source`
          services:
            web:
              build:
                context: .
                privileged: false
        `,
      },
    ],
  },

  *check({ name, build, fixes }) {
    const message = `The build of ${quoted(name)} runs with all privileges.`;
    const { privileged, entitlements = [] } = build?.options ?? {};
    if (privileged?.on) yield { ...onOption(privileged), message, edits: fixes.remove(privileged) };
    for (const entitlement of entitlements) {
      if (entitlement.text === 'security.insecure') {
        yield { ...at(entitlement), message, edits: fixes.remove(entitlement) };
      }
    }
  },
};
