import { source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const keywordCase: DockerfileRule = {
  id: 'dockerfile/keyword-case',
  title: 'Keywords in different letter case',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Mixed letter case makes keywords easy to overlook for readers and for simple searches.',
  fix: 'Write all keywords in one letter case, preferably in capitals.',
  details: 'The expected case, upper or lower, is the one that most instructions of the file have.',
  references: ['https://docs.docker.com/reference/build-checks/consistent-instruction-casing/'],
  covers: ['buildkit:ConsistentInstructionCasing'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'one out of line',
        code: source`
          FROM alpine:3.22
          [|Run|] apk add --no-cache curl=8.14.1-r1
          USER nobody
        `,
      },
    ],
    good: [
      {
        name: 'all in lower case',
        code: source`
          from alpine:3.22
          user nobody
        `,
      },
    ],
  },

  *check({ instructions, text }) {
    const lines = text.split('\n');
    const written = instructions.map(({ keyword, keywordSpan: { start, end } }) => ({
      keyword,
      span: { start, end },
      word: (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1),
    }));
    const lower = written.filter(({ word }) => word === word.toLowerCase()).length;
    const isLower = lower > written.filter(({ word }) => word === word.toUpperCase()).length;
    for (const { keyword, span, word } of written) {
      const wanted = isLower ? keyword.toLowerCase() : keyword;
      if (word === wanted || word.toUpperCase() !== keyword) continue;
      const message = `${word} is not in ${isLower ? 'lower' : 'upper'} case, as the others are.`;
      yield { span, subject: keyword, message, edits: [{ span, text: wanted }] };
    }
  },
};
