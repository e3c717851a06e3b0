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
  const { name, program = name, words } = command;
  const [first = '', second = ''] = operands(command).map(({ text }) => text ?? '');
  if (program.includes('/init.d/')) return services.has(name) && starts.has(first);
  if (servers.has(name)) return name !== 'sshd' || !words.some(({ text }) => /^-[a-zA-Z]*[tTGV]$/.test(text ?? ''));
  if (name === 'systemctl') return starts.has(first) && services.has(second);
  return (name === 'service' || name === 'rc-service') && services.has(first) && starts.has(second);
}
