import { quoted, source } from '../../core/text.ts';
import { findOption } from '../../documents/shell/questions.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const passwordInBuild: DockerfileRule = {
  id: 'dockerfile/password-in-build',
  title: 'Password set while the image is built',
  severity: 'medium',
  confidence: 'high',
  category: 'secrets',
  profile: 'recommended',
  why: 'Every container of the image has the same password, and anyone who can pull the image can read it or crack its hash offline.',
  fix: 'Leave accounts without a password, and grant access with keys or through the orchestrator.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  covers: ['checkov:CKV2_DOCKER_17'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'for root, and for an account that is made here',
        code: source`
          FROM debian:13-slim
          RUN echo "root:$PASSWORD" | [|chpasswd|]
          RUN [|useradd|] --create-home --password "$HASH" app
        `,
      },
    ],
    good: [
      {
        name: 'an account that nobody logs in to',
        code: source`
          FROM debian:13-slim
          RUN useradd --system --create-home app && passwd --lock root
        `,
      },
    ],
  },

  *check(document) {
    for (const { command } of buildCommands(document)) {
      const { name, nameSpan } = command;
      const sets =
        name === 'chpasswd' ||
        (name === 'passwd' && findOption(command, '--stdin') !== undefined) ||
        ((name === 'useradd' || name === 'usermod') && findOption(command, '-p', '--password') !== undefined);
      if (sets)
        yield { span: nameSpan, subject: name, message: `${quoted(name)} sets a password that all containers share.` };
    }
  },
};
