import { quoted, source } from '../../core/text.ts';
import { buildCommands, withoutVersion } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const cdInRun: DockerfileRule = {
  id: 'dockerfile/cd-in-run',
  title: 'cd in RUN',
  severity: 'info',
  confidence: 'medium',
  category: 'style',
  profile: 'all',
  why: 'Every RUN starts in the WORKDIR again, so the lines below do not run in the folder that they seem to run in.',
  fix: 'Set `WORKDIR` above the RUN instead.',
  details: 'A `cd` in a subshell, a function, a loop or a condition is not reported.',
  references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
  covers: ['hadolint:DL3003', 'trivy:DS-0013', 'kics:f4a6bcd3-e231-4acf-993c-aa027be50d2e', 'semgrep:use-workdir'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'cd before the command',
        code: source`
          FROM node:24-slim
          RUN [|cd /app|] && npm ci
        `,
      },
    ],
    good: [
      {
        name: 'WORKDIR, and cd in a subshell',
        code: source`
          FROM node:24-slim
          WORKDIR /app
          RUN npm ci && (cd docs && npm ci)
        `,
      },
    ],
  },

  *check(document) {
    for (const { command } of buildCommands(document)) {
      if (command.name !== 'cd' || command.within.length > 0) continue;
      const folder = command.words.at(-1)?.display ?? '';
      const subject = withoutVersion(folder);
      yield { span: command.span, subject, message: `${quoted(folder)} is entered only for this RUN.` };
    }
  },
};
