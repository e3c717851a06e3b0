import { quoted, source } from '../../core/text.ts';
import { type PackageCommand, packageCommand } from '../../documents/shell/questions.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const developmentDependencies: DockerfileRule = {
  id: 'dockerfile/development-dependencies',
  title: 'Development dependencies in the image that ships',
  severity: 'low',
  confidence: 'medium',
  category: 'efficiency',
  profile: 'all',
  why: 'Compilers, test runners and their own dependencies make the image larger, and each of them can have a vulnerability that an attacker uses.',
  fix: 'Install with `npm ci --omit=dev` (`yarn install --production`, `pnpm install --prod`), or install in a separate stage and copy the result.',
  details:
    'Reported in stages that ship and in the stages that those are built FROM. `NODE_ENV=production` has the same effect as the option, and a later `prune` also settles it.',
  references: ['https://docs.npmjs.com/cli/commands/npm-ci#omit'],
  covers: ['owasp-node:§2', 'owasp-node:§3'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'everything the lock file names',
        code: source`
          FROM node:24-slim
          COPY package*.json ./
          RUN [|npm ci|]
          USER node
        `,
      },
    ],
    good: [
      {
        name: 'left out by an option, by the environment, by pruning',
        code: source`
          FROM node:24-slim AS one
          RUN npm ci --omit=dev
          FROM one AS two
          ENV NODE_ENV=production
          RUN yarn install --frozen-lockfile
          FROM node:24-slim
          RUN npm ci && npm run build && npm prune --omit=dev
        `,
      },
      {
        name: 'in a stage that stays behind, and a single tool',
        code: source`
          FROM node:24-slim AS build
          RUN npm ci && npm run build
          FROM node:24-slim
          RUN npm install --global pm2@6.0.8
          COPY --from=build /app/dist /app
        `,
      },
    ],
  },

  *check(document, project) {
    const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
    const pruned = new Set(
      buildCommands(document).flatMap(({ command: { name, words }, instruction: { stage } }) =>
        stage !== undefined && managers.has(name) && words.some(({ text }) => text === 'prune') ? [stage] : [],
      ),
    );
    for (const { command, instruction } of buildCommands(document)) {
      const { stage, onbuild } = instruction;
      if (onbuild || stage === undefined || !shipped.has(stage) || pruned.has(stage) || !managers.has(command.name))
        continue;
      const installed = packageCommand(command);
      if (installed === undefined || !takesAll(installed)) continue;
      if (document.resolve(instruction, 'NODE_ENV') === 'production' || command.assignments.some(isProduction))
        continue;
      const message = `${quoted(command.name)} installs development dependencies too, and the stage ships.`;
      yield { span: command.span, subject: command.name, message };
    }
  },
};

const managers = new Set(['npm', 'yarn', 'pnpm']);
const leaves = new Set(['--omit', '--production', '--prod', '-P', '--only', '-g', '--global']);

function takesAll({ subcommand, packages, options }: PackageCommand): boolean {
  if (!['ci', 'clean-install', 'install', 'i'].includes(subcommand) || packages.length > 0) return false;
  return !options.some(({ name }) => leaves.has(name));
}

function isProduction({
  name,
  value,
}: {
  readonly name: string;
  readonly value: { readonly text: string | undefined };
}) {
  return name === 'NODE_ENV' && value.text === 'production';
}
