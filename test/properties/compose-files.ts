import fc from 'fast-check';
import { Document, isMap, isScalar, isSeq, type ParsedNode, Scalar, visit } from 'yaml';

export type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };
export type ComposeModel = { readonly services: Readonly<Record<string, Data>> } & { readonly [key: string]: Data };

/** How a Compose file is written down; none of it changes what it means. */
export interface ComposeStyle {
  readonly lineBreak: '\n' | '\r\n';
  readonly indent: 2 | 4;
  readonly indentLists: boolean;
  readonly quotes: 'plain' | 'single' | 'double';
  readonly flow: boolean;
  readonly reversed: boolean;
  readonly comments: boolean;
  readonly blankLines: boolean;
}

export const plainYaml: ComposeStyle = {
  lineBreak: '\n',
  indent: 2,
  indentLists: true,
  quotes: 'double',
  flow: false,
  reversed: false,
  comments: false,
  blankLines: false,
};

export const composeStyles: fc.Arbitrary<ComposeStyle> = fc.record({
  lineBreak: fc.constantFrom('\n', '\r\n'),
  indent: fc.constantFrom(2, 4),
  indentLists: fc.boolean(),
  quotes: fc.constantFrom('plain', 'single', 'double'),
  flow: fc.boolean(),
  reversed: fc.boolean(),
  comments: fc.boolean(),
  blankLines: fc.boolean(),
});

const quoteTypes = { plain: Scalar.PLAIN, single: Scalar.QUOTE_SINGLE, double: Scalar.QUOTE_DOUBLE } as const;

export function writeCompose(model: ComposeModel, style: ComposeStyle): string {
  const document = new Document<ParsedNode, true>(style.reversed ? reversed(model) : model, {
    version: '1.2',
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Pair: (_, { key }, path) => {
      if (!isScalar(key) || path.length !== 4) return;
      if (style.comments) key.commentBefore = ` About ${String(key.value)}.`;
      if (style.blankLines) key.spaceBefore = true;
    },
    Scalar: (key, node) => {
      // A port is what YAML 1.1 reads as a number in base 60: that one is always quoted.
      if (key === 'key' || typeof node.value !== 'string') return;
      node.type = quoteTypes[style.quotes === 'plain' && /^[\d:.-]+$/.test(node.value) ? 'double' : style.quotes];
    },
    Collection: (_, node, path) => {
      if (style.flow && path.length >= 5 && (isMap(node) || isSeq(node))) node.flow = true;
    },
  });
  return document
    .toString({ indent: style.indent, indentSeq: style.indentLists, lineWidth: 0 })
    .replaceAll('\n', style.lineBreak);
}

/** Keys in the other order, those of every mapping; lists stay as they are. */
function reversed(data: Data): Data {
  if (Array.isArray(data)) return data.map(reversed);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .map(([key, value]) => [key, reversed(value)] as const)
      .reverse(),
  );
}

const some = (...values: Data[]): fc.Arbitrary<Data> => fc.constantFrom(...values);
const listOf = (...values: string[]): fc.Arbitrary<Data> => fc.subarray(values, { minLength: 1 });

const service = fc.record(
  {
    image: some(
      'postgres',
      'redis:7',
      'nginx:latest',
      'ghcr.io/org/app:1.2',
      '${IMAGE:-web}:1',
      `a@sha256:${'0a'.repeat(32)}`,
    ),
    build: some(
      '.',
      './app',
      { context: '.', target: 'build' },
      { context: '.', args: { API_TOKEN: '9f86d081884c7d65' }, network: 'host' },
    ),
    privileged: some(true, false, 'true'),
    user: some('root', '1000:1000', '0', '${UID}'),
    read_only: some(true, false),
    network_mode: some('host', 'bridge', 'service:db'),
    pid: some('host'),
    ipc: some('host', 'shareable'),
    userns_mode: some('host'),
    cap_add: listOf('SYS_ADMIN', 'NET_ADMIN', 'ALL'),
    cap_drop: listOf('ALL', 'NET_RAW'),
    security_opt: listOf('no-new-privileges:true', 'seccomp:unconfined', 'apparmor=unconfined', 'label:disable'),
    ports: fc.oneof(
      listOf(
        '80:80',
        '127.0.0.1:5432:5432',
        '5432:5432',
        '22:22',
        '3000-3005:3000-3005',
        '0.0.0.0:9200:9200',
        '53:53/udp',
        '8080',
        '${PORT:-81}:81',
      ),
      some([{ target: 80, published: '8080', protocol: 'tcp' }, '443:443']),
    ),
    volumes: fc.oneof(
      listOf(
        '/var/run/docker.sock:/var/run/docker.sock',
        '/etc:/host/etc:ro',
        './data:/data',
        'data:/var/lib/data',
        '/:/host',
        '~/.ssh:/root/.ssh',
        './nginx.conf:/etc/nginx/nginx.conf',
      ),
      some([{ type: 'bind', source: '/proc', target: '/p', bind: { propagation: 'rshared' } }, './a:/a']),
    ),
    environment: fc.oneof(
      some(
        { POSTGRES_PASSWORD: 'hunter2-hunter2', MODE: 'prod' },
        { API_KEY: '${API_KEY}' },
        { DOCKER_HOST: 'tcp://docker:2375' },
      ),
      listOf('SECRET_KEY=9f86d081884c7d65', 'DEBUG=1', 'TOKEN'),
    ),
    env_file: some('.env', ['a.env', 'b.env']),
    devices: listOf('/dev/sda:/dev/sda', '/dev/kvm'),
    restart: some('always', 'on-failure', 'unless-stopped', 'on-failure:50'),
    healthcheck: some({ test: ['CMD', 'true'] }, { disable: true }, { test: 'NONE' }),
    deploy: some(
      { resources: { limits: { memory: '1g', cpus: '0.5', pids: 100 } } },
      { restart_policy: { condition: 'any' } },
    ),
    mem_limit: some('512m'),
    container_name: some('app', 'db', 'bad name'),
    ulimits: some({ nofile: { soft: 1, hard: 2 } }),
    sysctls: some({ 'net.core.somaxconn': 1024 }),
    cgroup_parent: some('m-executor-abcd'),
    command: some('npm start', ['npm', 'start']),
    labels: some({ a: 'b' }, ['traefik.enable=true']),
    depends_on: some(['db'], { db: { condition: 'service_healthy' } }),
    networks: some(['front', 'back'], { front: null }),
    profiles: listOf('debug', 'prod'),
  },
  { requiredKeys: [] },
);

/** Compose files as people write them, with all that the rules look at. */
export const composeFiles: fc.Arbitrary<ComposeModel> = fc
  .tuple(
    fc.dictionary(fc.constantFrom('web', 'db', 'cache', 'worker', '__proto__', 'constructor', 'a.b-c_d'), service, {
      minKeys: 1,
      maxKeys: 4,
      noNullPrototype: true,
    }),
    fc.record(
      {
        version: some('3.8'),
        name: some('app'),
        volumes: some({ data: null }, { data: { driver_opts: { type: 'none', o: 'bind', device: '/etc' } } }),
        networks: some({ front: null, back: { internal: true } }),
        secrets: some({ s: { file: './secret.txt' } }, { s: { environment: 'S' } }),
        configs: some({ c: { content: 'password=9f86d081884c7d65' } }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([services, rest]): ComposeModel => ({ ...rest, services }));
