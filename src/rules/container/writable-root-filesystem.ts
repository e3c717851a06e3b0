import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { graverDefaults, leftInFile } from '../left-at-default.ts';
import { missingOn, onOption } from '../places.ts';

export const writableRootFilesystem: ContainerRule = {
  id: 'container/writable-root-filesystem',
  title: 'Writable root filesystem',
  severity: 'low',
  confidence: 'high',
  category: 'privilege',
  profile: 'all',
  why: 'An attacker can replace the program itself and leave tools behind that survive a restart of the container.',
  fix: 'Add `read_only: true`, with a `tmpfs` or a volume for each folder that the program writes to.',
  references: ['https://docs.docker.com/reference/compose-file/services/#read_only'],
  covers: ['semgrep:writable-filesystem-service', 'cis:5.13', 'owasp:RULE #8'],
  fixable: true,
  foldsInto: graverDefaults('container/writable-root-filesystem'),
  gathered: leftInFile,
  examples: {
    bad: [
      {
        name: 'never set',
        code: source`
          services:
            [|web|]:
              image: example/web:1.2
        `,
      },
      {
        name: 'set to false',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|read_only: false|]
        `,
      },
    ],
    good: [
      {
        name: 'read-only, with room for temporary files',
        code: source`
          services:
            web:
              image: example/web:1.2
              read_only: true
              tmpfs: [/tmp]
        `,
      },
    ],
  },

  *check(container) {
    const { name, partial, readOnly, fixes } = container;
    const message = `The root filesystem of ${quoted(name)} is writable.`;
    const subject = 'read_only';
    if (readOnly?.on === false) {
      yield { ...onOption(readOnly), subject, message, edits: fixes.replace(readOnly, 'true') };
    } else if (readOnly === undefined && !partial) {
      yield { ...missingOn(container), subject, message, edits: fixes.add('read-only') };
    }
  },
};
