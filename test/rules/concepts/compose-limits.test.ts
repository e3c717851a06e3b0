import { describe, expect, test } from 'vitest';
import { composeLines, twoWith } from './cases.ts';

type Row = readonly [keys: string, lines: readonly number[]];

const memory: readonly Row[] = [
  ['', [2]],
  ['deploy:', [2]],
  ['deploy: {}', [2]],
  ['deploy:\n  replicas: 2', [2]],
  ['deploy:\n  resources:', [2]],
  ['deploy:\n  resources: {}', [2]],
  ['deploy:\n  resources:\n    limits:', [2]],
  ['deploy:\n  resources:\n    limits: {}', [2]],
  ["deploy:\n  resources:\n    limits:\n      cpus: '0.5'", [2]],
  ['deploy:\n  resources:\n    limits:\n      memory:', [2]],
  ['deploy:\n  resources:\n    reservations:\n      memory: 20M', [2]],
  ['mem_reservation: 256m', [2]],
  ['memswap_limit: 1g', [2]],
  ['mem_limit: 0', [4]],
  ['mem_limit: ${M:-0}', [4]],
  ['deploy:\n  resources:\n    limits:\n      memory: 50M', []],
  ['mem_limit: 512m', []],
  ['mem_limit: "1g"', []],
  ['mem_limit: 536870912', []],
  ['mem_limit: ${M}', []],
];

describe.each(['', "version: '2.4'\n", "version: '3.9'\n"])('behind %j', (version) => {
  test.each(memory)('memory: %j', async (keys, lines) => {
    const text = `services:\n  web:\n    ${`image: a:1\n${keys}`.replaceAll('\n', '\n    ')}`;
    const shifted = lines.map((line) => line + (version === '' ? 0 : 1));
    expect(await composeLines('kics:bb9ac4f7', version + text)).toEqual(shifted);
    expect(await composeLines('cis:5.11', version + text)).toEqual(shifted);
  });
});

const cpus: readonly Row[] = [
  ['cpu_shares: 512', [2]],
  ['cpuset: 0,1', [2]],
  ['cpu_period: 100000', [2]],
  ['deploy:\n  resources:\n    limits:\n      memory: 50M', [2]],
  ["deploy:\n  resources:\n    reservations:\n      cpus: '0.25'", [2]],
  ['cpus: 0', [4]],
  ['cpus: 0.5', []],
  ['cpus: "0.5"', []],
  ['cpu_quota: 50000', []],
  ['cpu_count: 2', []],
  ['cpu_percent: 50', []],
  ["deploy:\n  resources:\n    limits:\n      cpus: '0.50'\n      memory: 50M", []],
];

const pids: readonly Row[] = [
  ['init: true', [2]],
  ['pids_limit: -1', [4]],
  ['pids_limit: 0', [4]],
  ['deploy:\n  resources:\n    limits:\n      pids: -1', [7]],
  ['pids_limit: 100', []],
  ['pids_limit: "10"', []],
  ['deploy:\n  resources:\n    limits:\n      pids: 10', []],
];

const restarts: readonly Row[] = [
  ['restart: "on-failure:10"', [4]],
  ['restart: on-failure:3', [4]],
  ['restart: on-failure:0', [4]],
  ['deploy:\n  restart_policy:\n    condition: on-failure\n    max_attempts: 10', [7]],
  ['deploy:\n  restart_policy:\n    condition: on-failure\n    delay: 5s\n    max_attempts: 3\n    window: 120s', [8]],
  ['restart: on-failure:8\ndeploy:\n  restart_policy:\n    condition: on-failure\n    max_attempts: 8', [4, 8]],
  ['restart: on-failure:5', []],
  ['restart: "on-failure:5"', []],
  ['restart: on-failure', []],
  ['restart: always', []],
  ['restart: "no"', []],
  ['restart: unless-stopped', []],
  ['restart: on-failure:${N}', []],
  ['deploy:\n  restart_policy:\n    condition: on-failure', []],
  ['deploy:\n  restart_policy:\n    condition: on-failure\n    max_attempts: 5', []],
];

const health: readonly Row[] = [
  ['', [2]],
  ['healthcheck:', [2]],
  ['healthcheck: {}', [2]],
  ['healthcheck:\n  disable: false', [2]],
  ['healthcheck:\n  disable: true', [5]],
  ['healthcheck:\n  disable: "true"', [5]],
  ['healthcheck:\n  test: ["NONE"]', [5]],
  ['healthcheck:\n  test:\n    - NONE', [5]],
  ['healthcheck:\n  test: NONE', [5]],
  ['healthcheck:\n  test: ["CMD-SHELL", "exit 0"]\n  disable: true', [6]],
  ['healthcheck:\n  test: ["CMD", "curl", "-f", "http://localhost"]\n  interval: 1m30s', []],
  ['healthcheck:\n  test: curl -f http://localhost || exit 1', []],
  ['healthcheck:\n  interval: 5s', []],
];

describe.each([
  ['kics:6b610c50', cpus],
  ['cis:5.12', cpus],
  ['kics:221e0658', pids],
  ['cis:5.29', pids],
  ['kics:2fc99041', restarts],
  ['kics:698ed579', health],
  ['cis:5.27', health],
] as const)('%s', (check, rows) => {
  test.each(rows)('%j', async (keys, lines) => {
    expect(await composeLines(check, `image: a:1\n${keys}`)).toEqual(lines);
  });
});

test('each service by itself, also one that is built', async () => {
  const text = `${twoWith('mem_limit: 1g', 'init: true')}  cc:\n    build: ./cc\n`;
  expect(await composeLines('kics:bb9ac4f7', text)).toEqual([5, 8]);
});
