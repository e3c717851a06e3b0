import type { Stage } from '../documents/dockerfile/model.ts';
import type { Command } from '../documents/shell/model.ts';
import { commandLine, type Grammar } from '../documents/shell/questions.ts';
import { isRoot } from './knowledge/accounts.ts';

/** usermod(8): https://man7.org/linux/man-pages/man8/usermod.8.html */
const usermod: Grammar = {
  short: 'cdefgGlpRPsuvVwWZ',
  long: ['comment', 'home', 'expiredate', 'inactive', 'gid', 'groups', 'login', 'password', 'root', 'shell', 'uid'],
};

/** A line of /etc/passwd whose number is 0: https://man7.org/linux/man-pages/man5/passwd.5.html */
const accountLine = /(?:^|[\n'"]|\\n)([a-z_][a-z0-9_-]*):[^:\s]*:0+:\d*:/gi;

/** Names other than `root` that a stage, or one of its base stages, gives to uid 0: `USER app` is then root. */
export function rootAccounts({ chain }: Stage): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { instructions } of chain) {
    for (const { onbuild, script, heredocs } of instructions) {
      if (onbuild) continue;
      for (const { body } of heredocs) addLines(names, body);
      for (const command of script?.commands ?? []) {
        const created = createdAsRoot(command);
        if (created !== undefined) names.add(created);
        for (const { display } of command.words) addLines(names, display);
      }
    }
  }
  names.delete('root');
  return names;
}

function addLines(names: Set<string>, text: string): void {
  if (!text.includes(':0')) return;
  for (const [, name] of text.matchAll(accountLine)) if (name !== undefined) names.add(name);
}

function createdAsRoot(command: Command): string | undefined {
  if (!['useradd', 'adduser', 'usermod'].includes(command.name)) return undefined;
  const { operands, options } = commandLine(command, command.name === 'usermod' ? usermod : undefined);
  const uid = options.findLast(({ name }) => name === '-u' || name === '--uid')?.value?.text;
  if (uid === undefined || !isRoot(uid)) return undefined;
  return operands.at(command.name === 'adduser' ? 0 : -1)?.text;
}
