import { compareText } from '../../core/finding.ts';
import { quoted, source } from '../../core/text.ts';
import type { Entry } from '../../documents/compose/model.ts';
import type { ComposeRule } from '../kinds.ts';
import { firstOutOfOrder } from '../order.ts';

export const sectionOrder: ComposeRule = {
  id: 'compose/section-order',
  title: 'Sections not in the usual order',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Readers look for networks and volumes below the services that use them, and for fragments above.',
  fix: 'Order the file as `x-…`, `name`, `include`, `services`, `networks`, `volumes`, `secrets`, `configs`.',
  details: 'Extensions (`x-…`) are sorted by name, unless one of them refers to another.',
  references: ['https://docs.docker.com/reference/compose-file/'],
  covers: ['dclint:top-level-properties-order'],
  fixable: false,
  gathered: { by: 'file', cause: 'order' },
  examples: {
    bad: [
      {
        name: 'volumes first',
        code: source`
          volumes:
            data:
          [|services|]:
            db:
              image: example/db:3
              volumes:
                - data:/data
        `,
      },
      {
        name: 'extensions not in order',
        code: source`
          x-owner: shop
          [|x-docs|]: https://example.com
          services:
            db:
              image: example/db:3
        `,
      },
    ],
    good: [
      {
        name: 'a fragment after the one it refers to',
        code: source`
          x-limits: &limits
            mem_limit: 512m
          x-common: &common
            <<: *limits
            init: true
          services:
            db:
              <<: *common
              image: example/db:3
        `,
      },
      {
        name: 'fragments, services, then volumes',
        code: source`
          x-limits: &limits
            mem_limit: 512m
          name: shop
          services:
            db:
              <<: *limits
              image: example/db:3
              volumes:
                - data:/data
          volumes:
            data:
        `,
      },
    ],
  },

  *check({ root }) {
    const known = root.entries.filter(({ key }) => rankOf(key) !== undefined);
    // A fragment must come after those that it refers to, whatever their names are.
    const free = !known.some(isMadeOfOthers);
    const found = firstOutOfOrder(known, (a, b) => byRank(a, b) || (free ? byName(a, b) : 0));
    if (found === undefined) return;
    const message = `${quoted(found.item.key)} comes after ${quoted(found.before.key)}.`;
    yield { span: found.item.keySpan, subject: 'sections', message };
  },
};

const order = ['x-', 'version', 'name', 'include', 'services', 'networks', 'volumes', 'secrets', 'configs'];

function rankOf(key: string): number | undefined {
  const rank = order.indexOf(key.startsWith('x-') ? 'x-' : key);
  return rank === -1 ? undefined : rank;
}

function byRank(a: Entry, b: Entry): number {
  return (rankOf(a.key) ?? 0) - (rankOf(b.key) ?? 0);
}

/** Only for extensions: all other sections occur once. */
function byName(a: Entry, b: Entry): number {
  return a.key.startsWith('x-') ? compareText(a.key.toLowerCase(), b.key.toLowerCase()) : 0;
}

function isMadeOfOthers({ key, merged, node }: Entry): boolean {
  return key.startsWith('x-') && (merged || (node.kind === 'map' && node.entries.some((entry) => entry.merged)));
}
