import type { Edit } from '../../core/edit.ts';
import { spanAt } from '../../core/location.ts';
import { source } from '../../core/text.ts';
import { findOption } from '../../documents/shell/questions.ts';
import { buildCommands, withoutVersion } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const wgetProgress: DockerfileRule = {
  id: 'dockerfile/wget-progress',
  title: 'wget with a progress bar',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'The progress bar writes thousands of lines to the build log and hides what matters there.',
  fix: 'Add `--progress=dot:giga`, `--no-verbose` or `--quiet`.',
  references: ['https://www.gnu.org/software/wget/manual/wget.html#Download-Options'],
  covers: ['hadolint:DL3047'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'to a file',
        code: source`
          FROM debian:13-slim
          RUN [|wget|] -O /tool https://example.com/tool
        `,
      },
    ],
    good: [
      {
        name: 'quiet, brief, logged',
        code: source`
          FROM debian:13-slim
          RUN wget -qO /tool https://example.com/tool && wget -nv https://example.com/a && wget --progress=dot:giga https://example.com/b
        `,
      },
    ],
  },

  *check(document) {
    for (const { command, script } of buildCommands(document)) {
      if (command.name !== 'wget' || findOption(command, ...quiet) !== undefined) continue;
      if (command.words.some(({ display }) => /^(?:-nv|--version|--help|-V|-h)/.test(display))) continue;
      const url = command.words.findLast(({ display }) => display.includes('://'))?.display ?? '';
      const text: readonly Edit[] =
        script.dialect === 'posix' ? [{ span: spanAt(command.nameSpan.end), text: ' --progress=dot:giga' }] : [];
      yield {
        span: command.nameSpan,
        subject: withoutVersion(url),
        message: 'wget draws a progress bar here.',
        edits: text,
      };
    }
  },
};

const quiet = ['--quiet', '-q', '--no-verbose', '--progress', '--output-file', '-o', '--append-output', '-a'];
