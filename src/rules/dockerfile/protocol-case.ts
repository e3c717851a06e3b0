import { quoted, source } from '../../core/text.ts';
import { readExposed } from '../exposed-port.ts';
import type { DockerfileRule } from '../kinds.ts';

export const protocolCase: DockerfileRule = {
  id: 'dockerfile/protocol-case',
  title: 'EXPOSE protocol not in lower case',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'The builder converts it to lower case, so the image says something other than the file.',
  fix: 'Write the protocol in lower case.',
  references: ['https://docs.docker.com/reference/build-checks/expose-proto-casing/'],
  covers: ['buildkit:ExposeProtoCasing'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'shouted',
        code: source`
          FROM example/app:4.2
          EXPOSE 80/tcp [|53/UDP|]
        `,
      },
    ],
    good: [
      {
        name: 'in lower case',
        code: source`
          FROM example/app:4.2
          EXPOSE 80 53/udp
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, args } of instructions) {
      if (keyword !== 'EXPOSE') continue;
      for (const { text = '', raw, span } of args) {
        const protocol = readExposed(text)?.protocol ?? '';
        if (protocol === protocol.toLowerCase()) continue;
        const lower = raw.slice(0, raw.length - protocol.length) + protocol.toLowerCase();
        const edits = raw.endsWith(protocol) ? [{ span, text: lower }] : [];
        yield { span, subject: text.toLowerCase(), message: `${quoted(protocol)} is not in lower case.`, edits };
      }
    }
  },
};
