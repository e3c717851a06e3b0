import { describe, expect, test } from 'vitest';
import { findingsIn } from '../run.ts';
import { composeLines, listOf, twoWith } from './cases.ts';

type Row = readonly [written: string, told: boolean];

/** A port in the short form, and in the long one with its keys below each other. */
const interfaces: readonly Row[] = [
  ['"8080:8080"', true],
  ['8080:8080', true],
  ['"8080"', true],
  ['8080', true],
  ['"3000-3005"', true],
  ['"9090-9091:8080-8081"', true],
  ['"6060:6060/udp"', true],
  ['"0.0.0.0:8080:8080"', true],
  ['"[::]:8082:8082"', true],
  ['"${PORT:-8080}:80"', true],
  ['"${WEB_PORT}:80"', true],
  ['"8080:${PORT}"', true],
  ['target: 80', true],
  ['target: 80\n    published: 8080', true],
  ['target: 80\n    published: "8080"\n    protocol: tcp\n    mode: host', true],
  ['target: 80\n    published: "8080-8090"', true],
  ['target: 80\n    published: 8080\n    host_ip: 0.0.0.0', true],
  ['name: web\n    target: 80\n    published: "8080"\n    app_protocol: http', true],
  ['"127.0.0.1:8001:8001"', false],
  ['"127.0.0.1:5000-5010:5000-5010"', false],
  ['"127.0.0.1::5000"', false],
  ['"192.168.1.10:80:80/tcp"', false],
  ['"10.0.0.1:8080:8080/udp"', false],
  ['"[::1]:8082:8082"', false],
  ['"::1:6001:6000"', false],
  ['"localhost:8080:80"', false],
  ['"${IP:-127.0.0.1}:8080:80"', false],
  ['"${IP}:8080:80"', false],
  ['"${BIND}:80"', false],
  ['target: 80\n    published: 8080\n    host_ip: 127.0.0.1', false],
  ['target: 80\n    published: 8080\n    host_ip: "::1"', false],
  ['target: 80\n    published: 127.0.0.1:8080', false],
];

describe.each(['kics:451d79dc', 'dclint:no-unbound-port-interfaces', 'cis:5.14', 'owasp:RULE #5a'])('%s', (check) => {
  test.each(interfaces)('%j is told: %s', async (port, told) => {
    expect(await composeLines(check, listOf('ports', port))).toEqual(told ? [5] : []);
  });

  test('each entry of a list by itself', async () => {
    const ports = listOf('ports', '"127.0.0.1:1001:1001"', '"1002:1002"', '"1003:1003"');
    expect(await composeLines(check, ports)).toEqual([6, 7]);
  });

  test.each([
    ['a list in brackets', 'image: a:1\nports: ["8080:80"]', [4]],
    [
      'a list by an alias, where it is written',
      'x-p: &p\n  - "8080:80"\nservices:\n  w:\n    image: a:1\n    ports: *p',
      [2],
    ],
    ['exposed only', 'image: a:1\nexpose:\n  - "3000"', []],
    ['no list', 'image: a:1\nports:', []],
  ])('%s', async (_claim, text, lines) => {
    expect(await composeLines(check, text)).toEqual(lines);
  });
});

const low: readonly Row[] = [
  ['"80:8080"', true],
  ['"443:443"', true],
  ['"1023:8080"', true],
  ['"127.0.0.1:80:80"', true],
  ['"80:80/udp"', true],
  ['"79-81:8079-8081"', true],
  ['"1020-1030:2020-2030"', true],
  ['"[::1]:80:8080"', true],
  ['"::1:80:8080"', true],
  ['"${PORT:-80}:8080"', true],
  ['target: 8080\n    published: 80', true],
  ['target: 8080\n    published: "443"\n    protocol: tcp', true],
  ['target: 8080\n    published: "80-90"', true],
  ['"1024:8080"', false],
  ['"8080:8080/tcp"', false],
  ['"2000-3000:2000-3000"', false],
  ['"${PORT}:8080"', false],
  ['"8080"', false],
  ['target: 8080\n    published: 8080', false],
];

describe.each(['kics:bc2908f3', 'cis:5.8'])('%s', (check) => {
  test.each(low)('%j is told: %s', async (port, told) => {
    expect(await composeLines(check, listOf('ports', port))).toEqual(told ? [5] : []);
  });

  test.each([
    ['NET_BIND_SERVICE', []],
    ['CAP_NET_BIND_SERVICE', []],
    ['ALL', []],
    ['NET_ADMIN', [5]],
  ])('of a container that dropped %s', async (capability, lines) => {
    const text = `${listOf('ports', '"80:8080"')}\ncap_drop:\n  - ${capability}`;
    expect(await composeLines(check, text)).toEqual(lines);
  });
});

describe('dclint:no-duplicate-exported-ports', () => {
  const port = (written: string) => `ports:\n  - ${written}`;

  test.each([
    ['"8080:80"', '"8080:81"', [9]],
    ['"8080-8085:80-85"', '"8083:80"', [9]],
    ['"8083:80"', '"8080-8085:80-85"', [9]],
    ['"53:53/udp"', '"53:5353/udp"', [9]],
    ['"127.0.0.1:8080:80"', '"127.0.0.1:8080:81"', [9]],
    ['"127.0.0.1:8080:80"', '"8080:81"', [9]],
    ['"${PORT}:80"', '"$PORT:81"', [9]],
    ['"${PORT:-8080}:80"', '"8080:81"', [9]],
    ['target: 80\n    published: 8080', 'target: 90\n    published: "8080"', [10]],
    ['"53:53/udp"', '"53:53/tcp"', []],
    ['"127.0.0.1:8080:80"', '"192.0.2.1:8080:80"', []],
    ['"8080:80"', '"8081:80"', []],
    ['"80"', '"80"', []],
  ])('%j and %j', async (first, second, lines) => {
    expect(await composeLines('dclint:no-duplicate-exported-ports', twoWith(port(first), port(second)))).toEqual(lines);
  });

  test('within one service', async () => {
    expect(await composeLines('dclint:no-duplicate-exported-ports', listOf('ports', '"8080:80"', '"8080:81"'))).toEqual(
      [6],
    );
  });
});

describe('container/exposed-service-port: ports that are attacked as soon as they are found', () => {
  const told = async (name: string, image: string, port: string) => {
    const service = [`  ${name}:`, `    image: ${image}`, `    ports: ["${port}"]`];
    const findings = await findingsIn({ 'compose.yaml': ['services:', ...service, ''].join('\n') });
    return findings.filter(({ rule }) => rule.id === 'container/exposed-service-port').map(({ severity }) => severity);
  };

  test.each([2375, 2376, 2377, 6443, 10250])('%i controls the host', async (port) => {
    expect(await told('a', 'a.example/b:1', `${port}:${port}`)).toEqual(['high']);
  });

  test.each([
    3128, 4222, 6333, 6379, 7077, 7199, 8086, 8500, 8983, 9200, 9229, 9870, 11211, 15672, 27017, 27018, 33060, 50070,
  ])('%i is known by its number', async (port) => {
    expect(await told('a', 'a.example/b:1', `${port}:${port}`)).toEqual(['medium']);
  });

  test.each([
    ['prom/prometheus:v3.9.1', 9090],
    ['prom/alertmanager:v0.31.0', 9093],
    ['selenium/hub:4.41.0', 4444],
    ['mher/flower:2.0.1', 5555],
    ['clickhouse/clickhouse-server:26.1', 8123],
    ['clickhouse/clickhouse-server:26.1', 9000],
    ['caddy:2.11', 2019],
    ['hashicorp/vault:1.21', 8200],
    ['serjs/go-socks5-proxy:v0.0.4', 1080],
  ])('%s on %i is known by its name as well', async (image, port) => {
    expect(await told('a', image, `${port}:${port}`)).toEqual(['medium']);
    expect(await told('a', image, `127.0.0.1:${port}:${port}`)).toEqual([]);
  });

  test.each([
    ['cockpit', 9090],
    ['sonarqube', 9000],
    ['homeassistant', 8123],
    ['mailcatcher', 1080],
    ['duplicati', 8200],
    ['hydra', 4444],
  ])('many programs listen where %s does: %i', async (name, port) => {
    expect(await told(name, 'a.example/b:1', `${port}:${port}`)).toEqual([]);
  });
});
