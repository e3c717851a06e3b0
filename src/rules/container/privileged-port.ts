import { quoted, source } from '../../core/text.ts';
import type { Container, Port } from '../../documents/container.ts';
import type { ContainerRule } from '../kinds.ts';
import { capabilityName } from '../knowledge/capabilities.ts';
import { portName } from '../knowledge/published-port.ts';
import { at } from '../places.ts';

export const privilegedPort: ContainerRule = {
  id: 'container/privileged-port',
  title: 'Privileged host port',
  severity: 'info',
  confidence: 'high',
  category: 'network',
  profile: 'all',
  why: 'Clients take whatever answers on a port below 1024 for a service of the host itself, so an attacker in the container can impersonate one.',
  fix: 'Publish a port from 1024 up, and leave the lower ones to the proxy that faces the network.',
  details:
    'Only ports of the host count, as in the CIS benchmark: a program that listens on port 80 in its own network namespace takes nothing from anyone (KICS reports that too). A container that dropped `NET_BIND_SERVICE` cannot bind such ports by itself, and is not reported. The finding is folded into the one on the same port being open on every interface.',
  references: ['https://www.cisecurity.org/benchmark/docker'],
  covers: ['kics:bc2908f3-f73c-40a9-8793-c1b7d5544f79', 'cis:5.8'],
  fixable: false,
  foldsInto: ['container/exposed-service-port', 'container/unbound-port'],
  examples: {
    bad: [
      {
        name: 'short, as a range, with a protocol, and long',
        code: source`
          services:
            dns:
              image: example/dns:3
              ports:
                - [|"127.0.0.1:53:5353/udp"|]
                - [|"127.0.0.1:1020-1025:1020-1025"|]
                - [|target: 8443
                  published: 443
                  host_ip: 127.0.0.1|]
        `,
      },
    ],
    good: [
      {
        name: 'a high port of the host, a low port of the container',
        code: source`
          services:
            web:
              image: example/web:1.2
              ports:
                - "127.0.0.1:8080:80"
                - "80"
        `,
      },
      {
        name: 'a container that cannot bind low ports by itself',
        code: source`
          services:
            web:
              image: example/web:1.2
              cap_drop: [NET_BIND_SERVICE]
              ports:
                - "127.0.0.1:80:8080"
        `,
      },
    ],
  },

  *check(container) {
    if (gaveUpBinding(container)) return;
    for (const port of container.ports) {
      const low = lowPort(port);
      if (low === undefined) continue;
      const message = `${quoted(container.name)} publishes port ${low} of the host.`;
      yield { ...at(port), subject: portName(port), message };
    }
  },
};

function lowPort({ published }: Port): number | undefined {
  return published !== undefined && published.first > 0 && published.first < 1024 ? published.first : undefined;
}

function gaveUpBinding({ capDrop, capAdd }: Container): boolean {
  const dropped = capDrop.some(({ text }) => ['ALL', 'NET_BIND_SERVICE'].includes(capabilityName(text ?? '')));
  return dropped && !capAdd.some(({ text }) => ['ALL', 'NET_BIND_SERVICE'].includes(capabilityName(text ?? '')));
}
