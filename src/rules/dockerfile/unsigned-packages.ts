import { quoted, source } from '../../core/text.ts';
import { buildCommands, withoutWord } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';
import { givesUpSignatures, signaturesOff } from '../knowledge/signature-options.ts';
import { writtenFiles } from '../written-files.ts';

export const unsignedPackages: DockerfileRule = {
  id: 'dockerfile/unsigned-packages',
  title: 'Package signatures not verified',
  severity: 'high',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'A mirror, or anyone on the network path to it, can substitute a package whose scripts run as root in the build.',
  fix: 'Remove the option, and install the signing key of the repository that needs it.',
  details:
    'Covers apt, apk, yum, dnf, rpm and zypper, by option or by a setting written to their configuration. A local apk file is `medium`: usually a line above downloads it, and its checksum can be verified there.',
  references: ['https://manpages.debian.org/stable/apt/apt-secure.8.en.html'],
  covers: [
    'checkov:CKV2_DOCKER_7',
    'checkov:CKV2_DOCKER_8',
    'checkov:CKV2_DOCKER_9',
    'checkov:CKV2_DOCKER_10',
    'checkov:CKV2_DOCKER_11',
    'cis:4.11',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'by an option',
        code: source`
          FROM debian:13-slim
          RUN apt-get update \
           && apt-get install -y --no-install-recommends [|--allow-unauthenticated|] tool=1.4 \
           && rm -rf /var/lib/apt/lists/*
        `,
      },
      {
        name: 'by a setting of the repository',
        code: source`
          FROM debian:13-slim
          RUN echo [|"deb [trusted=yes] https://apt.example.com stable main"|] > /etc/apt/sources.list.d/example.list
        `,
      },
      {
        name: 'by a list of sources in a here-document',
        code: source`
          FROM debian:13-slim
          COPY <<EOF /etc/apt/sources.list.d/example.sources
          [|Types: deb
          URIs: https://apt.example.com
          Trusted: yes
          |]EOF
        `,
      },
    ],
    good: [
      {
        name: 'with the repository’s signing key',
        code: source`
          FROM debian:13-slim
          ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://apt.example.com/key.gpg /etc/apt/keyrings/
          RUN echo "deb [signed-by=/etc/apt/keyrings/key.gpg] https://apt.example.com stable main" > /etc/apt/sources.list.d/example.list
        `,
      },
    ],
  },

  *check(document) {
    for (const { command } of buildCommands(document)) {
      const word = signaturesOff(command);
      if (word === undefined) continue;
      const isLocal = command.name === 'apk' && command.words.some(({ display }) => display.endsWith('.apk'));
      const isOption = /^--[a-z-]+$/.test(word.raw);
      yield {
        span: word.span,
        subject: word.display,
        ...(isLocal ? { severity: 'medium' } : {}),
        message: `${quoted(word.display)} allows packages without a valid signature.`,
        // Without the option, apk refuses a file that no known key has signed.
        edits: isOption && !isLocal ? withoutWord(command, word) : [],
      };
    }
    for (const { path, heredoc } of writtenFiles(document)) {
      if (!givesUpSignatures(heredoc.body)) continue;
      yield {
        span: heredoc.bodySpan,
        subject: path,
        message: `${quoted(path)} allows packages without a valid signature.`,
      };
    }
  },
};
