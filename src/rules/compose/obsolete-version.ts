import type { Edit } from '../../core/edit.ts';
import { source } from '../../core/text.ts';
import type { ComposeDocument, Entry } from '../../documents/compose/model.ts';
import type { ComposeRule } from '../kinds.ts';

export const obsoleteVersion: ComposeRule = {
  id: 'compose/obsolete-version',
  title: 'Obsolete `version`',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Compose ignores it and warns on every command, and readers believe that it still selects something.',
  fix: 'Remove the line.',
  details:
    'Some older checkers skip a file without it; that is a reason to change the checker. The Compose Specification keeps the key only for old files.',
  references: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
  covers: ['dclint:no-version-field'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'version 3.8',
        code: source`
          [|version: "3.8"|]
          services:
            web:
              image: example/web:1.2
        `,
      },
    ],
    good: [
      {
        name: 'no version',
        code: source`
          services:
            web:
              image: example/web:1.2
        `,
      },
    ],
  },

  *check(document) {
    const entry = document.root.entry('version');
    if (entry === undefined) return;
    const message = 'Compose ignores `version`.';
    yield { span: entry.span, subject: 'version', message, edits: removeLine(document, entry) };
  },
};

function removeLine({ root, text }: ComposeDocument, { span, merged }: Entry): readonly Edit[] {
  const { line, column } = span.start;
  if (root.flow || merged || column !== 1 || span.end.line !== line) return [];
  // The last line has no next one.
  if (text.split('\n', line + 1).length <= line) return [];
  return [{ span: { start: span.start, end: { line: line + 1, column: 1 } }, text: '' }];
}
