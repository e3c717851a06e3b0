import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const packageManagerProcess: DockerfileRule = {
  id: 'dockerfile/package-manager-process',
  title: 'Program started through a package manager',
  severity: 'low',
  confidence: 'medium',
  category: 'correctness',
  profile: 'all',
  why: 'The package manager sits between the runtime and the program, so stop signals arrive late or not at all and open requests are cut off.',
  fix: 'Start the program itself, `CMD ["node", "server.js"]`, with `docker run --init` or `init: true` if it starts other processes.',
  references: [
    'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#cmd',
    'https://docs.docker.com/reference/dockerfile/#entrypoint',
  ],
  covers: ['owasp-node:§5', 'owasp-node:§6'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'npm and yarn as the first process',
        code: source`
          FROM node:24-slim AS worker
          USER node
          CMD [|["npm", "start"]|]
          FROM node:24-slim
          USER node
          ENTRYPOINT [|["yarn", "run", "serve"]|]
        `,
        files: { 'compose.yaml': 'services:\n  worker:\n    build:\n      context: .\n      target: worker\n' },
      },
    ],
    good: [
      {
        name: 'the program itself, behind an init too, and a stage that does not ship',
        code: source`
          FROM node:24-slim AS dev
          CMD ["npm", "run", "dev"]
          FROM node:24-slim
          ENTRYPOINT ["tini", "--"]
          CMD ["node", "server.js"]
        `,
      },
    ],
  },

  *check(document, project) {
    for (const stage of project.shippedStages(document)) {
      const { entrypoint, cmd } = stage.end;
      const first = entrypoint ?? cmd;
      if (first === undefined || first.stage !== stage) continue;
      const program = first.script?.commands.find(({ wrapper }) => wrapper === undefined)?.name ?? '';
      if (!managers.has(program)) continue;
      yield {
        span: first.argsSpan,
        subject: program,
        message: `${quoted(program)} receives the stop signals instead of the program.`,
      };
    }
  },
};

const managers = new Set(['npm', 'npx', 'yarn', 'pnpm']);
