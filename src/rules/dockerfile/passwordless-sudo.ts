import type { Violation } from '../../core/rule.ts';
import { quoted, source } from '../../core/text.ts';
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
  details:
    'A rule that names commands is `low`, unless one of them is a shell or as good as one, and so is any rule in a development container (`.devcontainer/`).',
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
        name: 'in a separate file, also for doas',
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
    // There the password would only be in the developer's way: https://aka.ms/vscode-remote/containers/non-root
    const ofEditor = /(?:^|\/)\.devcontainer\//.test(document.path);
    const told = (text: string) => ({ subject: 'NOPASSWD', ...judge(text), ...(ofEditor ? milder : {}) });
    for (const { command } of buildCommands(document)) {
      const bodies = command.redirects.flatMap(({ operator, target }) =>
        operator.startsWith('<<') ? (target ?? []) : [],
      );
      for (const { display, span } of [...command.words, ...bodies]) {
        if (withoutPassword.test(display)) yield { span, ...told(display) };
      }
    }
    for (const { heredoc } of writtenFiles(document)) {
      if (withoutPassword.test(heredoc.body)) yield { span: heredoc.bodySpan, ...told(heredoc.body) };
    }
  },
};

const milder = { severity: 'low' } as const;

/** Whether the rule names commands, none of which gives a shell by itself, or allows all of them. */
function judge(text: string): Pick<Violation, 'message' | 'severity'> {
  const granted = [...text.matchAll(/\bNOPASSWD\s*:\s*([^\n]*)/g)].flatMap(([, commands = '']) => commands.split(','));
  const programs = granted.map((command) => /^\s*(?:[A-Z]+:\s*)*(\/[\w./-]*\w)/.exec(command)?.[1]);
  const [first] = programs;
  const named = programs.every((program) => program !== undefined && !asGoodAsAll.test(program));
  if (first === undefined || !named) return { message: 'A user may become root without a password.' };
  const others = programs.length > 1 ? ' and other commands' : '';
  return { message: `A user may run ${quoted(first)}${others} as root without a password.`, ...milder };
}

const asGoodAsAll =
  /\/(?:(?:ba|da|z|k|fi)?sh|busybox|chroot|doas|env|nsenter|su|sudo|vim?|nano|perl|python[\d.]*|ruby|node)$/;
