import { quoted, source } from '../../core/text.ts';
import type { Command } from '../../documents/shell/model.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const wgetAndCurl: DockerfileRule = {
  id: 'dockerfile/wget-and-curl',
  title: 'Both wget and curl in one stage',
  severity: 'info',
  confidence: 'high',
  category: 'efficiency',
  profile: 'all',
  why: 'Two programs do the work of one, and both have to be installed and patched.',
  fix: 'Use one of them for all downloads of the stage.',
  references: ['https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages'],
  covers: [
    'hadolint:DL4001',
    'trivy:DS-0014',
    'kics:fc775e75-fcfb-4c98-b2f2-910c5858b359',
    'semgrep:use-either-wget-or-curl',
  ],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'one after the other',
        code: source`
          FROM debian:13-slim
          RUN curl -fsSLO https://example.com/a
          RUN [|wget|] -q https://example.com/b
        `,
      },
    ],
    good: [
      {
        name: 'one each, in stages of their own',
        code: source`
          FROM debian:13-slim AS a
          RUN curl -fsSLO https://example.com/a
          FROM alpine:3.22
          RUN wget -q https://example.com/b
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const stage of stages) {
      let first: Command | undefined;
      for (const { command } of buildCommands(stage)) {
        if (command.name !== 'wget' && command.name !== 'curl') continue;
        first ??= command;
        if (command.name === first.name) continue;
        const related = [{ span: first.nameSpan, message: `${quoted(first.name)} is used here.` }];
        const message = `This stage already downloads with ${quoted(first.name)}.`;
        yield { span: command.nameSpan, subject: 'download', message, related };
        break;
      }
    }
  },
};
