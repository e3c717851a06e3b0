import { wordList } from '../core/text.ts';
import type { Stage } from '../documents/dockerfile/model.ts';
import type { Command } from '../documents/shell/model.ts';
import { commandLine, wrappersOf } from '../documents/shell/questions.ts';
import { isRoot } from './knowledge/accounts.ts';
import { rootAccounts } from './root-accounts.ts';

/** Programs that go on as the user whom their first operand names: https://github.com/tianon/gosu, https://github.com/ncopa/su-exec */
const stepDown = new Set(['gosu', 'su-exec']);

/** Programs that start others as different users, or log users in: without root they fail, or only partly work. */
const managers = new Set(
  wordList(`
  supervisord init my_init systemd s6-svscan runsvdir service rc-service sshd dropbear cron crond dockerd sudo su
`),
);

/** Signs that such a program is installed: a package, or the name of a copied file or an image. */
const brought = /(?:^|[/_-])(?:gosu|su-exec|s6-overlay|supervisor|runit|openssh-server)(?:$|[/:@_.=-])/;

/** The program that drops root when the container starts, if the file shows it: `gosu` in `gosu app /srv`. */
export function stepsDownBy(stage: Stage): string | undefined {
  const commands = startOf(stage);
  const started = commands.at(-1);
  // A shell that does anything else first does so as root.
  if (started === undefined || commands.some(({ list }) => list !== started.list)) return undefined;
  const [outermost = started] = commands;
  if (outermost.joinedBy !== 'first' || commands.some(({ joinedBy }) => joinedBy !== outermost.joinedBy))
    return undefined;
  const down = wrappersOf(started).find(({ name }) => stepDown.has(name));
  const [account = ''] = (down && commandLine(down).operands[0]?.text)?.split(':') ?? [];
  return account === '' || isRoot(account) || rootAccounts(stage).has(account) ? undefined : down?.name;
}

/**
 * Whether the program needs to start as root, as far as the file shows: it manages others, or a script may drop
 * privileges.
 */
export function startsAsRoot(stage: Stage): boolean {
  // The ENTRYPOINT may start the CMD.
  const started = [stage.end.entrypoint, stage.end.cmd].flatMap((instruction) => instruction?.script?.commands ?? []);
  if (started.some(({ name }) => managers.has(name))) return true;
  return stage.chain.some(({ instructions }) =>
    instructions.some(({ args, flags, script }) => {
      const words = (script?.commands ?? []).flatMap((command) => command.words);
      const sources = flags.flatMap(({ value }) => value ?? []);
      return [...words, ...args, ...sources].some(({ text }) => brought.test(text ?? ''));
    }),
  );
}

/** The commands of the ENTRYPOINT, or of the CMD if there is none. */
function startOf({ end }: Stage): readonly Command[] {
  return (end.entrypoint ?? end.cmd)?.script?.commands ?? [];
}

/** Whether its commands run in a shell that only Windows has. */
export function isWindows({ chain }: Stage): boolean {
  return chain.some(({ instructions }) =>
    instructions.some(
      ({ keyword, args }) =>
        keyword === 'SHELL' && /(?:^|[\\/])(?:cmd|powershell)(?:\.exe)?$/i.test(args[0]?.text ?? ''),
    ),
  );
}
