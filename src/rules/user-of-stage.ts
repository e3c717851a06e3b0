import type { Edit } from '../core/edit.ts';
import { spanAt } from '../core/location.ts';
import { wordList } from '../core/text.ts';
import type { Instruction, Stage } from '../documents/dockerfile/model.ts';
import type { Command } from '../documents/shell/model.ts';
import { commandLine, type Grammar } from '../documents/shell/questions.ts';
import { readyUser } from './knowledge/base-images.ts';

/**
 * An unprivileged user that exists at the end of the stage, created by its RUNs or part of its base. If there are
 * several, it is unknown which one is meant to run the program.
 */
export function readyUserOf({ chain }: Stage): string | undefined {
  for (const stage of chain) {
    const commands = stage.instructions.flatMap(({ onbuild, script }) => (onbuild ? [] : (script?.commands ?? [])));
    const created = commands.filter(createsUser);
    // `if [ $UID -ne 0 ]; then adduser app; fi`: it may not be there.
    if (created.some(({ within }) => within.includes('branch'))) return undefined;
    const [only, ...others] = new Set(created.map((command) => createdUser(command)));
    if (created.length > 0) return others.length === 0 ? only : undefined;
  }
  const base = chain.at(-1)?.base;
  return base?.kind === 'image' ? readyUser(base.reference) : undefined;
}

/** The uid that a RUN of the stage, or of one of its base stages, gives a new user. */
export function numberOf(name: string, { chain }: Stage): string | undefined {
  for (const { instructions } of chain) {
    for (const { onbuild, script } of instructions) {
      for (const command of onbuild ? [] : (script?.commands ?? [])) {
        const created = createdUser(command);
        if (created !== undefined && /^\d+$/.test(created) && command.words.some(({ text }) => text === name))
          return created;
      }
    }
  }
  return undefined;
}

/** `USER name` after the last instruction that writes to the image: those before it may need root. */
export function switchTo(user: string, stage: Stage): readonly Edit[] {
  const last = stage.instructions.findLast((instruction) => writes(instruction)) ?? stage.from;
  const keyword = stage.from.keywordSpan;
  const indent = ' '.repeat(keyword.start.column - 1);
  return [{ span: spanAt(last.span.end), text: `\n${indent}USER ${user}` }];
}

/** Whether a later instruction of the same stage runs or writes something as the user that this one sets. */
export function isUsedLater({ stage, span }: Instruction): boolean {
  return (stage?.instructions ?? []).some(
    (later) => later.span.start.line > span.start.line && (later.keyword === 'RUN' || later.keyword === 'WORKDIR'),
  );
}

function writes({ keyword, onbuild }: Instruction): boolean {
  return !onbuild && ['RUN', 'COPY', 'ADD', 'WORKDIR', 'VOLUME'].includes(keyword);
}

/** Options that take a value: useradd(8), Debian's adduser(8) and BusyBox's adduser. */
const grammars: Readonly<Record<string, Grammar | undefined>> = {
  useradd: {
    short: 'bcdefgGkKpRsuZ',
    long: wordList(`
      base-dir comment home-dir expiredate inactive gid groups skel key password root shell uid selinux-user
    `),
  },
  adduser: {
    short: 'hgsGukcd',
    long: ['home', 'gecos', 'comment', 'shell', 'ingroup', 'uid', 'gid', 'conf', 'firstuid', 'lastuid'],
  },
};

/** `adduser app sudo` adds an existing user to a group. */
function createsUser(command: Command): boolean {
  const grammar = grammars[command.name];
  return grammar !== undefined && commandLine(command, grammar).operands.length === 1;
}

/** The uid of the new user if it is set, because every orchestrator understands it; otherwise its name. */
function createdUser(command: Command): string | undefined {
  const grammar = grammars[command.name];
  if (grammar === undefined) return undefined;
  const { operands, options } = commandLine(command, grammar);
  const [login] = operands;
  if (login?.text === undefined || operands.length > 1) return undefined;
  const uid = options.find((option) => option.name === '-u' || option.name === '--uid')?.value?.text;
  if (uid !== undefined && /^[1-9]\d*$/.test(uid)) return uid;
  return /^[a-z_][a-z0-9_-]*$/.test(login.text) && login.text !== 'root' ? login.text : undefined;
}
