import { quoted, source } from '../../core/text.ts';
import type { Port } from '../../documents/container.ts';
import type { ContainerRule } from '../kinds.ts';
import { type KnownPort, knownPorts } from '../knowledge/ports.ts';
import { confidenceIn, isEveryInterface, portName, publishedAs } from '../knowledge/published-port.ts';
import { at } from '../places.ts';

export const exposedServicePort: ContainerRule = {
  id: 'container/exposed-service-port',
  title: 'Database or admin port open to the network',
  severity: 'medium',
  confidence: 'high',
  category: 'network',
  profile: 'recommended',
  why: 'Ports that Docker publishes bypass host firewalls such as ufw, and attackers scan the Internet for exposed databases and admin interfaces all the time.',
  fix: 'Publish it on `127.0.0.1`, or not at all: services on the same network reach each other without `ports`.',
  references: ['https://docs.docker.com/engine/network/packet-filtering-firewalls/'],
  covers: [
    'kics:451d79dc-0588-476a-ad03-3c7f0320abb3',
    'dclint:no-unbound-port-interfaces',
    'cis:5.14',
    'owasp:RULE #5a',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a database on every interface',
        code: source`
          services:
            db:
              image: postgres:17.6
              ports:
                - [|"5432:5432"|]
        `,
      },
      {
        name: 'every interface by address, on another port',
        code: source`
          services:
            cache:
              image: redis:8.2
              ports:
                - [|"0.0.0.0:16379:6379"|]
                - [|"[::]:16379:6379"|]
        `,
      },
      {
        name: 'within a range',
        code: source`
          services:
            db:
              image: postgres:17.6
              ports:
                - [|"15430-15435:5430-5435"|]
        `,
      },
    ],
    good: [
      {
        name: 'on this machine only, or not a database port',
        code: source`
          services:
            db:
              image: postgres:17.6
              ports:
                - "127.0.0.1:5432:5432"
            web:
              image: example/web:1.2
              ports:
                - "443:8443"
                - "7000:80"
                - "5432:5432/udp"
                - "5430-5435:5430-5435"
        `,
      },
    ],
  },

  *check({ name, image, ports, fixes }) {
    for (const port of ports) {
      if (!isEveryInterface(port)) continue;
      const known = knownService(port, `${name} ${image?.raw ?? ''}`);
      if (known === undefined) continue;
      yield {
        ...at(port),
        subject: portName(port),
        ...confidenceIn(port),
        severity: known.admin ? 'high' : 'medium',
        message: `${quoted(name)} opens port ${portName(port)} (${known.service}) on every interface of the host${publishedAs(port)}.`,
        edits: fixes.bindToLoopback(port),
      };
    }
  },
};

/**
 * By the port on which the program listens, or by the published one if that is unknown. A range is seldom the service
 * that one of its numbers is known for (`7000-7005` is a Redis cluster, not Cassandra), unless `names`, those of the
 * service and its image, say so; so is a port that many programs use. Management ports of the host are reported anyway.
 */
function knownService({ target, published, protocol }: Port, names: string): KnownPort | undefined {
  const { first, last } = target ?? published ?? { first: 1, last: 0 };
  const found = knownPorts.filter(([port]) => first <= port && port <= last).map(([, known]) => known);
  const isMeant = ({ service, admin, named }: KnownPort) =>
    (!named && (first === last || admin)) || names.toLowerCase().includes(service.toLowerCase().slice(0, 5));
  return found.find((known) => (protocol !== 'udp' || known.udp) && isMeant(known));
}
