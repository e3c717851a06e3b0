import { quoted, source } from '../../core/text.ts';
import type { PortRange } from '../../documents/container.ts';
import type { Setting } from '../../documents/dockerfile/model.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const unexposedPort: ContainerRule = {
  id: 'container/unexposed-port',
  title: 'Published port that the image does not expose',
  severity: 'low',
  confidence: 'low',
  category: 'correctness',
  profile: 'all',
  why: 'If one of the two is a mistake, nothing answers on the published port, or something answers that nobody meant to publish.',
  fix: 'Publish the port that the program listens on, and `EXPOSE` that one.',
  details:
    'Reported only for services built here from a Dockerfile that exposes some port but not this one. Publishing works without `EXPOSE`; only the difference is suspicious, so the confidence is low.',
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  covers: ['cis:5.9'],
  fixable: false,
  gathered: { by: 'scope' },
  examples: {
    bad: [
      {
        name: 'a port that differs in one digit',
        code: source`
          services:
            web:
              build: .
              ports:
                - [|"127.0.0.1:8080:8000"|]
        `,
        files: { Dockerfile: 'FROM example/base:4.2\nEXPOSE 8080\n' },
      },
    ],
    good: [
      {
        name: 'exposed, exposed in a range, or no EXPOSE at all',
        code: source`
          services:
            web:
              build: web
              ports: ["127.0.0.1:8080:8080", "127.0.0.1:9002:9002/udp"]
            worker:
              build: worker
              ports: ["127.0.0.1:9090:9090"]
        `,
        files: {
          'web/Dockerfile': 'FROM example/base:4.2\nEXPOSE 8080/tcp 9000-9010/udp\n',
          'worker/Dockerfile': 'FROM example/base:4.2\n',
        },
      },
    ],
  },

  *check({ ports, build }) {
    const exposed = build?.stage?.end.exposed ?? [];
    const ranges = exposed.map(rangeOf);
    if (ranges.length === 0 || ranges.length > mostExposed || ranges.includes(undefined)) return;
    for (const port of ports) {
      const { target } = port;
      if (target === undefined || ranges.some((range) => range !== undefined && overlap(range, target))) continue;
      const [first] = exposed;
      const message = `The image does not expose ${quoted(String(target.first))}, which is published.`;
      const place = first && { path: build?.dockerfile ?? port.path, span: first.value.span };
      const related = place ? [{ ...place, message: 'This is what it exposes.' }] : [];
      yield { ...at(port), subject: String(target.first), message, related };
    }
  },
};

/** Each port is compared with each of them. */
const mostExposed = 50;

function rangeOf({ value: { text = '' } }: Setting): PortRange | undefined {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/\w+)?$/.exec(text) ?? [];
  return first === undefined ? undefined : { first: Number(first), last: Number(last) };
}

function overlap(a: PortRange, b: PortRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}
