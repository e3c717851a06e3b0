import { quoted, source } from '../../core/text.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const hostCommand: DockerfileRule = {
  id: 'dockerfile/host-command',
  title: 'Command without effect in a build',
  severity: 'info',
  confidence: 'medium',
  category: 'correctness',
  profile: 'all',
  why: 'A build has no services, no terminal and no other processes, and whatever the command starts or mounts is gone when the RUN ends.',
  fix: 'Remove it, or run it when the container starts.',
  references: ['https://docs.docker.com/build/building/best-practices/'],
  covers: ['hadolint:DL3001', 'kics:9b6b0f38-92a2-41f9-b881-3a1083d99f1b', 'semgrep:nonsensical-command'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'a service and an editor',
        code: source`
          FROM debian:13-slim
          RUN [|service|] nginx start
          RUN ls && [|vim|] /etc/hosts
        `,
      },
    ],
    good: [
      {
        name: 'a package of that name',
        code: source`
          FROM alpine:3.22
          RUN apk add --no-cache vim=9.1.1415-r0
        `,
      },
    ],
  },

  *check(document) {
    for (const { command } of buildCommands(document)) {
      if (!commands.has(command.name)) continue;
      yield {
        span: command.nameSpan,
        subject: command.name,
        message: `${quoted(command.name)} has no use while an image is built.`,
      };
    }
  },
};

const commands = new Set([
  'free',
  'ifconfig',
  'kill',
  'mount',
  'nano',
  'ps',
  'reboot',
  'service',
  'shutdown',
  'ssh',
  'systemctl',
  'top',
  'vi',
  'vim',
]);
