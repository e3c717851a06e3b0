import { quoted, source } from '../../core/text.ts';
import type { BuiltStep } from '../../documents/built-image.ts';
import { type RunStep, removes, runSteps } from '../image-history.ts';
import type { BuiltImageRule } from '../kinds.ts';

export const packageCache: BuiltImageRule = {
  id: 'image/package-cache',
  title: 'Package cache left in a layer of a built image',
  severity: 'low',
  confidence: 'medium',
  category: 'efficiency',
  profile: 'all',
  why: 'Package lists and archives that nobody reads again make every pull larger, and a later instruction cannot remove them from the layer.',
  fix: 'Clean up in the same RUN, or mount the cache: `RUN --mount=type=cache,target=…`.',
  details: 'Covers apt and apk, also in the layers of the base image.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  covers: ['dockle:DKL-DI-0004', 'dockle:DKL-DI-0005'],
  fixable: false,
  foldsInto: ['dockerfile/package-cache'],
  examples: {
    bad: [
      {
        name: 'of apk, in the base image',
        code: 'FROM [|example/base:4.2|]\n',
        files: {
          'image.json': source`
            {
              "config": { "User": "app" },
              "history": [{ "created_by": "RUN /bin/sh -c apk add curl # buildkit" }]
            }
          `,
        },
      },
    ],
    good: [
      {
        name: 'removed, never kept, or mounted',
        code: source`
          FROM example/base:4.2
          RUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y git
        `,
        files: {
          'image.json': source`
            {
              "config": { "User": "app" },
              "history": [
                { "created_by": "RUN /bin/sh -c apk add --no-cache curl # buildkit" },
                { "created_by": "/bin/sh -c apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*" },
                { "created_by": "RUN /bin/sh -c apt-get update && apt-get install -y git # buildkit" }
              ]
            }
          `,
        },
      },
    ],
  },

  *check(image) {
    for (const run of runSteps(image)) {
      if (isMounted(run.step)) continue;
      for (const family of ['apt', 'apk']) {
        const filling = fills(run, family);
        if (filling === undefined) continue;
        const shown = quoted(`${filling.command.name} ${filling.subcommand}`);
        yield { step: run.step, subject: family, message: `${shown} left its cache in a layer of the image.` };
      }
    }
  },
};

function fills({ packages, script }: RunStep, family: string): RunStep['packages'][number] | undefined {
  const own = packages.filter((each) => each.family === family);
  if (family === 'apk') {
    const adds = own.find(
      ({ action, options }) => action === 'install' && !options.some(({ name }) => name === '--no-cache'),
    );
    return script.commands.some((command) => removes(command, /^\/(?:var\/cache|etc\/apk\/cache|lib\/apk)\b/))
      ? undefined
      : adds;
  }
  const isClean =
    own.some(({ subcommand }) => subcommand === 'dist-clean') ||
    script.commands.some((command) => removes(command, /^\/var\/lib\/apt\b/));
  return isClean ? undefined : own.find(({ action }) => action === 'update' || action === 'install');
}

function isMounted({ instruction }: BuiltStep): boolean {
  return (
    instruction?.flags.some(({ options }) => {
      const type = options.get('type')?.text;
      return type === 'cache' || type === 'tmpfs';
    }) === true
  );
}
