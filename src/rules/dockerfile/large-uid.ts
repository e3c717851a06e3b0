import { spanAt } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import { commandLine, type Grammar } from '../../documents/shell/questions.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const largeUid: DockerfileRule = {
  id: 'dockerfile/large-uid',
  title: 'useradd with a large user id',
  severity: 'low',
  confidence: 'high',
  category: 'efficiency',
  profile: 'all',
  why: 'useradd extends sparse log files (`lastlog`, `faillog`) up to the entry of that id, and the image stores them in full, so the layer can grow by gigabytes.',
  fix: 'Add `--no-log-init`.',
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  covers: ['hadolint:DL3046'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a number of six digits',
        code: source`
          FROM debian:13-slim
          RUN [|useradd|] --uid 100001 app
        `,
      },
    ],
    good: [
      {
        name: 'without the log, or a smaller number',
        code: source`
          FROM debian:13-slim
          RUN useradd -l -u 100001 app && useradd -u 10001 other
        `,
      },
    ],
  },

  *check(document) {
    for (const { command, script } of buildCommands(document)) {
      if (command.name !== 'useradd') continue;
      const { options } = commandLine(command, grammar);
      if (options.some(({ name }) => name === '-l' || name === '--no-log-init')) continue;
      const uid = options.findLast(({ name }) => name === '-u' || name === '--uid')?.value?.text ?? '';
      if (!/^\d{6,}$/.test(uid)) continue;
      const edits = script.dialect === 'posix' ? [{ span: spanAt(command.nameSpan.end), text: ' --no-log-init' }] : [];
      yield { span: command.nameSpan, subject: uid, message: `${quoted(uid)} makes useradd write a huge log.`, edits };
    }
  },
};

/** https://man7.org/linux/man-pages/man8/useradd.8.html */
const grammar: Grammar = { short: 'bcdefgGkKpRsuZ', long: ['uid'] };
