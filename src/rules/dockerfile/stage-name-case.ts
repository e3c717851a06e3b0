import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const stageNameCase: DockerfileRule = {
  id: 'dockerfile/stage-name-case',
  title: 'Stage name not in lower case',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Builders ignore the letter case of stage names, so two spellings look like two stages but are one.',
  fix: 'Write the name in lower case.',
  references: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
  covers: ['buildkit:StageNameCasing'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'capitalised',
        code: source`
          FROM golang:1.26 AS [|Build|]
        `,
      },
    ],
    good: [
      {
        name: 'in lower case',
        code: source`
          FROM golang:1.26 AS build-api
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const { name } of stages) {
      const lower = name?.text?.toLowerCase();
      if (name === undefined || lower === undefined || lower === name.text) continue;
      const edits = name.raw === name.text ? [{ span: name.span, text: lower }] : [];
      yield { span: name.span, subject: lower, message: `${quoted(name.raw)} is not in lower case.`, edits };
    }
  },
};
