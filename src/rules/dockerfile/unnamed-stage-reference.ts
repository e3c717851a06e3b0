import { quoted, source } from '../../core/text.ts';
import { sources } from '../../documents/dockerfile/sources.ts';
import type { DockerfileRule } from '../kinds.ts';

export const unnamedStageReference: DockerfileRule = {
  id: 'dockerfile/unnamed-stage-reference',
  title: 'Stage referred to by number',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Adding a stage shifts every number, so the copy silently takes another stage.',
  fix: 'Name the stage, `FROM … AS build`, and copy from that name.',
  references: ['https://docs.docker.com/build/building/multi-stage/#name-your-build-stages'],
  covers: ['kics:68a51e22-ae5a-4d48-8e87-b01a323605c9'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'though it has a name',
        code: source`
          FROM golang:1.26 AS build
          FROM debian:13-slim
          COPY --from=[|0|] /app /app
        `,
      },
    ],
    good: [
      {
        name: 'by name',
        code: source`
          FROM golang:1.26 AS build
          FROM debian:13-slim
          COPY --from=build /app /app
        `,
      },
    ],
  },

  *check(document) {
    for (const { value } of sources(document.instructions)) {
      if (!/^\d+$/.test(value.text ?? '')) continue;
      const stage = document.stages[Number(value.text)];
      if (stage === undefined) continue;
      const name = stage.name?.text;
      yield {
        span: value.span,
        subject: value.text ?? '',
        message: `${quoted(value.text ?? '')} refers to a stage by its number${name === undefined ? '' : `, although its name is ${quoted(name)}`}.`,
        edits: name === undefined ? [] : [{ span: value.span, text: name }],
      };
    }
  },
};
