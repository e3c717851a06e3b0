import type { Violation } from '../../core/rule.ts';
import { quoted, source } from '../../core/text.ts';
import type { Word } from '../../documents/shell/model.ts';
import { buildCommands } from '../build-commands.ts';
import { grantedModes } from '../granted-modes.ts';
import type { DockerfileRule } from '../kinds.ts';
import { capabilityName, hostCapabilities, rootCapabilities } from '../knowledge/capabilities.ts';
import { readMode } from '../knowledge/file-modes.ts';

export const setuidBit: DockerfileRule = {
  id: 'dockerfile/setuid-bit',
  title: 'Program with the setuid or setgid bit',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'Any user in the container runs that program with its owner’s rights, usually root’s, so an attacker can use it to get around the `USER` line.',
  fix: 'Leave the bit out, and give the program the one capability it needs (`setcap`).',
  details:
    'The setgid bit alone is `low`, because folders often have it for good reasons. A capability that `setcap` gives is reported if it is as good as root (`cap_setuid`, `cap_sys_admin` and the like).',
  references: ['https://docs.docker.com/engine/security/', 'https://man7.org/linux/man-pages/man2/chmod.2.html'],
  covers: ['dockle:CIS-DI-0008', 'cis:4.8'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'by number and by letter',
        code: source`
          FROM debian:13-slim
          COPY --chmod=[|4755|] helper /usr/local/bin/
          RUN chmod [|u+s|] /usr/bin/tcpdump && chmod [|2775|] /srv/shared && chmod [|+6000|] /usr/bin/ping
        `,
      },
      {
        name: 'by a capability as good as the bit',
        code: source`
          FROM debian:13-slim
          RUN setcap [|cap_net_bind_service,cap_setuid=+ep|] /usr/local/bin/helper
        `,
      },
    ],
    good: [
      {
        name: 'bits removed',
        code: source`
          FROM debian:13-slim
          RUN chmod u-s /usr/bin/passwd && chmod -6000 /usr/bin/su && chmod 0755 /usr/local/bin/helper
        `,
      },
      {
        name: 'the one capability that a server needs, and one taken away',
        code: source`
          FROM debian:13-slim
          RUN setcap cap_net_bind_service=+ep /usr/local/bin/server && setcap -r /usr/bin/ping
        `,
      },
    ],
  },

  *check(document) {
    for (const { mode, span, files, folders } of grantedModes(document)) {
      const { setuid, setgid } = readMode(mode);
      // On a folder the bits change nothing that is run: https://www.gnu.org/software/coreutils/manual/html_node/Directory-Setuid-and-Setgid.html
      if ((!setuid && !setgid) || folders) continue;
      const message = `${quoted(mode)} makes ${quoted(files)} run with the rights of its ${setuid ? 'owner' : 'group'}.`;
      yield { span, subject: files, message, ...(setuid ? {} : { severity: 'low' }) };
    }
    for (const { command } of buildCommands(document)) {
      if (command.name === 'setcap') yield* grantedCapabilities(command.words);
    }
  },
};

/** `setcap capabilities file …`, any number of times: setcap(8), and cap_text_formats(7) for the clauses. */
function* grantedCapabilities(words: readonly Word[]): Iterable<Violation> {
  const operands = words.filter(({ display }) => !/^-[a-z]/.test(display));
  if (words.some(({ display }) => display === '-r')) return;
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [clauses, file] = operands.slice(at, at + 2);
    const gained = clauses && asGoodAsRoot(clauses.display);
    if (clauses === undefined || file === undefined || gained === undefined) continue;
    const message = `With ${quoted(clauses.display)}, ${quoted(file.display)} may do what root does: ${gained}.`;
    yield { span: clauses.span, subject: file.display, message };
  }
}

/** What the most dangerous of the capabilities allows; a clause without names means all. */
function asGoodAsRoot(text: string): string | undefined {
  for (const clause of text.split(/\s+/)) {
    const [, names = '', actions = ''] = /^([^=+-]*)((?:[=+-][eip]*)*)$/.exec(clause) ?? [];
    // Without `p`, the program may not use it.
    if (!/[=+][eip]*p/.test(actions)) continue;
    for (const written of names === '' ? ['all'] : names.split(',')) {
      const name = capabilityName(written);
      const meaning = hostCapabilities.get(name) ?? rootCapabilities.get(name);
      if (meaning !== undefined) return name === 'ALL' ? 'every capability' : meaning;
    }
  }
  return undefined;
}
