import { quoted, source } from '../../core/text.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const unverifiedHostKey: DockerfileRule = {
  id: 'dockerfile/unverified-host-key',
  title: 'SSH without host key verification',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Anyone on the network path can impersonate the server, read what is sent and choose what is cloned.',
  fix: 'Copy a `known_hosts` file with the keys that the server publishes.',
  references: [
    'https://docs.github.com/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints',
  ],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'in the configuration, and in a variable',
        code: source`
          FROM alpine/git:2.49
          RUN echo [|"StrictHostKeyChecking no"|] >> /etc/ssh/ssh_config
          RUN [|GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=no"|] git clone git@git.example.com:app.git
        `,
      },
    ],
    good: [
      {
        name: 'keys that are known',
        code: source`
          FROM alpine/git:2.49
          COPY known_hosts /root/.ssh/known_hosts
          RUN --mount=type=ssh git clone git@git.example.com:app.git
        `,
      },
    ],
  },

  *check(document) {
    for (const { keyword, pairs } of document.instructions) {
      if (keyword !== 'ENV' && keyword !== 'ARG') continue;
      for (const { name, value, span } of pairs) {
        if (off.test(value?.raw ?? '')) yield { span, subject: name.raw, message: `${quoted(name.raw)} ${trusts}` };
      }
    }
    for (const { command } of buildCommands(document)) {
      for (const { name, value, span } of command.assignments) {
        if (off.test(value.display)) yield { span, subject: name, message: `${quoted(name)} ${trusts}` };
      }
      for (const { display, span } of command.words) {
        if (off.test(display)) yield { span, subject: command.name, message: `${quoted(display)} ${trusts}` };
      }
    }
  },
};

const off = /StrictHostKeyChecking[ \t="']{1,10}(?:no|off)\b/i;
const trusts = 'makes SSH trust whoever answers.';
