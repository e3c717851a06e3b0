import { describe, expect, test } from 'vitest';
import { parseImageReference } from '../../src/documents/image-reference.ts';
import { endOfLife } from '../../src/rules/end-of-life.ts';

function told(image: string, today = '2026-03-01') {
  const reference = parseImageReference(image);
  return reference && endOfLife(reference, today);
}

describe('the tag to take instead', () => {
  test.each([
    ['python:3.9', '3.14-slim'],
    ['python:3.9.18-slim-buster', '3.14-slim'],
    ['python:3.8-alpine3.15', '3.14-alpine'],
    ['php:7.4-fpm-alpine', '8.5-fpm-alpine'],
    ['node:17', '24-slim'],
    ['debian:stretch', '13-slim'],
    ['ubuntu:20.04', '24.04'],
    ['alpine:3.18.4', '3.23'],
    ['golang:1.21-alpine', '1.26-alpine'],
    ['amazonlinux:1', '2023'],
    ['amazonlinux:2018.03.0.20231218.0', '2023'],
    ['fedora:38', '43'],
    ['quay.io/fedora/fedora:39', '43'],
    ['mcr.microsoft.com/dotnet/aspnet:6.0-alpine', '10.0-alpine'],
    ['eclipse-temurin:19-jre', '25-jre'],
    ['python:3.13-slim-buster', '3.13-slim'],
    ['node:24-alpine3.16', '24-alpine'],
    ['registry.example.com/library/ubuntu:20.04', '24.04'],
    ['mirror.gcr.io/library/python:3.13-slim-buster', '3.13-slim'],
    ['public.ecr.aws/docker/library/node:17', '24-slim'],
  ])('%s: %s', (image, tag) => {
    expect(told(image)?.tag).toBe(tag);
  });

  test.each([
    ['a database keeps its files', 'postgres:11'],
    ['a database keeps its order of text', 'postgres:16.1-buster'],
    ['a variant that may be gone', 'python:3.7-windowsservercore-1809'],
    ['a digest', `python:3.9@sha256:${'a'.repeat(64)}`],
    ['another image', 'openjdk:11'],
    ['a variant that was given up', 'tomcat:9-jdk8-openjdk-buster'],
    ['an image of others', 'nvidia/cuda:12.1.0-base-ubuntu20.04'],
  ])('is not offered for %s', (_, image) => {
    const ended = told(image);
    expect(ended?.message).toMatch(/no longer maintained|no security fixes since/);
    expect(ended?.tag).toBeUndefined();
  });
});

test.each([
  ['vault:1.13', '`vault` is no longer maintained; `hashicorp/vault` is.'],
  ['docker.io/library/mono:6', '`mono` is no longer maintained.'],
  ['unit:1.34-php8.4', '`unit` is no longer maintained.'],
  ['mongo-express', '`mongo-express` is no longer maintained.'],
  ['containrrr/watchtower', '`containrrr/watchtower` is no longer maintained.'],
  ['example/vault:1.13', undefined],
  ['bitnamilegacy/redis:8.0', '`bitnamilegacy/redis` is no longer maintained.'],
  ['bitnami/redis:8.0', undefined],
  ['mirror.gcr.io/library/vault:1.13', '`mirror.gcr.io/library/vault` is no longer maintained; `hashicorp/vault` is.'],
  ['ghcr.io/acme/library/vault:1.13', undefined],
  ['minio/minio:latest', '`minio/minio` is no longer maintained.'],
  ['mcr.microsoft.com/azure-sql-edge:2.0.0', '`mcr.microsoft.com/azure-sql-edge` is no longer maintained.'],
])('%s was given up: %s', (image, message) => {
  expect(told(image)?.message).toBe(message);
});

test.each([
  ['nvidia/cuda:12.1.0-base-ubuntu20.04', '`ubuntu 20.04`', '2025-05-29'],
  ['ghcr.io/example/app:1.2-alpine3.15', '`alpine 3.15`', '2023-11-01'],
  ['mcr.microsoft.com/devcontainers/base:ubuntu-20.04', '`ubuntu 20.04`', '2025-05-29'],
  ['mcr.microsoft.com/devcontainers/base:0-buster', '`buster`', '2024-06-30'],
  ['mcr.microsoft.com/vscode/devcontainers/base:bionic', '`bionic`', '2023-05-31'],
  ['mcr.microsoft.com/playwright:v1.40.0-focal', '`focal`', '2025-05-29'],
])('the tag of an image of others says what it is built on: %s, %s until %s', (image, shown, end) => {
  expect(told(image)).toEqual({
    message: `\`${image}\` is built on ${shown}, which has had no security fixes since ${end}.`,
    tag: undefined,
  });
});

test('the last day is still a day of support', () => {
  expect(told('python:3.9', '2025-10-31')).toBeUndefined();
  expect(told('python:3.9', '2025-11-01')?.message).toBe(
    '`python 3.9` has had no security fixes since 2025-10-31; `3.14-slim` is supported.',
  );
});

test('a version is advised only once it is there and supported for long', () => {
  expect(told('node:16', '2026-11-01')?.tag).toBe('26-slim');
  expect(told('node:16', '2026-10-01')?.tag).toBe('24-slim');
  expect(told('ubuntu:18.04', '2026-05-01')?.tag).toBe('26.04');
});

test.each([
  ['python:3.9', '3.15-slim'],
  ['python:3.10-alpine', '3.15-alpine'],
  ['golang:1.25', '1.27'],
  ['nginx:1.29-alpine', '1.30-alpine'],
  ['nginx:1.28', '1.30'],
  ['alpine:3.21', '3.24'],
  ['mcr.microsoft.com/dotnet/aspnet:8.0', '10.0'],
  ['eclipse-temurin:26-jdk', '25-jdk'],
  ['amazoncorretto:18', '25'],
  ['node:20', '26-slim'],
  ['amazonlinux:2', '2023'],
  ['public.ecr.aws/amazonlinux/amazonlinux:2', '2023'],
  ['fedora:42', '44'],
  ['haproxy:2.4-alpine', '3.4-alpine'],
  ['opensuse/leap:15', '16.0'],
  ['opensuse/leap:15.5', '16.0'],
])('what was newest in spring has ended, or has a successor, by winter: %s, %s', (image, tag) => {
  expect(told(image, '2026-11-27')?.tag).toBe(tag);
});

test.each([
  ['postgres:14', '`postgres 14` has had no security fixes since 2026-11-12; `18` is supported.'],
  ['mysql:9.1', '`mysql 9.1` has had no security fixes since 2025-01-21; `9.7` is supported.'],
  ['mariadb:10.6', '`mariadb 10.6` has had no security fixes since 2026-07-06; `12.3` is supported.'],
  ['mongo:5', '`mongo 5` has had no security fixes since 2024-10-31; `8.0` is supported.'],
  ['mongo:8.2', '`mongo 8.2` has had no security fixes since 2026-07-31; `8.0` is supported.'],
  ['tomcat:8.5-jdk17-temurin', '`tomcat 8.5` has had no security fixes since 2024-03-31.'],
  ['tomcat:8', '`tomcat 8` has had no security fixes since 2024-03-31; `11.0` is supported.'],
  ['rabbitmq:3-management', '`rabbitmq 3` has had no security fixes since 2024-09-17.'],
  ['rabbitmq:3.12.14-alpine', '`rabbitmq 3.12` has had no security fixes since 2024-02-21.'],
  ['elasticsearch:7.17.9', '`elasticsearch 7` has had no security fixes since 2026-01-15.'],
  [
    'docker.elastic.co/kibana/kibana-oss:7.10.2',
    '`docker.elastic.co/kibana/kibana-oss 7` has had no security fixes since 2026-01-15.',
  ],
  ['logstash:8.18.1', '`logstash 8.18` has had no security fixes since 2025-10-21.'],
  ['traefik:v2.10', '`traefik 2.10` has had no security fixes since 2024-02-12.'],
  ['hashicorp/consul:1.19', '`hashicorp/consul 1.19` has had no security fixes since 2025-10-27.'],
  ['hashicorp/vault:1.13.3', '`hashicorp/vault 1.13` has had no security fixes since 2024-03-25.'],
  ['redis:4', '`redis 4` has had no security fixes since 2020-04-30; `8.10` is supported.'],
])('what needs work by hand is told of its end without a suggestion: %s', (image, message) => {
  expect(told(image, '2026-11-27')).toEqual({ message, tag: undefined });
});

test.each([
  'amazoncorretto:17',
  'amazoncorretto:21',
  'eclipse-temurin:11',
  'eclipse-temurin:8-jre',
  'nginx:1.31',
  'redis:7.2',
  'redis:8.0',
  'mongo:8.3',
  'fedora:43',
  'rabbitmq:4.2-management',
  'elasticsearch:8.19.3',
  'elasticsearch:8',
  'traefik:v2.11',
  'traefik:v3.7',
  'haproxy:3.0',
  'tomcat:9.0-jre21',
  'tomcat:10',
  'hashicorp/vault:1.21',
  'opensuse/leap:16.0',
  'opensuse/tumbleweed:latest',
])('%s is still supported, or nobody has said when it ends', (image) => {
  expect(told(image, '2026-11-27')).toBeUndefined();
});

test.each([
  'python:3',
  'python',
  'node:lts',
  'example/node:12',
  'ghcr.io/example/python:3.6-buster',
  'nvidia/cuda:12.9.1-base-ubuntu24.04',
  'example/app:ubuntu-1.2',
  'mcr.microsoft.com/devcontainers/base:2-bookworm',
  'nginx:9.9',
  'alpine:edge',
])('nothing is said of %s', (image) => {
  expect(told(image)).toBeUndefined();
});

describe('the distribution of an image of others', () => {
  test.each([
    ['hexpm/elixir:1.14.0-erlang-24.3.4.2-debian-buster-20210902', 'buster', '2024-06-30'],
    ['gcr.io/distroless/cc-debian10', 'debian 10', '2024-06-30'],
    ['gcr.io/distroless/cc-debian10:nonroot', 'debian 10', '2024-06-30'],
  ])('%s', (image, shown, end) => {
    expect(told(image)).toMatchObject({
      message: expect.stringContaining(`is built on \`${shown}\`, which has had no security fixes since ${end}.`),
      tag: undefined,
    });
  });

  test.each(['gcr.io/distroless/cc-debian13', 'example/app:buster', 'hexpm/elixir:1.19-erlang-28-debian-trixie'])(
    '%s is supported or unknown',
    (image) => {
      expect(told(image)).toBeUndefined();
    },
  );
});
