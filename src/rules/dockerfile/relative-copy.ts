import { quoted, source } from '../../core/text.ts';
import { copiedFiles } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';

export const relativeCopy: DockerfileRule = {
  id: 'dockerfile/relative-copy',
  title: 'COPY to a relative path without WORKDIR',
  severity: 'low',
  confidence: 'medium',
  category: 'correctness',
  profile: 'all',
  why: 'The files land in whatever working directory the base image has, and move when that changes.',
  fix: 'Set `WORKDIR` first, or copy to a path that starts with `/`.',
  details:
    'A WORKDIR inherited from a stage of the file counts. Only the first such copy of a stage is reported. On `FROM scratch`, where the path can only start at `/`, the severity is `info`.',
  references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
  covers: ['hadolint:DL3045'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'no WORKDIR',
        code: source`
          FROM node:24-slim
          COPY package.json [|app/|]
        `,
      },
    ],
    good: [
      {
        name: 'a WORKDIR inherited from another stage',
        code: source`
          FROM node:24-slim AS base
          WORKDIR /app
          COPY . .

          FROM base
          COPY config config
          COPY certs /etc/ssl/certs/
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const stage of stages) {
      if (stage.base.kind === 'stage' && stage.base.stage.end.workdir !== undefined) continue;
      for (const instruction of stage.instructions) {
        if (instruction.keyword === 'WORKDIR') break;
        const { destination } = copiedFiles(instruction) ?? {};
        const path = destination?.text ?? destination?.raw.replace(/^["']/, '');
        if (destination === undefined || path === undefined || /^(?:[/\\]|[A-Za-z]:|\$|%|$)/.test(path)) continue;
        // `scratch` has only one folder.
        const known = stage.base.kind === 'scratch';
        const where = known ? 'from `/`, although no WORKDIR says so' : 'from whatever folder the base image has';
        const message = `${quoted(path)} starts ${where}.`;
        yield { span: destination.span, subject: 'relative', message, ...(known ? { severity: 'info' } : {}) };
        break;
      }
    }
  },
};
