import { quoted, source } from '../../core/text.ts';
import type { Container, Port } from '../../documents/container.ts';
import { splitAtColons } from '../../documents/containers/words.ts';
import type { ComposeRule } from '../kinds.ts';
import { at } from '../places.ts';

/**
 * The number of ports that the ranges of one file are expanded to; nobody publishes as many, and of further ranges only
 * the first port counts.
 */
const maxExpanded = 200_000;

export const duplicatePort: ComposeRule = {
  id: 'compose/duplicate-port',
  title: 'Host port published twice',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'A port can be bound only once, so the second service does not start.',
  fix: 'Publish one of them on another port, or give each its own address of the host.',
  details:
    'Ranges are compared port by port, TCP and UDP separately. The same port on two addresses of the host is no conflict; `0.0.0.0`, `[::]` and no address conflict with every other one. The same mapping twice in one service is `info`, because Compose drops the second. Services with different `profiles` may never run together, and are not reported. Ports that depend on a variable without a default are compared only with those of the same variable.',
  references: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  covers: ['dclint:no-duplicate-exported-ports'],
  fixable: false,
  ofFile: true,
  examples: {
    bad: [
      {
        name: 'within a range, and in the long form',
        code: source`
          services:
            web:
              image: example/web:1.2
              ports:
                - "8080-8090:80-90"
            admin:
              image: example/admin:1.2
              ports:
                - [|"127.0.0.1:8085:80"|]
                - [|target: 81
                  published: 8086|]
        `,
      },
      {
        name: 'the same variable',
        code: source`
          services:
            web:
              image: example/web:1.2
              ports: ["127.0.0.1:\${PORT}:80"]
            admin:
              image: example/admin:1.2
              ports: [[|"127.0.0.1:$PORT:81"|], "127.0.0.1:\${ADMIN_PORT}:80"]
        `,
      },
    ],
    good: [
      {
        name: 'another protocol, another address, another profile',
        code: source`
          services:
            dns:
              image: example/dns:3
              ports:
                - "5353:53/udp"
                - "5353:53/tcp"
                - "127.0.0.1:8080:80"
            web:
              image: example/web:1.2
              profiles: [production]
              ports:
                - "192.0.2.10:8080:80"
                - "9000:9000"
            debug:
              image: example/web:1.2
              profiles: [debug]
              ports:
                - "9000:9000"
        `,
      },
    ],
  },

  *check(document, project) {
    const taken = new Map<string, Taken[]>();
    let budget = maxExpanded;
    for (const container of project.containersOf(document)) {
      if (container.partial) continue;
      for (const port of container.ports) {
        if (port.hostIp === undefined) continue;
        const wanted = publishedOf(port, budget);
        budget -= wanted.length;
        const clash = claim(taken, { container, port }, wanted);
        if (clash === undefined) continue;
        const name = `${clash.at}/${port.protocol}`;
        const { other } = clash;
        const again = other.container === container;
        const ending = again ? ' twice' : `, which ${quoted(other.container.name)} has taken`;
        yield {
          ...at(port),
          subject: name,
          message: `${quoted(container.name)} publishes port ${name}${ending}.`,
          // Compose drops a repeated mapping, so only the line is superfluous.
          ...(again && sameTarget(other.port, port) ? { severity: 'info' } : {}),
          // Whoever starts the profile may well start that service alone.
          ...(container.profiles.length > 0 !== other.container.profiles.length > 0 ? maybeAlone : {}),
          related: [{ ...at(other.port), message: 'It is published here first.' }],
        };
      }
    }
  },
};

const maybeAlone = { severity: 'low', confidence: 'medium' } as const;

interface Taken {
  readonly container: Container;
  readonly port: Port;
}

/** How many holders of one port are kept: the first ones are enough to report. */
const maxHolders = 8;

/** Every port of a range, or the variable that holds the port; no more than `most`. */
function publishedOf({ published, raw }: Port, most: number): readonly string[] {
  if (published === undefined) {
    const written = splitAtColons(raw).at(-2) ?? '';
    return /^\$\{?\w+\}?$/.test(written) ? [written.replace(/[{}]/g, '')] : [];
  }
  const { first, last } = published;
  if (first === 0) return [];
  const length = Math.max(1, Math.min(last - first + 1, most));
  return Array.from({ length }, (_, index) => `${first + index}`);
}

/** Takes every port, and returns the first one that is already taken. */
function claim(
  taken: Map<string, Taken[]>,
  own: Taken,
  wanted: readonly string[],
): { readonly at: string; readonly other: Taken } | undefined {
  let clash: { at: string; other: Taken } | undefined;
  for (const at of wanted) {
    const key = `${own.port.protocol} ${at}`;
    const holders = taken.get(key) ?? [];
    const other = holders.find((holder) => meets(holder, own));
    if (other !== undefined) clash ??= { at, other };
    else if (holders.length < maxHolders) taken.set(key, [...holders, own]);
  }
  return clash;
}

function meets(one: Taken, two: Taken): boolean {
  if (apart(one.container.profiles, two.container.profiles)) return false;
  const [a, b] = [one.port.hostIp ?? '', two.port.hostIp ?? ''];
  return a === b || isAny(a) || isAny(b);
}

function sameTarget({ target: one }: Port, { target: two }: Port): boolean {
  return one?.first === two?.first && one?.last === two?.last;
}

function isAny(hostIp: string): boolean {
  return hostIp === '' || hostIp === '0.0.0.0' || hostIp === '::';
}

/** A service without profiles always runs. */
function apart(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((profile) => b.includes(profile));
}
