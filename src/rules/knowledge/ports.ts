/**
 * Ports of services that trust every client, or that are attacked as soon as they are found, with the name in IANA's
 * registry or the vendor's own documentation. `admin`: access to it means control of the machine.
 */
export interface KnownPort {
  readonly service: string;
  readonly admin: boolean;
  /** Whether it answers over UDP as well. */
  readonly udp: boolean;
}

const database = (service: string): KnownPort => ({ service, admin: false, udp: false });
const admin = (service: string): KnownPort => ({ service, admin: true, udp: false });
const onBoth = (service: string): KnownPort => ({ service, admin: false, udp: true });

export const knownPorts: ReadonlyMap<number, KnownPort> = new Map([
  [22, database('SSH')],
  [23, admin('Telnet')],
  [111, onBoth('rpcbind')],
  [135, database('RPC')],
  [139, database('NetBIOS')],
  [389, onBoth('LDAP')],
  [445, database('SMB')],
  [873, database('rsync')],
  [1433, database('Microsoft SQL Server')],
  [1521, database('Oracle Database')],
  [2049, onBoth('NFS')],
  [2181, database('ZooKeeper')],
  [2375, admin('the Docker API without TLS')],
  [2376, admin('the Docker API')],
  [2377, admin('the management of a Docker swarm')],
  [2379, database('etcd')],
  [2380, database('etcd')],
  [3306, database('MySQL')],
  [3389, database('Remote Desktop')],
  [4369, database('Erlang’s port mapper')],
  [5432, database('PostgreSQL')],
  [5672, database('RabbitMQ')],
  [5900, database('VNC')],
  [5984, database('CouchDB')],
  [6379, database('Redis')],
  [6443, admin('the Kubernetes API')],
  [7000, database('Cassandra')],
  [7474, database('Neo4j')],
  [7687, database('Neo4j')],
  [8086, database('InfluxDB')],
  [8500, database('Consul')],
  [8529, database('ArangoDB')],
  [9042, database('Cassandra')],
  [9092, database('Kafka')],
  [9200, database('Elasticsearch')],
  [9300, database('Elasticsearch')],
  [10250, admin('the kubelet')],
  [11211, onBoth('Memcached')],
  // https://docs.ollama.com/faq: no accounts, and anyone can pull and delete models
  [11434, database('Ollama')],
  [15672, database('RabbitMQ’s management')],
  [26257, database('CockroachDB')],
  [27017, database('MongoDB')],
  [28015, database('RethinkDB')],
  [61616, database('ActiveMQ')],
]);
