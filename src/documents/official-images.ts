import { hubName } from './hub-mirrors.ts';
import type { ImageReference } from './image-reference.ts';

/**
 * Maintained Docker Official Images, as people write them: https://hub.docker.com/u/library, made from
 * https://github.com/docker-library/official-images/tree/master/library (reviewed in November 2026). A bare name that
 * is not among them may still be one: the list only says which are sure.
 */
const officialImages: ReadonlySet<string> = new Set(
  [
    'adminer almalinux alpine alt amazoncorretto amazonlinux arangodb archlinux bash buildpack-deps busybox caddy cassandra',
    'chronograf clickhouse clojure composer couchbase couchdb crate dart debian docker drupal eclipse-mosquitto',
    'eclipse-temurin elasticsearch elixir erlang fedora flink fluentd gcc ghost golang gradle groovy haproxy haskell haxe',
    'hello-world httpd hylang ibm-semeru-runtimes influxdb jetty joomla jruby julia kapacitor kibana kong liquibase logstash',
    'mariadb matomo maven mediawiki memcached mongo mysql nats neo4j nextcloud nginx node odoo open-liberty',
    'oraclelinux orientdb percona perl photon php phpmyadmin postgres pypy python r-base rabbitmq redis redmine registry',
    'rethinkdb rockylinux ruby rust sapmachine solr sonarqube spark swift telegraf tomcat tomee traefik ubuntu varnish',
    'websphere-liberty wordpress xwiki zookeeper',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a bare name (`busybox`, without a tag) is certainly that of an official image. */
export function isOfficialImage(name: string): boolean {
  return officialImages.has(name);
}

type Named = Pick<ImageReference, 'registry' | 'repository' | 'name'>;

/**
 * The name by which tables list what is known of an image: the one that Docker Hub has for it, without its
 * architecture. `debian` for `arm64v8/debian` and `mirror.gcr.io/library/debian`.
 */
export function knownAs(reference: Named): string {
  return hubName(reference).replace(ofOneArchitecture, '');
}

/** Whether an official image is named in its build for one architecture: `arm64v8/debian`. */
export function isOfOneArchitecture(reference: Named): boolean {
  return ofOneArchitecture.test(hubName(reference));
}

/** https://github.com/docker-library/official-images#architectures-other-than-amd64 */
const ofOneArchitecture = /^(?:amd64|arm32v[567]|arm64v8|i386|mips64le|ppc64le|riscv64|s390x|winamd64)\/(?=[^/]+$)/;
