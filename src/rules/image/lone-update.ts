import { quoted, source } from '../../core/text.ts';
import { runSteps } from '../image-history.ts';
import type { BuiltImageRule } from '../kinds.ts';

export const loneUpdate: BuiltImageRule = {
  id: 'image/lone-update',
  title: 'Layer of a built image that only updates the package index',
  severity: 'low',
  confidence: 'medium',
  category: 'correctness',
  profile: 'recommended',
  why: 'The build cache reuses that layer for months, so later lines install outdated packages or fail because the versions are gone from the mirror.',
  fix: 'Update and install in the same RUN, joined by `&&`.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  covers: ['dockle:CIS-DI-0007', 'cis:4.7'],
  fixable: false,
  foldsInto: ['dockerfile/lone-update'],
  examples: {
    bad: [
      {
        name: 'in the base image',
        code: 'FROM [|example/base:4.2|]\n',
        files: {
          'image.json': source`
            {
              "config": { "User": "app" },
              "history": [{ "created_by": "RUN /bin/sh -c apt-get update # buildkit" }]
            }
          `,
        },
      },
    ],
    good: [
      {
        name: 'update and install in one RUN',
        code: 'FROM example/base:4.2\n',
        files: {
          'image.json': source`
            {
              "config": { "User": "app" },
              "history": [
                {
                  "created_by": "/bin/sh -c apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*"
                },
                { "created_by": "/bin/sh -c sbt update" }
              ]
            }
          `,
        },
      },
    ],
  },

  *check(image) {
    for (const { step, packages, script } of runSteps(image)) {
      const used = new Set(packages.flatMap(({ action, family }) => (uses.has(action) ? [family] : [])));
      const update = packages.find(({ action, family }) => action === 'update' && !used.has(family));
      // A script of the image may install them: `install_packages`, `xx-apt`.
      if (update === undefined || script.commands.some(({ name }) => /install/.test(name) && name !== 'install'))
        continue;
      const { command, subcommand, family } = update;
      const shown = quoted(`${command.name} ${subcommand}`);
      yield { step, subject: `${family} update`, message: `Nothing in this layer uses what ${shown} fetched.` };
    }
  },
};

const uses: ReadonlySet<string> = new Set(['install', 'upgrade', 'other']);
