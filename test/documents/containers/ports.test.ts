import { describe, expect, test } from 'vitest';
import { webWith } from './project-of.ts';

const one = (port: number) => ({ first: port, last: port });

describe('the short form', () => {
  test.each([
    ['"80"', '', undefined, one(80), 'tcp'],
    ['8080', '', undefined, one(8080), 'tcp'],
    ['8080:80', '', one(8080), one(80), 'tcp'],
    ['22:22', '', one(22), one(22), 'tcp'],
    ['"127.0.0.1:8080:80"', '127.0.0.1', one(8080), one(80), 'tcp'],
    ['"0.0.0.0:8080:80"', '0.0.0.0', one(8080), one(80), 'tcp'],
    ['"[::1]:8080:80"', '::1', one(8080), one(80), 'tcp'],
    ['"[::]:8080:80/UDP"', '::', one(8080), one(80), 'udp'],
    ['"::1:8080:80"', '::1', one(8080), one(80), 'tcp'],
    ['"127.0.0.1::80"', '127.0.0.1', undefined, one(80), 'tcp'],
    ['"3000-3005:3000-3005"', '', { first: 3000, last: 3005 }, { first: 3000, last: 3005 }, 'tcp'],
    ['"9090-9091:8080-8081/udp"', '', { first: 9090, last: 9091 }, { first: 8080, last: 8081 }, 'udp'],
    ['"${PORT:-8080}:80"', '', one(8080), one(80), 'tcp'],
    ['"${BIND:-127.0.0.1:8080}:80"', '127.0.0.1', one(8080), one(80), 'tcp'],
    ['"127.0.0.1:${PORT}:80"', '127.0.0.1', undefined, one(80), 'tcp'],
    ['"${IP}:8080:80"', undefined, one(8080), one(80), 'tcp'],
    ['"${WEB}:80"', undefined, undefined, one(80), 'tcp'],
    ['"${WEB_PORT}:80"', '', undefined, one(80), 'tcp'],
    ['"$PORT:80"', '', undefined, one(80), 'tcp'],
    ['"8080:${PORT}"', '', one(8080), undefined, 'tcp'],
    ['"99999:80"', '', undefined, one(80), 'tcp'],
    ['web', '', undefined, undefined, 'tcp'],
  ])('%s', (written, hostIp, published, target, protocol) => {
    expect(webWith(`ports: [${written}]`).ports).toMatchObject([{ hostIp, published, target, protocol }]);
  });
});

describe('the long form', () => {
  test.each([
    ['target: 80', '', undefined, 'tcp', ''],
    ['target: 80, published: 8080, protocol: udp, mode: host', '', one(8080), 'udp', 'host'],
    ['target: 80, published: "8080-8090"', '', { first: 8080, last: 8090 }, 'tcp', ''],
    ['target: 80, published: 8080, host_ip: "[::1]"', '::1', one(8080), 'tcp', ''],
    ['target: 80, published: 8080, host_ip: "${IP}"', undefined, one(8080), 'tcp', ''],
  ])('{%s}', (written, hostIp, published, protocol, mode) => {
    const [port] = webWith(`ports: [{${written}}]`).ports;
    expect(port).toMatchObject({ hostIp, published, target: one(80), protocol, mode });
    expect(port?.option).toEqual(port?.span);
  });
});

test('places are those of the items', () => {
  const { ports } = webWith('ports:', '  - 8080:80', '  - target: 443', '    published: 8443');
  expect(ports.map(({ span }) => span)).toEqual([
    { start: { line: 5, column: 9 }, end: { line: 5, column: 16 } },
    { start: { line: 6, column: 9 }, end: { line: 7, column: 24 } },
  ]);
});

test('an address in front of the published port of the long form is taken for one', () => {
  const [port] = webWith('ports:', '  - target: 80', '    published: 127.0.0.1:8080').ports;
  expect(port).toMatchObject({ hostIp: '127.0.0.1', published: one(8080), target: one(80) });
  const [named] = webWith('ports:', '  - {target: 80, published: "127.0.0.1:8080", host_ip: 192.0.2.1}').ports;
  expect(named).toMatchObject({ hostIp: '192.0.2.1', published: one(8080) });
});
