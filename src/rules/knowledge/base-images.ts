import type { ImageReference } from '../../documents/image-reference.ts';
import { ofAnyArchitecture } from '../../documents/official-images.ts';

/**
 * The user of a base image's process without a USER of our own. `other`: not root, so nothing has to be done.
 * `steps-down`: root at first, but the image's own entrypoint switches to another user. `development`: root, but the
 * editor that it is made for works as the user that its label names. `windows`: has no root. `unknown`: root unless its
 * maker says otherwise.
 */
export type DefaultUser = 'other' | 'steps-down' | 'development' | 'windows' | 'root' | 'unknown';

/** Repositories (`name` of a reference; `/*` for all below) whose image ends with a USER other than root. */
const nonRoot = [
  // https://hub.docker.com/r/nginxinc/nginx-unprivileged
  'nginxinc/nginx-unprivileged',
  // https://github.com/bitnami/containers: non-root images by default
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
  'haproxy',
  'kibana',
  'logstash',
  'memcached',
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
  'ghcr.io/puppeteer/puppeteer',
  'grafana/grafana',
  'grafana/loki',
  'grafana/tempo',
  'jupyter/*',
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

/** Exceptions to the list above: build variants, which end as root. */
const rootAfterAll = new Set([
  'bitnami/minideb',
  'bitnami/bitnami-shell',
  'cgr.dev/chainguard/wolfi-base',
  'cgr.dev/chainguard/chainguard-base',
  'chainguard/wolfi-base',
  'chainguard/chainguard-base',
]);

/** Official images whose entrypoint drops privileges with gosu, su-exec or setpriv, unless it is replaced. */
const stepsDown = new Set([
  'cassandra',
  'couchdb',
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
  'golang',
  'gradle',
  'haskell',
  'httpd',
  // https://github.com/jenkinsci/docker-ssh-agent: no USER, since its sshd lets others log in
  'jenkins/ssh-agent',
  'maven',
  'nginx',
  'node',
  'openjdk',
  'perl',
  'php',
  'pypy',
  'python',
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
]);

export function defaultUser({ name: full, repository, tag }: ImageReference): DefaultUser {
  const name = ofAnyArchitecture(full);
  // https://github.com/microsoft/dotnet-framework-docker: the .NET Framework runs on Windows only
  if (/^mcr\.microsoft\.com\/(?:windows|dotnet\/framework)\b/.test(name)) return 'windows';
  if (/nanoserver|windowsservercore|ltsc20/.test(tag)) return 'windows';
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
  if (rootAfterAll.has(name)) return 'root';
  if (nonRoot.some((entry) => matches(entry, name))) return 'other';
  if (stepsDown.has(name)) return 'steps-down';
  return root.has(name) ? 'root' : 'unknown';
}

/**
 * Whether an image has neither a shell nor a package manager; `undefined` if it is unknown. In image families without
 * them, the build variants have both.
 */
export function lacksShell({ name, tag }: ImageReference): boolean | undefined {
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
  // https://edu.chainguard.dev/chainguard/containers/concepts/differences-development-production/: standard variants
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
export function readyUser({ name }: ImageReference): string | undefined {
  return readyUsers.get(ofAnyArchitecture(name));
}

function matches(entry: string, name: string): boolean {
  return entry.endsWith('/*') ? name.startsWith(entry.slice(0, -1)) : entry === name;
}
