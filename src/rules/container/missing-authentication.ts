import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { authenticationOff } from '../knowledge/authentication.ts';
import { isEveryInterface } from '../knowledge/published-port.ts';
import { at } from '../places.ts';

export const missingAuthentication: ContainerRule = {
  id: 'container/missing-authentication',
  title: 'Authentication disabled',
  severity: 'low',
  confidence: 'high',
  category: 'secrets',
  profile: 'recommended',
  why: 'Anyone who can reach the port controls the service: every container on its networks, including a compromised one, and the whole network if the port is published.',
  fix: 'Remove the setting, and set a password from a file: `POSTGRES_PASSWORD_FILE` and the like with `secrets:`.',
  details:
    'Covers the variables that turn authentication off in images of databases: `POSTGRES_HOST_AUTH_METHOD=trust`, `MYSQL_ALLOW_EMPTY_PASSWORD`, `ALLOW_EMPTY_PASSWORD`, `xpack.security.enabled=false`, `DISABLE_SECURITY_PLUGIN`, `NEO4J_AUTH=none`, `ARANGO_NO_AUTH` and the like. The severity is `medium` if the service publishes a port on every interface of the host.',
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
        name: 'reachable within the project, and from the network',
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
        name: 'a method that asks for a password, a switch that is off, an unknown value',
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
        message: `${told} turns authentication off for ${quoted(name)}${open ? ', which is open to the host’s network' : ''}.`,
      };
    }
  },
};
