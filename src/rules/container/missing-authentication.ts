import type { Violation } from '../../core/rule.ts';
import { quoted, source } from '../../core/text.ts';
import type { PortRange } from '../../documents/container.ts';
import type { ContainerRule } from '../kinds.ts';
import { authenticationOff, openedBy } from '../knowledge/authentication.ts';
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
    'Covers the variables that turn authentication off in images of databases: `POSTGRES_HOST_AUTH_METHOD=trust`, `MYSQL_ALLOW_EMPTY_PASSWORD`, `ALLOW_EMPTY_PASSWORD`, `xpack.security.enabled=false`, `DISABLE_SECURITY_PLUGIN`, `NEO4J_AUTH=none`, `ARANGO_NO_AUTH` and the like. Of commands, it covers `cockroach start --insecure`, MySQL’s `--skip-grant-tables`, Traefik’s `--api.insecure` and an empty token of Jupyter. The severity is `medium` if the service publishes a port on every interface of the host (for Traefik, that of its API).',
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
      {
        name: 'by an option',
        code: source`
          services:
            db:
              image: cockroachdb/cockroach:v26.1.0
              command: start-single-node [|--insecure|]
            proxy:
              image: traefik:3.7
              command:
                - [|--api.insecure=true|]
                - --entrypoints.web.address=:80
              ports:
                - "80:80"
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
            notebook:
              image: quay.io/jupyter/base-notebook:2026-03-02
              command: start-notebook.py --ServerApp.token='' --ServerApp.password='argon2:$$argon2id$$v=19$$m=10240'
        `,
      },
    ],
  },

  *check({ name, environment, ports, reference, commands }) {
    const published = ports.filter((port) => isEveryInterface(port));
    const open = published.length > 0;
    for (const variable of environment) {
      if (!authenticationOff(variable.name, variable.text ?? '')) continue;
      const told = quoted(`${variable.name}=${variable.text}`);
      yield { ...at(variable), subject: variable.name, ...opened(told, name, open) };
    }
    for (const { kind, path, script } of commands()) {
      if (kind !== 'start') continue;
      for (const command of script.commands) {
        const found = openedBy(command, reference?.repository ?? '');
        if (found === undefined) continue;
        const { word, port } = found;
        const option = word.display.split('=', 1)[0] ?? '';
        const isOpen = port === undefined ? open : published.some(({ target }) => isWithin(target, port));
        yield { path, span: word.span, subject: option, ...opened(quoted(word.display), name, isOpen) };
      }
    }
  },
};

function opened(what: string, name: string, open: boolean): Pick<Violation, 'severity' | 'message'> {
  const where = open ? ', which is open to the host’s network' : '';
  return {
    severity: open ? 'medium' : 'low',
    message: `${what} turns authentication off for ${quoted(name)}${where}.`,
  };
}

/** An unknown port may be any. */
function isWithin(range: PortRange | undefined, port: number): boolean {
  return range === undefined || (range.first <= port && port <= range.last);
}
