import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const misplacedInstruction: DockerfileRule = {
  id: 'dockerfile/misplaced-instruction',
  title: 'Instruction where none of its kind may stand',
  severity: 'high',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'No builder takes the file, so that nothing that is built from it can be rebuilt, patched or released.',
  fix: 'Begin the file with `FROM`, with only `ARG` above it, and leave `FROM`, `MAINTAINER` and `ONBUILD` out of triggers.',
  details:
    'Of several instructions above the first FROM, the first is told. A file without any FROM is not counted as reviewed, which says it already.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#format',
    'https://docs.docker.com/reference/dockerfile/#onbuild-limitations',
  ],
  covers: ['hadolint:DL3043', 'hadolint:DL3061'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'above FROM',
        code: source`
          [|LABEL|] org.opencontainers.image.title="Tools"
          FROM alpine:3.22
        `,
      },
      {
        name: 'in a trigger',
        code: source`
          FROM alpine:3.22
          ONBUILD [|FROM|] alpine:3.22
          ONBUILD [|MAINTAINER|] ada@example.com
        `,
      },
    ],
    good: [
      {
        name: 'an argument above FROM, a trigger that is allowed',
        code: source`
          # The version of the base.
          ARG VERSION=3.22
          FROM alpine:\${VERSION}
          ONBUILD COPY . /app
        `,
      },
    ],
  },

  *check({ instructions }) {
    let isAbove = true;
    for (const { keyword, keywordSpan, stage, onbuild } of instructions) {
      if (isAbove && keyword !== 'ARG' && stage === undefined) {
        isAbove = false;
        yield { span: keywordSpan, subject: 'first', message: `${quoted(keyword)} comes before the first FROM.` };
      }
      if (onbuild && /^(?:FROM|MAINTAINER|ONBUILD)$/.test(keyword)) {
        yield { span: keywordSpan, subject: keyword, message: `ONBUILD cannot trigger ${quoted(keyword)}.` };
      }
    }
  },
};
