import { quoted, source } from '../../core/text.ts';
import { runSteps } from '../image-history.ts';
import type { BuiltImageRule } from '../kinds.ts';

export const sudo: BuiltImageRule = {
  id: 'image/sudo',
  title: 'sudo in the history of a built image',
  severity: 'low',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'An image that needs sudo ships a way to become root, which an attacker can use to get around the `USER` line.',
  fix: 'Run the command as root above the `USER` line, and leave sudo out of the image.',
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  covers: ['dockle:DKL-DI-0001'],
  fixable: false,
  foldsInto: ['dockerfile/sudo'],
  examples: {
    bad: [
      {
        name: 'installed and used by the base image',
        code: 'FROM [|example/base:4.2|]\n',
        files: {
          'image.json': source`
            {
              "config": { "User": "app" },
              "history": [
                { "created_by": "RUN /bin/sh -c apk add --no-cache sudo # buildkit" },
                { "created_by": "RUN /bin/sh -c sudo mkdir /data # buildkit" }
              ]
            }
          `,
        },
      },
    ],
    good: [
      {
        name: 'a word',
        code: 'FROM example/base:4.2\n',
        files: {
          'image.json': source`
            {
              "config": { "User": "app" },
              "history": [{ "created_by": "RUN /bin/sh -c echo no sudo here # buildkit" }]
            }
          `,
        },
      },
    ],
  },

  *check(image) {
    for (const { step, script, packages } of runSteps(image)) {
      const installs = packages.some(
        ({ action, packages: named }) =>
          action === 'install' && named.some(({ display }) => /^sudo(?:[=<>~].*)?$/.test(display)),
      );
      const used = script.commands.find(({ name }) => name === 'sudo');
      if (used === undefined && !installs) continue;
      const inner = script.commands.find(({ wrapper }) => wrapper !== undefined && wrapper === used);
      const message =
        used === undefined
          ? 'sudo is installed in the image.'
          : `${quoted(inner?.name || 'sudo')} was run through sudo.`;
      yield { step, message };
    }
  },
};
