import { describe, expect, test } from 'vitest';
import { source } from '../../src/core/text.ts';
import { findingsIn } from './run.ts';

async function told(files: Readonly<Record<string, string>>, rule: string) {
  const findings = await findingsIn(files);
  return findings
    .filter((finding) => finding.rule.id === rule)
    .map(({ severity, location: { path, span }, related, edits }) => ({
      severity,
      place: `${path}:${span.start.line}:${span.start.column}`,
      related: related.map((each) => `${each.path}:${each.span.start.line}`),
      edits: edits.length,
    }));
}

describe('the user of the image and the user of the service', () => {
  const Dockerfile = 'FROM node:24-slim\nCMD ["node", "server.js"]\n';
  const service = (user: string) => `services:\n  web:\n    build: .\n${user}`;

  test('root in the image is low where every service is somebody else, with the service related', async () => {
    const files = { Dockerfile, 'compose.yaml': service('    user: "10001"\n') };
    expect(await told(files, 'dockerfile/root-user')).toMatchObject([
      { severity: 'low', place: 'Dockerfile:1:1', related: ['compose.yaml:4'] },
    ]);
  });

  test.each(['', '    user: "0"\n', '    user: ${APP_UID}\n'])('it stays medium with %j', async (user) => {
    const files = { Dockerfile, 'compose.yaml': service(user) };
    expect(await told(files, 'dockerfile/root-user')).toMatchObject([{ severity: 'medium', related: [] }]);
  });
});

describe('the user of the image by an argument of the build', () => {
  const Dockerfile = 'FROM node:24-slim\nARG APP_UID=0\nUSER ${APP_UID}\nCMD ["node", "server.js"]\n';
  const service = (args: string) => `services:\n  web:\n    build:\n      context: .\n      args:\n${args}`;

  test('root by default is low where every service gives somebody else', async () => {
    const files = { Dockerfile, 'compose.yaml': service('        APP_UID: "1000"\n') };
    expect(await told(files, 'dockerfile/root-user')).toMatchObject([
      { severity: 'low', place: 'Dockerfile:3:6', related: ['compose.yaml:6'] },
    ]);
    expect(await told(files, 'container/root-user')).toEqual([]);
  });

  test.each(['        APP_UID: ${APP_UID}\n', '        OTHER: "1000"\n'])('it stays medium with %j', async (args) => {
    const files = { Dockerfile, 'compose.yaml': service(args) };
    expect(await told(files, 'dockerfile/root-user')).toMatchObject([{ severity: 'medium', related: [] }]);
  });

  test('an ENV of the name hides the argument, and a `user` of the service counts alone', async () => {
    const hidden = Dockerfile.replace('ARG APP_UID=0', 'ARG APP_UID=app\nENV APP_UID=node');
    const root = { 'compose.yaml': service('        - APP_UID=0\n') };
    expect(await told({ Dockerfile: hidden, ...root }, 'container/root-user')).toEqual([]);
    const plain = Dockerfile.replace('APP_UID=0', 'APP_UID=node');
    expect(await told({ Dockerfile: plain, ...root }, 'container/root-user')).toMatchObject([
      { severity: 'medium', place: 'compose.yaml:6:11', related: ['Dockerfile:3'] },
    ]);
    const over = { 'compose.yaml': `${service('        - APP_UID=0\n')}    user: "1000"\n` };
    expect(await told({ Dockerfile: plain, ...over }, 'container/root-user')).toEqual([]);
  });
});

describe('a Dockerfile within a Compose file', () => {
  const compose = source`
    services:
      web:
        build:
          dockerfile_inline: |
            FROM node:latest
            RUN apt-get update && apt-get install curl
            ENV API_TOKEN=ghp_012345678901234567890123456789abcdef
  `;

  test('is read by the rules on Dockerfiles, at its places in the Compose file', async () => {
    const files = { 'compose.yaml': compose };
    expect(await told(files, 'dockerfile/floating-tag')).toMatchObject([{ place: 'compose.yaml:5:14' }]);
    expect(await told(files, 'dockerfile/interactive-install')).toMatchObject([{ edits: 1 }]);
  });

  test('gets no edits that would leave the block of YAML', async () => {
    expect(await told({ 'compose.yaml': compose }, 'dockerfile/root-user')).toMatchObject([
      { place: 'compose.yaml:5:9', edits: 0 },
    ]);
  });
});

describe('the stage that a service builds', () => {
  const Dockerfile = 'FROM debian:13 AS dev\nCMD ["sh"]\nFROM debian:13 AS production\nUSER 1000\nCMD ["app"]\n';
  const target = (name: string) => `services:\n  web:\n    build:\n      context: .\n      target: ${name}\n`;

  test('ships, and so does the last one', async () => {
    expect(await told({ Dockerfile, 'compose.yaml': target('dev') }, 'dockerfile/root-user')).toMatchObject([
      { place: 'Dockerfile:1:1' },
    ]);
    expect(await told({ Dockerfile, 'compose.yaml': target('production') }, 'dockerfile/root-user')).toEqual([]);
  });

  test('that the Dockerfile does not have is told where it is named, with the Dockerfile related', async () => {
    const files = { Dockerfile, 'compose.yaml': target('prodution') };
    expect(await told(files, 'container/undefined-target')).toEqual([
      { severity: 'medium', place: 'compose.yaml:5:7', related: ['Dockerfile:3'], edits: 1 },
    ]);
  });
});

describe('build arguments and contexts', () => {
  test('an argument that makes the base float is told in Compose, with the FROM related', async () => {
    const files = {
      Dockerfile: 'ARG TAG=24-slim\nFROM node:${TAG}\nUSER node\n',
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      args: ["TAG=${TAG:-latest}"]\n',
    };
    expect(await told(files, 'container/floating-base')).toMatchObject([
      { place: 'compose.yaml:5:14', related: ['Dockerfile:2'] },
    ]);
    expect(await told(files, 'dockerfile/floating-tag')).toEqual([]);
  });

  test('a default that floats is low where every service names a version, with the service related', async () => {
    const compose = (args: string) => `services:\n  web:\n    build:\n      context: .\n      args: ${args}\n`;
    const Dockerfile = 'ARG TAG=latest\nFROM node:${TAG}\nUSER node\n';
    expect(
      await told({ Dockerfile, 'compose.yaml': compose('{TAG: 24.1-slim}') }, 'dockerfile/floating-tag'),
    ).toMatchObject([{ severity: 'low', place: 'Dockerfile:2:6', related: ['compose.yaml:5'] }]);
    expect(await told({ Dockerfile, 'compose.yaml': compose('[TAG]') }, 'dockerfile/floating-tag')).toMatchObject([
      { severity: 'medium', related: [] },
    ]);
  });

  test('a name that a context stands for is no image, and nobody knows its user', async () => {
    const files = {
      'web/Dockerfile': 'FROM base\nCOPY --from=assets /site /site\n',
      'compose.yaml': source`
        services:
          web:
            build:
              context: web
              additional_contexts:
                - base=docker-image://debian:13
                - assets=./assets
      `,
    };
    for (const rule of ['dockerfile/untagged-image', 'dockerfile/undefined-stage', 'dockerfile/root-user']) {
      expect(await told(files, rule)).toEqual([]);
    }
    expect(await told({ ...files, 'compose.yaml': '' }, 'dockerfile/undefined-stage')).toMatchObject([
      { place: 'web/Dockerfile:2:13' },
    ]);
  });
});

describe('health and ports', () => {
  const compose = (keys: string) => `services:\n  web:\n    build: .\n${keys}`;
  const healthy = 'FROM debian:13\nHEALTHCHECK CMD ["app", "--health"]\nEXPOSE 8080\n';

  test('a check in either file is enough', async () => {
    const checked = compose('    healthcheck:\n      test: ["CMD", "app", "--health"]\n');
    const inDockerfile = { Dockerfile: healthy, 'compose.yaml': compose('') };
    const inCompose = { Dockerfile: 'FROM debian:13\n', 'compose.yaml': checked };
    for (const files of [inDockerfile, inCompose]) {
      expect(await told(files, 'container/missing-healthcheck')).toEqual([]);
      expect(await told(files, 'dockerfile/missing-healthcheck')).toEqual([]);
    }
  });

  test('none in both is told once, at the Dockerfile', async () => {
    const files = { Dockerfile: 'FROM debian:13\n', 'compose.yaml': compose('') };
    expect(await told(files, 'container/missing-healthcheck')).toEqual([]);
    expect(await told(files, 'dockerfile/missing-healthcheck')).toMatchObject([{ place: 'Dockerfile:1:1' }]);
  });

  test('one that Compose switches off is told there', async () => {
    const files = { Dockerfile: healthy, 'compose.yaml': compose('    healthcheck:\n      disable: true\n') };
    expect(await told(files, 'container/missing-healthcheck')).toMatchObject([{ place: 'compose.yaml:5:7' }]);
  });

  test('a port that the image does not expose is told in Compose, with EXPOSE related', async () => {
    const files = { Dockerfile: healthy, 'compose.yaml': compose('    ports: ["127.0.0.1:8080:8000"]\n') };
    expect(await told(files, 'container/unexposed-port')).toMatchObject([
      { place: 'compose.yaml:4:13', related: ['Dockerfile:3'] },
    ]);
  });
});

describe('what COPY . takes along', () => {
  const files = {
    'docker/Dockerfile': 'FROM debian:13\nWORKDIR /app\nCOPY . .\n',
    'compose.yaml': 'services:\n  web:\n    build: { context: app, dockerfile: ../docker/Dockerfile }\n',
    'app/id_rsa': 'x',
    'app/main.py': '',
    '.env': 'A=1\n',
  };

  test('is judged by the context that Compose names', async () => {
    const findings = await findingsIn(files);
    const messages = findings
      .filter(({ rule }) => rule.id === 'dockerfile/unfiltered-context')
      .map((each) => each.message);
    expect(messages).toEqual(['COPY also copies `id_rsa`, which no `.dockerignore` excludes.']);
  });

  test('is listed as people list things', async () => {
    const findings = await findingsIn({ ...files, 'app/.env': 'A=1\n', 'app/secrets.yml': 'a: 1\n' });
    const messages = findings
      .filter(({ rule }) => rule.id === 'dockerfile/unfiltered-context')
      .map((each) => each.message);
    expect(messages).toEqual([
      'COPY also copies `.env`, `id_rsa` and `secrets.yml`, which no `.dockerignore` excludes.',
    ]);
  });

  test.each(['app/.dockerignore', 'docker/Dockerfile.dockerignore'])('%s keeps it out', async (path) => {
    expect(await told({ ...files, [path]: 'id_*\n' }, 'dockerfile/unfiltered-context')).toEqual([]);
  });
});

test('a file of secrets that several services read is told once, with the other uses and the secret related', async () => {
  const files = {
    'compose.yaml': source`
      services:
        db:
          image: postgres:17.6
          env_file: db.env
        backup:
          image: example/backup:5
          env_file:
            - path: ./db.env
              required: false
    `,
    'db.env': 'POSTGRES_USER=shop\nPOSTGRES_PASSWORD=c0rrect-h0rse-battery\n',
  };
  expect(await told(files, 'compose/committed-env-file')).toMatchObject([
    { place: 'compose.yaml:4:15', related: ['db.env:2', 'compose.yaml:8'] },
  ]);
});

describe('an included file', () => {
  const included = 'services:\n  db:\n    image: postgres:17.6\n    privileged: true\n';

  test.each([
    ['include: [infra/db.yaml]\n', 'infra/db.yaml'],
    ['include:\n  - path: infra/db.yaml\n', 'infra/db.yaml'],
    ['include:\n  - path: [infra/db.yaml, infra/more.yaml]\n', 'infra/db.yaml'],
  ])('%j is looked at under any name, once', async (include, path) => {
    const services = 'services:\n  web:\n    image: example/web:1.2\n';
    const files = {
      'compose.yaml': include + services,
      'other/compose.yaml': `include: [../${path}]\n`,
      [path]: included,
    };
    expect(await told(files, 'container/privileged')).toMatchObject([{ place: `${path}:4:5` }]);
  });

  test('that includes more is followed, and circles end', async () => {
    const files = {
      'compose.yaml': 'include: [one.yaml]\n',
      'one.yaml': 'include: [two.yaml]\nservices: {}\n',
      'two.yaml': `include: [one.yaml]\n${included}`,
    };
    expect(await told(files, 'container/privileged')).toMatchObject([{ place: 'two.yaml:5:5' }]);
  });
});

describe('override files', () => {
  const base = 'services:\n  web:\n    image: example/web:1.2\n    privileged: true\n    ports: ["8080:80"]\n';

  test('what they take away again is not told', async () => {
    const over = 'services:\n  web:\n    privileged: !reset null\n    ports: !override ["127.0.0.1:8080:80"]\n';
    const files = { 'compose.yaml': base, 'compose.override.yaml': over };
    expect(await told(files, 'container/privileged')).toEqual([]);
    expect(await told(files, 'container/unbound-port')).toEqual([]);
  });

  test('what they add is told in them, once', async () => {
    const over = 'services:\n  web:\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n';
    const files = { 'compose.yaml': base, 'compose.override.yaml': over };
    expect(await told(files, 'container/runtime-socket')).toMatchObject([{ place: 'compose.override.yaml:4:9' }]);
  });

  test('a variant of its own name is told for what it says, not for what it leaves out', async () => {
    const variant = 'services:\n  web:\n    user: root\n';
    const findings = await findingsIn({ 'compose.yaml': base, 'compose.prod.yaml': variant });
    const inVariant = findings.filter(({ location }) => location.path === 'compose.prod.yaml');
    expect(inVariant.map(({ rule }) => rule.id)).toEqual(['container/root-user']);
  });
});
