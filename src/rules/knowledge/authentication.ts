import type { Command, Word } from '../../documents/shell/model.ts';

const yes = /^(?:1|true|yes|on)$/i;
const no = /^(?:0|false|no|off)$/i;

/** Variables that make images require no password, with the values that do so. */
const switches: ReadonlyMap<string, RegExp> = new Map([
  // https://hub.docker.com/_/postgres
  ['POSTGRES_HOST_AUTH_METHOD', /^trust$/i],
  // https://hub.docker.com/_/mysql, https://hub.docker.com/_/mariadb: whatever the value is, if there is one
  ['MYSQL_ALLOW_EMPTY_PASSWORD', /^(?!(?:0|false|no|off)$)./i],
  ['MARIADB_ALLOW_EMPTY_ROOT_PASSWORD', /^(?!(?:0|false|no|off)$)./i],
  // https://github.com/bitnami/containers
  ['ALLOW_EMPTY_PASSWORD', yes],
  ['ALLOW_ANONYMOUS_LOGIN', yes],
  // https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/security-settings
  ['xpack.security.enabled', no],
  ['ES_SETTING_XPACK_SECURITY_ENABLED', no],
  // https://docs.opensearch.org/latest/security/configuration/disable-enable-security/
  ['plugins.security.disabled', yes],
  ['DISABLE_SECURITY_PLUGIN', yes],
  // https://neo4j.com/docs/operations-manual/current/docker/introduction/
  ['NEO4J_AUTH', /^none$/i],
  // Whatever the value is, if there is one: https://github.com/arangodb/arangodb-docker/issues/115
  ['ARANGO_NO_AUTH', /./],
  // https://docs.weaviate.io/deploy/installation-guides/docker-installation
  ['AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED', /^(?:1|true|on|enabled)$/i],
  // https://doc.traefik.io/traefik/reference/install-configuration/api-dashboard/
  ['TRAEFIK_API_INSECURE', /^(?:1|t|true)$/i],
]);

/** Whether a variable of a container turns authentication off. Compose keeps quotes in a list: `NAME="true"`. */
export function authenticationOff(name: string, value: string): boolean {
  return switches.get(name)?.test(value.replace(/^(["'])(.*)\1$/s, '$2')) ?? false;
}

/** The word that opens a service, and the port on which it then listens, if that is not the service's own. */
export interface OpenCommand {
  readonly word: Word;
  readonly port: number | undefined;
}

interface OpenOption {
  /** The whole word, with its value. */
  readonly word: RegExp;
  readonly port?: number;
  /** Another word that asks for a password nevertheless. */
  readonly unless?: RegExp;
  /** What has to be started, where other programs have such an option, too. */
  readonly start?: { readonly program: RegExp; readonly action: RegExp };
}

const openOptions: readonly OpenOption[] = [
  // "No encryption, no authentication": https://www.cockroachlabs.com/docs/stable/cockroach-start
  {
    word: /^--insecure(?:=(?:1|t|true))?$/i,
    start: { program: /(?:^|\/)cockroach$/, action: /^start(?:-single-node)?$/ },
  },
  // https://dev.mysql.com/doc/refman/8.4/en/server-options.html#option_mysqld_skip-grant-tables
  { word: /^--skip[-_]grant[-_]tables(?:=(?:1|on|true))?$/i },
  // https://doc.traefik.io/traefik/reference/install-configuration/api-dashboard/
  { word: /^--api\.insecure(?:=(?:1|t|true))?$/i, port: 8080 },
  // Without a password as well: https://jupyter-server.readthedocs.io/en/latest/operators/security.html
  {
    word: /^--(?:NotebookApp|LabApp|ServerApp|IdentityProvider)\.token=$/,
    unless: /^--(?:NotebookApp|LabApp|ServerApp|PasswordIdentityProvider)\.(?:hashed_)?password=./,
  },
];

/** The option with which a container starts a service that asks nobody for a password. `repository`: of its image. */
export function openedBy(command: Command, repository: string): OpenCommand | undefined {
  const words = command.words.map(({ text }) => text?.replace(/(?<==)(["'])(.*)\1$/s, '$2') ?? '');
  for (const { word, port, unless, start } of openOptions) {
    const found = command.words[words.findIndex((each) => word.test(each))];
    if (found === undefined || words.some((each) => unless?.test(each))) continue;
    if (start === undefined || isStarted(command, repository, start)) return { word: found, port };
  }
  return undefined;
}

function isStarted(
  { name, words }: Command,
  repository: string,
  { program, action }: NonNullable<OpenOption['start']>,
): boolean {
  if (program.test(name)) return words.some(({ display }) => action.test(display));
  return program.test(repository) && action.test(name);
}
