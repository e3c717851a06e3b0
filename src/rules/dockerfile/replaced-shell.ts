import type { Edit } from '../../core/edit.ts';
import { source } from '../../core/text.ts';
import type { Instruction } from '../../documents/dockerfile/model.ts';
import type { Command, Script, Word } from '../../documents/shell/model.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const replacedShell: DockerfileRule = {
  id: 'dockerfile/replaced-shell',
  title: 'System shell replaced',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'all',
  why: 'Package scripts expect the `/bin/sh` they were tested with and can break, and the next upgrade of the package restores it.',
  fix: 'Set the shell of the build instead: `SHELL ["/bin/bash", "-c"]`.',
  details:
    'Linking or moving something to the path of a shell counts as well. `RUN powershell …` under another shell is `info`: set it with `SHELL` once, and it holds for all lines.',
  references: ['https://docs.docker.com/reference/dockerfile/#shell'],
  covers: ['hadolint:DL4005', 'kics:8a301064-c291-4b20-adcb-403fe7fd95fd', 'semgrep:use-shell-instruction'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'linked to another, and moved away',
        code: source`
          FROM debian:13-slim
          RUN [|ln -sf /bin/bash /bin/sh|]
          WORKDIR /app
          RUN [|mv /bin/sh /bin/sh.old|]
          RUN [|chsh -s /bin/zsh|]
        `,
      },
    ],
    good: [
      {
        name: 'SHELL for the build',
        code: source`
          FROM debian:13-slim
          SHELL ["/bin/bash", "-c"]
          RUN ln -s /app/bin/tool /usr/local/bin/tool
        `,
      },
    ],
  },

  *check(document) {
    for (const { command, script, instruction } of buildCommands(document)) {
      const { name, words, span, nameSpan } = command;
      const replaces =
        name === 'chsh' ||
        (/^(?:ln|mv|cp)$/.test(name) &&
          (words.some(({ display }) => /^(?:\/usr)?\/bin\/sh$/.test(display)) || isShell(words.at(-1)))) ||
        (name === 'usermod' && words.some(({ display }) => /^(?:-s|--shell)/.test(display)));
      if (replaces) {
        const message = 'The system shell is replaced for everything in the image.';
        yield { span, subject: name, message, edits: asShell(command, script, instruction) };
      } else if (/^(?:powershell|pwsh)(?:\.exe)?$/i.test(name) && command.wrapper === undefined) {
        const message = 'This starts one shell only to start another.';
        yield { span: nameSpan, subject: name, severity: 'info', message };
      }
    }
  },
};

/** Replaces a RUN that only links another shell to `/bin/sh` by a SHELL. */
function asShell({ name, words }: Command, { commands }: Script, { span, onbuild }: Instruction): readonly Edit[] {
  const [shell, link, ...more] = words.filter(({ display }) => !display.startsWith('-'));
  if (name !== 'ln' || commands.length > 1 || more.length > 0 || onbuild || link?.text !== '/bin/sh') return [];
  return isShell(shell) ? [{ span, text: `SHELL ["${shell?.text ?? ''}", "-c"]` }] : [];
}

/** The folders with a system's shells. */
function isShell(word: Word | undefined): boolean {
  return /^(?:\/usr)?\/bin\/(?:ash|bash|dash|fish|ksh|csh|tcsh|zsh)$/.test(word?.display ?? '');
}
