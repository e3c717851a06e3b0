import type { ImageReference } from '../../documents/image-reference.ts';

// Docker Hub lets anybody open a namespace. Docker marks verified publishers by badges only, which no package or file
// lists (https://docs.docker.com/docker-hub/image-library/trusted-content/). So this is a table of namespaces that the
// makers of the software name in their own documentation, whose page is next to them; reviewed in November 2026. It is
// not a list of everybody who can be trusted: a publisher that is not in it is unknown, not bad.

/** Only Docker publishes in `library`: https://github.com/docker-library/official-images#what-are-official-images */
const official = 'library';

/** Official images built for one architecture: https://github.com/docker-library/official-images#architectures-other-than-amd64 */
const architectures = [
  'amd64',
  'arm32v5',
  'arm32v6',
  'arm32v7',
  'arm64v8',
  'i386',
  'mips64le',
  'ppc64le',
  'riscv64',
  's390x',
  'winamd64',
];

/** The page that names it, and the namespaces of one maker. */
const makers: readonly (readonly [page: string, ...namespaces: string[]])[] = [
  ['https://github.com/aws/aws-cli', 'amazon'],
  ['https://airflow.apache.org/docs/docker-stack/', 'apache'],
  ['https://github.com/aquasecurity/trivy', 'aquasec'],
  ['https://mailpit.axllent.org/docs/install/docker/', 'axllent'],
  ['https://github.com/goauthentik/authentik', 'authentik', 'beryju'],
  ['https://github.com/bitnami/containers', 'bitnami', 'bitnamilegacy', 'bitnamisecure'],
  ['https://eff-certbot.readthedocs.io/en/stable/install.html', 'certbot'],
  ['https://edu.chainguard.dev/chainguard/chainguard-images/', 'chainguard'],
  ['https://github.com/CircleCI-Public/cimg-base', 'cimg', 'circleci'],
  ['https://github.com/citusdata/docker', 'citusdata'],
  ['https://github.com/ClickHouse/ClickHouse', 'clickhouse'],
  ['https://github.com/cloudflare/cloudflared', 'cloudflare'],
  ['https://www.cockroachlabs.com/docs/stable/start-a-local-cluster-in-docker-linux', 'cockroachdb'],
  ['https://github.com/conda-forge/miniforge-images', 'condaforge'],
  ['https://docs.confluent.io/platform/current/installation/docker/image-reference.html', 'confluentinc'],
  ['https://github.com/ContinuumIO/docker-images', 'continuumio'],
  ['https://github.com/curl/curl-container', 'curlimages'],
  ['https://github.com/cypress-io/cypress-docker-images', 'cypress'],
  ['https://docs.datadoghq.com/containers/docker/', 'datadog'],
  ['https://github.com/denoland/deno_docker', 'denoland'],
  ['https://github.com/directus/directus', 'directus'],
  ['https://distribution.github.io/distribution/', 'distribution'],
  ['https://github.com/dockcross/dockcross', 'dockcross'],
  ['https://docs.docker.com/build/buildkit/frontend/', 'docker', 'moby'],
  ['https://www.pgadmin.org/download/pgadmin-4-container/', 'dpage'],
  ['https://github.com/elastic/elasticsearch', 'elastic'],
  ['https://github.com/emqx/emqx', 'emqx'],
  ['https://www.envoyproxy.io/docs/envoy/latest/start/docker', 'envoyproxy'],
  ['https://docs.fluentbit.io/manual/installation/downloads/docker', 'fluent'],
  ['https://github.com/meilisearch/meilisearch', 'getmeili'],
  ['https://docs.gitea.com/installation/install-with-docker', 'gitea'],
  ['https://docs.gitlab.com/install/docker/installation/', 'gitlab'],
  ['https://github.com/golangci/golangci-lint', 'golangci'],
  ['https://github.com/gotenberg/gotenberg', 'gotenberg'],
  ['https://cloud.google.com/sdk/docs/downloads-docker', 'google'],
  ['https://grafana.com/docs/grafana/latest/setup-grafana/installation/docker/', 'grafana'],
  ['https://github.com/hadolint/hadolint', 'hadolint'],
  ['https://github.com/docker-library/docs/blob/master/vault/deprecated.md', 'hashicorp'],
  ['https://github.com/hasura/graphql-engine', 'hasura'],
  ['https://github.com/hexpm/bob', 'hexpm'],
  ['https://www.home-assistant.io/installation/', 'homeassistant'],
  ['https://github.com/influxdata/influxdata-docker', 'influxdata'],
  ['https://www.jaegertracing.io/docs/latest/getting-started/', 'jaegertracing'],
  ['https://jellyfin.org/docs/general/installation/container', 'jellyfin'],
  ['https://github.com/docker-library/docs/blob/master/jenkins/deprecated.md', 'jenkins'],
  ['https://github.com/jupyter/docker-stacks', 'jupyter'],
  ['https://github.com/jupyterhub/jupyterhub', 'jupyterhub'],
  ['https://github.com/koalaman/shellcheck', 'koalaman'],
  ['https://github.com/linuxkit/linuxkit', 'linuxkit'],
  ['https://docs.linuxserver.io/', 'linuxserver'],
  ['https://github.com/localstack/localstack', 'localstack'],
  ['https://docs.locust.io/en/stable/running-in-docker.html', 'locustio'],
  ['https://github.com/louislam/uptime-kuma', 'louislam'],
  ['https://github.com/mailhog/MailHog', 'mailhog'],
  ['https://github.com/mamba-org/micromamba-docker', 'mambaorg'],
  ['https://github.com/mattermost/docker', 'mattermost'],
  ['https://github.com/metabase/metabase', 'metabase'],
  ['https://www.mongodb.com/docs/manual/tutorial/install-mongodb-community-with-docker/', 'mongodb'],
  ['https://dev.mysql.com/doc/refman/8.4/en/docker-mysql-getting-started.html', 'mysql'],
  ['https://github.com/n8n-io/n8n', 'n8nio'],
  ['https://github.com/nats-io/nats-box', 'natsio'],
  ['https://github.com/newrelic/infrastructure-agent', 'newrelic'],
  ['https://github.com/nginx/docker-nginx-unprivileged', 'nginxinc', 'nginx'],
  ['https://github.com/nginx-proxy/nginx-proxy', 'nginxproxy'],
  ['https://github.com/nocodb/nocodb', 'nocodb'],
  ['https://nodered.org/docs/getting-started/docker', 'nodered'],
  ['https://docs.nvidia.com/cuda/', 'nvidia'],
  ['https://github.com/ollama/ollama', 'ollama'],
  ['https://github.com/open-policy-agent/opa', 'openpolicyagent'],
  ['https://github.com/openresty/docker-openresty', 'openresty'],
  ['https://docs.opensearch.org/latest/install-and-configure/install-opensearch/docker/', 'opensearchproject'],
  ['https://github.com/docker-library/docs/blob/master/opensuse/deprecated.md', 'opensuse'],
  ['https://github.com/openzipkin/zipkin/tree/master/docker', 'openzipkin'],
  ['https://github.com/open-telemetry/opentelemetry-collector-releases', 'otel'],
  ['https://bun.com/guides/ecosystem/docker', 'oven'],
  ['https://github.com/docker-library/docs/blob/master/owncloud/deprecated.md', 'owncloud'],
  ['https://github.com/pgvector/pgvector', 'pgvector'],
  ['https://github.com/phusion/baseimage-docker', 'phusion'],
  ['https://github.com/pi-hole/docker-pi-hole', 'pihole'],
  ['https://github.com/plone/plone-backend', 'plone'],
  ['https://docs.portainer.io/', 'portainer'],
  ['https://github.com/postgis/docker-postgis', 'postgis'],
  ['https://github.com/PostgREST/postgrest', 'postgrest'],
  ['https://prometheus.io/docs/prometheus/latest/installation/', 'prom'],
  ['https://github.com/pytorch/pytorch', 'pytorch'],
  ['https://github.com/qdrant/qdrant', 'qdrant'],
  ['https://github.com/qgis/qgis-docker', 'qgis'],
  ['https://docs.rapids.ai/install/', 'rapidsai'],
  ['https://rclone.org/install/', 'rclone'],
  ['https://github.com/redis/docker-library-redis', 'redis', 'redislabs'],
  ['https://github.com/restic/restic', 'restic'],
  ['https://rocker-project.org/images/', 'rocker'],
  ['https://docs.rockylinux.org/', 'rockylinux'],
  ['https://rocm.docs.amd.com/', 'rocm'],
  ['https://github.com/rust-lang/docker-rust-nightly', 'rustlang'],
  ['https://github.com/SeleniumHQ/docker-selenium', 'selenium'],
  ['https://github.com/weaviate/weaviate', 'semitechnologies'],
  ['https://github.com/snyk/cli', 'snyk'],
  ['https://github.com/SonarSource/sonar-scanner-cli-docker', 'sonarsource'],
  ['https://github.com/supabase/supabase', 'supabase'],
  ['https://github.com/swagger-api/swagger-ui', 'swaggerapi'],
  ['https://www.tensorflow.org/install/docker', 'tensorflow'],
  ['https://vector.dev/docs/setup/installation/platforms/docker/', 'timberio'],
  ['https://github.com/timescale/timescaledb-docker', 'timescale'],
  ['https://github.com/tonistiigi/xx', 'tonistiigi'],
  ['https://github.com/traefik/traefik', 'traefik'],
  ['https://github.com/trinodb/trino/tree/master/core/docker', 'trinodb'],
  ['https://github.com/typesense/typesense', 'typesense'],
  ['https://ubuntu.com/security/docker-images', 'ubuntu'],
  ['https://github.com/valkey-io/valkey-container', 'valkey'],
  ['https://github.com/dani-garcia/vaultwarden', 'vaultwarden'],
  ['https://github.com/VictoriaMetrics/VictoriaMetrics', 'victoriametrics'],
  ['https://docs.vllm.ai/', 'vllm'],
  ['https://github.com/wiremock/wiremock-docker', 'wiremock'],
  ['https://github.com/zabbix/zabbix-docker', 'zabbix'],
];

const known: ReadonlySet<string> = new Set([
  official,
  ...architectures,
  ...makers.flatMap(([, ...namespaces]) => namespaces),
]);

/** Names that are worth imitating; short ones are too similar to many others. */
const imitated = [...known].filter((name) => name.length >= 6);

/** Who publishes an image on Docker Hub; `undefined` on another registry, or if it is unknown. */
export function namespaceOf({ registry, repository }: ImageReference): string | undefined {
  const slash = repository.indexOf('/');
  return registry === 'docker.io' && slash !== -1 ? repository.slice(0, slash) : undefined;
}

/** Whether Docker publishes it, or a maker that the table knows. */
export function isKnownPublisher(namespace: string): boolean {
  return known.has(namespace);
}

/**
 * The known publisher whose name differs from this one by one extra, missing or changed letter, or by two swapped
 * letters.
 */
export function imitates(namespace: string): string | undefined {
  return known.has(namespace) ? undefined : imitated.find((name) => isOneSlipAway(namespace, name));
}

function isOneSlipAway(a: string, b: string): boolean {
  // A number, or a letter after a name, is a deliberate choice, not a typo: `grafana2`, `grafanas`.
  if (Math.abs(a.length - b.length) > 1 || /\d/.test(a)) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restOfA, restOfB] = [a.slice(start), b.slice(start)];
  if (a.length !== b.length) {
    const [longer, shorter] = a.length > b.length ? [restOfA, restOfB] : [restOfB, restOfA];
    // A doubled last letter is a typo: `grafanaa`.
    return longer.slice(1) === shorter && (shorter !== '' || longer === a[start - 1]);
  }
  if (restOfA.slice(1) === restOfB.slice(1)) return true;
  return restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2);
}
