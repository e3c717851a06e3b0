import { source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const insecureBuild: DockerfileRule = {
  id: 'dockerfile/insecure-build',
  title: 'RUN with all privileges',
  severity: 'high',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'The command, and every script and package it runs, can take over the build machine, including the credentials and caches of all other builds.',
  fix: 'Remove `--security=insecure`, and do what needs privileges outside the build.',
  references: ['https://docs.docker.com/reference/dockerfile/#run---security'],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'to run Docker in a build',
        code: source`
          FROM docker:28-dind
          RUN [|--security=insecure|] ./run-tests.sh
        `,
      },
    ],
    good: [
      {
        name: 'the sandbox, named',
        code: source`
          FROM docker:28-cli
          RUN --security=sandbox ./run-tests.sh
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, flags, argsSpan } of instructions) {
      if (keyword !== 'RUN') continue;
      for (const { name, value, span } of flags) {
        if (name !== 'security' || value?.text !== 'insecure') continue;
        const alone = flags.length === 1 && argsSpan.start.line === span.start.line;
        const edits = alone ? [{ span: { start: span.start, end: argsSpan.start }, text: '' }] : [];
        yield { span, message: 'This command runs outside the build sandbox.', edits };
      }
    }
  },
};
