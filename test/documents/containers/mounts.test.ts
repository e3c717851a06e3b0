import { describe, expect, test } from 'vitest';
import { containerIn, webWith } from './project-of.ts';

describe('the short form', () => {
  test.each([
    ['/data', 'volume', undefined, '/data', false, ''],
    ['data:/data', 'volume', 'data', '/data', false, ''],
    ['./x:/x', 'bind', './x', '/x', false, ''],
    ['../x:/x:ro', 'bind', '../x', '/x', true, ''],
    ['~/x:/x', 'bind', '~/x', '/x', false, ''],
    ['/var/run/docker.sock:/var/run/docker.sock', 'bind', '/var/run/docker.sock', '/var/run/docker.sock', false, ''],
    ['/:/host:ro,rshared', 'bind', '/', '/host', true, 'rshared'],
    ['vol:/x:rw,z', 'volume', 'vol', '/x', false, ''],
    ['C:\\data:/data', 'bind', 'C:\\data', '/data', false, ''],
    ['C:\\data:D:\\data:ro', 'bind', 'C:\\data', 'D:\\data', true, ''],
    [
      '\\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine',
      'npipe',
      '\\\\.\\pipe\\docker_engine',
      '\\\\.\\pipe\\docker_engine',
      false,
      '',
    ],
    ['${HOME}/.ssh:/root/.ssh:ro', 'bind', undefined, '/root/.ssh', true, ''],
    ['${DATA}:/data', 'unknown', undefined, '/data', false, ''],
    ['${DATA:-/srv}:/data', 'bind', '/srv', '/data', false, ''],
    ['${DATA:-data}:/data:ro', 'volume', 'data', '/data', true, ''],
  ])('%s', (written, type, source, target, readOnly, propagation) => {
    expect(webWith(`volumes: ['${written}']`).mounts).toMatchObject([{ type, source, target, readOnly, propagation }]);
  });
});

describe('the long form', () => {
  test.each([
    ['type: bind, source: /x, target: /y, read_only: true', 'bind', '/x', '/y', true, ''],
    ['type: bind, source: /x, target: /y, bind: {propagation: rshared}', 'bind', '/x', '/y', false, 'rshared'],
    ['type: volume, source: v, target: /y', 'volume', 'v', '/y', false, ''],
    ['type: tmpfs, target: /y', 'tmpfs', undefined, '/y', false, ''],
    ['type: bind, source: "${X}", target: /y, read_only: "yes"', 'bind', undefined, '/y', true, ''],
    ['source: v, target: /y', 'volume', 'v', '/y', false, ''],
    ['source: ./v, target: /y', 'bind', './v', '/y', false, ''],
    ['type: volume, source: /x, target: /y', 'bind', '/x', '/y', false, ''],
    ['type: nothing, source: /x, target: /y', 'unknown', '/x', '/y', false, ''],
  ])('{%s}', (written, type, source, target, readOnly, propagation) => {
    expect(webWith(`volumes: [{${written}}]`).mounts).toMatchObject([{ type, source, target, readOnly, propagation }]);
  });
});

test('a long form is known as a whole only if both of its sides are', () => {
  const textOf = (written: string) => webWith(`volumes: [{type: bind, ${written}}]`).mounts.map(({ text }) => text);
  expect(textOf('source: /x, target: /y')).toEqual(['/x:/y']);
  expect(textOf('source: "${X}", target: /y')).toEqual([undefined]);
});

test('tmpfs is one path or several, with options', () => {
  expect(webWith('tmpfs: /run').mounts).toMatchObject([{ type: 'tmpfs', target: '/run', readOnly: false }]);
  expect(webWith('tmpfs: ["/run:size=64m,ro", /tmp]').mounts).toMatchObject([
    { type: 'tmpfs', target: '/run', readOnly: true },
    { type: 'tmpfs', target: '/tmp' },
  ]);
});

test('every line of a list is kept; of one target the last list holds', () => {
  expect(webWith('volumes: ["aa:/x", "bb:/y", "cc:/x/"]').mounts).toMatchObject([
    { source: 'aa' },
    { source: 'bb' },
    { source: 'cc' },
  ]);
  expect(webWith('volumes: ["aa:/x", "bb:/y"]', 'tmpfs: /x/').mounts).toMatchObject([
    { source: 'bb' },
    { type: 'tmpfs' },
  ]);
});

test('a named volume that binds a host path knows the device and where it is written', () => {
  const text = [
    'services:',
    '  web: {image: a, volumes: ["etc:/x", "nfs:/y", "plain:/z"]}',
    'volumes:',
    '  etc: {driver_opts: {type: none, o: "bind,ro", device: /etc}}',
    '  nfs: {driver_opts: {type: nfs, o: "addr=1.2.3.4", device: ":/export"}}',
    '  plain:',
  ].join('\n');
  expect(containerIn({ 'compose.yaml': text }).mounts.map(({ device }) => device)).toEqual([
    { value: '/etc', path: 'compose.yaml', span: { start: { line: 4, column: 57 }, end: { line: 4, column: 61 } } },
    undefined,
    undefined,
  ]);
});

test('a driver’s own word for a folder of the host counts, without options that bind', () => {
  const text =
    'services:\n  web:\n    image: a\n    volumes: [vol:/v]\nvolumes:\n  vol:\n    driver: local-persist\n    driver_opts:\n      mountpoint: /etc/v\n';
  expect(containerIn({ 'compose.yaml': text }).mounts).toMatchObject([{ device: { value: '/etc/v' } }]);
});
