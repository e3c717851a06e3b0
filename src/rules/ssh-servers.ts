import type { Command } from '../documents/shell/model.ts';
import { operands } from '../documents/shell/questions.ts';

/** Programs that serve SSH. */
const servers = new Set(['sshd', 'dropbear']);
/** Names under which service managers know them. */
const services = new Set(['ssh', 'sshd', 'ssh.service', 'sshd.service', 'dropbear', 'dropbear.service']);
const starts = new Set(['start', 'restart', 'reload', 'force-reload']);

/**
 * Commands that start an SSH server: directly, or through a service manager (`service ssh start`,
 * `systemctl start sshd`, `/etc/init.d/ssh start`). `sshd -t` only checks the configuration; likewise -T, -G and -V.
 * https://man.openbsd.org/sshd
 */
export function sshServers(commands: readonly Command[]): readonly Command[] {
  return commands.filter(startsSshServer);
}

function startsSshServer(command: Command): boolean {
  const { name, words } = command;
  if (servers.has(name)) return !words.some(({ text }) => name === 'sshd' && /^-[a-zA-Z]*[tTGV]$/.test(text ?? ''));
  const [first, second] = operands(command).map(({ text }) => text ?? '');
  switch (name) {
    case 'service':
    case 'rc-service':
      return services.has(first ?? '') && starts.has(second ?? '');
    case 'systemctl':
      return starts.has(first ?? '') && services.has(second ?? '');
    case 'ssh':
      // `/etc/init.d/ssh start`: only the base name of a program is known here, and no host is called `start`.
      return words.length === 1 && starts.has(first ?? '');
    default:
      return false;
  }
}
