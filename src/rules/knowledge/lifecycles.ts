import { lazy } from '../../core/lazy.ts';
import { type DatedProduct, type ReleaseDates, releaseDates } from './release-dates.ts';

/** A version of an image's software, and the days between which it may be recommended. */
type Cycle = ReleaseDates;

/** The software of an image, by the versions that its tags name. */
export interface Product {
  /** From the oldest to the newest. */
  readonly cycles: readonly Cycle[];
  /** Where the dates come from. */
  readonly source: string;
  /** `slim`: it has variants of that name. `data`: another major version needs work by hand, on its data or configuration. */
  readonly traits: readonly ('slim' | 'data')[];
}

// If a page gives only a month, its last day is used. Dates that no page had yet were calculated from the maker's
// policy, which is noted next to them: Alpine 3.24, Temurin 27, Corretto from 23 on but for 25.

function product(name: DatedProduct, source: string, ...traits: Product['traits']): Product {
  return {
    get cycles() {
      return releaseDates[name].releases;
    },
    source,
    traits,
  };
}

// The odd numbers since 11 and 9 are supported for two years only, so none is recommended.
const dotnet = product('dotnet', 'https://dotnet.microsoft.com/platform/support/policy/dotnet-core');

// 2: https://aws.amazon.com/amazon-linux-2/faqs/. 1 is what tags call the releases up to 2018.03:
// https://aws.amazon.com/blogs/aws/update-on-amazon-linux-ami-end-of-life/
const amazonLinux = product('amazonlinux', 'https://docs.aws.amazon.com/linux/al2023/ug/release-cadence.html');
const hashicorp =
  'https://support.hashicorp.com/hc/en-us/articles/360021185113-Support-Period-and-End-of-Life-EOL-Policy';
// The products of one stack have the versions of Elasticsearch.
const elastic = product('elasticsearch', 'https://www.elastic.co/support/eol', 'data');
const opensuse = product('opensuse', 'https://en.opensuse.org/Lifetime');
const fedora = product('fedora', 'https://docs.fedoraproject.org/en-US/releases/eol/');

/** By the short name of the image. Unknown versions are not listed. */
const products: ReadonlyMap<string, Product> = new Map([
  ['debian', product('debian', 'https://wiki.debian.org/DebianReleases', 'slim')],
  ['ubuntu', product('ubuntu', 'https://ubuntu.com/about/release-cycle')],
  ['node', product('node', 'https://github.com/nodejs/release#release-schedule', 'slim')],
  // Two years, to the first of May or November.
  ['alpine', product('alpine', 'https://alpinelinux.org/releases/')],
  ['amazonlinux', amazonLinux],
  ['public.ecr.aws/amazonlinux/amazonlinux', amazonLinux],
  // Four weeks after the next but one.
  ['fedora', fedora],
  ['quay.io/fedora/fedora', fedora],
  ['registry.fedoraproject.org/fedora', fedora],
  ['python', product('python', 'https://devguide.python.org/versions/', 'slim')],
  ['php', product('php', 'https://www.php.net/supported-versions.php')],
  ['ruby', product('ruby', 'https://www.ruby-lang.org/en/downloads/branches/', 'slim')],
  // Until there are two newer ones, so the day is the release day of another version.
  ['golang', product('golang', 'https://go.dev/doc/devel/release#policy')],
  ['eclipse-temurin', product('temurin', 'https://adoptium.net/support')],
  // Those without long-term support end with the quarterly update after the next one is released.
  ['amazoncorretto', product('corretto', 'https://aws.amazon.com/corretto/faqs/')],
  ['mcr.microsoft.com/dotnet/sdk', dotnet],
  ['mcr.microsoft.com/dotnet/aspnet', dotnet],
  ['mcr.microsoft.com/dotnet/runtime', dotnet],
  ['mcr.microsoft.com/dotnet/runtime-deps', dotnet],
  // Until the next one of its kind: odd numbers are mainline; even ones are stable, and are recommended.
  ['nginx', product('nginx', 'https://nginx.org/en/download.html')],
  // Five years, to the second Thursday of November.
  ['postgres', product('postgres', 'https://www.postgresql.org/support/versioning/', 'data')],
  // Innovation releases end with the next one.
  [
    'mysql',
    product('mysql', 'https://www.oracle.com/us/support/library/lifetime-support-technology-069183.pdf', 'data'),
  ],
  // Those without long-term maintenance end with the next one.
  ['mariadb', product('mariadb', 'https://mariadb.org/about/#maintenance-policy', 'data')],
  // Minor releases before 8.2 were never supported outside the maker's own cloud, and are not reported:
  // https://www.mongodb.com/docs/manual/reference/versioning/
  ['mongo', product('mongo', 'https://www.mongodb.com/legal/support-policy/lifecycles', 'data')],
  // Up to 5: until the third newer one.
  ['redis', product('redis', 'https://redis.io/docs/latest/operate/oss_and_stack/install/version-mgmt/', 'data')],
  // Support for the community: of each until the next one.
  ['rabbitmq', product('rabbitmq', 'https://www.rabbitmq.com/release-information', 'data')],
  ['elasticsearch', elastic],
  ['kibana', elastic],
  ['logstash', elastic],
  ['docker.elastic.co/elasticsearch/elasticsearch', elastic],
  ['docker.elastic.co/elasticsearch/elasticsearch-oss', elastic],
  ['docker.elastic.co/kibana/kibana', elastic],
  ['docker.elastic.co/kibana/kibana-oss', elastic],
  ['docker.elastic.co/logstash/logstash', elastic],
  ['docker.elastic.co/logstash/logstash-oss', elastic],
  // Until the next one, but for the last of a major version.
  ['traefik', product('traefik', 'https://doc.traefik.io/traefik/deprecation/releases/', 'data')],
  // To the last day of a quarter. Even numbers are supported for five years.
  ['haproxy', product('haproxy', 'https://www.haproxy.org/')],
  // From 10 on, programs need other names of packages than before.
  ['tomcat', product('tomcat', 'https://tomcat.apache.org/whichversion.html', 'data')],
  // The community's editions of HashiCorp: Consul until the third newer one, Vault until the next one or the one after.
  ['hashicorp/consul', product('consul', hashicorp, 'data')],
  ['hashicorp/vault', product('vault', hashicorp, 'data')],
  ['opensuse/leap', opensuse],
  ['registry.opensuse.org/opensuse/leap', opensuse],
]);

/**
 * Discontinued images, and the successor that their makers name; '' if they name none. Each official one has, or had
 * until it was removed, the page https://github.com/docker-library/docs/blob/master/NAME/deprecated.md, reviewed in
 * November 2026.
 */
const abandoned: ReadonlyMap<string, string> = new Map([
  // Its page names five, in the order of the alphabet; this one is the successor of `adoptopenjdk`.
  ['openjdk', 'eclipse-temurin'],
  // In favour of `openjdk`, which was discontinued later.
  ['java', 'eclipse-temurin'],
  ['adoptopenjdk', 'eclipse-temurin'],
  // https://www.redhat.com/en/topics/linux/centos-linux-eol: 7, the last one, ended on 2024-06-30. The one that is named
  // here is an official image of a distribution with the same packages.
  ['centos', 'almalinux'],
  ['celery', 'python'],
  // No official image. Archived by its owner on 2025-12-17: https://github.com/containrrr/watchtower
  ['containrrr/watchtower', ''],
  ['clearlinux', ''],
  ['clefos', ''],
  ['consul', 'hashicorp/consul'],
  ['django', 'python'],
  ['emqx', 'emqx/emqx'],
  ['express-gateway', ''],
  ['fsharp', 'mcr.microsoft.com/dotnet/sdk'],
  ['glassfish', ''],
  ['iojs', 'node'],
  ['jenkins', 'jenkins/jenkins'],
  ['jobber', ''],
  // Not official: the project was archived in April 2026, and its images left Docker Hub in September:
  // https://github.com/ddev/ddev-minio/issues/51, https://github.com/makeplane/plane/pull/9829
  ['minio/mc', ''],
  ['minio/minio', ''],
  // No official images. Retired on 2025-09-30: https://learn.microsoft.com/previous-versions/azure/azure-sql-edge/drop-external-stream-transact-sql
  ['mcr.microsoft.com/azure-sql-edge', ''],
  ['mcr.microsoft.com/azure-sql-edge/developer', ''],
  ['mcr.microsoft.com/azure-sql-edge/premium', ''],
  ['mongo-express', ''],
  ['mono', ''],
  ['nats-streaming', 'nats'],
  ['notary', ''],
  ['nuxeo', ''],
  ['opensuse', 'opensuse/leap'],
  ['owncloud', 'owncloud/server'],
  ['piwik', 'matomo'],
  ['plone', 'plone/plone-backend'],
  ['rails', 'ruby'],
  ['sentry', ''],
  ['swarm', ''],
  ['thrift', ''],
  ['ubuntu-upstart', ''],
  ['unit', ''],
  ['vault', 'hashicorp/vault'],
]);

/** The successor of an image that is no longer maintained; '' if none is named. `name`: `knownAs` of a reference. */
export function successorOf(name: string): string | undefined {
  // Images that were moved here get no updates: https://github.com/bitnami/containers/issues/83267
  return name.startsWith('bitnamilegacy/') ? '' : abandoned.get(name);
}

/** `name`: `knownAs` of a reference. */
export function productOf(name: string): Product | undefined {
  return products.get(name);
}

/** The version that a tag such as `3.9.18-slim-bookworm` or `bookworm-slim` begins with. */
export function cycleOf({ cycles }: Product, tag: string): Cycle | undefined {
  const [first = ''] = tag.toLowerCase().split('-');
  const numbers = /^v?(\d+(?:\.\d+)*)$/.exec(first)?.[1];
  if (numbers === undefined) return cycles.find(({ codename }) => codename !== '' && codename === first);
  let longest: Cycle | undefined;
  for (const cycle of cycles) {
    const { version } = cycle;
    const isWithin =
      numbers.startsWith(version) && (numbers.length === version.length || numbers.charAt(version.length) === '.');
    if (isWithin && version.length > (longest?.version.length ?? -1)) longest = cycle;
  }
  return longest;
}

/** The distribution that a part of a tag names: `bookworm`, `alpine3.22`, `jammy`. */
export function distributionOf(part: string): Cycle | undefined {
  const alpine = /^alpine(3\.\d+)$/.exec(part)?.[1];
  if (alpine !== undefined) return products.get('alpine')?.cycles.find(({ version }) => version === alpine);
  return part === '' ? undefined : byCodename().get(part);
}

/** A distribution with its version in one word, which means the same on every image: `ubuntu20.04`, `debian11`, `alpine3.15`. */
export function spelledDistributionOf(part: string): Cycle | undefined {
  const [, family, version] = /^(ubuntu|debian|alpine)(\d+(?:\.\d+)?)$/.exec(part) ?? [];
  return products.get(family ?? '')?.cycles.find((cycle) => cycle.version === version);
}

const byCodename = lazy(
  () =>
    new Map(
      [...releaseDates.debian.releases, ...releaseDates.ubuntu.releases].map(
        (release) => [release.codename, release] as const,
      ),
    ),
);

/** The release of a distribution, and which distribution's. */
export interface DistributionRelease extends ReleaseDates {
  readonly family: 'alpine' | 'debian' | 'ubuntu';
}

/** As `distributionOf`, with the distribution's name. */
export function distributionReleaseOf(part: string): DistributionRelease | undefined {
  const release = distributionOf(part);
  if (release === undefined) return undefined;
  const family =
    release.codename === '' ? 'alpine' : releaseDates.debian.releases.includes(release) ? 'debian' : 'ubuntu';
  return { ...release, family };
}

/** The newest version that may be recommended on a day. */
export function newestOf({ cycles }: Product, today: string): Cycle | undefined {
  return cycles.findLast(({ from, end }) => from !== '' && from <= today && today <= end);
}
