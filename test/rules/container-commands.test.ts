import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/core/edit.ts';
import { textAt } from '../documents/containers/project-of.ts';
import { findingsIn } from './run.ts';

const rules = [
  'piped-download',
  'plain-http',
  'unverified-download',
  'unverified-tls',
  'tls-variable',
  'installation-at-start',
  'missing-authentication',
];

/** What the rules on commands mark in a service with these keys. */
async function marked(...lines: readonly string[]): Promise<readonly (readonly [rule: string, text: string])[]> {
  const text = ['services:', '  web:', '    image: a.example/b:1', ...lines.map((line) => `    ${line}`), ''].join(
    '\n',
  );
  return markedIn({ 'compose.yaml': text });
}

async function markedIn(files: Readonly<Record<string, string>>) {
  const findings = await findingsIn(files);
  return findings.flatMap(({ rule: { id }, location: { path, span } }) => {
    const rule = id.replace('container/', '');
    return rules.includes(rule) ? [[rule, textAt(files[path] ?? '', span)] as const] : [];
  });
}

const piped = 'curl https://a.example/x | sh';

describe('a download that a shell runs is marked', () => {
  test.each<[form: string, lines: readonly string[], mark: string]>([
    ['a list in brackets', [`command: ["sh", "-c", "${piped}"]`], piped],
    ['a text', [`command: sh -c "${piped}"`], piped],
    ['a text in quotes', [`command: 'bash -ec "a; ${piped}"'`], piped],
    ['a block', ['command:', '  - sh', '  - -c', '  - |', '    set -e', `    ${piped}`, '    b'], piped],
    ['a folded block', ['command:', '  - sh', '  - -c', '  - >', '    set -e;', `    ${piped};`, '    b'], piped],
    ['a folded text', ['command: >-', '  sh -c', `  "${piped}"`], piped],
    [
      'a folded block, from line to line',
      ['command: >', '  sh -c "curl', '  https://a.example/x', '  | sh"'],
      'curl\n      https://a.example/x\n      | sh',
    ],
    ['an entrypoint with its command', ['entrypoint: [sh, -c]', `command: ["${piped}"]`], piped],
    ['behind an init', [`command: ["tini", "--", "sh", "-c", "${piped}"]`], piped],
    ['a health check', ['healthcheck:', `  test: ["CMD-SHELL", "${piped}"]`], piped],
    ['a health check with its own shell', ['healthcheck:', `  test: ["CMD", "sh", "-c", "${piped}"]`], piped],
    ['a hook', ['pre_stop:', `  - command: sh -c "${piped}"`], piped],
    [
      'what runs while somebody works on it',
      ['develop:', '  watch:', '    - action: sync+exec', '      path: .', `      exec: {command: sh -c "${piped}"}`],
      piped,
    ],
    [
      'escapes',
      ['command: ["sh", "-c", "curl \\"https://a.example/x\\" | sh"]'],
      'curl \\"https://a.example/x\\" | sh',
    ],
    [
      'an escaped dollar',
      ['command: sh -c \'eval "$$(curl https://a.example/x)"\''],
      'eval "$$(curl https://a.example/x)"',
    ],
    [
      'a default of Compose',
      ['command: sh -c "curl ${URL:-https://a.example/x} | sh"'],
      'curl ${URL:-https://a.example/x} | sh',
    ],
    ['a variable of Compose', ['command: sh -c "curl $URL | sh"'], 'curl $URL | sh'],
    ['a variable of the container', ['command: sh -c "curl $$URL | sh"'], 'curl $$URL | sh'],
  ])('%s', async (_, lines, mark) => {
    expect(await marked(...lines)).toEqual([['piped-download', mark]]);
  });

  test('once where services share it, and where it is written', async () => {
    const text = `x-run: &run ["sh", "-c", "${piped}"]
services:
  a: {image: a.example/b:1, command: *run}
  b: {image: a.example/b:1, command: *run}
`;
    expect(await markedIn({ 'compose.yaml': text })).toEqual([['piped-download', piped]]);
  });

  test('in the file that a service extends', async () => {
    const files = {
      'base.yaml': `services:\n  base:\n    image: a.example/b:1\n    command: sh -c "${piped}"\n`,
      'compose.yaml': 'services:\n  web:\n    extends: {file: base.yaml, service: base}\n',
    };
    expect(await markedIn(files)).toEqual([['piped-download', piped]]);
  });
});

describe('a download that runs unverified is marked', () => {
  const get = 'curl -fsSo /tmp/x https://a.example/x';

  test.each<[claim: string, lines: readonly string[]]>([
    ['in a command', [`command: sh -c "${get} && sh /tmp/x"`]],
    ['in an entrypoint', ['entrypoint:', '  - sh', '  - -c', '  - |', `    ${get}`, '    chmod +x /tmp/x']],
    ['in a hook', ['post_start:', `  - command: bash -c "${get}; /tmp/x"`]],
  ])('%s', async (_, lines) => {
    expect(await marked(...lines)).toEqual([['unverified-download', get]]);
  });

  test('not if the command verifies it', async () => {
    const check = `sh -c "${get} && echo '${'a'.repeat(64)}  /tmp/x' | sha256sum -c && sh /tmp/x"`;
    expect(await marked(`command: ${check}`)).toEqual([]);
  });

  test('with the place of its use in the file where both are written', async () => {
    const files = {
      'base.yaml': `services:\n  base:\n    image: a.example/b:1\n    command:\n      - sh\n      - -c\n      - |\n        ${get}\n        sh /tmp/x\n`,
      'compose.yaml': 'services:\n  web:\n    extends: {file: base.yaml, service: base}\n',
    };
    const found = (await findingsIn(files)).filter(({ rule }) => rule.id === 'container/unverified-download');
    expect(found.map(({ location, related }) => [location.path, related])).toEqual([
      [
        'base.yaml',
        [
          {
            path: 'base.yaml',
            span: { start: { line: 9, column: 9 }, end: { line: 9, column: 18 } },
            message: '`x` is run by `sh` here.',
          },
        ],
      ],
    ]);
  });
});

describe('nothing is marked', () => {
  test.each<[claim: string, lines: readonly string[]]>([
    ['where no shell reads it', [`command: ${piped}`]],
    ['where the words are those of another program', [`command: ["echo", "${piped}"]`]],
    ['where it is an option of the image’s entrypoint', [`command: --hook "${piped}"`]],
    ['where Compose refuses the text', ['command: sh -c "curl https://a.example/x | sh']],
    ['in a health check that is switched off', ['healthcheck:', '  test: ["NONE"]']],
    ['where the answer is only read', ['command: curl -fsS -X POST http://a.example/hook']],
    ['where it goes nowhere', ['command: curl -fsS -o /dev/null http://a.example/x']],
    [
      'where a health check asks',
      ['healthcheck:', '  test: wget -q http://a.example/health || curl -fk https://a.example'],
    ],
    ['of services beside it', ['command: sh -c "wget http://api:8080/x && curl -k https://search:9200"']],
    ['where whom it asks is not known', ['command: sh -c "curl -k $$URL; curl -k ${URL}"']],
    ['of a lock file', ['command: sh -c "npm ci && pip install -r r.txt && pip install . && npm install"']],
    [
      'of what is installed while somebody works on it',
      ['develop:', '  watch: [{action: sync+exec, path: ., exec: {command: npm install left-pad}}]'],
    ],
  ])('%s', async (_, lines) => {
    expect(await marked(...lines)).toEqual([]);
  });
});

test.each<[command: string, marks: readonly (readonly [rule: string, text: string])[]]>([
  ['wget http://a.example/x', [['plain-http', 'http://a.example/x']]],
  ['curl -fsSLO http://a.example/x', [['plain-http', 'http://a.example/x']]],
  ['curl http://a.example/x -o x', [['plain-http', 'http://a.example/x']]],
  ['git clone http://a.example/x.git', [['plain-http', 'http://a.example/x.git']]],
  ['sh -c "curl http://a.example/x > x"', [['plain-http', 'http://a.example/x']]],
  ['sh -c "curl http://a.example/x | tar xz"', [['plain-http', 'http://a.example/x']]],
  ['sh -c "curl http://a.example/x | sh"', [['piped-download', 'curl http://a.example/x | sh']]],
  ['curl -k https://a.example', [['unverified-tls', '-k']]],
  ['git -c http.sslVerify=false pull', [['unverified-tls', 'http.sslVerify=false']]],
  ['sh -c "NODE_TLS_REJECT_UNAUTHORIZED=0 node a.js"', [['tls-variable', 'NODE_TLS_REJECT_UNAUTHORIZED=0']]],
  ['sh -c "apk add curl && a"', [['installation-at-start', 'apk add']]],
  ['pip install requests==2', [['installation-at-start', 'pip install']]],
])('%s', async (command, marks) => {
  expect((await marked(`command: ${command}`)).filter(([rule]) => rule === marks[0]?.[0])).toEqual(marks);
});

describe('a suggestion is made', () => {
  const edited = async (command: string) => {
    const text = `services:\n  web:\n    image: a.example/b:1\n    command: ${command}\n`;
    const findings = await findingsIn({ 'compose.yaml': text });
    const edits = findings
      .filter(({ rule }) => /unverified-tls|plain-http/.test(rule.id))
      .flatMap((each) => each.edits);
    return applyEdits(text, edits).split('\n    command: ')[1]?.trimEnd();
  };

  test.each([
    ['curl -k https://a.example', 'curl https://a.example'],
    ['sh -c "curl -fsSLk https://a.example"', 'sh -c "curl -fsSL https://a.example"'],
    ['"wget \\"http://a.example/x\\""', '"wget \\"https://a.example/x\\""'],
    ['|\n      sh -c "wget http://a.example/x"', '|\n      sh -c "wget https://a.example/x"'],
  ])('of %j', async (written, meant) => {
    expect(await edited(written)).toBe(meant);
  });

  test.each([
    'sh -c "O=-k; curl $$O https://a.example"',
    '["curl", "-k", "https://a.example"]',
    'sh -c "curl ${O:--k} https://a.example"',
    'wget ${U:-http://a.example/x}',
  ])('but not of %s, which is not written as it is read', async (written) => {
    expect(await edited(written)).toBe(written);
  });
});

describe('an option that turns authentication off is marked', () => {
  test.each<[service: string, image: string, command: string, mark: string | undefined]>([
    ['CockroachDB', 'cockroachdb/cockroach:v26.1.0', 'start-single-node --insecure', '--insecure'],
    ['CockroachDB with its program', 'a.example/b:1', 'cockroach start --insecure --join=x', '--insecure'],
    ['CockroachDB with its path', 'a.example/b:1', '/cockroach/cockroach start --insecure=true', '--insecure=true'],
    ['CockroachDB in a shell', 'a.example/b:1', 'sh -c "sleep 3; cockroach start --insecure"', '--insecure'],
    ['CockroachDB with it switched off', 'cockroachdb/cockroach:v26.1.0', 'start --insecure=false', undefined],
    ['a client of CockroachDB', 'cockroachdb/cockroach:v26.1.0', 'sql --insecure --host=db', undefined],
    ['another program', 'a.example/b:1', 'start --insecure', undefined],
    ['MySQL', 'mysql:8.4', '--skip-grant-tables --skip-networking=0', '--skip-grant-tables'],
    ['MariaDB', 'mariadb:11.8', 'mariadbd --skip-grant-tables=0', undefined],
    ['Traefik', 'traefik:3.7', '--api.insecure=true --providers.docker', '--api.insecure=true'],
    ['Traefik without a value', 'traefik:3.7', 'traefik --api.insecure', '--api.insecure'],
    ['Traefik with it switched off', 'traefik:3.7', '--api.insecure=false', undefined],
    ['Jupyter', 'a.example/b:1', "jupyter lab --ServerApp.token=''", '--ServerApp.token='],
    ['Jupyter, by its start script', 'a.example/b:1', 'start-notebook.sh --NotebookApp.token=', '--NotebookApp.token='],
    ['Jupyter with a token', 'a.example/b:1', 'jupyter lab --ServerApp.token=abc', undefined],
    [
      'Jupyter with a password',
      'a.example/b:1',
      "jupyter lab --ServerApp.token='' --ServerApp.password=argon2:x",
      undefined,
    ],
  ])('%s', async (_, image, command, mark) => {
    const service = [`    image: ${image}`, '    command: >-', `      ${command}`];
    const file = ['services:', '  web:', ...service, ''].join('\n');
    expect(await markedIn({ 'compose.yaml': file })).toEqual(
      mark === undefined ? [] : [['missing-authentication', mark]],
    );
  });

  test.each([
    ['80:80', 'low'],
    ['8080:8080', 'medium'],
    ['127.0.0.1:8080:8080', 'low'],
    ['8000-8090:8000-8090', 'medium'],
  ])('Traefik’s API is open if its port is: %s is %s', async (port, severity) => {
    const service = ['    image: traefik:3.7', '    command: --api.insecure', `    ports: ["${port}"]`];
    const file = ['services:', '  proxy:', ...service, ''].join('\n');
    const findings = await findingsIn({ 'compose.yaml': file });
    const told = findings.filter(({ rule }) => rule.id === 'container/missing-authentication');
    expect(told.map((finding) => finding.severity)).toEqual([severity]);
  });

  test('a variable of Traefik does the same', async () => {
    expect(await marked('environment:', '  TRAEFIK_API_INSECURE: "true"')).toEqual([
      ['missing-authentication', '"true"'],
    ]);
  });
});
