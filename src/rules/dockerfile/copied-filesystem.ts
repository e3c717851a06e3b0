import { quoted, source } from '../../core/text.ts';
import { copiedFiles } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';

export const copiedFilesystem: DockerfileRule = {
  id: 'dockerfile/copied-filesystem',
  title: 'Whole filesystem copied from another stage',
  severity: 'low',
  confidence: 'high',
  category: 'efficiency',
  profile: 'all',
  why: 'Everything in that stage comes along, including the compilers, caches and credentials that the separate stage was meant to leave behind.',
  fix: 'Copy only what the image needs, or build `FROM` that stage.',
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  covers: ['hadolint:DL3067'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'squashed',
        code: source`
          FROM debian:13-slim AS build
          FROM scratch
          COPY --from=build [|/|] /
        `,
      },
    ],
    good: [
      {
        name: 'what is needed',
        code: source`
          FROM debian:13-slim AS build
          FROM scratch
          COPY --from=build /app /app
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const instruction of instructions) {
      const { sources, destination, from } = copiedFiles(instruction) ?? {};
      if (from === undefined || destination?.text !== '/') continue;
      for (const { text, span } of sources ?? []) {
        if (!/^\/(?:\*|\.)?$/.test(text ?? '')) continue;
        yield { span, subject: '/', message: `Everything in ${quoted(from.text ?? from.raw)} is copied.` };
      }
    }
  },
};
