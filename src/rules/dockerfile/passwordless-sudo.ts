import { source } from '../../core/text.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';
import { writtenFiles } from '../written-files.ts';

/** sudoers(5), doas.conf(5): https://www.sudo.ws/docs/man/sudoers.man/, https://man.openbsd.org/doas.conf.5 */
const withoutPassword = /\bNOPASSWD\b|^[ \t]*Defaults\b.*!authenticate\b|^[ \t]*permit\b.*\bnopass\b/m;

export const passwordlessSudo: DockerfileRule = {
  id: 'dockerfile/passwordless-sudo',
  title: 'sudo without a password',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'An attacker who gets into the container as that user becomes root with one command, so the `USER` line protects nothing.',
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
      {
        name: 'as a file of its own, for doas too',
        code: source`
          FROM debian:13-slim
          RUN echo [|'permit nopass app'|] > /etc/doas.conf
          COPY <<EOF /etc/sudoers.d/app
          [|app ALL=(ALL) NOPASSWD:ALL
          |]EOF
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
    const told = { subject: 'NOPASSWD', message: 'A user may become root without a password.' };
    for (const { command } of buildCommands(document)) {
      const bodies = command.redirects.flatMap(({ operator, target }) =>
        operator.startsWith('<<') ? (target ?? []) : [],
      );
      for (const { display, span } of [...command.words, ...bodies]) {
        if (withoutPassword.test(display)) yield { span, ...told };
      }
    }
    for (const { heredoc } of writtenFiles(document)) {
      if (withoutPassword.test(heredoc.body)) yield { span: heredoc.bodySpan, ...told };
    }
  },
};
