import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const systemWorkdir: DockerfileRule = {
  id: 'dockerfile/system-workdir',
  title: 'WORKDIR or VOLUME in a system folder',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'These folders belong to the kernel and the boot process: what is written there is lost, hidden by a mount, or changes how the system runs.',
  fix: 'Use a folder of the application’s own, such as `/app` or `/var/lib/app`.',
  references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
  covers: ['trivy:DS-0030', 'dockle:DKL-DI-0002'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'in /dev and /proc',
        code: source`
          FROM debian:13-slim
          WORKDIR [|/dev/app|]
          VOLUME /data [|/proc|]
        `,
      },
    ],
    good: [
      {
        name: 'names that only start the same',
        code: source`
          FROM debian:13-slim
          WORKDIR /development
          VOLUME /sys-data
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, args } of instructions) {
      if (keyword !== 'WORKDIR' && keyword !== 'VOLUME') continue;
      for (const { text = '', span } of args) {
        const [, folder] = /^\/+(proc|sys|dev|boot|initrd|lost\+found)(?:\/|$)/.exec(text) ?? [];
        if (folder === undefined) continue;
        yield { span, subject: text, message: `${quoted(text)} is in \`/${folder}\`, which belongs to the system.` };
      }
    }
  },
};
