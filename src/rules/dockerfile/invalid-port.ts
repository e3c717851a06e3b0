import { quoted, source } from '../../core/text.ts';
import { readExposed } from '../exposed-port.ts';
import type { DockerfileRule } from '../kinds.ts';

export const invalidPort: DockerfileRule = {
  id: 'dockerfile/invalid-port',
  title: 'Port that does not exist',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Ports end at 65535, so the build fails or the intended port is not exposed.',
  fix: 'Use a port from 1 to 65535, and put the lower end of a range first.',
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  covers: ['hadolint:DL3011', 'trivy:DS-0008', 'kics:71bf8cf8-f0a1-42fa-b9d2-d10525e0a38e', 'semgrep:invalid-port'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'one digit too many, also at the end of a range',
        code: source`
          FROM example/app:4.2
          EXPOSE [|80800|] 8443/tcp
          EXPOSE [|65530-65540/udp|]
        `,
      },
    ],
    good: [
      {
        name: 'ports, ranges, and what an argument decides',
        code: source`
          FROM example/app:4.2
          ARG PORT
          EXPOSE 8080 30000-30010/udp $PORT
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, args } of instructions) {
      if (keyword !== 'EXPOSE') continue;
      for (const { text, span } of args) {
        const port = readExposed(text ?? '');
        if (port && (port.last > 65535 || port.first > port.last)) {
          yield { span, subject: text ?? '', message: `${quoted(text ?? '')} is not a valid port.` };
        }
      }
    }
  },
};
