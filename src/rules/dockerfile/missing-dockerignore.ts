import { source } from '../../core/text.ts';
import { buildContexts } from '../build-contexts.ts';
import { copiesContext } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';

export const missingDockerignore: DockerfileRule = {
  id: 'dockerfile/missing-dockerignore',
  title: 'Whole context copied without a .dockerignore',
  severity: 'low',
  confidence: 'medium',
  category: 'secrets',
  profile: 'all',
  why: 'Everything in the folder goes into the image: `.git` with its history, `.env`, installed packages, and anything else on the build machine.',
  fix: 'Add a `.dockerignore` that starts with `*` and then includes what the build needs, or one that excludes `.git`, `.env*` and the like.',
  details:
    'Reported only for stages that ship: what a build stage copies stays behind. Secret files that are committed are reported by `dockerfile/unfiltered-context`.',
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  covers: ['dockle:DKL-LI-0003', 'owasp-node:§9'],
  fixable: false,
  foldsInto: ['dockerfile/unfiltered-context'],
  examples: {
    bad: [
      {
        name: 'no .dockerignore',
        code: source`
          FROM node:24-slim
          COPY [|.|] /app/
        `,
      },
    ],
    good: [
      {
        name: 'an ignore file, here the Dockerfile’s own',
        code: source`
          FROM node:24-slim
          COPY . /app/
        `,
        files: { 'Dockerfile.dockerignore': '.git\n.env*\n' },
      },
      {
        name: 'only in a stage that does not ship',
        code: source`
          FROM golang:1.26 AS build
          COPY . /src/
          FROM gcr.io/distroless/static-debian12:nonroot
          COPY --from=build . /app/
        `,
      },
    ],
  },

  *check(document, project) {
    const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
    for (const instruction of document.instructions) {
      const whole = copiesContext(instruction);
      if (whole === undefined || instruction.stage === undefined || !shipped.has(instruction.stage)) continue;
      if (!buildContexts(document, project).some(({ ignore }) => ignore === undefined)) continue;
      const message = 'The whole context is copied, and no `.dockerignore` leaves anything out of it.';
      yield { span: whole.span, subject: 'dockerignore', absence: true, message };
    }
  },
};
