import { quoted, source } from '../../core/text.ts';
import { chmodded } from '../image-modes.ts';
import type { BuiltImageRule } from '../kinds.ts';
import { readMode } from '../knowledge/file-modes.ts';

export const setuidBit: BuiltImageRule = {
  id: 'image/setuid-bit',
  title: 'Setuid or setgid bit set while an image was built',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'Any user in the container runs that program with its owner’s rights, usually root’s, so an attacker can use it to get around the `USER` line.',
  fix: 'Leave the bit out, and give the program the one capability it needs (`setcap`).',
  details:
    'Covers the commands in the image’s history, including its base image’s. Files that packages install with their bits set are not seen.',
  references: ['https://www.cisecurity.org/benchmark/docker'],
  covers: ['dockle:CIS-DI-0008', 'cis:4.8'],
  fixable: false,
  foldsInto: ['dockerfile/setuid-bit'],
  examples: {
    bad: [
      {
        name: 'by the base image',
        code: source`
          FROM [|example/base:4.2|]
          USER app
        `,
        files: {
          'image.json': source`
            {
              "config": { "User": "app" },
              "history": [
                { "created_by": "/bin/sh -c chmod u+s /usr/bin/helper" },
                { "created_by": "USER app", "empty_layer": true }
              ]
            }
          `,
        },
      },
    ],
    good: [
      {
        name: 'the bits taken away',
        code: source`
          FROM debian:13-slim
          RUN find / -perm /6000 -type f -exec chmod a-s {} +
        `,
        files: {
          'image.json': source`
            {
              "config": { "User": "app" },
              "history": [
                { "created_by": "RUN /bin/sh -c find / -perm /6000 -type f -exec chmod a-s {} + # buildkit" }
              ]
            }
          `,
        },
      },
    ],
  },

  *check(image) {
    for (const { step, mode, files } of chmodded(image)) {
      const { setuid, setgid } = readMode(mode);
      if (!setuid && !setgid) continue;
      const message = `${quoted(mode)} makes ${quoted(files)} run with the rights of its ${setuid ? 'owner' : 'group'}.`;
      yield { step, subject: files, message, ...(setuid ? {} : { severity: 'low' as const }) };
    }
  },
};
