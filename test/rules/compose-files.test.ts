import { describe, expect, test } from 'vitest';
import { fold } from '../../src/compare/fold.ts';
import { source } from '../../src/core/text.ts';
import { findingsIn } from './run.ts';

/** `path:line rule` of every finding of some rules, in order. */
async function told(files: Readonly<Record<string, string>>, ...ids: readonly string[]): Promise<readonly string[]> {
  const findings = await findingsIn(files);
  return findings
    .filter(({ rule }) => ids.includes(rule.id))
    .map(({ rule, location }) => `${location.path}:${location.span.start.line} ${rule.id}`);
}

describe('a service that is put together from several files', () => {
  const base = source`
    services:
      base:
        image: example/base:1
        privileged: true
        mem_limit: 512m
  `;

  test('what it extends is told where it is written, once', async () => {
    const web = source`
      services:
        web:
          extends:
            file: base.yaml
            service: base
          user: "1000"
    `;
    expect(
      await told({ 'compose.yaml': web, 'base.yaml': base }, 'container/privileged', 'container/memory-unlimited'),
    ).toEqual(['base.yaml:4 container/privileged']);
  });

  test('what an override file adds counts for the service, and the override itself misses nothing', async () => {
    const files = {
      'compose.yaml': 'services:\n  web:\n    image: example/web:1.2\n',
      'compose.override.yaml': 'services:\n  web:\n    mem_limit: 512m\n    security_opt: [no-new-privileges:true]\n',
    };
    expect(await told(files, 'container/memory-unlimited', 'container/privilege-escalation')).toEqual([]);
    expect(await told(files, 'container/cpu-unlimited')).toEqual(['compose.yaml:2 container/cpu-unlimited']);
  });

  test('an empty key of an override file takes nothing away, and is no mistake there', async () => {
    const files = {
      'compose.yaml': 'services:\n  web:\n    image: example/web:1.2\n    ports:\n',
      'compose.override.yaml': 'services:\n  web:\n    ports:\n    mem_limit: [512m]\n',
    };
    expect(await told(files, 'compose/invalid-value')).toEqual([
      'compose.override.yaml:4 compose/invalid-value',
      'compose.yaml:4 compose/invalid-value',
    ]);
  });

  test('fragments that services share are told where the fragment is, once', async () => {
    const file = source`
      x-debug: &debug
        privileged: true
        ports: &ports ["0.0.0.0:5432:5432"]
      services:
        one: { <<: *debug, image: "example/one:1" }
        two:
          <<: *debug
          image: example/two:1
          ports: *ports
    `;
    expect(await told({ 'compose.yaml': file }, 'container/privileged', 'container/exposed-service-port')).toEqual([
      'compose.yaml:2 container/privileged',
      'compose.yaml:3 container/exposed-service-port',
    ]);
  });
});

describe('where other tools fall silent', () => {
  test.each(['', 'version: "2.4"\n', 'version: "3.8"\n'])('the rules say the same behind %j', async (version) => {
    const services = 'services:\n  web:\n    image: nginx\n    security_opt: ["seccomp=unconfined"]\n';
    const line = version === '' ? 0 : 1;
    expect(
      await told(
        { 'compose.yaml': version + services },
        'container/memory-unlimited',
        'container/pids-unlimited',
        'container/seccomp-disabled',
      ),
    ).toEqual([
      `compose.yaml:${2 + line} container/memory-unlimited`,
      `compose.yaml:${2 + line} container/pids-unlimited`,
      `compose.yaml:${4 + line} container/seccomp-disabled`,
    ]);
  });
});

test('what one service leaves at its default is one finding, with the others related', async () => {
  const findings = await findingsIn({ 'compose.yaml': 'services:\n  web:\n    image: example/web:1.2\n' });
  const told = fold(findings.map((finding) => ({ finding, status: 'introduced' as const })));
  const onService = told.filter(({ finding }) => finding.location.span.start.line === 2);
  expect(onService.map(({ finding }) => finding.rule.id)).toEqual(['container/privilege-escalation']);
  expect(onService[0]?.finding.related.map(({ rule }) => rule).toSorted()).toEqual([
    'container/capabilities-kept',
    'container/cpu-unlimited',
    'container/default-ulimits',
    'container/memory-unlimited',
    'container/missing-healthcheck',
    'container/missing-user',
    'container/pids-unlimited',
    'container/writable-root-filesystem',
  ]);
});

test('a secret is never shown in full, whichever file it lies in', async () => {
  const findings = await findingsIn({
    'compose.yaml': source`
      services:
        web:
          image: example/web:1.2
          env_file: web.env
          environment:
            API_TOKEN: c0rrect-h0rse-battery
      configs:
        app:
          content: "password=c0rrect-h0rse-battery"
    `,
    'web.env': 'WEB_PASSWORD=c0rrect-h0rse-battery\n',
  });
  const secrets = findings.filter(({ rule }) => rule.category === 'secrets');
  expect(secrets.map(({ rule }) => rule.id)).toEqual([
    'compose/committed-env-file',
    'container/secret-in-environment',
    'compose/secret-in-config',
  ]);
  for (const { message } of secrets) expect(message).not.toContain('c0rrect-h0rse');
});

describe('as a reader of the file would put it', () => {
  const said = async (lines: string, id: string): Promise<readonly string[]> => {
    const file = `services:\n  web:\n    image: example/web:1.2\n${lines}`;
    const findings = await findingsIn({ 'compose.yaml': file });
    return findings.filter(({ rule }) => rule.id === id).map(({ severity, message }) => `${severity}: ${message}`);
  };

  test('a port is told with the number that the host has for it', async () => {
    const ports = '    ports: ["80:8080", "81:81", "5445:5432", "8000-8001:9000-9001", "82"]\n';
    expect(await said(ports, 'container/unbound-port')).toEqual([
      'low: `web` opens port 8080 on every interface of the host, as 80.',
      'low: `web` opens port 81 on every interface of the host.',
      'low: `web` opens port 5432 on every interface of the host, as 5445.',
      'low: `web` opens port 9000-9001 on every interface of the host, as 8000-8001.',
      'low: `web` opens port 82 on every interface of the host, as a port that Docker picks.',
    ]);
  });

  test('keys of certificates are what a server of TLS has to read', async () => {
    const mounts = '    volumes: ["/etc/letsencrypt:/a:ro", "/etc/letsencrypt/live:/b", "/etc/ssh:/c:ro"]\n';
    expect(await said(mounts, 'container/sensitive-host-path')).toEqual([
      'low: `web` can read `/etc/letsencrypt` of the host: the keys of the host’s certificates.',
      'medium: `web` can read and write `/etc/letsencrypt/live` of the host: the keys of the host’s certificates.',
      'medium: `web` can read `/etc/ssh` of the host: the accounts and the configuration of the host.',
    ]);
  });

  test('a whole home is more than one of its folders', async () => {
    const mounts = '    volumes: ["~:/a", "${HOME}:/b:ro", "$HOMEPAGE:/c", "~/site:/d"]\n';
    expect(await said(mounts, 'container/sensitive-host-path')).toEqual([
      'high: `web` can read and write `~` of the host: everything that a user has, keys included.',
      'medium: `web` can read `${HOME}` of the host: everything that a user has, keys included.',
    ]);
  });

  test('what another service builds is not pulled, unless its policy says so', async () => {
    const built = '  base:\n    build: .\n    image: example/web:1.2\n';
    expect(await said(built, 'container/missing-digest')).toEqual([]);
    expect(await said(`    pull_policy: always\n${built}`, 'container/missing-digest')).toEqual([
      'info: `web` pulls `example/web:1.2` by its tag alone.',
    ]);
  });
});

describe('a proxy that guards the socket', () => {
  const proxy = (image: string, more = '') =>
    `services:\n  proxy:\n    image: ${image}\n${more}    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock:ro\n`;

  test.each([
    ['tecnativa/docker-socket-proxy:0.3', '', 'low'],
    ['ghcr.io/linuxserver/socket-proxy:3.2', '', 'low'],
    ['tecnativa/docker-socket-proxy:0.3', '    ports: ["127.0.0.1:2375:2375"]\n', 'high'],
    ['tecnativa/docker-socket-proxy:0.3', '    build: .\n', 'high'],
    ['example/docker-socket-proxy:0.3', '', 'high'],
  ])('%s with %j is %s', async (image, more, severity) => {
    const findings = await findingsIn({ 'compose.yaml': proxy(image, more) });
    const told = findings.filter(({ rule }) => rule.id === 'container/runtime-socket');
    expect(told.map((finding) => finding.severity)).toEqual([severity]);
  });
});

describe('where an option that is missing belongs', () => {
  const service = (keys: string) => ({ 'compose.yaml': `services:\n  web:\n    image: example/web:1.2\n${keys}` });

  async function beside(keys: string, rule: string): Promise<readonly string[]> {
    const findings = await findingsIn(service(keys));
    return findings
      .filter((finding) => finding.rule.id === rule)
      .flatMap(({ location, related }) => [location, ...related])
      .map(({ span }) => `${span.start.line}:${span.start.column}`);
  }

  test.each([
    ['    init: true\n', ['2:3']],
    ['    deploy:\n      replicas: 2\n', ['2:3', '4:5']],
    ["    deploy:\n      resources:\n        reservations:\n          cpus: '1'\n", ['2:3', '5:7']],
    ["    deploy:\n      resources:\n        limits:\n          cpus: '1'\n", ['2:3', '6:9']],
  ])('a limit: %j', async (keys, places) => {
    expect(await beside(keys, 'container/memory-unlimited')).toEqual(places);
  });

  test('folded into another finding, the limit comes first, and where it belongs behind all that is folded in', async () => {
    const findings = await findingsIn(service("    deploy:\n      resources:\n        limits:\n          cpus: '1'\n"));
    const folded = fold(findings.map((finding) => ({ finding, status: 'existing' })));
    const related = folded.flatMap(({ finding }) => finding.related);
    expect(related.map(({ rule, span }) => `${span.start.line} ${rule ?? ''}`)).toEqual([
      '2 container/capabilities-kept',
      '2 container/default-ulimits',
      '2 container/memory-unlimited',
      '2 container/missing-healthcheck',
      '2 container/missing-user',
      '2 container/pids-unlimited',
      '2 container/writable-root-filesystem',
      '6 ',
      '6 ',
    ]);
  });

  test.each([
    ['    init: true\n', ['2:3']],
    ['    security_opt:\n      - label:user:USER\n', ['2:3', '4:5']],
  ])('no-new-privileges: %j', async (keys, places) => {
    expect(await beside(keys, 'container/privilege-escalation')).toEqual(places);
  });
});

describe('what makes Compose refuse a file', () => {
  async function messages(rule: string, ...lines: readonly string[]): Promise<readonly string[]> {
    const findings = await findingsIn({ 'compose.yaml': lines.join('\n') });
    return findings
      .filter((finding) => finding.rule.id === rule)
      .map(({ location, message }) => `${location.span.start.line}: ${message}`);
  }
  const chain = (from: number, to: number, last: string) => [
    'services:',
    ...Array.from({ length: to - from }, (_, at) => `  s${from + at}: {image: a:1, depends_on: [s${from + at + 1}]}`),
    `  s${to}: {image: a:1, depends_on: [${last}]}`,
  ];

  test('a cycle of services is told once, from the first of them on', async () => {
    expect(await messages('compose/dependency-cycle', ...chain(1, 3, 's2'))).toEqual([
      '3: `s2` waits for `s3`, which waits for `s2`.',
    ]);
    expect(await messages('compose/dependency-cycle', ...chain(1, 9, 's1'))).toEqual([
      `2: \`s1\` waits for ${[2, 3, 4, 5, 6, 7, 8].map((at) => `\`s${at}\``).join(', which waits for ')}, which waits for \`s1\`.`,
    ]);
    expect(await messages('compose/dependency-cycle', ...chain(1, 9, 's10'))).toEqual([]);
  });

  test('services that each wait for many cost no more than there are of them', async () => {
    const many = Array.from({ length: 2000 }, (_, at) => `s${at}`);
    const lines = [
      'x-all: &all [s0, s1999]',
      'services:',
      ...many.map((name) => `  ${name}: {image: a:1, depends_on: *all}`),
    ];
    expect(await messages('compose/dependency-cycle', ...lines)).toEqual([
      '3: `s0` waits for `s0`.',
      '2002: `s1999` waits for `s1999`.',
    ]);
  });

  test('options that contradict each other name the other, also where services share them', async () => {
    const lines = [
      'x-limits: &limits',
      '  pids_limit: 100',
      '  deploy: {resources: {limits: {memory: 1g}}}',
      'services:',
      '  a: {<<: *limits, image: a:1, mem_limit: 2048m}',
      '  b: {<<: *limits, image: a:1, mem_limit: 1024m}',
    ];
    expect(await messages('compose/contradicting-option', ...lines)).toEqual([
      '2: `a` sets `pids_limit`, but `deploy.resources.limits` has no `pids`.',
      '5: `a` sets `mem_limit` and `deploy.resources.limits.memory` to different values.',
    ]);
  });

  test.each([
    ['1g', '1024m', []],
    ['1gb', '1GiB', []],
    ['1.5g', '1536m', []],
    ['1073741824', '1g', []],
    ['1g', '1000m', ['3']],
    ['1g', '${MEMORY}', []],
    ['much', '1g', []],
  ])('a memory limit of %s beside one of %s', async (one, other, lines) => {
    const service = ['services:', '  a:', `    mem_limit: ${one}`, '    image: a:1', '    deploy:', '      resources:'];
    const told = await messages(
      'compose/contradicting-option',
      ...service,
      '        limits:',
      `          memory: ${other}`,
    );
    expect(told.map((each) => each.split(':')[0])).toEqual(lines);
  });
});
