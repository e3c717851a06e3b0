import { quoted, source } from '../../core/text.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const aptCommand: DockerfileRule = {
  id: 'dockerfile/apt-command',
  title: 'apt instead of apt-get',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: '`apt` is made for interactive use, and its options and output may change between releases and break the build.',
  fix: 'Use `apt-get` to install and `apt-cache` to look up packages.',
  references: ['https://manpages.debian.org/stable/apt/apt.8.en.html'],
  covers: [
    'hadolint:DL3027',
    'kics:b84a0b47-2e99-4c9f-8933-98bcabe2b94d',
    'checkov:CKV_DOCKER_9',
    'semgrep:prefer-apt-get',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'to update and install',
        code: source`
          FROM debian:13-slim
          RUN [|apt|] update && [|apt|] install -y --no-install-recommends curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*
        `,
      },
    ],
    good: [
      {
        name: 'apt-get, and a folder of that name',
        code: source`
          FROM debian:13-slim
          RUN apt-get clean && rm -rf apt /var/lib/apt/lists/*
        `,
      },
    ],
  },

  *check(document) {
    for (const { command } of buildCommands(document)) {
      if (command.name !== 'apt') continue;
      const [action] = command.words.filter(({ display }) => !display.startsWith('-'));
      const verb = action?.display ?? '';
      const same =
        /^(?:update|install|remove|purge|upgrade|full-upgrade|autoremove|clean|autoclean|download|source|build-dep)$/;
      const { start, end } = command.nameSpan;
      const plain = start.line === end.line && end.column - start.column === 3;
      const edits = plain && same.test(verb) ? [{ span: command.nameSpan, text: 'apt-get' }] : [];
      const shown = quoted(`apt ${verb}`.trim());
      yield { span: command.nameSpan, subject: verb, message: `${shown} is meant for interactive use.`, edits };
    }
  },
};
