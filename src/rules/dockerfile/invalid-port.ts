import { quoted, source } from '../../core/text.ts';
import { isTemplate } from '../../documents/classify.ts';
import { readExposed } from '../exposed-port.ts';
import type { DockerfileRule } from '../kinds.ts';

export const invalidPort: DockerfileRule = {
  id: 'dockerfile/invalid-port',
  title: 'Port that does not exist',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Ports are numbers up to 65535, so the build fails or the intended port is not exposed.',
  fix: 'Use a port from 1 to 65535, with the lower end of a range first and spaces between several.',
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  covers: ['hadolint:DL3011', 'trivy:DS-0008', 'kics:71bf8cf8-f0a1-42fa-b9d2-d10525e0a38e', 'semgrep:invalid-port'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'above 65535, also at the end of a range',
        code: source`
          FROM example/app:4.2
          EXPOSE [|80800|] 8443/tcp
          EXPOSE [|65530-65540/udp|]
        `,
      },
      {
        name: 'a name, a list with commas, a protocol that Docker does not know',
        code: source`
          FROM example/app:4.2
          EXPOSE [|http|]
          EXPOSE [|8080,8443|]
          EXPOSE [|53/dns|]
        `,
      },
    ],
    good: [
      {
        name: 'ports, a range, a port from an argument',
        code: source`
          FROM example/app:4.2
          ARG PORT
          EXPOSE 8080 30000-30010/udp $PORT
        `,
      },
    ],
  },

  *check({ instructions, path }) {
    for (const { keyword, args } of instructions) {
      if (keyword !== 'EXPOSE') continue;
      for (const { text = '', span } of args) {
        const port = readExposed(text);
        if (port === undefined && (text === '' || isPlaceholder(text, path))) continue;
        if (port !== undefined && port.last <= 65535 && port.first <= port.last && isProtocol(port.protocol)) continue;
        yield { span, subject: text, message: `${quoted(text)} is not a valid port.` };
        // After a word, more words follow: a comment, a list.
        if (port === undefined) break;
      }
    }
  },
};

/** https://docs.docker.com/reference/dockerfile/#expose: others make the build fail. */
function isProtocol(word: string): boolean {
  return /^(?:tcp|udp|sctp)?$/i.test(word);
}

/** What a program, or a person, fills in: `<port>`, `{{ port }}`. */
function isPlaceholder(text: string, path: string): boolean {
  return isTemplate(path) || /[<>{}%@$]/.test(text);
}
