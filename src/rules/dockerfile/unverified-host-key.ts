import { quoted, source } from '../../core/text.ts';
import type { Command, Word } from '../../documents/shell/model.ts';
import { type Grammar, operands, pipedInto } from '../../documents/shell/questions.ts';
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
  details:
    '`ssh-keyscan` asks the server for its keys and trusts the answer. Where its output becomes `known_hosts`, that is reported as `low`: it happens once in the build, and a changed key is noticed afterwards. It is not reported where the same RUN compares the keys with something.',
  references: [
    'https://man.openbsd.org/ssh-keyscan#SECURITY',
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
      {
        name: 'keys accepted without a check',
        code: source`
          FROM alpine/git:2.49
          RUN [|ssh-keyscan -t ed25519 git.example.com|] >> /etc/ssh/ssh_known_hosts
        `,
      },
    ],
    good: [
      {
        name: 'known host keys',
        code: source`
          FROM alpine/git:2.49
          COPY known_hosts /root/.ssh/known_hosts
          RUN --mount=type=ssh git clone git@git.example.com:app.git
        `,
      },
      {
        name: 'keys that are compared with what the server publishes',
        code: source`
          FROM alpine/git:2.49
          COPY known_hosts.sha256 /
          RUN ssh-keyscan git.example.com > /etc/ssh/ssh_known_hosts && sha256sum -c /known_hosts.sha256
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
    for (const { command, script } of buildCommands(document)) {
      if (command.name === 'ssh-keyscan' && isTrusted(command) && !script.commands.some(compares)) {
        const host = operands(command, keyscan)[0]?.display ?? '';
        const message = `${quoted('ssh-keyscan')} accepts any key that is offered for ${quoted(host)}.`;
        yield { span: command.span, subject: `ssh-keyscan ${host}`, severity: 'low', message };
      }
      for (const { name, value, span } of command.assignments) {
        if (off.test(value.display)) yield { span, subject: name, message: `${quoted(name)} ${trusts}` };
      }
      for (const { display, span } of command.words) {
        if (off.test(display)) yield { span, subject: command.name, message: `${quoted(display)} ${trusts}` };
      }
    }
  },
};

/** https://man.openbsd.org/ssh-keyscan */
const keyscan: Grammar = { short: 'fOpTt' };

/** Whether its output becomes a list of known hosts. */
function isTrusted(command: Command): boolean {
  const files = [command, ...pipedInto(command)].flatMap(({ name, words, redirects }) => [
    ...redirects.flatMap(({ operator, target }) => (operator.startsWith('>') ? (target?.display ?? []) : [])),
    ...(name === 'tee' ? words.map(({ display }) => display) : []),
  ]);
  return files.some((file) => /known_hosts2?["']?$/.test(file));
}

function compares({ name, words }: Command): boolean {
  return /^(?:sha(?:1|256|512)sum|shasum|diff|cmp)$/.test(name) || (name === 'ssh-keygen' && words.some(listsKeys));
}

/** `ssh-keygen -lf known_hosts`: shows the fingerprints. */
function listsKeys({ display }: Word): boolean {
  return /^-[a-zE]*l/.test(display);
}

const off = /StrictHostKeyChecking[ \t="']{1,10}(?:no|off)\b/i;
const trusts = 'makes SSH trust whoever answers.';
