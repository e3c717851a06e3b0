import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const maintainer: DockerfileRule = {
  id: 'dockerfile/maintainer',
  title: 'Deprecated MAINTAINER instruction',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Builders warn about it and most tools no longer read it, while every tool can read a label.',
  fix: 'Use a label: `LABEL org.opencontainers.image.authors="…"`.',
  references: ['https://docs.docker.com/reference/build-checks/maintainer-deprecated/'],
  covers: [
    'hadolint:DL4000',
    'trivy:DS-0022',
    'kics:99614418-f82b-4852-a9ae-5051402b741c',
    'checkov:CKV_DOCKER_6',
    'semgrep:maintainer-is-deprecated',
    'buildkit:MaintainerDeprecated',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a name and an address',
        code: source`
          FROM alpine:3.22
          [|MAINTAINER Ada Lovelace <ada@example.com>|]
        `,
      },
    ],
    good: [
      {
        name: 'a label',
        code: source`
          FROM alpine:3.22
          LABEL org.opencontainers.image.authors="Ada Lovelace <ada@example.com>"
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, keywordSpan, span, args, onbuild } of instructions) {
      if (keyword !== 'MAINTAINER') continue;
      const name = args.map(({ raw }) => raw).join(' ');
      const plain = /^[^"'\\$`\r\n]+$/.test(name) && !onbuild && keywordSpan.start.line === span.end.line;
      const edits = plain ? [{ span, text: `LABEL org.opencontainers.image.authors="${name}"` }] : [];
      yield { span, message: `MAINTAINER names ${quoted(name)}, which no tool reads any more.`, edits };
    }
  },
};
