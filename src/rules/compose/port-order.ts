import type { Span } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import type { Node } from '../../documents/compose/model.ts';
import type { ComposeRule } from '../kinds.ts';
import { firstOutOfOrder } from '../order.ts';

export const portOrder: ComposeRule = {
  id: 'compose/port-order',
  title: 'Ports not in numerical order',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'In a sorted list it is easier to see that a port is used twice.',
  fix: 'Sort `ports` by number.',
  details:
    'The short form is sorted by its first number after any address, the long form by its `target`. Ports that are variables may stand anywhere.',
  references: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  covers: ['dclint:service-ports-alphabetical-order'],
  fixable: false,
  gathered: { by: 'file', cause: 'order' },
  examples: {
    bad: [
      {
        name: 'the smaller number last',
        code: source`
          services:
            web:
              image: example/web:1.2
              ports:
                - "127.0.0.1:8443:443"
                - [|"127.0.0.1:8080:80"|]
        `,
      },
    ],
    good: [
      {
        name: 'by number, not by letter',
        code: source`
          services:
            web:
              image: example/web:1.2
              ports:
                - "\${WEB_PORT}:80"
                - "81"
                - target: 1000
                  published: 8081
                - "[::1]:9000:9000"
                - "10000:10000/udp"
        `,
      },
    ],
  },

  *check({ services }) {
    for (const { name, node } of services) {
      const entry = node.entry('ports');
      if (entry === undefined || entry.merged) continue;
      const found = firstOutOfOrder(numbersIn(entry.node), (a, b) => a.number - b.number);
      if (found === undefined) continue;
      const { item, before } = found;
      const message = `${quoted(name)} publishes ${item.number} after ${before.number}.`;
      yield { span: item.span, subject: 'ports', message };
    }
  },
};

function numbersIn(node: Node): readonly { readonly number: number; readonly span: Span }[] {
  if (node.kind !== 'list') return [];
  return node.items.flatMap((item, index) => {
    const number = numberOf(item);
    return number === undefined ? [] : [{ number, span: node.places[index] ?? item.span }];
  });
}

function numberOf(item: Node): number | undefined {
  const scalar = item.kind === 'map' ? item.get('target') : item;
  if (scalar?.kind !== 'scalar' || scalar.variables.length > 0) return undefined;
  const [first = ''] = scalar.raw.split(':').slice(-2);
  const digits = /^\d{1,5}/.exec(first)?.[0];
  return digits === undefined ? undefined : Number(digits);
}
