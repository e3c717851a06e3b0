import { describe, expect, test } from 'vitest';
import { type Case, composeLines, dockerfileOf, linesOf, listOf } from './cases.ts';

const inDockerfiles: readonly Case[] = [
  ['kics:7384dfb2', 'a setting whose -o was forgotten', 'RUN apt-get install -y apt::install-recommends=false a', []],
  ['kics:0008c003', 'to a name without a slash', 'COPY a ./one\nCOPY b ./one', [3]],
  ['kics:0008c003', 'an archive beside a file', 'ADD a.spec /x\nADD a.tar.gz /x', [3]],
  ['kics:0008c003', 'to two names', 'COPY a ./one\nCOPY b ./two', []],
  ['trivy:DS-0031', 'pointed to from the working directory', 'ENV AWS_CONFIG_FILE=./.config/aws\nCOPY . .', [3]],
  ['hadolint:DL3013', 'beside a folder in development', 'RUN pip install -e . flask', [2]],
  ['hadolint:DL3013', 'in development', 'RUN pip install -e . -e git+https://github.com/a/b.git@v1#egg=b', []],
  ['trivy:DS-0031', 'another folder', 'ENV AWS_CONFIG_FILE=/app/aws\nCOPY . .', []],
];

test.each(inDockerfiles)('%s: %s', async (check, _, text, lines) => {
  expect(await linesOf(check, 'Dockerfile', dockerfileOf(text))).toEqual(lines);
});

describe('each line of a list is told, whichever of them Compose takes in the end', () => {
  test.each([
    ['/run/docker.sock:/run/docker.sock', '/var/run/docker.sock:/run/docker.sock', '/run/docker.sock'],
    ['/var/run/docker.sock', '/run/docker.sock:/var/run/docker.sock', '/var/run/docker.sock:/var/run/docker.sock'],
  ])('%s, %s, %s', async (...mounts) => {
    expect(await composeLines('semgrep:exposing-docker-socket-volume', listOf('volumes', ...mounts))).toEqual([
      5, 6, 7,
    ]);
  });

  test('a port that one service publishes twice', async () => {
    const ports = listOf('ports', '"8080:80"', '"8080:80/tcp"', '"8080:81"', '"8080:80/udp"');
    expect(await composeLines('dclint:no-duplicate-exported-ports', ports)).toEqual([6, 7]);
  });
});

describe('a secret in what services run is told where it is written, once', () => {
  test.each([
    [
      'merged',
      'x-a: &a\n  image: a:1\n  command: mysqld --password=hunter2pass\nservices:\n  a:\n    <<: *a\n  b:\n    <<: *a',
      3,
    ],
    ['an alias', 'x-c: &c mysqld --password=hunter2pass\nservices:\n  a:\n    image: a:1\n    command: *c', 1],
    [
      'the test of a health check',
      'x-t: &t [CMD, mysqladmin, ping, --password=hunter2pass]\nservices:\n  a:\n    image: a:1\n    healthcheck: {test: *t}',
      1,
    ],
  ])('%s', async (_, text, line) => {
    expect(await linesOf('kics:a88baa34', 'compose.yaml', text)).toEqual([line]);
  });
});
