import { describe, expect, test } from 'vitest';
import { type Case, composeLines, dockerfileOf, linesOf, listOf } from './cases.ts';

const inDockerfiles: readonly Case[] = [
  ['kics:7384dfb2', 'a setting whose -o was forgotten', 'RUN apt-get install -y apt::install-recommends=false a', []],
  ['kics:0008c003', 'to a name without a slash', 'COPY a ./one\nCOPY b ./one', [2]],
  ['kics:0008c003', 'an archive beside a file', 'ADD a.spec /x\nADD a.tar.gz /x', [2]],
  ['kics:0008c003', 'to two names', 'COPY a ./one\nCOPY b ./two', []],
  ['trivy:DS-0031', 'pointed to from the working directory', 'ENV AWS_CONFIG_FILE=./.config/aws\nCOPY . .', [2]],
  ['hadolint:DL3013', 'beside a folder in development', 'RUN pip install -e . flask', [2]],
  ['hadolint:DL3013', 'in development', 'RUN pip install -e . -e git+https://github.com/a/b.git@v1#egg=b', []],
  ['trivy:DS-0031', 'another folder', 'ENV AWS_CONFIG_FILE=/app/aws\nCOPY . .', []],
  ['trivy:DS-0031', 'a folder’s content', 'COPY /src /app\nENV GOOGLE_APPLICATION_CREDENTIALS=/app/g.json', [3]],
  ['trivy:DS-0031', 'another file', 'COPY app.js /app/\nENV GOOGLE_APPLICATION_CREDENTIALS=/app/g.json', []],
  ['trivy:DS-0031', 'an argument that points to it', 'ARG HF_TOKEN_PATH=/t\nCOPY tok /t', [2]],
  ['trivy:DS-0031', 'to where a variable points', 'ARG AWS_CONFIG_FILE\nCOPY x ${AWS_CONFIG_FILE}', [3]],
  [
    'trivy:DS-0031',
    'an ENV of the stage below',
    'FROM debian:13 AS a\nENV AWS_CONFIG_FILE=/c/aws\nFROM a\nCOPY aws /c/\nFROM a AS b\nCOPY aws /c/',
    [2],
  ],
  ['trivy:DS-0031', 'a digit as the token of a provider', 'ENV HF_TOKEN=1\nENV MAX_TOKEN=5', [2]],
  ['hadolint:DL3022', 'a variable', 'ARG V=1\nCOPY --from=a:$V /x /x\nCOPY --from=${V} /y /y', [3, 4]],
  [
    'hadolint:DL3022',
    'a base without a tag is another matter',
    'FROM debian AS a\nFROM debian\nCOPY --from=a /x /x',
    [],
  ],
  [
    'hadolint:DL3013',
    'other version control',
    'RUN pip install hg+https://a.example/b\nRUN pip install svn+ssh://a.example/b@7',
    [2],
  ],
  ['hadolint:DL3013', 'a folder', 'RUN pip install app/core', []],
  ['hadolint:DL3032', 'the clean-up of another manager', 'RUN yum install -y a && microdnf clean all', [2]],
  ['hadolint:DL3040', 'the clean-up of another manager', 'RUN dnf install -y a && microdnf clean all', [2]],
  [
    'hadolint:DL3040',
    'two managers, each with its own',
    'RUN microdnf install -y dnf && dnf install -y a && dnf clean all && microdnf clean all',
    [],
  ],
  ['hadolint:DL3032', 'yum is dnf', 'RUN yum install -y a && dnf clean all', []],
  ['kics:7ebd323c', 'short names', 'RUN dnf rei a\nRUN dnf install-n b\nRUN dnf -y rei c', [2, 3]],
  ['trivy:DS-0019', 'short names', 'RUN dnf -y rei a\nRUN dnf -y install-nevra b', [2, 3]],
  ['kics:93d88cf7', 'short names', 'RUN dnf -y rei a\nRUN dnf -y install-na b-1', [2]],
  ['trivy:DS-0017', 'for a reinstallation', 'RUN dnf -y update && dnf -y rei a', []],
  ['checkov:CKV2_DOCKER_15', 'dnf’s tool', 'RUN dnf-config-manager --setopt=sslverify=0', [2]],
  ['buildkit:UndefinedVar', 'in the default of an argument', 'FROM scratch\nARG A=1\nARG B=$A/$C', [3]],
  ['buildkit:UndefinedVar', 'in a mount', 'FROM scratch\nRUN --mount=type=cache,target=$DIR a $DIR', [2]],
  [
    'kics:a88baa34',
    'JSON that a command writes',
    'RUN echo \'{"user": "a", "password": "Str0ngPassw0rd"}\' > /a.json',
    [2],
  ],
  [
    'kics:a88baa34',
    'what sed puts in',
    'RUN sed -i "s/password=.*/password=Str0ngPassw0rd/" /a\nRUN sed -i -e "s|^TOKEN=.*|TOKEN=$TOKEN|" -e "s/secret=x/\\1y/" /a',
    [2],
  ],
  ['buildkit:JSONArgsRecommended', 'a shell further down', 'CMD a\nSHELL ["/bin/bash", "-c"]\nENTRYPOINT b', [2]],
  ['buildkit:UndefinedVar', 'in a flag', 'FROM alpine:3.22\nADD --chown=$U a /b\nCOPY --chmod=${M:-644} c /d', [2]],
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
