import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { confidenceIn, isEveryInterface, isForOthers, portName, publishedAs } from '../knowledge/published-port.ts';
import { at } from '../places.ts';

export const unboundPort: ContainerRule = {
  id: 'container/unbound-port',
  title: 'Port published on every interface',
  severity: 'low',
  confidence: 'high',
  category: 'network',
  profile: 'all',
  why: 'Ports that Docker publishes bypass host firewalls such as ufw, so this one is open to every network the host is connected to.',
  fix: 'Name the interface: `127.0.0.1:` for this machine only, or the address that is meant.',
  details:
    '`0.0.0.0` and `[::]` also mean every interface. Networks with a default binding address (`com.docker.network.bridge.host_binding_ipv4`) are taken into account. A variable in front of the container’s port is taken for a port if its name says so (`${WEB_PORT}:80`), with lower confidence. No suggestion is made for the ports of web, mail, DNS and VPN servers, which other machines have to reach.',
  references: ['https://docs.docker.com/engine/network/packet-filtering-firewalls/'],
  covers: [
    'kics:451d79dc-0588-476a-ad03-3c7f0320abb3',
    'dclint:no-unbound-port-interfaces',
    'cis:5.14',
    'owasp:RULE #5a',
  ],
  fixable: true,
  foldsInto: ['container/exposed-service-port'],
  gathered: { by: 'scope' },
  examples: {
    bad: [
      {
        name: 'no interface named, in both forms',
        code: source`
          services:
            web:
              image: example/web:1.2
              ports:
                - [|"8080:80"|]
                - [|target: 443
                  published: 8443|]
        `,
      },
      {
        name: 'a variable whose name says port',
        code: source`
          services:
            web:
              image: example/web:1.2
              ports:
                - [|"\${WEB_PORT}:80"|]
                - "\${WEB_BIND}:81"
        `,
      },
    ],
    good: [
      {
        name: 'a specific address',
        code: source`
          services:
            web:
              image: example/web:1.2
              ports:
                - "192.0.2.10:80:80"
                - "[::1]:8080:80"
                - target: 443
                  published: 8443
                  host_ip: 127.0.0.1
        `,
      },
      {
        name: 'a network with a default address for its ports',
        code: source`
          services:
            web:
              image: example/web:1.2
              ports: ["8080:80"]
              networks: [front]
          networks:
            front:
              driver_opts:
                com.docker.network.bridge.host_binding_ipv4: 127.0.0.1
        `,
      },
    ],
  },

  *check({ name, ports, fixes }) {
    for (const port of ports) {
      if (!isEveryInterface(port)) continue;
      yield {
        ...at(port),
        subject: portName(port),
        ...confidenceIn(port),
        message: `${quoted(name)} opens port ${portName(port)} on every interface of the host${publishedAs(port)}.`,
        edits: isForOthers(port) ? undefined : fixes.bindToLoopback(port),
      };
    }
  },
};
