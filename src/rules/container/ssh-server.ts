import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { sshServers } from '../ssh-servers.ts';

export const sshServer: ContainerRule = {
  id: 'container/ssh-server',
  title: 'SSH server in a container',
  severity: 'medium',
  confidence: 'high',
  category: 'network',
  profile: 'recommended',
  why: 'An SSH server in a container is a second way in, with keys and accounts of its own that usually nobody patches or watches.',
  fix: 'Start the service itself, and use `docker compose exec`, or the console of your orchestrator, to look inside.',
  details:
    'Covers `sshd` and `dropbear` in `entrypoint`, `command` and hooks, started directly or through `service`, `systemctl` or an init script. Where SSH is the purpose of the service (SFTP, Git, a bastion), ignore the rule there and say so. An image that starts one by itself is reported by `dockerfile/ssh-server`.',
  references: ['https://docs.docker.com/reference/cli/docker/compose/exec/'],
  covers: ['cis:5.7'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'beside the service, and in a hook',
        code: source`
          services:
            app:
              image: example/app:4.2
              command: sh -c "[|service ssh start|] && exec gunicorn app:app"
            worker:
              image: example/app:4.2
              post_start:
                - command: [[|"/usr/sbin/sshd", "-p", "2222"|]]
        `,
      },
    ],
    good: [
      {
        name: 'a client',
        code: source`
          services:
            tunnel:
              image: example/app:4.2
              command: ["ssh", "-N", "-L", "5432:db:5432", "gateway"]
        `,
      },
    ],
  },

  *check({ name, commands }) {
    for (const { kind, path, script } of commands()) {
      if (kind === 'healthcheck') continue;
      for (const command of sshServers(script.commands)) {
        const message = `${quoted(name)} starts an SSH server with ${quoted(command.name)}.`;
        yield { path, span: command.span, subject: 'ssh', message };
      }
    }
  },
};
