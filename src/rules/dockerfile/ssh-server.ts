import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';
import { sshServers } from '../ssh-servers.ts';
import { exposesSsh } from './exposed-ssh.ts';

export const sshServer: DockerfileRule = {
  id: 'dockerfile/ssh-server',
  title: 'SSH server in the image',
  severity: 'medium',
  confidence: 'high',
  category: 'network',
  profile: 'recommended',
  why: 'An SSH server in a container is a second way in, with keys and accounts of its own that usually nobody patches or watches.',
  fix: 'Start the service itself, and use `docker exec`, or the console of your orchestrator, to look inside.',
  details:
    'Covers `sshd` and `dropbear` in CMD and ENTRYPOINT, started directly or through `service`, `systemctl` or an init script. If the image also exposes port 22, only that is reported, by `dockerfile/exposed-ssh`. Where SSH is the purpose of the image (SFTP, Git, a bastion), ignore the rule there and say so.',
  references: ['https://docs.docker.com/reference/cli/docker/container/exec/'],
  covers: ['cis:5.7'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'as the process of the container',
        code: source`
          FROM example/bastion:4.2
          CMD [[|"/usr/sbin/sshd", "-D"|]]
        `,
      },
      {
        name: 'beside the service',
        code: source`
          FROM example/app:4.2
          ENTRYPOINT [|service ssh start|] && exec gunicorn app:app
        `,
      },
    ],
    good: [
      {
        name: 'a client, and a server that only checks its configuration',
        code: source`
          FROM example/app:4.2
          RUN sshd -t -f /etc/ssh/sshd_config
          CMD ["ssh", "-N", "-L", "5432:db:5432", "gateway"]
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const { instructions } of stages) {
      if (instructions.some(exposesSsh)) continue;
      for (const { keyword, script } of instructions) {
        if ((keyword !== 'CMD' && keyword !== 'ENTRYPOINT') || script === undefined) continue;
        for (const { span, name } of sshServers(script.commands)) {
          yield { span, subject: 'ssh', message: `${keyword} starts an SSH server with ${quoted(name)}.` };
        }
      }
    }
  },
};
