import { quoted, source } from '../../core/text.ts';
import type { Instruction } from '../../documents/dockerfile/model.ts';
import { readExposed } from '../exposed-port.ts';
import type { DockerfileRule } from '../kinds.ts';

export const exposedSsh: DockerfileRule = {
  id: 'dockerfile/exposed-ssh',
  title: 'SSH port exposed',
  severity: 'medium',
  confidence: 'high',
  category: 'network',
  profile: 'recommended',
  why: 'An SSH server in a container is a second way in, with keys and accounts of its own that usually nobody patches or watches.',
  fix: 'Remove the server and use `docker exec`, or the console of your orchestrator.',
  details: 'Port ranges that contain 22 count, with TCP named or implied. SSH does not run over UDP or SCTP.',
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  covers: ['trivy:DS-0004', 'kics:5907595b-5b6d-4142-b173-dbb0e73fbff8', 'checkov:CKV_DOCKER_1'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'among other ports, with its protocol',
        code: source`
          FROM example/bastion:4.2
          EXPOSE 8080 [|22/tcp|]
        `,
      },
      {
        name: 'within a range',
        code: source`
          FROM example/bastion:4.2
          EXPOSE [|20-25|]
        `,
      },
    ],
    good: [
      {
        name: 'other ports',
        code: source`
          FROM example/app:4.2
          EXPOSE 2222 8022-8030 22/udp
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, args, argsSpan } of instructions) {
      if (keyword !== 'EXPOSE') continue;
      const kept = args.filter(({ text }) => !holdsSsh(text));
      for (const { text, span } of args) {
        if (!holdsSsh(text)) continue;
        const single = /^22(?:\/|$)/.test(text ?? '') && kept.length > 0 && kept.length === args.length - 1;
        const edits = single ? [{ span: argsSpan, text: kept.map(({ raw }) => raw).join(' ') }] : [];
        yield { span, subject: 'ssh', message: `${quoted(text ?? '')} exposes port 22, which is SSH.`, edits };
      }
    }
  },
};

/** Whether an EXPOSE names the port of SSH. */
export function exposesSsh({ keyword, args }: Instruction): boolean {
  return keyword === 'EXPOSE' && args.some(({ text }) => holdsSsh(text));
}

function holdsSsh(text: string | undefined): boolean {
  const port = readExposed(text ?? '');
  return port !== undefined && port.first <= 22 && port.last >= 22 && /^(?:tcp)?$/i.test(port.protocol);
}
