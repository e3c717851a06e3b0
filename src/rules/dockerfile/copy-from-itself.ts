import { quoted, source } from '../../core/text.ts';
import { sources } from '../../documents/dockerfile/sources.ts';
import type { DockerfileRule } from '../kinds.ts';

export const copyFromItself: DockerfileRule = {
  id: 'dockerfile/copy-from-itself',
  title: 'Stage copies from itself',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'A stage cannot be a source before it is built, so the build fails or pulls an image of that name from a registry instead.',
  fix: 'Name an earlier stage, or leave `--from` out to copy from the build context.',
  references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  covers: [
    'hadolint:DL3023',
    'trivy:DS-0006',
    'kics:cdddb86f-95f6-4fc4-b5a1-483d9afceb2b',
    'semgrep:copy-from-own-alias',
  ],
  details: 'A stage that refers to itself by number is reported by `dockerfile/undefined-stage`.',
  fixable: false,
  examples: {
    bad: [
      {
        name: 'by name, in any letter case',
        code: source`
          FROM golang:1.26 AS Build
          COPY --from=[|build|] /src /app
        `,
      },
      {
        name: 'in a mount',
        code: source`
          FROM golang:1.26
          FROM golang:1.26 AS build
          RUN --mount=type=bind,from=[|build|],target=/src make
        `,
      },
    ],
    good: [
      {
        name: 'an earlier stage',
        code: source`
          FROM golang:1.26 AS build
          RUN go build -o /app .

          FROM debian:13-slim
          COPY --from=build /app /app
          COPY --from=0 /etc/ssl/certs /etc/ssl/certs
        `,
      },
    ],
  },

  *check(document) {
    for (const { value, instruction, how } of sources(document.instructions)) {
      const { stage } = instruction;
      if (stage === undefined || value.text === undefined) continue;
      if (value.text.toLowerCase() !== stage.name?.text?.toLowerCase()) continue;
      const related = [{ span: stage.from.span, message: 'The stage begins here.' }];
      const message = `${how} names ${quoted(value.text)}, the stage it is in.`;
      yield { span: value.span, subject: value.text.toLowerCase(), message, related };
    }
  },
};
