import { source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const asCase: DockerfileRule = {
  id: 'dockerfile/as-case',
  title: 'AS in another letter case than FROM',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Mixed letter case makes `AS` easy to overlook for readers and for simple searches.',
  fix: 'Write `FROM … AS` or `from … as`.',
  references: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
  covers: ['buildkit:FromAsCasing'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'lower case after an upper-case FROM',
        code: source`
          FROM golang:1.26 [|as|] build
        `,
      },
    ],
    good: [
      {
        name: 'both in upper case',
        code: source`
          FROM golang:1.26 AS build
        `,
      },
      {
        name: 'both in lower case',
        code: source`
          from golang:1.26 as build
        `,
      },
    ],
  },

  *check({ stages, text }) {
    const lines = text.split('\n');
    for (const { from, name } of stages) {
      if (name === undefined) continue;
      const { start, end } = from.keywordSpan;
      const keyword = (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1);
      // The word before the name; on another line it is not checked.
      const before = (lines[name.span.start.line - 1] ?? '').slice(0, name.span.start.column - 1);
      const [, gap = ''] = /\bas([ \t]+)$/i.exec(before.slice(-100)) ?? [];
      if (gap === '') continue;
      const column = name.span.start.column - gap.length - 2;
      const word = before.slice(column - 1, column + 1);
      const wanted = keyword === keyword.toLowerCase() ? 'as' : 'AS';
      if (word === wanted || !/^(?:from|FROM)$/.test(keyword)) continue;
      const line = name.span.start.line;
      const span = { start: { line, column }, end: { line, column: column + 2 } };
      const message = `\`${word}\` is written in another letter case than \`${keyword}\`.`;
      yield { span, subject: 'as', message, edits: [{ span, text: wanted }] };
    }
  },
};
