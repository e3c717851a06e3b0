import { spanAt } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import { buildCommands, optionWord } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const largeUid: DockerfileRule = {
  id: 'dockerfile/large-uid',
  title: 'useradd with a large number and a log',
  severity: 'low',
  confidence: 'high',
  category: 'efficiency',
  profile: 'all',
  why: 'useradd writes to a log that has a place for every number up to it, so that the layer grows by gigabytes.',
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
      if (command.name !== 'useradd' || optionWord(command, ['-l', '--no-log-init'], valued) !== undefined) continue;
      const word = optionWord(command, ['-u', '--uid'], valued.replace('u', ''));
      if (word === undefined) continue;
      const attached = /\d+$/.exec(word.display)?.[0];
      const uid = attached ?? command.words[command.words.indexOf(word) + 1]?.text ?? '';
      if (!/^\d{6,}$/.test(uid)) continue;
      const edits = script.dialect === 'posix' ? [{ span: spanAt(command.nameSpan.end), text: ' --no-log-init' }] : [];
      yield { span: command.nameSpan, subject: uid, message: `${quoted(uid)} makes useradd write a huge log.`, edits };
    }
  },
};

/** Letters of useradd that take a value. https://man7.org/linux/man-pages/man8/useradd.8.html */
const valued = 'bcdefgGkKpRsuZ';
