import { source } from '../../core/text.ts';
import type { DockerfileDocument } from '../../documents/dockerfile/model.ts';
import type { Project } from '../../documents/project.ts';
import { packageCommand } from '../../documents/shell/questions.ts';
import { buildCommands } from '../build-commands.ts';
import { buildContexts, inFolder } from '../build-contexts.ts';
import { copiedFiles } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';

export const unlockedInstall: DockerfileRule = {
  id: 'dockerfile/unlocked-install',
  title: 'Install that may ignore the lock file',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'all',
  why: 'If the lock file does not match `package.json`, npm silently installs other versions than those that were reviewed.',
  fix: 'Use `npm ci`, which installs exactly what the lock file says and fails if it does not match.',
  details: 'Reported only if there is a lock file: in the build context, or copied by name.',
  references: ['https://docs.npmjs.com/cli/commands/npm-ci'],
  covers: ['owasp-node:§2'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a lock file in the repository',
        code: source`
          FROM node:24-slim AS build
          WORKDIR /app
          COPY . .
          RUN npm [|install|] --omit=dev
        `,
        files: { 'package-lock.json': '{}\n' },
      },
      {
        name: 'a lock file that is copied in',
        code: source`
          FROM node:24-slim AS build
          COPY package.json package-lock.json /app/
          RUN cd /app && npm [|i|] && npm run build
        `,
      },
    ],
    good: [
      {
        name: 'npm ci, and the installation of single packages',
        code: source`
          FROM node:24-slim AS build
          RUN npm install --global pm2@6.0.8
          RUN npm ci && npm install left-pad@1.3.0
        `,
        files: { 'package-lock.json': '{}\n' },
      },
      {
        name: 'there is no lock file',
        code: source`
          FROM node:24-slim AS build
          RUN npm install
        `,
      },
    ],
  },

  *check(document, project) {
    let locked: boolean | undefined;
    for (const { command } of buildCommands(document)) {
      const installed = command.name === 'npm' ? packageCommand(command) : undefined;
      if (installed === undefined || !['install', 'i'].includes(installed.subcommand)) continue;
      const { packages, options, operands } = installed;
      if (packages.length > 0 || options.some(({ name }) => elsewhere.has(name))) continue;
      const [word] = operands;
      locked ??= hasLock(document, project);
      if (word === undefined || !locked) continue;
      const message = '`npm install` may change what the lock file says; `npm ci` does not.';
      yield { span: word.span, subject: 'npm', message, edits: [{ span: word.span, text: 'ci' }] };
    }
  },
};

/** With these, the command does not concern the project's own lock file. */
const elsewhere = new Set(['-g', '--global', '--prefix', '-C', '--no-package-lock', '--location']);
const locks = ['package-lock.json', 'npm-shrinkwrap.json'];

function hasLock(document: DockerfileDocument, project: Project): boolean {
  const inContext = buildContexts(document, project).some(({ folder, ignore }) =>
    locks.some((name) => project.exists(inFolder(folder, name)) && !ignore?.ignores(name)),
  );
  const sources = document.instructions.flatMap((instruction) => copiedFiles(instruction)?.sources ?? []);
  return inContext || sources.some(({ text = '' }) => locks.some((name) => text === name || text.endsWith(`/${name}`)));
}
