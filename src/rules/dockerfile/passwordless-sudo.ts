import { source } from '../../core/text.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const passwordlessSudo: DockerfileRule = {
  id: 'dockerfile/passwordless-sudo',
  title: 'sudo without a password',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'Whoever gets into the container as that user is root with one word, so that the `USER` line protects nothing.',
  fix: 'Do what needs root above the `USER` line, and leave sudo out of the image.',
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'for one user',
        code: source`
          FROM debian:13-slim
          RUN useradd app && echo [|"app ALL=(ALL) NOPASSWD:ALL"|] > /etc/sudoers.d/app
        `,
      },
    ],
    good: [
      {
        name: 'no sudo at all',
        code: source`
          FROM debian:13-slim
          RUN useradd app && install -d -o app /data
          USER app
        `,
      },
    ],
  },

  *check(document) {
    for (const { command } of buildCommands(document)) {
      for (const { display, span } of command.words) {
        if (!/\bNOPASSWD\b/.test(display)) continue;
        yield { span, subject: 'NOPASSWD', message: 'A user may become root without a password.' };
      }
    }
  },
};
