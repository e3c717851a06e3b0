import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';
import { relativeWorkdirs } from '../workdirs.ts';

export const nestedWorkdir: DockerfileRule = {
  id: 'dockerfile/nested-workdir',
  title: 'Relative WORKDIR below an absolute one',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'The full path depends on a line further up, and a change there moves everything below.',
  fix: 'Write the full path, starting with `/`.',
  details:
    'The path is well defined here, because the file or a stage below sets an absolute WORKDIR first. If only the base image decides where it starts, `dockerfile/relative-workdir` reports it.',
  references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
  covers: [
    'hadolint:DL3000',
    'trivy:DS-0009',
    'kics:6b376af8-cfe8-49ab-a08d-f32de23661a4',
    'checkov:CKV_DOCKER_10',
    'semgrep:use-absolute-workdir',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'behind an absolute one',
        code: source`
          FROM node:24-slim
          WORKDIR /srv
          WORKDIR [|app/web|]
        `,
      },
      {
        name: 'in a stage on top of another',
        code: source`
          FROM node:24-slim AS base
          WORKDIR /srv

          FROM base
          WORKDIR [|app|]
        `,
      },
    ],
    good: [
      {
        name: 'the whole path',
        code: source`
          FROM node:24-slim
          WORKDIR /srv
          WORKDIR /srv/app/web
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const stage of stages) {
      for (const { path, shown, whole } of relativeWorkdirs(stage)) {
        if (whole === undefined) continue;
        const certain = path.text !== undefined && /^[\w./-]+$/.test(whole) && !whole.includes('..');
        yield {
          span: path.span,
          subject: shown,
          message: `${quoted(shown)} leads to ${quoted(whole)}.`,
          edits: certain ? [{ span: path.span, text: whole }] : [],
        };
      }
    }
  },
};
