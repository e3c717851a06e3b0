import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const socketVolume: DockerfileRule = {
  id: 'dockerfile/socket-volume',
  title: 'Container runtime socket as a VOLUME',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'The image asks for the runtime’s socket, and whoever can write to that socket is root on the host.',
  fix: 'Remove it; if the container needs the runtime at all, give it a narrow API such as a socket proxy.',
  references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
  covers: ['semgrep:dockerfile-dockerd-socket-mount', 'owasp:RULE #1'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'as a list',
        code: source`
          FROM example/agent:4.2
          VOLUME [[|"/var/run/docker.sock"|], "/data"]
        `,
      },
    ],
    good: [
      {
        name: 'folders for data',
        code: source`
          FROM example/agent:4.2
          VOLUME /data /var/run/app
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, args } of instructions) {
      if (keyword !== 'VOLUME') continue;
      for (const { text = '', span } of args) {
        const [socket] = /(?:docker|podman|containerd|crio)\.sock\b/.exec(text) ?? [];
        if (socket === undefined) continue;
        yield { span, subject: socket, message: `${quoted(text)} is the socket of the container runtime.` };
      }
    }
  },
};
