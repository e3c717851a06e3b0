import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';
import { relativeWorkdirs } from '../workdirs.ts';

export const relativeWorkdir: DockerfileRule = {
  id: 'dockerfile/relative-workdir',
  title: 'Relative WORKDIR',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'It starts from the base image’s working directory, so another base moves everything below.',
  fix: 'Write the full path, starting with `/`.',
  details:
    'A relative path after an absolute WORKDIR of the same file is reported by `dockerfile/nested-workdir`. Paths that start with a variable of unknown value are not reported; Windows paths count as absolute.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#workdir',
    'https://docs.docker.com/reference/build-checks/workdir-relative-path/',
  ],
  covers: [
    'hadolint:DL3000',
    'trivy:DS-0009',
    'kics:6b376af8-cfe8-49ab-a08d-f32de23661a4',
    'checkov:CKV_DOCKER_10',
    'semgrep:use-absolute-workdir',
    'buildkit:WorkdirRelativePath',
  ],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'below the base image’s working directory',
        code: source`
          FROM node:24-slim
          WORKDIR [|app|]
        `,
      },
      {
        name: 'with a variable further on',
        code: source`
          FROM node:24-slim
          ARG SERVICE
          WORKDIR [|services/$SERVICE|]
        `,
      },
    ],
    good: [
      {
        name: 'absolute, in quotes, on Windows, by a variable',
        code: source`
          FROM node:24-slim
          WORKDIR /app
          WORKDIR "/srv/app"
          WORKDIR C:/app
          ARG HOME_OF_APP
          WORKDIR $HOME_OF_APP/web
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const stage of stages) {
      for (const { path, shown, whole } of relativeWorkdirs(stage)) {
        if (whole !== undefined) continue;
        const message = `${quoted(shown)} is relative to whatever folder the base image sets.`;
        yield { span: path.span, subject: shown, message };
      }
    }
  },
};
