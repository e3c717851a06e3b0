import type { Edit } from '../core/edit.ts';
import { spanAt } from '../core/location.ts';
import type { Instruction, Stage } from '../documents/dockerfile/model.ts';
import type { Command, Word } from '../documents/shell/model.ts';
import { readyUser } from './knowledge/base-images.ts';

/** A user without privileges that is there at the end of the stage: created by its RUNs, or brought along by its base. */
export function readyUserOf({ chain }: Stage): string | undefined {
  for (const stage of chain) {
    const created = stage.instructions.flatMap(({ onbuild, script }) =>
      onbuild ? [] : (script?.commands ?? []).flatMap((command) => createdUser(command) ?? []),
    );
    const last = created.at(-1);
    if (last !== undefined) return last;
  }
  const base = chain.at(-1)?.base;
  return base?.kind === 'image' ? readyUser(base.reference) : undefined;
}

/** `USER name` behind the last instruction that writes to the image: those before it may need root. */
export function switchTo(user: string, stage: Stage): readonly Edit[] {
  const last = stage.instructions.findLast((instruction) => writes(instruction)) ?? stage.from;
  const keyword = stage.from.keywordSpan;
  const indent = ' '.repeat(keyword.start.column - 1);
  return [{ span: spanAt(last.span.end), text: `\n${indent}USER ${user}` }];
}

/** Whether an instruction behind this one, in the same stage, runs or writes something as the user it set. */
export function isUsedLater({ stage, span }: Instruction): boolean {
  return (stage?.instructions ?? []).some(
    (later) => later.span.start.line > span.start.line && (later.keyword === 'RUN' || later.keyword === 'WORKDIR'),
  );
}

function writes({ keyword, onbuild }: Instruction): boolean {
  return !onbuild && ['RUN', 'COPY', 'ADD', 'WORKDIR', 'VOLUME'].includes(keyword);
}

/** https://manpages.debian.org/adduser and useradd, and BusyBox's adduser: options that take a value. */
const valued: Readonly<Record<string, readonly string[]>> = {
  useradd: ['-b', '--base-dir', '-c', '--comment', '-d', '--home-dir', '-e', '--expiredate', '-f', '--inactive', '-g']
    .concat(['--gid', '-G', '--groups', '-k', '--skel', '-K', '--key', '-p', '--password', '-R', '--root', '-s'])
    .concat(['--shell', '-u', '--uid', '-Z', '--selinux-user']),
  adduser: [
    '-h',
    '--home',
    '-g',
    '--gecos',
    '--comment',
    '-s',
    '--shell',
    '-G',
    '--ingroup',
    '-u',
    '--uid',
    '--gid',
  ].concat(['-k', '--conf', '--firstuid', '--lastuid', '-c', '-d']),
};

function createdUser(command: Command): string | undefined {
  const options = valued[command.name];
  if (options === undefined) return undefined;
  const [login, group] = plainWords(command.words, options);
  // `adduser app sudo` puts an old user into a group.
  if (login?.text === undefined || group !== undefined) return undefined;
  return /^[a-z_][a-z0-9_-]*$/.test(login.text) && login.text !== 'root' ? login.text : undefined;
}

function plainWords(words: readonly Word[], valuedOptions: readonly string[]): readonly Word[] {
  return words.filter(({ display }, index) => {
    const before = words[index - 1]?.display ?? '';
    return !display.startsWith('-') && !valuedOptions.includes(before);
  });
}
