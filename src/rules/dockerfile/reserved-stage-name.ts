import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const reservedStageName: DockerfileRule = {
  id: 'dockerfile/reserved-stage-name',
  title: 'Reserved stage name',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: '`scratch` and `context` have a meaning of their own for the builder, so nothing can refer to the stage.',
  fix: 'Give the stage another name.',
  references: ['https://docs.docker.com/reference/build-checks/reserved-stage-name/'],
  covers: ['hadolint:DL3063', 'buildkit:ReservedStageName'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'the empty image',
        code: source`
          FROM alpine:3.22 AS [|scratch|]
          FROM scratch
        `,
      },
    ],
    good: [
      {
        name: 'a name that is free',
        code: source`
          FROM alpine:3.22 AS base
          FROM scratch AS final
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const { name } of stages) {
      if (name?.text === undefined || !/^(?:scratch|context)$/i.test(name.text)) continue;
      yield {
        span: name.span,
        subject: name.text,
        message: `${quoted(name.text)} is a name that the builder reserves.`,
      };
    }
  },
};
