/**
 * Ports of services that trust every client, or that are attacked as soon as they are found, with the name in IANA's
 * registry or the vendor's own documentation. `admin`: access to it means control of the machine.
 */
export interface KnownPort {
  readonly service: string;
  readonly admin: boolean;
  /** Whether it answers over UDP as well. */
  readonly udp: boolean;
  /** Many programs listen on this port: it is this one only if the service or its image is named after it. */
  readonly named: boolean;
}

const database = (service: string): KnownPort => ({ service, admin: false, udp: false, named: false });
const admin = (service: string): KnownPort => ({ service, admin: true, udp: false, named: false });
const onBoth = (service: string): KnownPort => ({ service, admin: false, udp: true, named: false });
const named = (service: string): KnownPort => ({ service, admin: false, udp: false, named: true });

/** By the port, in ascending order; several programs may share one. */
export const knownPorts: readonly (readonly [number, KnownPort])[] = [
  [22, database('SSH')],
  [23, admin('Telnet')],
  [111, onBoth('rpcbind')],
  [135, database('RPC')],
  [139, database('NetBIOS')],
  [389, onBoth('LDAP')],
  [445, database('SMB')],
  [873, database('rsync')],
  [1080, named('SOCKS')],
  [1099, database('Java’s RMI registry')],
  [1433, database('Microsoft SQL Server')],
  [1521, database('Oracle Database')],
  // https://caddyserver.com/docs/api: replaces the whole configuration, and asks for no password
  [2019, named('Caddy’s API')],
  [2049, onBoth('NFS')],
  [2181, database('ZooKeeper')],
  [2375, admin('the Docker API without TLS')],
  [2376, admin('the Docker API')],
  [2377, admin('the management of a Docker swarm')],
  [2379, database('etcd')],
  [2380, database('etcd')],
  // https://wiki.squid-cache.org/SquidFaq/SecurityPitfalls: open proxies are found within hours
  [3128, database('Squid')],
  [3306, database('MySQL')],
  [3389, database('Remote Desktop')],
  // https://docs.nats.io/running-a-nats-service/configuration/securing_nats: no accounts by default
  [4222, database('NATS')],
  [4369, database('Erlang’s port mapper')],
  // https://www.selenium.dev/documentation/grid/getting_started/: must be protected from external access
  [4444, named('Selenium')],
  [5432, database('PostgreSQL')],
  // https://flower.readthedocs.io/en/latest/auth.html: off by default
  [5555, named('Flower')],
  [5672, database('RabbitMQ')],
  [5900, database('VNC')],
  [5984, database('CouchDB')],
  // https://qdrant.tech/documentation/guides/security/: open by default
  [6333, database('Qdrant')],
  [6334, database('Qdrant')],
  [6379, database('Redis')],
  [6443, admin('the Kubernetes API')],
  [7000, database('Cassandra')],
  // https://spark.apache.org/docs/latest/security.html: no authentication by default, and runs what it is sent
  [7077, database('Spark')],
  [7199, database('Cassandra’s JMX')],
  [7474, database('Neo4j')],
  [7687, database('Neo4j')],
  [8086, database('InfluxDB')],
  [8123, named('ClickHouse')],
  [8200, named('Vault')],
  [8500, database('Consul')],
  [8529, database('ArangoDB')],
  // https://solr.apache.org/guide/solr/latest/deployment-guide/securing-solr.html: not for the open Internet
  [8983, database('Solr')],
  [9000, named('ClickHouse')],
  [9042, database('Cassandra')],
  // https://prometheus.io/docs/operating/security/: whoever reaches it reads every time series
  [9090, named('Prometheus')],
  [9093, named('Alertmanager')],
  [9092, database('Kafka')],
  [9200, database('Elasticsearch')],
  // https://nodejs.org/en/learn/getting-started/debugging#security-implications: runs any code
  [9229, database('Node’s debugger')],
  [9300, database('Elasticsearch')],
  [9870, database('HDFS')],
  [10250, admin('the kubelet')],
  [10255, database('the kubelet, read-only')],
  [11211, onBoth('Memcached')],
  // https://docs.ollama.com/faq: no accounts, and anyone can pull and delete models
  [11434, database('Ollama')],
  [15672, database('RabbitMQ’s management')],
  [26257, database('CockroachDB')],
  [27017, database('MongoDB')],
  [27018, database('MongoDB')],
  [27019, database('MongoDB')],
  [28015, database('RethinkDB')],
  [33060, database('MySQL')],
  [50070, database('HDFS')],
  [61616, database('ActiveMQ')],
];
