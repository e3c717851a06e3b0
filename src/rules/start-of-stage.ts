import type { Stage } from '../documents/dockerfile/model.ts';
import type { Command } from '../documents/shell/model.ts';
import { commandLine, wrappersOf } from '../documents/shell/questions.ts';
import { isRoot } from './knowledge/accounts.ts';
import { rootAccounts } from './root-accounts.ts';

/** Programs that go on as the user whom their first operand names: https://github.com/tianon/gosu, https://github.com/ncopa/su-exec */
const stepDown = new Set(['gosu', 'su-exec']);

/** Programs that start others, each as its own user, or log users in: as another user they fail, or do half of it. */
const managers = new Set(
  ['supervisord', 'init', 'my_init', 'systemd', 's6-svscan', 'runsvdir', 'service', 'rc-service'].concat([
    'sshd',
    'dropbear',
    'cron',
    'crond',
    'dockerd',
    'sudo',
    'su',
  ]),
);

/** What such programs come with: a package, or the name of an image or file that is copied. */
const brought = /(?:^|[/_-])(?:gosu|su-exec|s6-overlay|supervisor|runit|openssh-server)(?:$|[/:@_.=-])/;

/** The program by which the container gives root up as it starts, where the file shows it: `gosu` of `gosu app /srv`. */
export function stepsDownBy(stage: Stage): string | undefined {
  const commands = startOf(stage);
  const started = commands.at(-1);
  // What else a shell does first is done by root.
  if (started === undefined || commands.some(({ list }) => list !== started.list)) return undefined;
  const [outermost = started] = commands;
  if (outermost.joinedBy !== 'first' || commands.some(({ joinedBy }) => joinedBy !== outermost.joinedBy))
    return undefined;
  const down = wrappersOf(started).find(({ name }) => stepDown.has(name));
  const [account = ''] = (down && commandLine(down).operands[0]?.text)?.split(':') ?? [];
  return account === '' || isRoot(account) || rootAccounts(stage).has(account) ? undefined : down?.name;
}

/** Whether the program counts on starting as root, as far as the file shows: it manages others, or a script may step down. */
export function startsAsRoot(stage: Stage): boolean {
  // A CMD may be what an ENTRYPOINT starts.
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

/** The commands of the ENTRYPOINT, or of the CMD where there is none. */
function startOf({ end }: Stage): readonly Command[] {
  return (end.entrypoint ?? end.cmd)?.script?.commands ?? [];
}

/** Whether its commands are run by a shell that only Windows has. */
export function isWindows({ chain }: Stage): boolean {
  return chain.some(({ instructions }) =>
    instructions.some(
      ({ keyword, args }) =>
        keyword === 'SHELL' && /(?:^|[\\/])(?:cmd|powershell)(?:\.exe)?$/i.test(args[0]?.text ?? ''),
    ),
  );
}
