import type { Span } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import type { Command } from '../../documents/shell/model.ts';
import type { ContainerRule } from '../kinds.ts';
import { packageUse } from '../package-commands.ts';

export const installationAtStart: ContainerRule = {
  id: 'container/installation-at-start',
  title: 'Packages installed when the container starts',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'all',
  why: 'Every start installs whatever the index offers that day, so two containers of one image can differ, no scan of the image sees the packages, and the service cannot start while the index is down.',
  fix: 'Install the packages in the image: a short Dockerfile, with `build:` in place of `image:`.',
  details:
    'Covers packages that are named for apt, apk, yum, dnf, zypper, pip, npm, gem and the like, in `entrypoint`, `command` and hooks. Packages from a lock file or a list (`npm ci`, `pip install -r`) are not reported, because development setups with mounted sources work that way.',
  references: ['https://docs.docker.com/build/building/best-practices/'],
  covers: [],
  fixable: false,
  foldsInto: ['container/piped-download'],
  examples: {
    bad: [
      {
        name: 'in a command',
        code: source`
          services:
            backup:
              image: alpine:3.22
              command: sh -c "[|apk add|] --no-cache rclone && crond -f"
            jobs:
              image: python:3.13-slim
              command:
                - bash
                - -c
                - |
                  apt-get update
                  [|apt-get install|] -y cron
                  [|pip install|] requests celery
                  exec celery worker
        `,
      },
    ],
    good: [
      {
        name: 'packages from a list',
        code: source`
          services:
            web:
              image: node:24-slim
              command: sh -c "npm ci && npm run dev"
            api:
              image: python:3.13-slim
              command: ["sh", "-c", "pip install -r requirements.txt && pip install -e . && python -m app"]
        `,
      },
    ],
  },

  *check({ name, commands }) {
    for (const { kind, path, script } of commands()) {
      if (kind === 'healthcheck' || kind === 'watch') continue;
      for (const command of script.commands) {
        const found = installationOf(command);
        if (found === undefined) continue;
        const [first] = found.packages;
        const message = `${quoted(name)} installs ${quoted(first)}${found.packages.length > 1 ? ' and more' : ''} at every start.`;
        yield { path, span: found.place, subject: `${found.family} ${first}`, message };
      }
    }
  },
};

interface Installation {
  readonly family: string;
  readonly place: Span;
  /** Only names: no files, folders or addresses. */
  readonly packages: readonly [string, ...string[]];
}

function installationOf(command: Command): Installation | undefined {
  const use = packageUse(command);
  if (use === undefined || !/^(?:install|add|i|global add|in|module install)$/.test(use.verb)) return undefined;
  const [first, ...more] = use.packages.flatMap(({ text }) => (text && /^@?[\w+]/.test(text) ? [text] : []));
  return first === undefined ? undefined : { family: use.family, place: use.place, packages: [first, ...more] };
}
