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
]);

/** Whether a variable of a container turns authentication off. Compose keeps quotes in a list: `NAME="true"`. */
export function authenticationOff(name: string, value: string): boolean {
  return switches.get(name)?.test(value.replace(/^(["'])(.*)\1$/s, '$2')) ?? false;
}
