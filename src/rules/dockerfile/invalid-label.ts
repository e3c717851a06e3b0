import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const invalidLabel: DockerfileRule = {
  id: 'dockerfile/invalid-label',
  title: 'Malformed label key',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Tools that read labels expect lower-case reverse-DNS names, and may skip a key of any other form.',
  fix: 'Start the key with a lower-case letter, use only lower-case letters, digits, dots and single dashes, and leave `com.docker.*`, `io.docker.*` and `org.dockerproject.*` to Docker.',
  references: ['https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations'],
  covers: ['hadolint:DL3048'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'capitals, doubled dots, a name that is Docker’s',
        code: source`
          FROM alpine:3.22
          LABEL [|Vendor|]="Example" [|org..example|]="1" [|com.docker.thing|]="2"
        `,
      },
    ],
    good: [
      {
        name: 'a standard one and one of our own',
        code: source`
          FROM alpine:3.22
          LABEL org.opencontainers.image.title="Tools" com.example.build-id="7"
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, pairs } of instructions) {
      if (keyword !== 'LABEL') continue;
      for (const { name } of pairs) {
        if (name.text === undefined || (form.test(name.text) && !reserved.test(name.text))) continue;
        yield { span: name.span, subject: name.text, message: `${quoted(name.text)} is not a valid label key.` };
      }
    }
  },
};

const form = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;
const reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;
