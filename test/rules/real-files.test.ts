import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/core/edit.ts';
import { findingsIn } from './run.ts';

// What real files taught: findings that were none, and fixes that would have broken something.

async function found(id: string, files: Readonly<Record<string, string>>) {
  return (await findingsIn(files)).filter(({ rule }) => rule.id === id);
}

/** What becomes of a Dockerfile when every edit of a rule is taken; `undefined` where it offers none. */
async function mended(id: string, text: string): Promise<string | undefined> {
  const edits = (await found(id, { Dockerfile: text })).flatMap((finding) => finding.edits);
  return edits.length === 0 ? undefined : applyEdits(text, edits);
}

describe('sudo is taken away where root runs the command anyway', () => {
  test.each([
    ['nobody said USER', 'FROM debian:13\nRUN sudo id\n', 'FROM debian:13\nRUN id\n'],
    ['behind USER root', 'FROM debian:13\nUSER root\nRUN sudo id\n', 'FROM debian:13\nUSER root\nRUN id\n'],
    ['behind another user', 'FROM debian:13\nUSER app\nRUN sudo id\n', undefined],
    ['behind a variable', 'FROM debian:13\nARG U\nUSER $U\nRUN sudo id\n', undefined],
    ['on a stage of another user', 'FROM debian:13 AS a\nUSER app\nFROM a\nRUN sudo id\n', undefined],
    ['on an image of another user', 'FROM jenkins/agent:3\nRUN sudo id\n', undefined],
  ])('%s', async (_, text, expected) => {
    expect(await mended('dockerfile/sudo', text)).toBe(expected);
  });
});

test.each([
  ['ENV LANG "en_US.UTF-8"', 'ENV LANG="en_US.UTF-8"'],
  ['ENV LANG "a" "b"', undefined],
  ['ENV LANG "a\\"b"', undefined],
])('%s in the new form: %s', async (line, expected) => {
  const text = await mended('dockerfile/legacy-pair', `FROM debian:13\n${line}\n`);
  expect(text?.split('\n')[1]).toBe(expected);
});

describe('the context that an ignore file stands for', () => {
  const ignore = 'packages\n';

  test('is not the Dockerfile’s folder where it copies from there by the path from the root', async () => {
    const files = {
      'packages/server/Dockerfile': 'FROM debian:13\nCOPY packages/server/run.sh /run.sh\n',
      'packages/server/.dockerignore': ignore,
    };
    expect(await found('dockerfile/ignored-copy', files)).toEqual([]);
  });

  test('is the Dockerfile’s folder otherwise', async () => {
    const files = { 'server/Dockerfile': 'FROM debian:13\nCOPY packages/a /a\n', 'server/.dockerignore': ignore };
    expect((await found('dockerfile/ignored-copy', files)).map(({ message }) => message)).toEqual([
      '`packages/a` is excluded from the build by `server/.dockerignore`.',
    ]);
  });
});

test.each([
  ['Dockerfile.tt', 'ARG V=<%= version %>\nFROM example/ruby:$V\n'],
  ['Dockerfile', 'ARG V=<%=version%>\nFROM example/ruby:$V\n'],
  ['Dockerfile.m4', 'ARG from=DOCKER_IMAGE\nFROM ${from}\n'],
])('%s names no image until a program fills it in', async (path, text) => {
  expect(await found('dockerfile/unset-base-argument', { [path]: text })).toEqual([]);
});

test('a line of sudoers holds no secret', async () => {
  const text = 'FROM debian:13\nRUN echo app ALL=\\(root\\) NOPASSWD:ALL > /etc/sudoers.d/app\n';
  const rules = (await findingsIn({ Dockerfile: text })).map(({ rule }) => rule.id);
  expect(rules.filter((id) => /secret|sudo/.test(id))).toEqual(['dockerfile/passwordless-sudo']);
});

test('a token that every browser is sent is no secret', async () => {
  const text = 'FROM debian:13\nENV POSTHOG_TOKEN=phc_aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYzA1bC3dE5f\n';
  const rules = (await findingsIn({ Dockerfile: text })).map(({ rule }) => rule.id);
  expect(rules.filter((id) => id.includes('secret'))).toEqual([]);
});

test('a password that is the name of its account guards nothing that had to be stolen', async () => {
  const service = (password: string) =>
    `services:\n  db:\n    image: postgres:18\n    environment:\n      POSTGRES_USER: openqa\n      POSTGRES_PASSWORD: ${password}\n`;
  const told = async (password: string) =>
    (await found('container/secret-in-environment', { 'compose.yaml': service(password) })).map(
      ({ severity }) => severity,
    );
  expect([await told('openqa'), await told('h3x9-qa')]).toEqual([['low'], ['high']]);
});

test.each([
  ['ENV TOOL_PLAT manylinux_$TOOL_ARCH', []],
  ['ENV TOOL_PLAT=a TOOL_DIR=/opt/$TOOL_PLTA', ['Nothing defines `TOOL_PLTA`; did you mean `TOOL_PLAT`?']],
])(
  'on a base that nobody knows, a variable is misspelt where another is all but the same: %s',
  async (line, messages) => {
    const text = `FROM example/base:4.2\n${line}\n`;
    expect((await found('dockerfile/undefined-variable', { Dockerfile: text })).map(({ message }) => message)).toEqual(
      messages,
    );
  },
);

test('a range of ports is no service that one number in it is known for, unless a name says so', async () => {
  const told = async (port: string) =>
    (
      await found('container/exposed-service-port', {
        'compose.yaml': `services:\n  a:\n    image: a:1\n    ports: ["${port}"]\n`,
      })
    ).length;
  expect([await told('7000-7005:7000-7005'), await told('7000:7000'), await told('2370-2380:2370-2380')]).toEqual([
    0, 1, 1,
  ]);
});

describe('USER is suggested where one user is there to run the program', () => {
  const image = (...lines: readonly string[]) => ['FROM debian:13', ...lines, ''].join('\n');

  test.each([
    ['one user', image('RUN useradd app', 'CMD ["/srv"]'), image('RUN useradd app', 'USER app', 'CMD ["/srv"]')],
    ['two users', image('RUN useradd app && useradd sync', 'CMD ["/srv"]'), undefined],
    ['another of unknown name', image('RUN useradd sync', 'RUN useradd "$ADMIN"'), undefined],
    ['a manager of processes', image('RUN useradd app', 'CMD ["supervisord", "-n"]'), undefined],
    [
      'a manager behind an init',
      image('RUN useradd app', 'ENTRYPOINT ["tini", "--"]', 'CMD ["sshd", "-D"]'),
      undefined,
    ],
    [
      'gosu for a script',
      image('RUN useradd app', 'COPY --from=tianon/gosu:1.19 /gosu /bin/', 'ENTRYPOINT ["/up"]'),
      undefined,
    ],
    ['the package of gosu', image('RUN useradd app && apt-get install -y gosu', 'ENTRYPOINT ["/up"]'), undefined],
  ])('%s', async (_, text, expected) => {
    expect(await mended('dockerfile/root-user', text)).toBe(expected);
  });
});

test.each([
  [
    'ENTRYPOINT ["gosu", "app", "/srv"]',
    'low',
    'No `USER` is set: the image starts as root, and `gosu` drops privileges.',
  ],
  [
    'ENTRYPOINT exec su-exec app:app /srv',
    'low',
    'No `USER` is set: the image starts as root, and `su-exec` drops privileges.',
  ],
  ['ENTRYPOINT ["gosu", "root", "/srv"]', 'medium', 'No `USER` is set, so the image runs as root, like `debian`.'],
  ['ENTRYPOINT gosu app migrate && /srv', 'medium', 'No `USER` is set, so the image runs as root, like `debian`.'],
  [
    'ENTRYPOINT gosu app migrate; gosu app /srv',
    'medium',
    'No `USER` is set, so the image runs as root, like `debian`.',
  ],
])('who steps down as the container starts is root no longer than that: %s', async (line, severity, message) => {
  const findings = await found('dockerfile/root-user', { Dockerfile: `FROM debian:13\n${line}\n` });
  expect(findings.map((finding) => [finding.severity, finding.message])).toEqual([[severity, message]]);
});

test.each([
  ['RUN apt-get update && ./install.sh', 0],
  ['RUN apt-get update && bash /tmp/install', 0],
  ['RUN apt-get update && curl -fsSL https://example.com/setup | bash -', 0],
  ['RUN ./install.sh && apt-get update', 1],
  ['RUN apt-get update && bash -c "id"', 1],
])('an index that a script behind it may use is not updated alone: %s', async (line, count) => {
  const findings = await found('dockerfile/lone-update', { Dockerfile: `FROM debian:13\n${line}\n` });
  expect(findings).toHaveLength(count);
});

test('a password that is the name of the account beside it is as mild in an image as in a service', async () => {
  const text = 'FROM mysql:9.7\nENV MYSQL_USER=all_users MYSQL_PASSWORD=all_users MYSQL_ROOT_PASSWORD=c0rrect-h0rse\n';
  const findings = await found('dockerfile/hardcoded-secret', { Dockerfile: text });
  expect(findings.map(({ severity, confidence, message }) => [severity, confidence, message])).toEqual([
    ['low', 'low', '`MYSQL_PASSWORD` is set to a secret here: `a… (9 characters)`.'],
    ['high', 'medium', '`MYSQL_ROOT_PASSWORD` is set to a secret here: `c0… (13 characters)`.'],
  ]);
});

test.each([
  ['"443:8443"', '`web` opens port 8443 on every interface of the host, as 443.', false],
  ['"25:25"', '`web` opens port 25 on every interface of the host.', false],
  ['"8443:443"', '`web` opens port 443 on every interface of the host, as 8443.', true],
  ['6969', '`web` opens port 6969 on every interface of the host, as a port that Docker picks.', true],
])('a port that other machines are meant to reach is told without a suggestion: %s', async (port, message, fixable) => {
  const text = `services:\n  web:\n    image: example/web:1.2\n    ports:\n      - ${port}\n`;
  const findings = await found('container/unbound-port', { 'compose.yaml': text });
  expect(findings.map((finding) => [finding.message, finding.edits.length > 0])).toEqual([[message, fixable]]);
});

test.each([
  ['RUN sudo -u discourse bundle install', '`bundle` is run as `discourse` through sudo.'],
  ['RUN sudo -u root bundle install', '`bundle` is run through sudo.'],
  ['RUN sudo --user=app id', '`id` is run as `app` through sudo.'],
])('sudo says as whom it runs a command: %s', async (line, message) => {
  const findings = await found('dockerfile/sudo', { Dockerfile: `FROM debian:13\n${line}\n` });
  expect(findings.map((finding) => finding.message)).toEqual([message]);
});

test('an override with services of its own, and a file that is included, are named by their project', async () => {
  const files = {
    'compose.yaml': 'include: [cache.compose.yaml]\nservices:\n  web:\n    image: example/web:1.2\n',
    'compose.override.yaml': 'services:\n  web:\n    tty: true\n  tool:\n    image: example/tool:1.2\n',
    'cache.compose.yaml': 'services:\n  cache:\n    image: example/cache:1.2\n',
  };
  const findings = await found('compose/missing-name', files);
  expect(findings.map(({ location }) => location.path)).toEqual(['compose.yaml']);
});

test.each([
  ['redispassword', 'low'],
  ['postgres_secret', 'low'],
  ['homescape_password', 'high'],
])(
  'a product and the word password are tried by everybody, a project of one’s own is not: %s',
  async (password, severity) => {
    const text = `services:\n  db:\n    image: example/db:1.2\n    environment:\n      DB_PASSWORD: ${password}\n`;
    const findings = await found('container/secret-in-environment', { 'compose.yaml': text });
    expect(findings.map((finding) => finding.severity)).toEqual([severity]);
  },
);

test('a folder of somebody’s Mac is a folder of the host', async () => {
  const text = 'services:\n  web:\n    image: example/web:1.2\n    volumes:\n      - /Users/ann/logs:/logs\n';
  const findings = await found('container/host-path', { 'compose.yaml': text });
  expect(findings.map(({ message }) => message)).toEqual(['`web` mounts `/Users/ann/logs` of the host.']);
});

test('another release of a script that is piped to a shell is the same script', async () => {
  const subjects = await Promise.all(
    ['20.x', '22.x'].map(async (release) => {
      const text = `FROM debian:13\nRUN curl -fsSL https://deb.nodesource.com/setup_${release} | bash -\n`;
      return (await found('dockerfile/piped-download', { Dockerfile: text })).map(({ subject }) => subject);
    }),
  );
  expect(subjects).toEqual([['https://deb.nodesource.com/setup_*'], ['https://deb.nodesource.com/setup_*']]);
});

test.each([
  ['ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/host', ['/etc/ssh/host']],
  ['openssl genrsa 2048 > /a.key', ['/a.key']],
  ['openssl genrsa -out /keys/a.key && rm -rf /keys', []],
  ['openssl genrsa 2048 | wc -c', []],
  ['openssl req -new -key /a.key -out /a.csr', []],
  ['ssh-keygen -R example.com && ssh-keygen -y -f /k', []],
  ['keytool -genkeypair -keystore /a.jks', ['/a.jks']],
  ['keytool -importcert -keystore /a.jks', []],
])('a private key that stays in the image is told: %s', async (line, keys) => {
  const findings = await found('dockerfile/generated-key', { Dockerfile: `FROM debian:13\nRUN ${line}\n` });
  expect(findings.map(({ subject }) => subject)).toEqual(keys);
});

test.each([
  ['- ALLOW_EMPTY_PASSWORD="yes"', '', 'low'],
  ['- MYSQL_ALLOW_EMPTY_PASSWORD=1', '["127.0.0.1:3306:3306"]', 'low'],
  ['- xpack.security.enabled=false', '["9200:9200"]', 'medium'],
  ['- NEO4J_AUTH=${NEO4J_AUTH:-none}', '', 'low'],
  ['- ARANGO_NO_AUTH=0', '', 'low'],
  ['- ARANGO_NO_AUTH=', '', undefined],
  ["AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: 'true'", '["8080:8080"]', 'medium'],
  ["AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: 'false'", '', undefined],
  ['- MYSQL_ALLOW_EMPTY_PASSWORD=', '', undefined],
  ['- xpack.security.enabled=true', '', undefined],
  ['- POSTGRES_HOST_AUTH_METHOD', '', undefined],
])(
  'a service that asks for no password is told, and graver where its port is open: %s %s',
  async (line, ports, severity) => {
    const text = `services:\n  db:\n    image: example/db:1\n    ports: ${ports || '[]'}\n    environment:\n      ${line}\n`;
    const findings = await found('container/missing-authentication', { 'compose.yaml': text });
    expect(findings.map((finding) => finding.severity)).toEqual(severity === undefined ? [] : [severity]);
  },
);

test.each([
  ['SHELL ["powershell", "-Command"]\nRUN iwr -UseBasicParsing http://example.com/x.ps1 | iex; Get-Host', 'high'],
  [
    'RUN powershell -NoProfile -Command "iex ((New-Object Net.WebClient).DownloadString(\'https://example.com/x\'))"',
    'medium',
  ],
  ['SHELL ["pwsh", "-c"]\nRUN Invoke-Expression (Invoke-RestMethod $env:URL)', 'medium'],
  [
    'SHELL ["powershell", "-Command"]\nRUN Invoke-WebRequest https://example.com/x.zip -OutFile x.zip; iex ./x.ps1',
    undefined,
  ],
  ['RUN echo "iex (iwr https://example.com/x)"', undefined],
])('what PowerShell fetches and runs in one statement is told: %s', async (lines, severity) => {
  const text = `FROM mcr.microsoft.com/windows/servercore:ltsc2022\n${lines}\n`;
  const findings = await found('dockerfile/piped-download', { Dockerfile: text });
  expect(findings.map((finding) => finding.severity)).toEqual(severity === undefined ? [] : [severity]);
});

test('a server of language models asks nobody who they are', async () => {
  const text = 'services:\n  llm:\n    image: example/llm:1\n    ports: ["11434:11434"]\n';
  const findings = await found('container/exposed-service-port', { 'compose.yaml': text });
  expect(findings.map(({ message }) => message)).toEqual([
    '`llm` opens port 11434 (Ollama) on every interface of the host.',
  ]);
});
