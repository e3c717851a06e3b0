import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const constantPlatform: DockerfileRule = {
  id: 'dockerfile/constant-platform',
  title: 'FROM fixed to one platform',
  severity: 'low',
  confidence: 'medium',
  category: 'correctness',
  profile: 'all',
  why: 'The image is built for that platform whatever the builder was asked for, so on any other machine it runs under emulation or not at all.',
  fix: 'Leave `--platform` out, or use `--platform=$BUILDPLATFORM` for a stage that only builds.',
  details:
    'A stage whose name contains the operating system or the architecture is one of several on purpose, and is not reported.',
  references: ['https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/'],
  covers: [
    'hadolint:DL3029',
    'kics:b16e8501-ef3c-44e1-a543-a093238099c9',
    'semgrep:avoid-platform-with-from',
    'buildkit:FromPlatformFlagConstDisallowed',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'the machine of the developer',
        code: source`
          FROM [|--platform=linux/amd64|] python:3.13-slim
        `,
      },
    ],
    good: [
      {
        name: 'the builder’s own, and one of several',
        code: source`
          FROM --platform=$BUILDPLATFORM golang:1.26 AS build
          FROM --platform=linux/arm64 alpine:3.22 AS tools-arm64
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const { platform, name, from, image } of stages) {
      const flag = from.flags.find((each) => each.name === 'platform');
      if (flag === undefined || platform?.text === undefined || platform.variables.length > 0) continue;
      const stageName = (name?.text ?? '').toLowerCase();
      if (platform.text.split('/').some((part) => part !== '' && stageName.includes(part.toLowerCase()))) continue;
      const between = { start: flag.span.start, end: image.span.start };
      const edits =
        from.flags.length === 1 && between.start.line === between.end.line ? [{ span: between, text: '' }] : [];
      yield {
        span: flag.span,
        subject: 'platform',
        message: `The stage is built for ${quoted(platform.text)} only.`,
        edits,
      };
    }
  },
};
