/**
 * Images that store data which another major version cannot read, or only after a manual upgrade. By the last part of the
 * repository, which mirrors and distributors keep.
 */
const names: ReadonlySet<string> = new Set([
  'cassandra',
  'clickhouse',
  'clickhouse-server',
  'cockroach',
  'couchbase',
  'couchdb',
  'elasticsearch',
  'etcd',
  'influxdb',
  'kafka',
  'mariadb',
  'mongo',
  'mongodb',
  'mongodb-community-server',
  'mssql',
  'mysql',
  'mysql-server',
  'neo4j',
  'opensearch',
  'percona',
  'percona-server',
  'pgvector',
  'postgis',
  'postgres',
  'postgresql',
  'rabbitmq',
  'redis',
  'redis-stack',
  'redis-stack-server',
  'scylla',
  'solr',
  'timescaledb',
  'timescaledb-ha',
  'valkey',
  'zookeeper',
]);

/** By an image's name without its tag. */
export function keepsData(name: string): boolean {
  return names.has(name.slice(name.lastIndexOf('/') + 1));
}
