import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const invalidLabel: DockerfileRule = {
  id: 'dockerfile/invalid-label',
  title: 'Label key that breaks the rules',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Tools that read labels expect names in reverse DNS notation in lower case, and skip others.',
  fix: 'Begin with a lower-case letter, use such letters, digits, dots and single dashes, and leave `com.docker.*`, `io.docker.*` and `org.dockerproject.*` to Docker.',
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
        yield {
          span: name.span,
          subject: name.text,
          message: `${quoted(name.text)} is not a label name that tools expect.`,
        };
      }
    }
  },
};

const form = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;
const reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;
