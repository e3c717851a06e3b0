import { source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const redundantPlatform: DockerfileRule = {
  id: 'dockerfile/redundant-platform',
  title: 'Redundant --platform in FROM',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: '`$TARGETPLATFORM` is the default, so the flag only makes readers look for a reason.',
  fix: 'Remove `--platform=$TARGETPLATFORM`.',
  references: ['https://docs.docker.com/reference/build-checks/redundant-target-platform/'],
  covers: ['hadolint:DL3065', 'buildkit:RedundantTargetPlatform'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'with braces',
        code: source`
          FROM [|--platform=\${TARGETPLATFORM}|] alpine:3.22
        `,
      },
    ],
    good: [
      {
        name: 'the builder’s own',
        code: source`
          FROM --platform=$BUILDPLATFORM golang:1.26 AS build
          FROM alpine:3.22
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const { from, image } of stages) {
      const flag = from.flags.find(({ name }) => name === 'platform');
      if (flag === undefined || !/^["']?\$\{?TARGETPLATFORM\}?["']?$/.test(flag.value?.raw ?? '')) continue;
      const between = { start: flag.span.start, end: image.span.start };
      const edits =
        from.flags.length === 1 && between.start.line === between.end.line ? [{ span: between, text: '' }] : [];
      yield { span: flag.span, subject: 'platform', message: 'The target platform is the default of FROM.', edits };
    }
  },
};
