import type { Edit } from '../../core/edit.ts';
import { joinSpans, spanAt } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import type { ScalarNode } from '../../documents/compose/model.ts';
import { scalarsUnder } from '../compose-lists.ts';
import type { ComposeRule } from '../kinds.ts';

export const unquotedPort: ComposeRule = {
  id: 'compose/unquoted-port',
  title: 'Ports without quotes',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'YAML 1.1 parsers read `22:22` as a base-60 number, and a list that mixes numbers and strings is harder to read.',
  fix: 'Put each port in quotes.',
  details: 'One finding for each list, from its first unquoted port to its last.',
  references: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  covers: ['dclint:require-quotes-in-ports'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'published and exposed',
        code: source`
          services:
            ssh:
              image: example/ssh:9
              ports:
                - [|127.0.0.1:2222:22
                - 8080|]
              expose: [[|3000|]]
        `,
      },
    ],
    good: [
      {
        name: 'either kind of quotes, and the long form',
        code: source`
          services:
            web:
              image: example/web:1.2
              ports:
                - "127.0.0.1:8080:80"
                - '127.0.0.1:8443:443'
                - target: 81
                  published: 8081
        `,
      },
    ],
  },

  *check(document) {
    for (const { name, node } of document.services) {
      for (const key of ['ports', 'expose']) {
        const bare = scalarsUnder(node, key).filter((item) => !item.quoted && item.raw !== '');
        const [first, last] = [bare[0], bare.at(-1)];
        if (first === undefined || last === undefined) continue;
        const message = `${quoted(key)} of ${quoted(name)} are written without quotes.`;
        yield { span: joinSpans(first.span, last.span), subject: key, message, edits: bare.flatMap(inQuotes) };
      }
    }
  },
};

function inQuotes({ span, raw }: ScalarNode): readonly Edit[] {
  const plain = span.start.line === span.end.line && span.end.column - span.start.column === raw.length;
  if (!plain || /["\\]/.test(raw)) return [];
  return [
    { span: spanAt(span.start), text: '"' },
    { span: spanAt(span.end), text: '"' },
  ];
}
