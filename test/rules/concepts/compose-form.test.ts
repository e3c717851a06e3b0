import { describe, expect, test } from 'vitest';
import { composeLines, listOf, twoWith } from './cases.ts';

const image = 'image: a:1\n';
const digest = '9b2ac4f4b8d0a14f3a55d2cf0c9f7c4d4c9f1c0b5b6f0e8f4a7d3c2b1a09f8e7';

describe('dclint:service-image-require-explicit-tag', () => {
  const check = 'dclint:service-image-require-explicit-tag';
  const words = 'latest stable edge test nightly dev beta canary lts'.split(' ');

  test.each([
    ...words.map((word) => `nginx:${word}`),
    ...['nginx', '"nginx"', "'nginx:latest'", 'ghcr.io/a/b', 'localhost:5000/app', 'registry.io:5000/x:latest'],
    ...[
      'node:lts-alpine3.22',
      'a/b:main-amd64',
      'a/b:stable-slim',
      '${REGISTRY}/app',
      '${REGISTRY}/app:latest',
      '${IMAGE:-nginx}',
      '${IMAGE:-nginx:latest}',
      'nginx:${T:-edge}',
    ],
  ])('%s', async (name) => {
    expect(await composeLines(check, `image: ${name}`)).toEqual([3]);
  });

  test.each([
    ...['nginx:1.27', 'redis:7-alpine', 'registry.io:5000/x:1.2', 'nginx:${TAG:-1.27}', `nginx@sha256:${digest}`],
    ...[`nginx:latest@sha256:${digest}`, '${IMAGE}', 'nginx:${TAG}', '${REGISTRY}/app:${TAG}', '${REGISTRY}/${APP}'],
    ...['a/b:main-1.4.2', 'a/b:nightly-20260301', 'a/b:dev-3f2a9c1', '${REGISTRY}/app:1.2', '${REGISTRY}:5000/app:1.2'],
  ])('not %s', async (name) => {
    expect(await composeLines(check, `image: ${name}`)).toEqual([]);
  });
});

const names: readonly (readonly [name: string, told: boolean])[] = [
  ['my_app', false],
  ['my-app.1', false],
  ['1app', false],
  ['${X}', false],
  ['my-${X}', false],
  ['-app', true],
  ['_app', true],
  ['.app', true],
  ['my app', true],
  ['my@app', true],
  ['"my/app"', true],
  ['"app!"', true],
  ['a', true],
];

test.each(names)('dclint:service-container-name-regex: %s is told: %s', async (name, told) => {
  const text = `${image}container_name: ${name}`;
  expect(await composeLines('dclint:service-container-name-regex', text)).toEqual(told ? [4] : []);
});

test.each([
  ['container_name: ${N:-x}', 'container_name: x', [7]],
  ['container_name: y', 'container_name: x', []],
])('dclint:no-duplicate-container-names: %s and %s', async (first, second, lines) => {
  expect(await composeLines('dclint:no-duplicate-container-names', twoWith(first, second))).toEqual(lines);
});

const rows: readonly (readonly [check: string, text: string, lines: readonly number[]])[] = [
  ['dclint:no-build-and-image', 'build:\n  context: .\nimage: a:1', [3]],
  ['dclint:no-build-and-image', 'build: .\nimage: a:1\npull_policy: build', []],
  ['dclint:no-build-and-image', 'build: .', []],
  ['dclint:services-alphabetical-order', 'services:\n  a_b:\n    image: a:1\n  a-b:\n    image: a:1', []],
  ['dclint:services-alphabetical-order', 'services:\n  a-b:\n    image: a:1\n  a_b:\n    image: a:1', [4]],
  ['dclint:service-dependencies-alphabetical-order', `${image}depends_on: [a_b, a-b, Ab, b]`, []],
  ['dclint:invalid-schema', 'x-a: 1\nservice:\n  web:\n    image: a:1', [2]],
  ['dclint:invalid-schema', 'x-a: 1\ndevices:\n  image: a:1', []],
  ['dclint:no-version-field', 'services:\n  a:\n    image: a:1\nversion: 3', [4]],
  ['dclint:no-version-field', image, []],
  ['dclint:require-project-name-field', 'services:\n  a:\n    build: .', [1]],
  ['dclint:require-project-name-field', 'name: x\nservices:\n  a:\n    image: a:1', []],
  ['dclint:no-quotes-in-volumes', listOf('volumes', "'./a:/b'"), [5]],
  ['dclint:no-quotes-in-volumes', listOf('volumes', './a:/b'), []],
  ['dclint:require-quotes-in-ports', listOf('expose', '3000'), [5]],
  ['dclint:require-quotes-in-ports', listOf('ports', '"1:1"', '2:2'), [6]],
  ['dclint:require-quotes-in-ports', listOf('ports', "'80:80'"), []],
  ['dclint:service-dependencies-alphabetical-order', listOf('depends_on', 'a', 'b'), []],
  ['dclint:service-dependencies-alphabetical-order', `${image}depends_on:\n  b: {}\n  a: {}`, [6]],
  ['dclint:services-alphabetical-order', twoWith('init: true', 'init: true'), []],
  ['dclint:service-keys-order', 'image: a:1\nenvironment:\n  A: b\nports:\n  - "1:1"', []],
  ['dclint:service-ports-alphabetical-order', listOf('ports', '"443:443"', '"80:80"'), [6]],
  ['dclint:service-ports-alphabetical-order', listOf('ports', '"80:80"', '"443:443"'), []],
  ['dclint:top-level-properties-order', 'volumes:\n  vv:\nservices:\n  a:\n    image: a:1', [3]],
  ['dclint:top-level-properties-order', 'name: x\nservices:\n  a:\n    image: a:1\nvolumes:\n  vv:', []],
  ['dclint:invalid-schema', 'services:\n  a:\n    image: a:1\nfoo: bar', [4]],
  ['dclint:invalid-schema', `${image}ports: "80:80"`, [4]],
  ['dclint:invalid-schema', `${image}ports:\n  a: 1`, [4]],
  ['dclint:invalid-schema', 'image:\n  - a', [3]],
  ['dclint:invalid-schema', 'image: 123', [3]],
  ['dclint:invalid-schema', 'image: true', [3]],
  ['dclint:invalid-schema', `${image}environment: 5`, [4]],
  ['dclint:invalid-schema', `${image}depends_on: true`, [4]],
  ['dclint:invalid-schema', `${image}command: true`, [4]],
  ['dclint:invalid-schema', `${image}privileged: maybe`, [4]],
  ['dclint:invalid-schema', `${image}privileged: [true]`, [4]],
  ['dclint:invalid-schema', `${image}cap_add: ALL`, [4]],
  ['dclint:invalid-schema', listOf('cap_add', 'a: b'), [5]],
  ['dclint:invalid-schema', `${image}healthcheck:\n  tests: ["CMD", "x"]`, [5]],
  ['dclint:invalid-schema', 'build:\n  contxt: .', [4]],
  ['dclint:invalid-schema', listOf('ports', 'target: 80\n    publishd: 80'), [6]],
  ['dclint:invalid-schema', listOf('volumes', 'typ: bind\n    source: ./a\n    target: /b'), [5]],
  ['dclint:invalid-schema', `${image}user: 1000`, [4]],
  ['dclint:invalid-schema', `${image}cpuset: 0`, [4]],
  ['dclint:invalid-schema', `${image}mem_limit: 512 MegaBytes`, [4]],
  ['dclint:invalid-schema', `${image}mem_limit: 512Mi`, [4]],
  ['dclint:invalid-schema', `${image}stop_grace_period: 30`, [4]],
  ['dclint:invalid-schema', `${image}healthcheck:\n  test: ["CMD", "x"]\n  interval: "30"`, [6]],
  ['dclint:invalid-schema', `${image}deploy:\n  replicas: two`, [5]],
  ['dclint:invalid-schema', `${image}deploy:\n  placement:\n    constraint: [a]`, [6]],
  ['dclint:invalid-schema', `${image}deploy:\n  update_config:\n    order: start`, [6]],
  ['dclint:invalid-schema', `${image}deploy:\n  resources:\n    limits:`, [6]],
  ['dclint:invalid-schema', `${image}ports:`, [4]],
  ['dclint:invalid-schema', `${image}environment:\n  A:\n    b: c`, [5]],
  ['dclint:invalid-schema', listOf('environment', '5'), [5]],
  ['dclint:invalid-schema', listOf('command', '5'), [5]],
  ['dclint:invalid-schema', listOf('security_opt', 'a:b', 'a:b'), [6]],
  [
    'dclint:invalid-schema',
    listOf('volumes', 'type: bind\n    source: ./a\n    target: /b\n    bind: {propagate: x}'),
    [8],
  ],
  ['dclint:invalid-schema', listOf('volumes', 'type: nfs\n    source: ./a\n    target: /b'), [5]],
  ['dclint:invalid-schema', listOf('volumes', 'source: ./a\n    target: /b'), [5]],
  ['dclint:invalid-schema', `${image}depends_on:\n  web: {}`, [5]],
  ['dclint:invalid-schema', 'build:\n  context: .\n  args: A=b', [5]],
  ['dclint:invalid-schema', 'build:\n  context: .\n  args: {A: [b]}', [5]],
  ['dclint:invalid-schema', 'version: 3.8\nservices:\n  a:\n    image: a:1', [1]],
  [
    'dclint:invalid-schema',
    'services:\n  a:\n    image: a:1\nnetworks:\n  n:\n    ipam: {config: [{subnets: a}]}',
    [6],
  ],
  ['dclint:invalid-schema', 'services:\n  a:\n    image: a:1\nvolumes:\n  v:\n    driver_opts: [a]', [6]],
  [
    'dclint:invalid-schema',
    `${image}command:\ndeploy:\n  replicas: \${N}\nenvironment:\n  A:\nhealthcheck:\n  test: x\n  interval: \${I:-1m30s}\n  timeout: \${T}\nmem_limit: 1.5g\nmemswap_limit: -1\nrestart: "no"\ncpus: \${C}\ncpu_quota: 20ms\ninit: \${B}\ndevelop:\n  watch:\n    - {path: ., action: sync, target: /a}\ngpus: [{count: all}]`,
    [],
  ],
  ['dclint:invalid-schema', 'services:\n  a:\n    image: a:1\nnetworks:\n  n:\nvolumes:\n  v:', []],
  ['dclint:invalid-schema', 'version: "2"\nservices:\n  a:\n    image: a:1', []],
  [
    'dclint:invalid-schema',
    `${image}command: ["a"]\nentrypoint: x\nlabels:\n  a: b\nenv_file: .env\nstop_grace_period: 1m\ntmpfs: /x\ndns: 1.1.1.1\nsysctls:\n  a: 1\nulimits:\n  nofile: 5\nuser: "1000"\ncpus: 1\nscale: 2\nprivileged: "no"`,
    [],
  ],
];

test.each(rows)('%s: %j', async (check, text, lines) => {
  expect(await composeLines(check, text)).toEqual(lines);
});
