import { quoted, source } from '../../core/text.ts';
import type { Entry } from '../../documents/compose/model.ts';
import type { ComposeRule } from '../kinds.ts';
import { firstOutOfOrder } from '../order.ts';

export const serviceKeyOrder: ComposeRule = {
  id: 'compose/service-key-order',
  title: 'Service keys not in the usual order',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Services whose keys have the same order are easy to compare at a glance.',
  fix: 'Start with what the service is, then what it needs, what it stores, its environment, its network, and how it runs.',
  details:
    'The order is dclint’s default: `image`, `build`, `container_name`, `depends_on`, `volumes`, `volumes_from`, `configs`, `secrets`, `environment`, `env_file`, `ports`, `networks`, `network_mode`, `extra_hosts`, `command`, `entrypoint`, `working_dir`, `restart`, `healthcheck`, `logging`, `labels`, `user`, `isolation`. Other keys may stand anywhere. The finding is on the first key that comes too late.',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  covers: ['dclint:service-keys-order'],
  fixable: false,
  gathered: { by: 'file', cause: 'order' },
  examples: {
    bad: [
      {
        name: 'the image behind the ports',
        code: source`
          services:
            web:
              ports:
                - "127.0.0.1:8080:80"
              [|image|]: example/web:1.2
            worker:
              image: example/worker:1.2
              restart: always
              [|environment|]:
                QUEUE: mail
        `,
      },
    ],
    good: [
      {
        name: 'in order, with a key that may stand anywhere',
        code: source`
          services:
            web:
              image: example/web:1.2
              read_only: true
              environment:
                DEBUG: "0"
              ports:
                - "127.0.0.1:8080:80"
              restart: unless-stopped
        `,
      },
    ],
  },

  *check({ services }) {
    for (const { name, node } of services) {
      const own = node.entries.filter(({ key, merged }) => !merged && order.has(key));
      const wrong = firstOutOfOrder(own, byRank);
      if (wrong === undefined) continue;
      const { item, before } = wrong;
      const message = `${quoted(item.key)} of ${quoted(name)} comes after ${quoted(before.key)}.`;
      yield { span: item.keySpan, subject: 'keys', message };
    }
  },
};

/** https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/rules/service-keys-order-rule.md */
const order: ReadonlyMap<string, number> = new Map(
  [
    ['image', 'build', 'container_name', 'depends_on', 'volumes', 'volumes_from', 'configs', 'secrets'],
    ['environment', 'env_file', 'ports', 'networks', 'network_mode', 'extra_hosts', 'command', 'entrypoint'],
    ['working_dir', 'restart', 'healthcheck', 'logging', 'labels', 'user', 'isolation'],
  ]
    .flat()
    .map((key, index) => [key, index]),
);

function byRank(a: Entry, b: Entry): number {
  return (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0);
}
