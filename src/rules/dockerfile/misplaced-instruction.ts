import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const misplacedInstruction: DockerfileRule = {
  id: 'dockerfile/misplaced-instruction',
  title: 'Instruction in a place where it is not allowed',
  severity: 'high',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'No builder accepts the file, so nothing built from it can be rebuilt, patched or released.',
  fix: 'Begin the file with `FROM`, with only `ARG` above it, and use no `FROM`, `MAINTAINER` or `ONBUILD` after `ONBUILD`.',
  details:
    'If several instructions come before the first FROM, the first is reported. A file without any FROM is already reported as not reviewed.',
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
        name: 'after ONBUILD',
        code: source`
          FROM alpine:3.22
          ONBUILD [|FROM|] alpine:3.22
          ONBUILD [|MAINTAINER|] ada@example.com
        `,
      },
    ],
    good: [
      {
        name: 'ARG above FROM, and an allowed ONBUILD',
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
