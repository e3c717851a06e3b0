import { quoted, source } from '../../core/text.ts';
import { runSteps } from '../image-history.ts';
import type { BuiltImageRule } from '../kinds.ts';

export const fullUpgrade: BuiltImageRule = {
  id: 'image/full-upgrade',
  title: 'Distribution upgraded while an image was built',
  severity: 'low',
  confidence: 'medium',
  category: 'supply-chain',
  profile: 'all',
  why: 'Two builds of one commit contain different programs, and every upgraded file takes up space twice, in the base’s layer and in this one.',
  fix: 'Use a newer base image, and let a bot such as Dependabot or Renovate keep its digest up to date.',
  references: ['https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often'],
  covers: ['dockle:DKL-DI-0003'],
  fixable: false,
  foldsInto: ['dockerfile/full-upgrade'],
  examples: {
    bad: [
      {
        name: 'by the base image',
        code: 'FROM [|example/base:4.2|]\n',
        files: {
          'image.json': source`
            {
              "config": { "User": "app" },
              "history": [{ "created_by": "/bin/sh -c apt-get update && apt-get dist-upgrade -y" }]
            }
          `,
        },
      },
    ],
    good: [
      {
        name: 'one package',
        code: 'FROM example/base:4.2\n',
        files: {
          'image.json': source`
            {
              "config": { "User": "app" },
              "history": [{ "created_by": "/bin/sh -c dnf upgrade -y openssl && dnf clean all" }]
            }
          `,
        },
      },
    ],
  },

  *check(image) {
    for (const { step, packages } of runSteps(image)) {
      for (const { action, subcommand, command, family, packages: named } of packages) {
        if (action !== 'upgrade' || (named.length > 0 && !/dist|full/.test(subcommand)) || !systems.has(family))
          continue;
        const shown = quoted(`${command.name} ${subcommand}`);
        const message = `${shown} replaced what the base image was tested with.`;
        yield { step, subject: `${family} upgrade`, message };
      }
    }
  },
};

const systems: ReadonlySet<string> = new Set(['apt', 'apk', 'yum', 'zypper']);
