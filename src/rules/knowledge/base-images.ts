import type { ImageReference } from '../../documents/image-reference.ts';
import { knownAs } from '../../documents/official-images.ts';
import { isWindowsImage } from '../../documents/windows-images.ts';

/**
 * The user of a base image's process without a USER of our own. `other`: not root, so nothing has to be done.
 * `steps-down`: root at first, but the image's own entrypoint switches to another user. `development`: root, but the
 * editor that it is made for works as the user that its label names. `windows`: has no root. `unknown`: root unless its
 * maker says otherwise.
 */
export type DefaultUser = 'other' | 'steps-down' | 'development' | 'windows' | 'root' | 'unknown';

/** Repositories (`knownAs` of a reference; `/*` for all below) whose image ends with a USER other than root. */
const nonRoot = [
  // https://hub.docker.com/r/nginxinc/nginx-unprivileged
  'nginxinc/nginx-unprivileged',
  // https://github.com/bitnami/containers: non-root images by default; the exceptions are below
  'bitnami/*',
  'bitnamilegacy/*',
  'bitnamisecure/*',
  'public.ecr.aws/bitnami/*',
  // https://edu.chainguard.dev/chainguard/chainguard-images/: nonroot, uid 65532
  'cgr.dev/chainguard/*',
  'cgr.dev/chainguard-private/*',
  'chainguard/*',
  // https://github.com/jenkinsci/docker
  'jenkins/jenkins',
  'jenkins/agent',
  'jenkins/inbound-agent',
  // Official images whose Dockerfile ends with USER: https://github.com/docker-library/official-images
  'adminer',
  'elasticsearch',
  'fluentd',
  'groovy',
  'haproxy',
  'kibana',
  'kong',
  'liquibase',
  'logstash',
  'memcached',
  'odoo',
  'open-liberty',
  // https://github.com/percona/percona-docker/blob/main/percona-server-8.0/Dockerfile
  'percona',
  'percona/percona-server',
  'solr',
  'sonarqube',
  'varnish',
  // Vendors' own Dockerfiles
  'apache/airflow',
  'apache/kafka',
  'apache/superset',
  'confluentinc/*',
  'docker.elastic.co/*',
  'dpage/pgadmin4',
  'fluent/fluentd',
  'ghcr.io/puppeteer/puppeteer',
  'grafana/grafana',
  'grafana/loki',
  'grafana/tempo',
  'jupyter/*',
  'liquibase/liquibase',
  'quay.io/jupyter/*',
  'quay.io/keycloak/keycloak',
  'mcr.microsoft.com/mssql/server',
  'nodered/node-red',
  'postgrest/postgrest',
  'prom/*',
  'quay.io/prometheus/*',
  'selenium/*',
  'zenika/alpine-chrome',
];

/** Exceptions to the list above: build variants, which end as root, and a probe that sends ICMP. */
const rootAfterAll = new Set([
  'cgr.dev/chainguard/wolfi-base',
  'cgr.dev/chainguard/chainguard-base',
  'chainguard/wolfi-base',
  'chainguard/chainguard-base',
  // https://github.com/prometheus/blackbox_exporter/issues/787
  'prom/blackbox-exporter',
  'quay.io/prometheus/blackbox-exporter',
  'prom/busybox',
  'quay.io/prometheus/busybox',
  // https://github.com/prometheus/snmp_exporter/blob/main/Dockerfile
  'prom/snmp-exporter',
  'quay.io/prometheus/snmp-exporter',
]);

/** Images of Bitnami to build on, whose Dockerfiles have no USER: https://github.com/bitnami/containers */
const bitnamiBases =
  /^(?:bitnami|bitnamilegacy|bitnamisecure|public\.ecr\.aws\/bitnami)\/(?:aspnet-core|bitnami-shell|dotnet|dotnet-sdk|git|golang|java|minideb|node|php-fpm|python|ruby)$/;

/**
 * Official images whose entrypoint drops privileges with gosu, su-exec, setpriv or a command of their own, unless it is
 * replaced.
 */
const stepsDown = new Set([
  'cassandra',
  'clickhouse',
  'clickhouse/clickhouse-server',
  'couchdb',
  'flink',
  'ghost',
  'influxdb',
  'mariadb',
  'mongo',
  'mysql',
  // https://github.com/neo4j/docker-neo4j: its entrypoint switches to neo4j with su-exec or gosu
  'neo4j',
  'postgis/postgis',
  'postgres',
  'rabbitmq',
  'redis',
  'redmine',
  'telegraf',
  'timescale/timescaledb',
  'valkey/valkey',
  'zookeeper',
]);

/**
 * Images that are known to end as root; official ones unless noted otherwise.
 * https://github.com/docker-library/official-images
 */
const root = new Set([
  'almalinux',
  'alpine',
  'amazoncorretto',
  'amazonlinux',
  'archlinux',
  'bash',
  'buildpack-deps',
  'busybox',
  'caddy',
  'centos',
  'composer',
  'debian',
  'docker',
  'eclipse-temurin',
  'elixir',
  'erlang',
  'fedora',
  'gcc',
  'golang',
  'gradle',
  'haskell',
  'httpd',
  // https://github.com/jenkinsci/docker-ssh-agent: no USER, since its sshd lets others log in
  'jenkins/ssh-agent',
  'julia',
  'maven',
  'nats',
  'nginx',
  'node',
  'openjdk',
  'oraclelinux',
  'perl',
  'php',
  'pypy',
  'python',
  'registry',
  'rockylinux',
  'ruby',
  'rust',
  'swift',
  'tomcat',
  'traefik',
  'ubuntu',
]);

/** Users that root images provide for their process, ready for use in USER. */
const readyUsers: ReadonlyMap<string, string> = new Map([
  // https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#non-root-user
  ['node', 'node'],
  // https://hub.docker.com/r/denoland/deno
  ['denoland/deno', 'deno'],
  // https://bun.com/guides/ecosystem/docker
  ['oven/bun', 'bun'],
  // https://hub.docker.com/_/gradle
  ['gradle', 'gradle'],
  // https://playwright.dev/docs/docker
  ['mcr.microsoft.com/playwright', 'pwuser'],
  ['mcr.microsoft.com/playwright/python', 'pwuser'],
  ['mcr.microsoft.com/playwright/java', 'pwuser'],
  ['mcr.microsoft.com/playwright/dotnet', 'pwuser'],
]);

export function defaultUser(reference: ImageReference): DefaultUser {
  const { repository, tag } = reference;
  const name = knownAs(reference);
  if (isWindowsImage(reference, '') || /ltsc20/.test(tag)) return 'windows';
  // https://github.com/devcontainers/images: `remoteUser` in their label `devcontainer.metadata`
  if (/^mcr\.microsoft\.com\/(?:vscode\/)?devcontainers\//.test(name)) return 'development';
  // https://github.com/GoogleContainerTools/distroless#readme: root, except for the tags nonroot and debug-nonroot
  if (name.startsWith('gcr.io/distroless/')) return tag.includes('nonroot') ? 'other' : 'root';
  // https://docs.docker.com/dhi/how-to/use/: run-time variants are nonroot (65532), -dev variants are root
  if (isDockerHardened(name)) return isDevelopment(tag) ? 'root' : 'other';
  // https://learn.microsoft.com/dotnet/core/docker/container-images: chiseled and distroless images run as `app`
  if (name.startsWith('mcr.microsoft.com/dotnet/')) return /chiseled|distroless/.test(tag) ? 'other' : 'root';
  // https://catalog.redhat.com: language images (s2i) run as 1001 or 185; ubi, ubi-minimal, ubi-micro and ubi-init as root
  if (/^registry\.(?:access\.)?redhat\.(?:com|io)\/ubi\d/.test(name)) {
    return /\/(?:ubi(?:-minimal|-micro|-init)?)$/.test(repository) ? 'root' : 'other';
  }
  // https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#images-reqs: Lambda runs every image as a user of its own
  if (/^(?:public\.ecr\.aws\/lambda\/|amazon\/aws-lambda-)/.test(name)) return 'other';
  // https://github.com/docker-library/docker: `29-dind-rootless` ends with `USER rootless`
  if (name === 'docker' && /(?:^|-)rootless(?:-|$)/.test(tag)) return 'other';
  if (rootAfterAll.has(name) || bitnamiBases.test(name)) return 'root';
  if (nonRoot.some((entry) => matches(entry, name))) return 'other';
  if (stepsDown.has(name)) return 'steps-down';
  return root.has(name) ? 'root' : 'unknown';
}

/**
 * Whether an image has neither a shell nor a package manager; `undefined` if it is unknown. In image families without
 * them, the build variants have both.
 */
export function lacksShell(reference: ImageReference): boolean | undefined {
  const { tag } = reference;
  const name = knownAs(reference);
  // https://github.com/GoogleContainerTools/distroless#debug-images: only the tags with debug have one
  if (name.startsWith('gcr.io/distroless/')) return !/(?:^|-)debug(?:-|$)/.test(tag);
  // https://docs.docker.com/dhi/how-to/use/: run-time variants; bases and compatible variants are made to build on
  if (isDockerHardened(name)) {
    const isToBuildOn =
      isDevelopment(tag) ||
      /(?:^|-)(?:sdk|compat)(?:-|$)/.test(tag) ||
      /base|bash|busybox|maven|gradle|golang|rust/.test(name);
    return isToBuildOn ? undefined : true;
  }
  // https://edu.chainguard.dev/chainguard/chainguard-images/about/differences-development-production/: standard variants
  if (shellless.has(name.replace(/^(?:cgr\.dev\/)?chainguard(?:-private)?\//, 'chainguard/')))
    return !isDevelopment(tag);
  // https://github.com/dotnet/dotnet-docker/blob/main/documentation/distroless.md
  if (name.startsWith('mcr.microsoft.com/dotnet/')) return /chiseled|distroless/.test(tag) ? true : undefined;
  return undefined;
}

/** Chainguard's images for languages and servers; others include a shell if their program needs one. */
const shellless = new Set(
  ['static', 'glibc-dynamic', 'python', 'jre', 'nginx', 'dotnet-runtime', 'aspnet-runtime'].map(
    (image) => `chainguard/${image}`,
  ),
);

/** Docker Hardened Images, and their mirrors in an organisation's own namespace. */
function isDockerHardened(name: string): boolean {
  return name.startsWith('dhi.io/') || /^[a-z0-9][\w-]*\/dhi-[a-z0-9-]+$/.test(name);
}

function isDevelopment(tag: string): boolean {
  return /(?:^|-)dev(?:-|$)/.test(tag);
}

/** The user that the image provides, if any. */
export function readyUser(reference: ImageReference): string | undefined {
  return readyUsers.get(knownAs(reference));
}

function matches(entry: string, name: string): boolean {
  return entry.endsWith('/*') ? name.startsWith(entry.slice(0, -1)) : entry === name;
}
