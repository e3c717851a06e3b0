import { describe, expect, test } from 'vitest';
import { gather } from '../../src/compare/gather.ts';
import { findingsIn } from './run.ts';

// What real repositories taught about whole files: what is told once, what is no finding, and what is milder.

async function told(id: string, files: Readonly<Record<string, string>>) {
  const findings = (await findingsIn(files)).filter(({ rule }) => rule.id === id);
  return gather(findings.map((finding) => ({ finding, status: 'introduced' }))).map(
    ({ finding: { severity, location, message, edits, related } }) => ({
      severity,
      line: location.span.start.line,
      message,
      edits: edits.length,
      related: related.map(({ span }) => span.start.line),
    }),
  );
}

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

describe('one decision is told once', () => {
  test('an argument that sets an old base in three stages', async () => {
    const Dockerfile = lines(
      'ARG V=3.16',
      'FROM alpine:${V} AS base',
      'RUN true',
      'FROM alpine:${V} AS build',
      'RUN true',
      'FROM alpine:${V}',
    );
    expect(await told('dockerfile/end-of-life-base', { Dockerfile })).toMatchObject([{ line: 2, related: [4, 6] }]);
  });

  test('an image without a tag that many services share', async () => {
    const service = (name: string) => `  ${name}:\n    image: \${IMAGE:-patroni}\n`;
    const compose = `services:\n${['one', 'two', 'three'].map(service).join('')}`;
    expect(await told('container/floating-image', { 'compose.yaml': compose })).toMatchObject([
      { line: 3, related: [5, 7] },
    ]);
  });

  test('but each base that one click moves keeps its place', async () => {
    const Dockerfile = lines('FROM node:18-slim AS build', 'FROM node:18-slim');
    expect(await told('dockerfile/end-of-life-base', { Dockerfile })).toMatchObject([
      { line: 1, edits: 1, related: [] },
      { line: 2, edits: 1, related: [] },
    ]);
  });
});

describe('a secret in several places', () => {
  const service = (name: string, value: string, key = 'POSTGRES_PASSWORD') =>
    `  ${name}:\n    image: example/db:1.2\n    environment:\n      ${key}: ${value}\n`;

  test('is told once, however it is written', async () => {
    const compose = [
      'services:\n',
      service('one', 'zaphod_42'),
      service('two', '${PASSWORD:-zaphod_42}'),
      service('three', 'Host=one;Database=news;Username=app;Password=zaphod_42', 'ConnectionStrings__News'),
      '    healthcheck:\n      test: mysqladmin ping -pzaphod_42\n',
    ].join('');
    const files = { 'compose.yaml': compose };
    const [environment, commands] = await Promise.all(
      ['container/secret-in-environment', 'compose/hardcoded-secret'].map((rule) => told(rule, files)),
    );
    expect(environment).toMatchObject([{ severity: 'high', line: 5, related: [9, 13] }]);
    expect(commands).toMatchObject([{ line: 15 }]);
  });

  test('is another where the value is another', async () => {
    const compose = `services:\n${service('one', 'zaphod_42')}${service('two', 'trillian_42')}`;
    expect(await told('container/secret-in-environment', { 'compose.yaml': compose })).toMatchObject([
      { line: 5, related: [] },
      { line: 9, related: [] },
    ]);
  });
});

test('images of one unknown registry are told once', async () => {
  const service = (name: string) => `  ${name}:\n    image: registry.example.org:5000/${name}:1.2\n`;
  const files = { 'compose.yaml': `services:\n${service('one')}${service('two')}` };
  expect(await told('container/unlisted-registry', files)).toMatchObject([{ line: 3, related: [5] }]);
});

test.each(['"rootpass"', 'P@ssw0rd', 'P@ssw0rd123'])('%s is a password that attackers try', async (value) => {
  const files = {
    'compose.yaml': `services:\n  db:\n    image: example/db:1.2\n    environment:\n      - MYSQL_ROOT_PASSWORD=${value}\n`,
  };
  expect(await told('container/secret-in-environment', files)).toMatchObject([{ severity: 'low' }]);
});

describe('images for one architecture are what they are for all', () => {
  test.each([
    ['arm64v8/python:3.8-slim-buster', '`arm64v8/python 3.8` has had no security fixes since 2024-10-07.'],
    ['i386/debian:jessie', '`i386/debian 8` has had no security fixes since 2020-06-30.'],
  ])('%s', async (image, message) => {
    const Dockerfile = `FROM ${image}\n`;
    expect(await told('dockerfile/end-of-life-base', { Dockerfile })).toMatchObject([{ message, edits: 0 }]);
  });

  test('only below the names of architectures', async () => {
    expect(await told('dockerfile/end-of-life-base', { Dockerfile: 'FROM example/debian:jessie\n' })).toEqual([]);
  });
});

describe('sudo rules', () => {
  const rule = (text: string) => lines('FROM debian:13-slim', `RUN echo '${text}' >> /etc/sudoers`);

  test.each([
    ['app ALL=(ALL) NOPASSWD: ALL', 'medium', 'A user may become root without a password.'],
    ['app ALL=(ALL) NOPASSWD: /bin/bash', 'medium', 'A user may become root without a password.'],
    ['app ALL=(ALL) NOPASSWD: /bin/chown', 'low', 'A user may run `/bin/chown` as root without a password.'],
    [
      'app ALL=(ALL) NOPASSWD: /bin/tar xpJf /a.tar.xz -C /, /bin/rm /a.tar.xz',
      'low',
      'A user may run `/bin/tar` and other commands as root without a password.',
    ],
  ])('%s', async (text, severity, message) => {
    expect(await told('dockerfile/passwordless-sudo', { Dockerfile: rule(text) })).toMatchObject([
      { severity, message },
    ]);
  });

  test('are milder in a development container', async () => {
    const files = { '.devcontainer/Dockerfile': rule('vscode ALL=(root) NOPASSWD:ALL') };
    expect(await told('dockerfile/passwordless-sudo', files)).toMatchObject([{ severity: 'low' }]);
  });
});

describe('the set-group bit', () => {
  test.each([
    ['find /app -type d -exec chmod g+s {} +', 0],
    ['find /app -type d -print0 | xargs -0 chmod g+s', 0],
    ['mkdir -m 2775 /app', 0],
    ['install -d -m 2775 /app', 0],
    ['find /app -type f -exec chmod g+s {} +', 1],
    ['chmod g+s /usr/bin/wall', 1],
  ])('%s: %i', async (command, count) => {
    const findings = await told('dockerfile/setuid-bit', { Dockerfile: `FROM debian:13-slim\nRUN ${command}\n` });
    expect(findings).toHaveLength(count);
  });
});

describe('a variable in its own new value', () => {
  const extended = (base: string) => lines(`FROM ${base}`, 'ENV LD_LIBRARY_PATH="/opt/lib:${LD_LIBRARY_PATH}"');

  test('is empty on a base that is known not to set it', async () => {
    expect(await told('dockerfile/undefined-variable', { Dockerfile: extended('ubuntu:24.04') })).toMatchObject([
      { severity: 'low', message: '`LD_LIBRARY_PATH` has no value yet where this line uses it.' },
    ]);
  });

  test('may come from any other base', async () => {
    expect(await told('dockerfile/undefined-variable', { Dockerfile: extended('nvidia/cuda:12.4.1-base') })).toEqual(
      [],
    );
  });
});

test('PowerShell’s form of a variable is none outside RUN', async () => {
  const Dockerfile = lines(
    'FROM mcr.microsoft.com/windows/servercore:ltsc2022',
    'ENV STEAMCMD_PATH=C:/steamcmd',
    'WORKDIR $env:STEAMCMD_PATH/bin',
  );
  expect(await told('dockerfile/undefined-variable', { Dockerfile })).toMatchObject([
    {
      severity: 'medium',
      line: 3,
      message: '`$env:STEAMCMD_PATH` is PowerShell’s form; here it is `$env`, which nothing defines.',
      edits: 1,
    },
  ]);
});

test('a master key in a command is a secret', async () => {
  const compose = lines(
    'services:',
    '  id:',
    '    image: example/id:1.2',
    '    command: start --masterkey zaphodNeeds32Characters',
  );
  expect(await told('compose/hardcoded-secret', { 'compose.yaml': compose })).toMatchObject([{ line: 4 }]);
});

test('the cookie of Erlang’s nodes is a secret', async () => {
  const compose = lines(
    'services:',
    '  rabbit:',
    '    image: rabbitmq:4.1',
    '    environment:',
    '      RABBITMQ_ERLANG_COOKIE: zaphod_42',
  );
  expect(await told('container/secret-in-environment', { 'compose.yaml': compose })).toMatchObject([{ line: 5 }]);
});

test('a user that is made under a condition is not suggested', async () => {
  const Dockerfile = lines(
    'FROM python:3.14-slim',
    'ARG UID=0',
    'RUN if [ $UID -ne 0 ]; then adduser --uid $UID --disabled-password app; fi',
    'USER $UID',
  );
  expect(await told('dockerfile/root-user', { Dockerfile })).toMatchObject([{ line: 4, edits: 0 }]);
});

test('microdnf asks nothing', async () => {
  const Dockerfile = lines('FROM registry.access.redhat.com/ubi9/ubi-minimal:9.6', 'RUN microdnf install git-2.47');
  expect(await told('dockerfile/interactive-install', { Dockerfile })).toMatchObject([
    {
      severity: 'info',
      message: '`microdnf install` is run without `-y`, which dnf in its place would need.',
      edits: 1,
    },
  ]);
});

test('packages that were built here may be unsigned, and apk needs to be told', async () => {
  const Dockerfile = lines('FROM alpine:3.23', 'RUN apk add --no-cache --allow-untrusted /pkgs/*.apk');
  expect(await told('dockerfile/unsigned-packages', { Dockerfile })).toMatchObject([{ severity: 'medium', edits: 0 }]);
});

test('a switch with the name of a secret is none', async () => {
  const Dockerfile = lines(
    'FROM debian:13-slim',
    'ARG SCCACHE_S3_NO_CREDENTIALS',
    'ENV SCCACHE_S3_NO_CREDENTIALS=${SCCACHE_S3_NO_CREDENTIALS}',
  );
  expect(await told('dockerfile/persisted-secret', { Dockerfile })).toEqual([]);
  expect(await told('dockerfile/secret-variable', { Dockerfile })).toEqual([]);
});

test('a secret that ENV leaves empty is milder', async () => {
  const Dockerfile = lines('FROM debian:13-slim', 'ENV OPENAI_API_KEY=""');
  expect(await told('dockerfile/secret-variable', { Dockerfile })).toMatchObject([{ severity: 'low' }]);
});

test.each(['PASS_SCHEME: BLF-CRYPT', 'APIKEY_USERS: hello@example.com', 'API_KEY: ${API_KEY:-invalid}'])(
  '%s is no secret',
  async (line) => {
    const compose = `services:\n  web:\n    image: example/web:1.2\n    environment:\n      ${line}\n`;
    expect(await told('container/secret-in-environment', { 'compose.yaml': compose })).toEqual([]);
  },
);

test('an unknown program that installs may use the index', async () => {
  const Dockerfile = lines('FROM debian:13-slim', 'RUN apt-get update && install-packages docker-ce');
  expect(await told('dockerfile/lone-update', { Dockerfile })).toEqual([]);
});

test('words that say which password belongs here are no password', async () => {
  const compose = lines(
    'services:',
    '  web:',
    '    image: example/web:1.2',
    '    environment:',
    '      WEBLATE_ADMIN_PASSWORD: password for the admin user',
  );
  expect(await told('container/secret-in-environment', { 'compose.yaml': compose })).toEqual([]);
});

describe('a port that two services publish', () => {
  const compose = (profile: string) =>
    lines(
      'services:',
      '  web:',
      '    image: example/web:1.2',
      '    ports: ["127.0.0.1:3000:3000"]',
      '  web-debug:',
      '    image: example/web:1.2',
      profile,
      '    ports: ["127.0.0.1:3000:3000"]',
    );

  test.each([
    ['    profiles: [debug]', 'low'],
    ['    restart: "no"', 'medium'],
  ])('with %j: %s', async (profile, severity) => {
    expect(await told('compose/duplicate-port', { 'compose.yaml': compose(profile) })).toMatchObject([
      { severity, line: 8 },
    ]);
  });
});
