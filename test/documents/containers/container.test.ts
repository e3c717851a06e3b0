import { describe, expect, test } from 'vitest';
import { containerIn, textAt, webFile, webWith } from './project-of.ts';

test('a service is a container at its key', () => {
  expect(webWith()).toMatchObject({
    kind: 'container',
    name: 'web',
    path: 'compose.yaml',
    span: { start: { line: 2, column: 3 }, end: { line: 2, column: 6 } },
    partial: false,
    reference: { repository: 'library/nginx', tag: '1' },
    build: undefined,
    ports: [],
    environment: [],
  });
});

test('an image that depends on the shell has no reference', () => {
  expect(containerIn({ 'compose.yaml': 'services: {web: {image: "nginx:${TAG}"}}' })).toMatchObject({
    image: { raw: 'nginx:${TAG}', text: undefined, variables: ['TAG'] },
    reference: undefined,
  });
});

describe('switches', () => {
  test.each([
    ['true', true],
    ['"true"', true],
    ['yes', true],
    ['False', false],
    ['"${P:-true}"', true],
    ['${P}', undefined],
  ])('privileged: %s is %s', (written, on) => {
    expect(webWith(`privileged: ${written}`).privileged).toMatchObject({ on });
  });
});

test.each([
  ['seccomp:unconfined', 'seccomp', 'unconfined'],
  ['seccomp=unconfined', 'seccomp', 'unconfined'],
  ['no-new-privileges', 'no-new-privileges', ''],
  ['no-new-privileges:true', 'no-new-privileges', 'true'],
  ['AppArmor=unconfined', 'apparmor', 'unconfined'],
  ['label:type:svirt', 'label', 'type:svirt'],
])('security option %s', (written, name, argument) => {
  expect(webWith(`security_opt: ["${written}"]`).securityOptions).toMatchObject([{ name, argument }]);
});

describe('environment', () => {
  test('as a mapping: typed values, nulls, defaults', () => {
    const { environment } = webWith('environment:', '  A: 1', '  B:', '  C: "${X:-d}"', '  D: $X', '  E: ""');
    expect(environment.map(({ name, text, passedThrough }) => [name, text, passedThrough])).toEqual([
      ['A', '1', false],
      ['B', undefined, true],
      ['C', 'd', false],
      ['D', undefined, false],
      ['E', '', false],
    ]);
  });

  test('as a list: the place is that of the value alone', () => {
    const text = webFile('environment:', '  - A=b=c', '  - "K=v w"', '  - PASSED', '  - E=');
    const { environment } = containerIn({ 'compose.yaml': text });
    expect(
      environment.map(({ name, text, span, passedThrough }) => ({ name, text, passedThrough, at: span })),
    ).toMatchObject([
      { name: 'A', text: 'b=c' },
      { name: 'K', text: 'v w' },
      { name: 'PASSED', text: undefined, passedThrough: true },
      { name: 'E', text: '' },
    ]);
    expect(environment.map(({ span }) => textAt(text, span))).toEqual(['b=c', 'v w', 'PASSED', '']);
    expect(environment.map(({ option }) => textAt(text, option))).toEqual(['A=b=c', '"K=v w"', 'PASSED', 'E=']);
  });
});

describe('limits', () => {
  test.each([
    [['mem_limit: 1g', 'cpus: 0.5', 'pids_limit: 100'], '1g', '0.5', '100'],
    [['deploy: {resources: {limits: {memory: 2g, cpus: "1", pids: 9}}}'], '2g', '1', '9'],
    [['cpu_quota: 50000'], undefined, '50000', undefined],
    [['deploy: {resources: {reservations: {memory: 2g}}}'], undefined, undefined, undefined],
  ])('%j', (lines, memory, cpus, pids) => {
    const { limits } = webWith(...lines);
    expect([limits.memory?.text, limits.cpus?.text, limits.pids?.text]).toEqual([memory, cpus, pids]);
  });

  test('ulimits are numbers, or a soft and a hard one', () => {
    expect(webWith('ulimits: {nproc: 10, nofile: {soft: 1, hard: 2}}').limits.ulimits).toMatchObject([
      { name: 'nproc', text: '10' },
      { name: 'nofile', text: '1:2' },
    ]);
  });
});

test.each([
  ['healthcheck: {test: NONE}', true],
  ['healthcheck: {test: ["NONE"]}', true],
  ['healthcheck: {disable: true}', true],
  ['healthcheck: {test: ["CMD", "true"]}', false],
])('%s is disabled: %s', (line, disabled) => {
  expect(webWith(line).healthcheck?.disabled).toBe(disabled);
});

test('names and lists in all their forms', () => {
  const container = webWith(
    'networks: {front: {}, back: }',
    'env_file: [a.env, {path: b.env, required: false}]',
    'devices: ["/dev/sda:/dev/xvda:rwm", {source: /dev/x, target: /dev/y, permissions: r}]',
    'sysctls: ["net.a=1"]',
    'group_add: [docker, 999]',
    'cap_add: [ALL, ALL]',
    'restart: no',
    'deploy: {restart_policy: {max_attempts: 5}}',
    'network_mode: host',
    'profiles: [debug]',
  );
  expect(container.networks.map(({ text }) => text)).toEqual(['front', 'back']);
  expect(container.envFiles.map(({ text }) => text)).toEqual(['a.env', 'b.env']);
  expect(container.devices.map(({ text }) => text)).toEqual(['/dev/sda:/dev/xvda:rwm', '/dev/x:/dev/y:r']);
  expect(container.sysctls).toMatchObject([{ name: 'net.a', text: '1' }]);
  expect(container.groupAdd.map(({ text }) => text)).toEqual(['docker', '999']);
  expect(container.capAdd.map(({ text }) => text)).toEqual(['ALL']);
  expect([container.restart?.text, container.restartAttempts?.text, container.network?.text]).toEqual([
    'no',
    '5',
    'host',
  ]);
  expect(container.profiles).toEqual(['debug']);
  expect(webWith('env_file: .env').envFiles.map(({ text }) => text)).toEqual(['.env']);
});

test('values of a type that no option has are left out, and nothing throws', () => {
  const container = webWith(
    'user: [a]',
    'ports: {a: b}',
    'volumes: x',
    'environment: 1',
    'cap_add: {a: 1}',
    'deploy: no',
    'healthcheck: 5',
    'build: [x]',
    'networks: 1',
    'security_opt:',
  );
  expect(container).toMatchObject({ user: undefined, capAdd: [], securityOptions: [], build: { context: '' } });
});

test('a health check that is switched off is the option that does so', () => {
  const disabled = webWith('healthcheck:', '  interval: 1s', '  disable: true').healthcheck;
  expect(disabled).toMatchObject({ disabled: true, option: { start: { line: 6, column: 7 } } });
  const none = webWith('healthcheck:', '  interval: 1s', '  test: NONE').healthcheck;
  expect(none).toMatchObject({ disabled: true, option: { start: { line: 6, column: 7 } } });
  const on = webWith('healthcheck:', '  test: [CMD, "true"]', '  disable: false').healthcheck;
  expect(on).toMatchObject({ disabled: false, option: { start: { line: 4, column: 5 } } });
});

test('where the image comes from, and the short-hand for the socket', () => {
  const container = webWith('pull_policy: build', 'use_api_socket: true');
  expect([container.pullPolicy?.text, container.apiSocket?.on]).toEqual(['build', true]);
});
