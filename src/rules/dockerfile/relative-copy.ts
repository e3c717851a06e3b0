import { quoted, source } from '../../core/text.ts';
import type { Stage } from '../../documents/dockerfile/model.ts';
import { copiedFiles } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';

export const relativeCopy: DockerfileRule = {
  id: 'dockerfile/relative-copy',
  title: 'COPY to a relative path without WORKDIR',
  severity: 'low',
  confidence: 'medium',
  category: 'correctness',
  profile: 'all',
  why: 'Files land wherever the base image happens to stand, and move when it does.',
  fix: 'Set `WORKDIR` first, or copy to a path that begins with `/`.',
  details: 'A WORKDIR that is inherited from a stage of the file counts. Only the first such copy of a stage is told.',
  references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
  covers: ['hadolint:DL3045'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'wherever the base stands',
        code: source`
          FROM node:24-slim
          COPY package.json [|app/|]
        `,
      },
    ],
    good: [
      {
        name: 'behind a WORKDIR of another stage',
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
      if (startsSomewhere(stage)) continue;
      for (const instruction of stage.instructions) {
        if (instruction.keyword === 'WORKDIR') break;
        const destination = copiedFiles(instruction)?.destination;
        if (destination?.text === undefined || /^(?:[/\\]|[A-Za-z]:|\$|%)/.test(destination.text)) continue;
        const message = `${quoted(destination.text)} starts from whatever folder the base image has.`;
        yield { span: destination.span, subject: 'relative', message };
        break;
      }
    }
  },
};

/** `FROM scratch` starts at `/`. */
function startsSomewhere({ base }: Stage): boolean {
  return base.kind === 'scratch' || (base.kind === 'stage' && base.stage.end.workdir !== undefined);
}
