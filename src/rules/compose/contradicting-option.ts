import type { Location } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import type { Entry, MapNode, Node } from '../../documents/compose/model.ts';
import type { ComposeRule } from '../kinds.ts';

export const contradictingOption: ComposeRule = {
  id: 'compose/contradicting-option',
  title: 'Contradictory options',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Compose rejects the whole file, so none of its services start.',
  fix: 'Keep one of the two.',
  details:
    '`mem_limit`, `cpus`, `pids_limit`, `mem_reservation` and `scale` have a second spelling under `deploy`. If `deploy.resources.limits` is present, a limit missing from it counts as different from the service’s own, so all limits belong there. Also reported are `network_mode` with `networks`, `container_name` with more than one replica, `dockerfile` with `dockerfile_inline`, and a `platform` missing from `build.platforms`. Values that come from a variable are not reported.',
  references: ['https://github.com/compose-spec/compose-go/blob/main/loader/validate.go'],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'one limit with two values, and one missing below deploy',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|mem_limit: 1g|]
              [|pids_limit: 200|]
              deploy:
                resources:
                  limits:
                    memory: 2g
        `,
      },
      {
        name: 'mutually exclusive options',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|network_mode: host|]
              networks: [front]
            worker:
              image: example/worker:1.2
              [|container_name: worker|]
              deploy:
                replicas: 2
            tool:
              build:
                dockerfile: tool.Dockerfile
                [|dockerfile_inline: FROM example/tool:1|]
            phone:
              [|platform: linux/arm64|]
              build:
                context: .
                platforms: [linux/amd64]
            queue:
              image: example/queue:4
              [|scale: 3|]
              deploy:
                replicas: 2
          networks:
            front:
        `,
      },
    ],
    good: [
      {
        name: 'equal values in both places, and limits in only one',
        code: source`
          services:
            web:
              image: example/web:1.2
              mem_limit: 1gb
              cpus: 0.50
              pids_limit: 200
              deploy:
                replicas: 1
                resources:
                  limits:
                    memory: 1024M
                    cpus: "0.5"
                    pids: 200
            worker:
              image: example/worker:1.2
              container_name: worker
              pids_limit: 200
              scale: 1
              deploy:
                resources:
                  reservations:
                    memory: 1g
            queue:
              image: example/queue:4
              mem_limit: \${MEMORY}
              pids_limit: 0
              network_mode: host
              networks: []
              scale: 2
              deploy:
                resources:
                  limits:
                    memory: 2g
        `,
      },
    ],
  },

  *check({ services }) {
    const told = new Set<string>();
    for (const { name, node } of services) {
      for (const { entry, against, message } of [...differing(name, node), ...excluding(name, node)]) {
        const { line, column } = entry.span.start;
        const place = `${entry.key} ${line}:${column}`;
        // Keys that services share through an anchor are written once.
        if (told.has(place)) continue;
        told.add(place);
        const related = [{ path: against.path, span: against.keySpan, message: `${quoted(against.key)} is set here.` }];
        yield { ...placeOf(entry), subject: entry.key, message, related };
      }
    }
  },
};

interface Contradiction {
  readonly entry: Entry;
  /** The other option. */
  readonly against: Entry;
  readonly message: string;
}

/** Options with a second spelling: the mapping of the other, its key there, and how values are compared. */
const spellings: readonly {
  readonly key: string;
  readonly under: readonly string[];
  readonly other: string;
  readonly amount: (text: string) => number;
}[] = [
  { key: 'mem_limit', under: ['deploy', 'resources', 'limits'], other: 'memory', amount: bytesIn },
  { key: 'cpus', under: ['deploy', 'resources', 'limits'], other: 'cpus', amount: Number },
  { key: 'pids_limit', under: ['deploy', 'resources', 'limits'], other: 'pids', amount: Number },
  { key: 'mem_reservation', under: ['deploy', 'resources', 'reservations'], other: 'memory', amount: bytesIn },
];

function* differing(name: string, service: MapNode): Iterable<Contradiction> {
  for (const { key, under, other, amount } of spellings) {
    const entry = service.entry(key);
    const value = amountOf(entry?.node, amount);
    const limits = entryBelow(service, under);
    if (entry === undefined || !value || limits?.node.kind !== 'map') continue;
    const second = limits.node.entry(other);
    if (second === undefined) {
      const message = `${quoted(name)} sets ${quoted(key)}, but ${quoted(under.join('.'))} has no ${quoted(other)}.`;
      yield { entry, against: limits, message };
    } else if (isAnother(value, amountOf(second.node, amount))) {
      const message = `${quoted(name)} sets ${quoted(key)} and ${quoted([...under, other].join('.'))} to different values.`;
      yield { entry, against: second, message };
    }
  }
}

function* excluding(name: string, service: MapNode): Iterable<Contradiction> {
  const owner = quoted(name);
  const [mode, networks] = [service.entry('network_mode'), service.entry('networks')];
  if (mode && networks && textOf(mode.node) !== '' && !isEmpty(networks.node)) {
    const message = `${owner} has both \`network_mode\` and \`networks\`, which exclude each other.`;
    yield { entry: mode, against: networks, message };
  }
  const [scale, replicas] = [service.entry('scale'), entryBelow(service, ['deploy', 'replicas'])];
  const [one, other] = [amountOf(scale?.node, Number), amountOf(replicas?.node, Number)];
  if (scale && replicas && one !== undefined && isAnother(one, other)) {
    const message = `${owner} sets \`scale\` and \`deploy.replicas\` to different numbers.`;
    yield { entry: scale, against: replicas, message };
  }
  const called = service.entry('container_name');
  const several = scale ?? replicas;
  if (called && several && textOf(called.node) !== '' && (scale ? one : other) !== undefined) {
    const number = Number(scale ? one : other);
    const message = `${owner} has a \`container_name\`, which only one of its ${number} containers can have.`;
    if (number > 1) yield { entry: called, against: several, message };
  }
  const inline = entryBelow(service, ['build', 'dockerfile_inline']);
  const file = entryBelow(service, ['build', 'dockerfile']);
  if (inline && file && textOf(inline.node) !== '' && textOf(file.node) !== '') {
    const message = `${owner} has both \`dockerfile\` and \`dockerfile_inline\`, which exclude each other.`;
    yield { entry: inline, against: file, message };
  }
  const platform = service.entry('platform');
  const platforms = entryBelow(service, ['build', 'platforms']);
  if (platform && platforms?.node.kind === 'list' && isMissingIn(platforms.node.items, textOf(platform.node))) {
    const message = `${owner} runs on ${quoted(textOf(platform.node) ?? '')}, which is not among its \`build.platforms\`.`;
    yield { entry: platform, against: platforms, message };
  }
}

function placeOf({ path, span }: Entry): Location {
  return { path, span };
}

function entryBelow(map: MapNode, [key = '', ...rest]: readonly string[]): Entry | undefined {
  const entry = map.entry(key);
  if (rest.length === 0) return entry;
  return entry?.node.kind === 'map' ? entryBelow(entry.node, rest) : undefined;
}

/** '' if there is none, `undefined` if it comes from a variable. */
function textOf(node: Node): string | undefined {
  if (node.kind !== 'scalar' || node.value === null || node.tag === '!reset') return '';
  return node.text;
}

/** `undefined` if it is not an amount, or unknown. */
function amountOf(node: Node | undefined, amount: (text: string) => number): number | undefined {
  const text = node && textOf(node);
  const value = text ? amount(text) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}

function isAnother(one: number, other: number | undefined): boolean {
  return other !== undefined && one !== other;
}

function isEmpty(node: Node): boolean {
  if (node.tag === '!reset') return true;
  if (node.kind === 'scalar') return node.value === null;
  return (node.kind === 'map' ? node.entries : node.items).length === 0;
}

function isMissingIn(items: readonly Node[], text: string | undefined): boolean {
  if (!text || items.length === 0) return false;
  return items.every((item) => item.kind === 'scalar' && item.text !== undefined && item.text !== text);
}

/** `512m`, `1.5gb`, `1024`: https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values */
function bytesIn(text: string): number {
  const match = /^(\d+(?:\.\d+)?) ?([kmgtp]?)(?:i?b)?$/i.exec(text);
  const [, number = '', unit = ''] = match ?? [];
  return match ? Math.floor(Number(number) * 1024 ** ' kmgtp'.indexOf(unit.toLowerCase() || ' ')) : Number.NaN;
}
