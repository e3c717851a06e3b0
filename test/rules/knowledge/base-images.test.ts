import { describe, expect, test } from 'vitest';
import { parseImageReference } from '../../../src/documents/image-reference.ts';
import { defaultUser, lacksShell } from '../../../src/rules/knowledge/base-images.ts';

function ask<Answer>(
  question: (reference: NonNullable<ReturnType<typeof parseImageReference>>) => Answer,
  image: string,
) {
  const reference = parseImageReference(image);
  if (reference === undefined) throw new Error(image);
  return question(reference);
}

describe('who the process of an image is', () => {
  test.each([
    ['gcr.io/distroless/static-debian12', 'root'],
    ['gcr.io/distroless/static-debian12:nonroot', 'other'],
    ['gcr.io/distroless/base:debug-nonroot', 'other'],
    ['gcr.io/distroless/base:debug', 'root'],
    ['cgr.dev/chainguard/python:latest', 'other'],
    ['cgr.dev/chainguard/wolfi-base', 'root'],
    ['dhi.io/python:3.14', 'other'],
    ['dhi.io/python:3.14-alpine3.23-dev', 'root'],
    ['example/dhi-python:3.14', 'other'],
    ['example/dhi-python:3.14-dev', 'root'],
    ['nginxinc/nginx-unprivileged:1.30', 'other'],
    ['public.ecr.aws/lambda/python:3.14', 'other'],
    ['amazon/aws-lambda-nodejs:24', 'other'],
    ['nginx:1.30', 'root'],
    ['registry.example.com/library/nginx:1.30', 'root'],
    ['mirror.gcr.io/nginxinc/nginx-unprivileged:1.30', 'other'],
    ['postgres:18', 'steps-down'],
    ['public.ecr.aws/docker/library/postgres:18', 'steps-down'],
    ['neo4j:5', 'steps-down'],
    ['percona:8.0', 'other'],
    ['node:24-slim', 'root'],
    ['jenkins/agent:3', 'other'],
    ['bitnami/redis:8', 'other'],
    ['bitnami/node:24', 'root'],
    ['bitnamilegacy/python:3.12', 'root'],
    ['public.ecr.aws/bitnami/php-fpm:8.3', 'root'],
    ['bitnami/nodejs-app:1', 'other'],
    ['prom/prometheus:v3.1.0', 'other'],
    ['prom/blackbox-exporter:v0.25.0', 'root'],
    ['quay.io/prometheus/snmp-exporter:v0.26.0', 'root'],
    ['docker:29-dind', 'root'],
    ['docker:29-dind-rootless', 'other'],
    ['odoo:17', 'other'],
    ['liquibase/liquibase:4.30', 'other'],
    ['clickhouse/clickhouse-server:25.1', 'steps-down'],
    ['telegraf:1.33', 'steps-down'],
    ['registry:3', 'root'],
    ['nats:2.10', 'root'],
    ['jenkins/ssh-agent:6', 'root'],
    ['mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled', 'other'],
    ['mcr.microsoft.com/dotnet/aspnet:10.0', 'root'],
    ['mcr.microsoft.com/windows/nanoserver:ltsc2025', 'windows'],
    ['mcr.microsoft.com/dotnet/framework/sdk:4.8', 'windows'],
    ['mcr.microsoft.com/devcontainers/python:3.13', 'development'],
    ['mcr.microsoft.com/vscode/devcontainers/base:0-focal', 'development'],
    ['example/app:1', 'unknown'],
  ] as const)('%s: %s', (image, user) => {
    expect(ask(defaultUser, image)).toBe(user);
  });
});

describe('whether an image lacks a shell', () => {
  test.each([
    ['gcr.io/distroless/static-debian12:nonroot', true],
    ['gcr.io/distroless/base:debug', false],
    ['dhi.io/node:24', true],
    ['dhi.io/node:24-dev', undefined],
    ['dhi.io/debian-base:13', undefined],
    ['example/dhi-node:24', true],
    ['cgr.dev/chainguard/static:latest', true],
    ['cgr.dev/chainguard/python:latest-dev', false],
    ['chainguard/nginx:latest', true],
    ['cgr.dev/chainguard/wolfi-base:latest', undefined],
    ['mcr.microsoft.com/dotnet/runtime:10.0-noble-chiseled', true],
    ['mcr.microsoft.com/dotnet/sdk:10.0', undefined],
    ['alpine:3.23', undefined],
  ])('%s: %s', (image, lacks) => {
    expect(ask(lacksShell, image)).toBe(lacks);
  });
});
