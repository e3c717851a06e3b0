import type { Edit } from '../../core/edit.ts';
import { quoted, source } from '../../core/text.ts';
import type { Instruction } from '../../documents/dockerfile/model.ts';
import type { Command, Script } from '../../documents/shell/model.ts';
import { commandLine, type Grammar } from '../../documents/shell/questions.ts';
import type { DockerfileRule } from '../kinds.ts';
import { isRoot } from '../knowledge/accounts.ts';
import { defaultUser } from '../knowledge/base-images.ts';

export const sudo: DockerfileRule = {
  id: 'dockerfile/sudo',
  title: 'sudo in a build',
  severity: 'low',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'An image that needs sudo ships a way to become root, and sudo changes the environment, terminal and signals of the command it runs.',
  fix: 'Run the command as root above the `USER` line, or as another user below a `USER` of its own, and leave sudo out of the image.',
  details:
    'Only using sudo is reported here, not installing the package. For an entrypoint that has to drop privileges, use `gosu` or `su-exec`.',
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  covers: [
    'hadolint:DL3004',
    'trivy:DS-0010',
    'kics:8ada6e80-0ade-439e-b176-0b28f6bce35a',
    'checkov:CKV2_DOCKER_1',
    'semgrep:no-sudo-in-dockerfile',
    'dockle:DKL-DI-0001',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'in a chain',
        code: source`
          FROM example/base:4.2
          RUN umask 027 && [|sudo|] -E mkdir /data
        `,
      },
      {
        name: 'as JSON',
        code: source`
          FROM example/base:4.2
          RUN [[|"sudo"|], "mkdir", "/more"]
        `,
      },
    ],
    good: [
      {
        name: 'installing the package, and the word alone',
        code: source`
          FROM debian:13-slim
          RUN apt-get update && apt-get install -y --no-install-recommends sudo=1.9.16p2-3 && rm -rf /var/lib/apt/lists/*
          RUN echo sudo is installed
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const instruction of instructions) {
      const { keyword, script } = instruction;
      if (keyword !== 'RUN' || script === undefined) continue;
      const asRoot = runsAsRoot(instruction);
      const innerOf = new Map(script.commands.map((command) => [command.wrapper, command]));
      for (const command of script.commands) {
        if (command.name !== 'sudo') continue;
        const inner = innerOf.get(command);
        const as = otherUser(command);
        const message = `${quoted(inner?.name || 'sudo')} is run ${as === undefined ? '' : `as ${quoted(as)} `}through sudo.`;
        yield {
          span: command.nameSpan,
          subject: inner?.name ?? '',
          message,
          edits: asRoot ? unwrapped(command, inner, script) : [],
        };
      }
    }
  },
};

/** The user of `-u`, if it is not root. */
function otherUser(command: Command): string | undefined {
  const user = commandLine(command, grammar).options.find(({ name }) => name === '-u' || name === '--user')?.value
    ?.text;
  return user === undefined || user === '' || isRoot(user) ? undefined : user;
}

/** Options that take a value: https://www.sudo.ws/docs/man/sudo.man/ */
const grammar: Grammar = {
  short: 'aCcDghpRrtTUu',
  long: ['auth-type', 'close-from', 'chdir', 'group', 'host', 'prompt', 'chroot', 'role', 'type', 'user'],
};

/** Whether `sudo` changes nothing: root runs the command anyway. An unknown base counts as root, because most are. */
function runsAsRoot({ stage, span }: Instruction): boolean {
  if (stage === undefined) return true;
  const before = stage.instructions.findLast(
    (one) => one.keyword === 'USER' && one.span.start.line < span.start.line && one.args.length > 0,
  );
  const [, below] = stage.chain;
  const user = before === undefined ? below?.end.user?.value : before.args.at(-1);
  if (user !== undefined) return user.text !== undefined && isRoot(user.text);
  const base = stage.chain.at(-1)?.base;
  return base?.kind !== 'image' || defaultUser(base.reference) !== 'other';
}

/** Removes `sudo` and its options, if its command is on the same line and no option changes the user. */
function unwrapped(command: Command, inner: Command | undefined, { dialect }: Script): readonly Edit[] {
  const { start } = command.nameSpan;
  if (inner === undefined || dialect === 'exec' || inner.nameSpan.start.line !== start.line) return [];
  const own = command.words.filter(({ span }) => span.start.column < inner.nameSpan.start.column);
  if (!own.every(({ display }) => /^-[EHnS]+$/.test(display)) || inner.assignments.length > 0) return [];
  return [{ span: { start, end: inner.nameSpan.start }, text: '' }];
}
