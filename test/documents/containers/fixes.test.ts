import { describe, expect, test } from 'vitest';
import { source } from '../../../src/core/text.ts';
import type { ContainerFixes } from '../../../src/documents/container.ts';
import { changed, containerIn, webFile } from './project-of.ts';

function web(text: string) {
  return containerIn({ 'compose.yaml': text });
}

function added(text: string, option: Parameters<ContainerFixes['add']>[0]): string | undefined {
  return changed(text, web(text).fixes.add(option));
}

describe('adding an option', () => {
  test.each([
    ['read-only', ['read_only: true']],
    ['init', ['init: true']],
    ['pids-limit', ['pids_limit: 200']],
    ['memory-limit', ['mem_limit: 512m']],
    ['cpu-limit', ['cpus: 1.0']],
    ['drop-all-capabilities', ['cap_drop:', '  - ALL']],
    ['no-new-privileges', ['security_opt:', '  - no-new-privileges:true']],
  ] as const)('%s goes below the key of the service', (option, lines) => {
    expect(added(webFile(), option)).toBe(
      ['services:', '  web:', ...lines.map((line) => `    ${line}`), '    image: nginx:1', ''].join('\n'),
    );
  });

  test('lists are indented as others of the file are', () => {
    expect(added(webFile('ports:', '- 80:80'), 'drop-all-capabilities')).toBe(
      webFile('ports:', '- 80:80').replace('    image', '    cap_drop:\n    - ALL\n    image'),
    );
    expect(added(webFile('ports:', '    - 80:80'), 'drop-all-capabilities')).toBe(
      webFile('ports:', '    - 80:80').replace('    image', '    cap_drop:\n        - ALL\n    image'),
    );
  });

  test.each([
    [
      ['cap_drop:', '  - NET_RAW # no raw sockets'],
      ['cap_drop:', '  - NET_RAW # no raw sockets', '  - ALL'],
    ],
    [['cap_drop: ["NET_RAW"]'], ['cap_drop: ["NET_RAW", "ALL"]']],
  ])('%j is appended to', (lines, after) => {
    expect(added(webFile(...lines), 'drop-all-capabilities')).toBe(webFile(...after));
  });

  test.each([
    [
      'pids-limit',
      ['deploy:', '  resources:', '    limits:', '      memory: 1g # measured', '      cpus: "2"'],
      ['deploy:', '  resources:', '    limits:', '      memory: 1g # measured', '      pids: 200', '      cpus: "2"'],
    ],
    [
      'cpu-limit',
      ['deploy: {resources: {limits: {memory: 1g}}}'],
      ['deploy: {resources: {limits: {memory: 1g, cpus: "1.0"}}}'],
    ],
    [
      'memory-limit',
      ['deploy:', '  resources:', '    limits:', '      pids: 100'],
      ['deploy:', '  resources:', '    limits:', '      pids: 100', '      memory: 512m'],
    ],
  ] as const)(
    '%s goes to the limits under `deploy`, beside which Compose refuses one of the service',
    (option, lines, after) => {
      expect(added(webFile(...lines), option)).toBe(webFile(...after));
    },
  );

  test('of a service with other settings under `deploy`, a limit goes below its key', () => {
    const text = webFile('deploy:', '  resources:', '    reservations:', '      memory: 1g');
    expect(added(text, 'pids-limit')).toBe(text.replace('    image', '    pids_limit: 200\n    image'));
  });

  test.each([
    'x: &x {limits: {memory: 1g}}\nservices:\n  web:\n    image: a\n    deploy: {resources: *x}\n',
    'x: &x\n  deploy: {resources: {limits: {memory: 1g}}}\nservices:\n  web:\n    <<: *x\n    image: a\n',
    'services:\n  web:\n    image: a\n    deploy: {resources: {limits: {}}}\n',
  ])('%j has limits under `deploy` that are not to be changed', (text) => {
    expect(added(text, 'pids-limit')).toBeUndefined();
  });

  test('a limit of another file under `deploy` leaves no place for one here', () => {
    const limits = 'deploy: {resources: {limits: {memory: 1g}}}';
    const { fixes } = containerIn({
      'compose.yaml': webFile(),
      'compose.override.yaml': `services:\n  web:\n    ${limits}\n`,
    });
    expect(fixes.add('pids-limit')).toBeUndefined();
  });

  test.each([
    'services: {web: {image: a}}',
    'x: &x {cap_drop: [A]}\nservices:\n  web:\n    <<: *x\n    image: a\n',
    'services:\n  web:\n    image: a\n    cap_drop: []\n',
  ])('%j has no place for it', (text) => {
    expect(added(text, 'drop-all-capabilities')).toBeUndefined();
  });

  test('an option that is there already is not added again', () => {
    expect(added(webFile('read_only: false'), 'read-only')).toBeUndefined();
  });
});

describe('removing', () => {
  test('a key goes with its line and the comment on it', () => {
    const text = webFile('privileged: true # why not', 'user: a');
    const { fixes, privileged } = web(text);
    expect(privileged && changed(text, fixes.remove(privileged))).toBe(webFile('user: a'));
  });

  test('the last line of a file that does not end with a line break', () => {
    const text = 'services:\r\n  web:\r\n    image: a\r\n    privileged: true';
    const { fixes, privileged } = web(text);
    expect(privileged && changed(text, fixes.remove(privileged))).toBe('services:\r\n  web:\r\n    image: a');
  });

  test.each([
    [
      ['cap_add:', '  - ALL', '  - B'],
      ['cap_add:', '  - B'],
    ],
    [['cap_add: [ALL, B]'], ['cap_add: [B]']],
    [['cap_add: [ALL]'], []],
    [['cap_add:', '  - ALL'], []],
    [
      ['deploy: {x: 1}', 'cap_add:', '  - ALL', 'init: true'],
      ['deploy: {x: 1}', 'init: true'],
    ],
  ])('the item of %j leaves %j', (lines, left) => {
    const text = webFile(...lines);
    const { fixes, capAdd } = web(text);
    expect(capAdd[0] && changed(text, fixes.remove(capAdd[0]))).toBe(webFile(...left));
  });

  test('the last item of a flow list goes with the comma before it', () => {
    const text = webFile('cap_add: [A, ALL]');
    const { fixes, capAdd } = web(text);
    expect(capAdd[1] && changed(text, fixes.remove(capAdd[1]))).toBe(webFile('cap_add: [A]'));
  });

  test('a service is not emptied', () => {
    const text = 'services:\n  web:\n    privileged: true\n';
    const { fixes, privileged } = web(text);
    expect(privileged && fixes.remove(privileged)).toBeUndefined();
  });

  test('a value of a fragment goes from the fragment', () => {
    const text = 'x-base: &base\n  privileged: true\n  init: true\nservices:\n  web:\n    <<: *base\n    image: a\n';
    const { fixes, privileged } = web(text);
    expect(privileged && changed(text, fixes.remove(privileged))).toBe(text.replace('  privileged: true\n', ''));
  });

  test('what is written in another file is left to it', () => {
    const { fixes, privileged } = containerIn({
      'compose.yaml': 'services:\n  web:\n    image: a\n',
      'compose.override.yaml': 'services:\n  web:\n    privileged: true\n    init: true\n',
    });
    expect(privileged?.path).toBe('compose.override.yaml');
    expect(privileged && fixes.remove(privileged)).toBeUndefined();
  });
});

describe('replacing', () => {
  test.each([
    ['user: root', 'user: app'],
    ['user: "root" # x', 'user: "app" # x'],
    ["user: 'root'", "user: 'app'"],
  ])('%s becomes %s', (before, after) => {
    const { fixes, user } = web(webFile(before));
    expect(user && changed(webFile(before), fixes.replace(user, 'app'))).toBe(webFile(after));
  });

  test('what would need quotes, or has no place of its own, is left alone', () => {
    for (const [line, text] of [
      ['user: root', 'a: b'],
      ['user: "root"', 'a"b'],
      ['user: |\n      root', 'app'],
    ] as const) {
      const { fixes, user } = web(webFile(line));
      expect(user && fixes.replace(user, text)).toBeUndefined();
    }
  });

  test('the value of one variable in a list of them', () => {
    const text = webFile('environment: ["A=x y", B=c]');
    const { fixes, environment } = web(text);
    expect(environment[0] && changed(text, fixes.replace(environment[0], 'z'))).toBe(
      webFile('environment: ["A=z", B=c]'),
    );
  });
});

describe('publishing on the loopback address only', () => {
  test.each([
    ['- 8080:80', '- 127.0.0.1:8080:80'],
    ['- "8080:80/udp" # x', '- "127.0.0.1:8080:80/udp" # x'],
    ['- 80', '- 127.0.0.1::80'],
    ["- '0.0.0.0:8080:80'", "- '127.0.0.1:8080:80'"],
    ['- "[::]:8080:80"', '- "127.0.0.1:8080:80"'],
    ['- "::1:8080:80"', '- "127.0.0.1:8080:80"'],
    ['- "${BIND:-0.0.0.0}:8080:80"', '- "${BIND:-127.0.0.1}:8080:80"'],
    ['- "${PORT:-80}:80"', '- "127.0.0.1:${PORT:-80}:80"'],
    ['- {target: 80, published: 80}', '- {target: 80, published: 80, host_ip: 127.0.0.1}'],
    ['- {target: 80, host_ip: "0.0.0.0"}', '- {target: 80, host_ip: "127.0.0.1"}'],
    ['- target: 80\n        published: 80', '- target: 80\n        host_ip: 127.0.0.1\n        published: 80'],
  ])('%s becomes %s', (before, after) => {
    const text = webFile('ports:', `  ${before}`);
    const container = web(text);
    const [port] = container.ports;
    expect(port && changed(text, container.fixes.bindToLoopback(port))).toBe(webFile('ports:', `  ${after}`));
  });

  test.each(['- "${X}:80"', '- "8080:\\x380"'])('%s is left alone', (item) => {
    const container = web(webFile('ports:', `  ${item}`));
    expect(container.ports[0] && container.fixes.bindToLoopback(container.ports[0])).toBeUndefined();
  });
});

describe('mounting read-only', () => {
  test.each([
    ['- /x:/y', '- /x:/y:ro'],
    ['- "./x:/y:rw,z"', '- "./x:/y:ro,z"'],
    ['- C:\\x:/y', '- C:\\x:/y:ro'],
    ['- ${HOME}/x:/y', '- ${HOME}/x:/y:ro'],
    ['- {type: bind, source: /x, target: /y}', '- {type: bind, source: /x, target: /y, read_only: true}'],
    [
      '- {type: bind, source: /x, target: /y, read_only: false}',
      '- {type: bind, source: /x, target: /y, read_only: true}',
    ],
    ['- type: bind\n        source: /x', '- type: bind\n        read_only: true\n        source: /x'],
  ])('%s becomes %s', (before, after) => {
    const text = webFile('volumes:', `  ${before}`);
    const container = web(text);
    const [mount] = container.mounts;
    expect(mount && changed(text, container.fixes.makeReadOnly(mount))).toBe(webFile('volumes:', `  ${after}`));
  });

  test('an anonymous volume and a tmpfs are left alone', () => {
    const container = web(webFile('volumes: [/data]', 'tmpfs: /run'));
    expect(container.mounts.map((mount) => container.fixes.makeReadOnly(mount))).toEqual([undefined, undefined]);
  });
});

test('what is added parses, and says what it should', () => {
  const text = source`
    services:
        web: # the shop
            # built here
            build: .
            ports:
            - "80:80"
  `;
  const container = web(text);
  const edits = (['read-only', 'drop-all-capabilities', 'memory-limit'] as const).map((option) =>
    changed(text, container.fixes.add(option)),
  );
  expect(edits.map((each) => each && web(each))).toMatchObject([
    { readOnly: { on: true } },
    { capDrop: [{ text: 'ALL' }] },
    { limits: { memory: { text: '512m' } } },
  ]);
});
