import { quoted, source } from '../../core/text.ts';
import { grantedModes } from '../granted-modes.ts';
import type { DockerfileRule } from '../kinds.ts';
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
  details: 'The setgid bit alone is `low`, because folders often have it for good reasons.',
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
    ],
    good: [
      {
        name: 'taken away',
        code: source`
          FROM debian:13-slim
          RUN chmod u-s /usr/bin/passwd && chmod -6000 /usr/bin/su && chmod 0755 /usr/local/bin/helper
        `,
      },
    ],
  },

  *check(document) {
    for (const { mode, span, files } of grantedModes(document)) {
      const { setuid, setgid } = readMode(mode);
      if (!setuid && !setgid) continue;
      const message = `${quoted(mode)} makes ${quoted(files)} run with the rights of its ${setuid ? 'owner' : 'group'}.`;
      yield { span, subject: files, message, ...(setuid ? {} : { severity: 'low' }) };
    }
  },
};
