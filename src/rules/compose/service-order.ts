import { quoted, source } from '../../core/text.ts';
import type { ComposeRule } from '../kinds.ts';
import { byName, firstOutOfOrder } from '../order.ts';

export const serviceOrder: ComposeRule = {
  id: 'compose/service-order',
  title: 'Services not in alphabetical order',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'With a fixed order a service is easier to find in a long file, and branches that each add one conflict less often.',
  fix: 'Sort the services by name.',
  details:
    'One finding for each file, on the first service that comes too late. Letter case does not matter, and punctuation comes before letters.',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  covers: ['dclint:services-alphabetical-order'],
  fixable: false,
  gathered: { by: 'file', cause: 'order' },
  examples: {
    bad: [
      {
        name: 'in the order they were added',
        code: source`
          services:
            web:
              image: example/web:1.2
            [|cache|]:
              image: example/cache:2
        `,
      },
    ],
    good: [
      {
        name: 'by name',
        code: source`
          services:
            cache:
              image: example/cache:2
            Web:
              image: example/web:1.2
            worker:
              image: example/worker:1.2
        `,
      },
    ],
  },

  *check({ services }) {
    const found = firstOutOfOrder(services, (a, b) => byName(a.name, b.name));
    if (found === undefined) return;
    const { item, before } = found;
    const message = `${quoted(item.name)} comes after ${quoted(before.name)}.`;
    yield { span: item.keySpan, subject: 'services', message };
  },
};
