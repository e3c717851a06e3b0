import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { authenticationOff } from '../knowledge/authentication.ts';
import { isEveryInterface } from '../knowledge/published-port.ts';
import { at } from '../places.ts';

export const missingAuthentication: ContainerRule = {
  id: 'container/missing-authentication',
  title: 'Service that asks nobody who they are',
  severity: 'low',
  confidence: 'high',
  category: 'secrets',
  profile: 'recommended',
  why: 'Whoever reaches the port is its administrator: every container of its networks, one that was broken into included, and where the port is published, the network of the host.',
  fix: 'Leave the switch out, and give a password from a file: `POSTGRES_PASSWORD_FILE` and the like with `secrets:`.',
  details:
    'It goes by the variables with which images of databases are told to let everybody in: `POSTGRES_HOST_AUTH_METHOD=trust`, `MYSQL_ALLOW_EMPTY_PASSWORD`, `ALLOW_EMPTY_PASSWORD`, `xpack.security.enabled=false`, `DISABLE_SECURITY_PLUGIN`, `NEO4J_AUTH=none` and their kin. It is `medium` where the service publishes a port on every interface of the host.',
  references: [
    'https://hub.docker.com/_/postgres',
    'https://www.postgresql.org/docs/current/auth-trust.html',
    'https://hub.docker.com/_/mysql',
  ],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'within the project, and open to the network',
        code: source`
          services:
            db:
              image: postgres:17.6
              environment:
                POSTGRES_HOST_AUTH_METHOD: [|trust|]
            search:
              image: docker.elastic.co/elasticsearch/elasticsearch:9.1.3
              environment:
                - xpack.security.enabled=[|false|]
              ports:
                - "9200:9200"
        `,
      },
    ],
    good: [
      {
        name: 'a method that asks, a switch that is off, a value that nobody knows',
        code: source`
          services:
            db:
              image: postgres:17.6
              environment:
                POSTGRES_HOST_AUTH_METHOD: scram-sha-256
                POSTGRES_PASSWORD_FILE: /run/secrets/password
            cache:
              image: bitnami/redis:8.2.1
              environment:
                ALLOW_EMPTY_PASSWORD: "no"
            graph:
              image: neo4j:2025.08
              environment:
                NEO4J_AUTH: \${NEO4J_AUTH}
        `,
      },
    ],
  },

  *check({ name, environment, ports }) {
    const open = ports.some((port) => isEveryInterface(port));
    for (const variable of environment) {
      if (!authenticationOff(variable.name, variable.text ?? '')) continue;
      const told = quoted(`${variable.name}=${variable.text}`);
      yield {
        ...at(variable),
        subject: variable.name,
        severity: open ? 'medium' : 'low',
        message: `${told} lets everybody into ${quoted(name)} who reaches it${open ? ', from the network of the host, too' : ''}.`,
      };
    }
  },
};
