import { quoted, source } from '../../core/text.ts';
import type { MapNode, Node } from '../../documents/compose/model.ts';
import { cyclesIn } from '../cycles.ts';
import type { ComposeRule } from '../kinds.ts';

export const dependencyCycle: ComposeRule = {
  id: 'compose/dependency-cycle',
  title: 'Circular dependency between services',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Compose rejects the whole file, so none of its services start.',
  fix: 'Remove one of the dependencies.',
  details:
    'Compose checks only services that are enabled. A cycle of services with `profiles` therefore fails only once those are enabled, and the message says so. If no single profile enables them all, and one of the dependencies is optional (`required: false`), the severity is `low`: the file works until the profiles are enabled together.\n\nA service depends on those in its `depends_on`, `links` and `volumes_from`, and on the one whose network, processes or memory it shares (`network_mode: service:…`). Each cycle is reported once, on the first of its services.',
  references: ['https://docs.docker.com/compose/how-tos/startup-order/'],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'cycles of two services, of three, and of one',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|depends_on|]: [db]
            db:
              image: example/db:3
              depends_on:
                web:
                  condition: service_started
            a:
              image: example/a:1
              [|links|]: ["b:other"]
            b:
              image: example/b:1
              network_mode: service:c
            c:
              image: example/c:1
              volumes_from: ["a:ro"]
            self:
              image: example/self:1
              [|depends_on|]: [self]
        `,
      },
      {
        name: 'in a profile, and in two',
        code: source`
          services:
            web:
              image: example/web:1.2
              profiles: [tools]
              [|depends_on|]: [db]
            db:
              image: example/db:3
              depends_on: [web]
            one:
              image: example/one:1
              profiles: [first]
              [|depends_on|]:
                two:
                  condition: service_started
                  required: false
            two:
              image: example/two:1
              profiles: [second]
              depends_on:
                one:
                  condition: service_started
                  required: false
        `,
      },
    ],
    good: [
      {
        name: 'two services that depend on the same one',
        code: source`
          services:
            web:
              image: example/web:1.2
              depends_on: [worker, db]
            worker:
              image: example/worker:1.2
              depends_on: [db]
            db:
              image: example/db:3
              volumes_from: ["container:web"]
              depends_on: [missing]
        `,
      },
    ],
  },

  *check({ services }) {
    const waits = new Map(services.map(({ name, node }) => [name, dependenciesOf(node)]));
    const nodes = new Map(services.map(({ name, node }) => [name, node]));
    for (const cycle of cyclesIn(new Map([...waits].map(([name, found]) => [name, [...found.keys()]])))) {
      const [first = '', next = first] = cycle;
      const entry = nodes.get(first)?.entry(waits.get(first)?.get(next) ?? '');
      if (entry === undefined) continue;
      const chain = [...cycle.slice(1, mostNamed), first].map((name) => quoted(name)).join(', which waits for ');
      const members = cycle.flatMap((name) => nodes.get(name) ?? []);
      const message = `${quoted(first)} waits for ${chain}${enabledBy(members)}.`;
      const subject = cycle.toSorted().slice(0, mostNamed).join(' ');
      const severity = mayNeverMeet(cycle, nodes) ? { severity: 'low' as const } : {};
      yield { path: entry.path, span: entry.keySpan, subject, message, ...severity };
    }
  },
};

/** The profiles of a service; '*' beside them enables every service. */
function profilesOf(service: MapNode): readonly string[] {
  return namesIn(service.get('profiles'));
}

/** Profiles each of which enables all of the services; `undefined` if they need none. */
function sharedProfiles(services: readonly MapNode[]): readonly string[] | undefined {
  const [first, ...more] = services.map(profilesOf).filter((profiles) => profiles.length > 0);
  return first?.filter((profile) => more.every((profiles) => profiles.includes(profile)));
}

function enabledBy(services: readonly MapNode[]): string {
  const shared = sharedProfiles(services);
  if (shared === undefined) return '';
  const [profile] = shared;
  return profile === undefined
    ? ', once their profiles are enabled together'
    : `, once the profile ${quoted(profile)} is enabled`;
}

/**
 * Whether each can be used without the others: no profile enables them all, and for one of them the next is optional.
 * Compose looks for cycles only among the enabled services, after it checks that none is missing:
 * https://github.com/compose-spec/compose-go/blob/v2.9.0/loader/loader.go (`ModelToProject`)
 */
function mayNeverMeet(cycle: readonly string[], nodes: ReadonlyMap<string, MapNode>): boolean {
  const services = cycle.flatMap((name) => nodes.get(name) ?? []);
  if (sharedProfiles(services)?.length !== 0) return false;
  return services.some((service, index) => isOptional(service, cycle[(index + 1) % cycle.length] ?? ''));
}

function isOptional(service: MapNode, other: string): boolean {
  const waits = service.get('depends_on');
  const entry = waits?.kind === 'map' ? waits.get(other) : undefined;
  const required = entry?.kind === 'map' ? entry.get('required') : undefined;
  return required?.kind === 'scalar' && required.value === false;
}

/** The number of services of one cycle that are named. */
const mostNamed = 8;

/** The services that one waits for, each with the key that makes it wait. */
function dependenciesOf(service: MapNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (key: string, name: string | undefined) => {
    if (name !== undefined && !found.has(name)) found.set(name, key);
  };
  for (const name of namesIn(service.get('depends_on'))) add('depends_on', name);
  for (const name of namesIn(service.get('links'))) add('links', name.split(':')[0]);
  for (const name of namesIn(service.get('volumes_from'))) {
    if (!name.startsWith('container:')) add('volumes_from', name.split(':')[0]);
  }
  for (const key of ['network_mode', 'pid', 'ipc']) {
    const mode = service.get(key);
    if (mode?.kind === 'scalar') add(key, /^service:(.+)$/s.exec(mode.text ?? '')?.[1]);
  }
  return found;
}

function namesIn(node: Node | undefined): readonly string[] {
  if (node?.kind === 'map') return node.entries.map(({ key }) => key);
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) => (item.kind === 'scalar' ? (item.text ?? []) : []));
}
