import { quoted, source } from '../../core/text.ts';
import { withoutVersion } from '../build-commands.ts';
import { copiedFiles, isRemoteFile } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';

export const unverifiedAdd: DockerfileRule = {
  id: 'dockerfile/unverified-add',
  title: 'ADD of a URL without a checksum',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Whoever controls the server, or the account that publishes there, decides what goes into the image.',
  fix: 'Pin it with `ADD --checksum=sha256:…`, or copy the file from the repository.',
  details:
    'Git repositories are not reported here: with them, the commit is the checksum. A file whose address contains a commit hash is `low`.',
  references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  covers: [
    'kics:4b410d24-1cbe-4430-a632-62c9a931cf1c',
    'checkov:CKV_DOCKER_4',
    'semgrep:prefer-copy-over-add',
    'dockle:CIS-DI-0009',
    'cis:4.9',
  ],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'a program',
        code: source`
          FROM alpine:3.22
          ADD --chmod=755 [|https://example.com/releases/tool-1.4.2|] /usr/local/bin/tool
        `,
      },
    ],
    good: [
      {
        name: 'with its checksum, and a commit',
        code: source`
          FROM alpine:3.22
          ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool /bin/
          ADD https://git.example.com/tool.git#9f86d081884c7d659a2feaa0c55ad015a3bf4f1b /src
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const instruction of instructions) {
      if (instruction.keyword !== 'ADD' || instruction.flags.some(({ name }) => name === 'checksum')) continue;
      for (const { text, raw, span } of copiedFiles(instruction)?.sources ?? []) {
        const url = text ?? raw;
        if (!isRemoteFile(url)) continue;
        // A commit in the address fixes the content as far as the host can be trusted.
        const isFixed = /\/[0-9a-f]{40}\//.test(url);
        const message = `${quoted(url)} is downloaded without a checksum.`;
        yield { span, subject: withoutVersion(url), message, ...(isFixed ? { severity: 'low' } : {}) };
      }
    }
  },
};
