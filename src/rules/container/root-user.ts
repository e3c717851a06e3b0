import { quoted, source } from '../../core/text.ts';
import { givenUser } from '../given-user.ts';
import type { ContainerRule } from '../kinds.ts';
import { isRoot } from '../knowledge/accounts.ts';
import { onOption } from '../places.ts';

export const rootUser: ContainerRule = {
  id: 'container/root-user',
  title: 'Container set to run as root',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'An attacker who takes over a root process needs only one kernel bug or careless mount to become root on the host.',
  fix: 'Set `user` to an unprivileged user, by number, or remove `user` if the image already has one.',
  details:
    'Root counts by name or number, with or without a group. `user` overrides the image’s `USER`, even a good one, and so does a build argument that the image’s `USER` is made of.',
  references: ['https://docs.docker.com/reference/compose-file/services/#user'],
  covers: ['cis:4.1', 'owasp:RULE #2'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'by name and by number',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|user: root|]
            worker:
              image: example/worker:1.2
              [|user: "0:1000"|]
        `,
      },
      {
        name: 'root as the default of a variable',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|user: \${APP_UID:-0}|]
        `,
      },
      {
        name: 'over an image with its own user',
        code: source`
          services:
            web:
              build: .
              [|user: root|]
        `,
        files: {
          Dockerfile: source`
            FROM example/base:4.2
            USER app
          `,
        },
      },
      {
        name: 'by a build argument',
        code: source`
          services:
            web:
              build:
                context: .
                args:
                  [|APP_USER: root|]
        `,
        files: {
          Dockerfile: source`
            FROM example/base:4.2
            ARG APP_USER=app
            USER \${APP_USER}
          `,
        },
      },
    ],
    good: [
      {
        name: 'a user without privileges, or one that is not known',
        code: source`
          services:
            web:
              image: example/web:1.2
              user: "10001:0"
            worker:
              image: example/worker:1.2
              user: \${APP_UID}
        `,
      },
    ],
  },

  *check({ name, user, build, hooks, fixes, privileged }) {
    // A hook as root next to a main command that is not; a privileged hook is reported as privileged.
    for (const hook of user?.text !== undefined && isRoot(user.text) ? [] : hooks) {
      if (hook.user?.text === undefined || !isRoot(hook.user.text) || hook.privileged?.on || privileged?.on) continue;
      const message = `A command runs in ${quoted(name)} as ${quoted(hook.user.text)}.`;
      yield { ...onOption(hook.user), severity: 'low', message };
    }
    const argument = user === undefined && build ? givenUser(build) : undefined;
    const place = build?.stage?.end.user;
    if (argument?.text !== undefined && isRoot(argument.text) && !isRoot(place?.value.text ?? '')) {
      const message = `With this argument ${quoted(name)} is built to run as ${quoted(argument.text)}.`;
      const path = build?.dockerfile ?? argument.path;
      const related = place ? [{ path, span: place.instruction.span, message: 'The user is set here.' }] : [];
      yield { ...onOption(argument), subject: argument.name, message, related };
    }
    if (user?.text === undefined || !isRoot(user.text)) return;
    const better = build?.stage?.end.user;
    const overrides = better?.value.text !== undefined && !isRoot(better.value.text);
    const message = `${quoted(name)} runs as ${quoted(user.text)}`;
    if (!overrides) {
      yield { ...onOption(user), message: `${message}.` };
      return;
    }
    const { instruction, value } = better;
    const path = build?.dockerfile ?? user.path;
    yield {
      ...onOption(user),
      message: `${message}, though its image would run as ${quoted(value.text ?? '')}.`,
      edits: fixes.remove(user),
      related: [{ path, span: instruction.span, message: 'The image has a user without privileges.' }],
    };
  },
};
