import type { Span } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import type { Node } from '../../documents/compose/model.ts';
import type { ComposeRule } from '../kinds.ts';
import { byName, firstOutOfOrder } from '../order.ts';

export const dependencyOrder: ComposeRule = {
  id: 'compose/dependency-order',
  title: 'Dependencies not in alphabetical order',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'The order of `depends_on` means nothing to Compose, so any order but the alphabetical one suggests a meaning that is not there.',
  fix: 'Sort `depends_on` by name.',
  references: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
  covers: ['dclint:service-dependencies-alphabetical-order'],
  fixable: false,
  gathered: { by: 'file', cause: 'order' },
  examples: {
    bad: [
      {
        name: 'as a list and as a mapping',
        code: source`
          services:
            cache:
              image: example/cache:2
            db:
              image: example/db:3
            web:
              image: example/web:1.2
              depends_on: [db, [|cache|]]
            worker:
              image: example/worker:1.2
              depends_on:
                db:
                  condition: service_healthy
                [|cache|]:
                  condition: service_started
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
            db:
              image: example/db:3
            web:
              image: example/web:1.2
              depends_on:
                - cache
                - db
        `,
      },
    ],
  },

  *check({ services }) {
    for (const { name, node } of services) {
      const entry = node.entry('depends_on');
      if (entry === undefined || entry.merged) continue;
      const found = firstOutOfOrder(namesIn(entry.node), (a, b) => byName(a.name, b.name));
      if (found === undefined) continue;
      const { item, before } = found;
      const message = `${quoted(name)} lists ${quoted(item.name)} after ${quoted(before.name)}.`;
      yield { span: item.span, subject: 'depends_on', message };
    }
  },
};

function namesIn(node: Node): readonly { readonly name: string; readonly span: Span }[] {
  if (node.kind === 'map') return node.entries.map(({ key, keySpan }) => ({ name: key, span: keySpan }));
  if (node.kind !== 'list') return [];
  return node.items.flatMap((item, index) =>
    item.kind === 'scalar' ? [{ name: item.raw, span: node.places[index] ?? item.span }] : [],
  );
}
