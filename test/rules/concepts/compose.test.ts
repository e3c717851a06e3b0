import { describe, expect, test } from 'vitest';
import { type Case, linesOf } from './cases.ts';

/** The keys of one service, whose own key is on line 2; the first of them is on line 3. */
function serviceOf(text: string): string {
  if (/^services:/m.test(text)) return `${text}\n`;
  return `services:\n  web:\n${text.replace(/^/gm, '    ')}\n`;
}

const cases: readonly Case[] = [
  ['kics:ae5b6871', 'privileged', 'image: a:1\nprivileged: true', [4]],
  ['semgrep:privileged-service', 'in quotes', 'image: a:1\nprivileged: "true"', [4]],
  ['kics:ae5b6871', 'not', 'image: a:1\nprivileged: false', []],
  ['kics:4d9f44c6', 'a cgroup', 'image: a:1\ncgroup_parent: m-x', [4]],
  ['kics:4f31dd9f', 'pid', 'image: a:1\npid: host', [4]],
  ['kics:4f31dd9f', 'of a service', 'image: a:1\npid: container:x', []],
  ['kics:baa3890f', 'ipc', 'image: a:1\nipc: host', [4]],
  ['kics:baa3890f', 'shareable', 'image: a:1\nipc: shareable', []],
  ['kics:071a71ff', 'network', 'image: a:1\nnetwork_mode: "host"', [4]],
  ['kics:8af7162d', 'user namespace', 'image: a:1\nuserns_mode: host', [4]],
  ['kics:ce76b7d0', 'nothing dropped', 'image: a:1', [2]],
  [
    'kics:ce76b7d0',
    'added, told by two rules, of which one folds into the other',
    'image: a:1\ncap_drop: [ALL]\ncap_add:\n  - NET_ADMIN',
    [6, 6],
  ],
  ['kics:ce76b7d0', 'dropped', 'image: a:1\ncap_drop:\n  - ALL', []],
  ['kics:610e266e', 'none', 'image: a:1', [2]],
  ['kics:610e266e', 'some', 'image: a:1\nsecurity_opt:\n  - no-new-privileges:true', []],
  ['kics:27fcc7d6', 'false', 'image: a:1\nsecurity_opt:\n  - no-new-privileges:false', [5]],
  ['kics:27fcc7d6', 'others', 'image: a:1\nsecurity_opt:\n  - label:type:x', [2]],
  ['semgrep:no-new-privileges', 'none', 'image: a:1', [2]],
  ['kics:404fde2c', 'with a colon', 'image: a:1\nsecurity_opt:\n  - seccomp:unconfined', [5]],
  [
    'semgrep:seccomp-confinement-disabled',
    'with an equals sign',
    'image: a:1\nsecurity_opt:\n  - seccomp=unconfined',
    [5],
  ],
  ['semgrep:selinux-separation-disabled', 'label', 'image: a:1\nsecurity_opt:\n  - label:disable', [5]],
  ['semgrep:writable-filesystem-service', 'writable', 'image: a:1', [2]],
  ['semgrep:writable-filesystem-service', 'not', 'image: a:1\nread_only: true', []],
  ['kics:d6355c88', 'short', 'image: a:1\nvolumes:\n  - /var/run/docker.sock:/var/run/docker.sock', [5]],
  ['kics:d6355c88', 'read-only', 'image: a:1\nvolumes:\n  - /var/run/docker.sock:/d.sock:ro', [5]],
  [
    'semgrep:exposing-docker-socket-volume',
    'long',
    'image: a:1\nvolumes:\n  - type: bind\n    source: /run/docker.sock\n    target: /x',
    [5],
  ],
  ['semgrep:exposing-docker-socket-volume', 'the path alone', 'image: a:1\nvolumes:\n  - /var/run/docker.sock', [5]],
  ['kics:1c1325ff', 'short', 'image: a:1\nvolumes:\n  - /etc:/x\n  - /:/y\n  - ./a:/b', [5, 5, 6, 6]],
  ['kics:1c1325ff', 'below', 'image: a:1\nvolumes:\n  - /var/lib/x:/x', [5]],
  ['kics:1c1325ff', 'long', 'image: a:1\nvolumes:\n  - type: bind\n    source: /usr/x\n    target: /x', [5]],
  [
    'kics:baa452f0',
    'shared',
    'image: a:1\nvolumes:\n  - type: bind\n    source: ./x\n    target: /x\n    bind:\n      propagation: shared',
    [5],
  ],
  [
    'kics:baa452f0',
    'private',
    'image: a:1\nvolumes:\n  - type: bind\n    source: ./x\n    target: /x\n    bind:\n      propagation: rprivate',
    [],
  ],
  [
    'kics:8c978947',
    'two services',
    'services:\n  a:\n    image: a:1\n    volumes:\n      - data:/x\n  b:\n    image: b:1\n    volumes:\n      - data:/y\nvolumes:\n  data:',
    [5, 9],
  ],
  ['kics:451d79dc', 'unbound', 'image: a:1\nports:\n  - "8080:80"', [5]],
  ['kics:451d79dc', 'bound', 'image: a:1\nports:\n  - "127.0.0.1:8080:8080"', []],
  ['dclint:no-unbound-port-interfaces', 'long', 'image: a:1\nports:\n  - target: 80\n    published: 8080', [5]],
  [
    'dclint:no-unbound-port-interfaces',
    'long, bound',
    'image: a:1\nports:\n  - target: 8080\n    published: 8080\n    host_ip: 127.0.0.1',
    [],
  ],
  ['dclint:no-unbound-port-interfaces', 'IPv6', 'image: a:1\nports:\n  - "[::1]:8080:8080"', []],
  ['kics:bc2908f3', 'of the host', 'image: a:1\nports:\n  - "127.0.0.1:80:8080"', [5]],
  ['kics:bc2908f3', 'a range', 'image: a:1\nports:\n  - "127.0.0.1:1000-1030:2000-2030"', [5]],
  ['kics:bc2908f3', 'high', 'image: a:1\nports:\n  - "127.0.0.1:8080:8080"', []],
  ['kics:bb9ac4f7', 'none', 'image: a:1', [2]],
  [
    'kics:bb9ac4f7',
    'a version',
    "version: '3.8'\nservices:\n  web:\n    image: a:1\n    deploy:\n      resources:\n        limits:\n          cpus: '1'",
    [3],
  ],
  ['kics:bb9ac4f7', 'old', "version: '2.4'\nservices:\n  web:\n    image: a:1\n    mem_limit: 1g", []],
  ['kics:6b610c50', 'none', 'image: a:1', [2]],
  ['kics:6b610c50', 'given', "image: a:1\ndeploy:\n  resources:\n    limits:\n      cpus: '1'", []],
  ['kics:221e0658', 'none', 'image: a:1', [2]],
  ['kics:221e0658', 'unlimited', 'image: a:1\npids_limit: -1', [4]],
  ['kics:2fc99041', 'ten', 'image: a:1\nrestart: on-failure:10', [4]],
  ['kics:2fc99041', 'five', 'image: a:1\nrestart: on-failure:5', []],
  [
    'kics:2fc99041',
    'of deploy',
    'image: a:1\ndeploy:\n  restart_policy:\n    condition: on-failure\n    max_attempts: 8',
    [7],
  ],
  ['kics:698ed579', 'none', 'image: a:1', [2]],
  ['kics:698ed579', 'disabled', 'image: a:1\nhealthcheck:\n  disable: true', [5]],
  ['kics:698ed579', 'NONE', 'image: a:1\nhealthcheck:\n  test: ["NONE"]', [5]],
  [
    'dclint:service-image-require-explicit-tag',
    'tags',
    'services:\n  a:\n    image: a\n  b:\n    image: b:latest\n  c:\n    image: c:stable\n  d:\n    image: r.example:5000/d\n  e:\n    image: e:1.2',
    [3, 5, 7, 9],
  ],
  ['kics:a88baa34', 'in a mapping', 'image: a:1\nenvironment:\n  DB_PASSWORD: Str0ngPassw0rd', [5]],
  ['kics:a88baa34', 'in a list', 'image: a:1\nenvironment:\n  - DB_PASSWORD=Str0ngPassw0rd', [5]],
  ['kics:a88baa34', 'from outside', 'image: a:1\nenvironment:\n  - DB_PASSWORD=${DB_PASSWORD}\n  - API_KEY', []],
  ['dclint:no-build-and-image', 'both', 'build: .\nimage: a:1', [4]],
  ['dclint:no-version-field', 'version', "version: '3'\nservices:\n  a:\n    image: a:1", [1]],
  ['dclint:require-project-name-field', 'none', 'image: a:1', [1]],
  [
    'dclint:no-duplicate-container-names',
    'twice',
    'services:\n  a:\n    image: a:1\n    container_name: x\n  b:\n    image: b:1\n    container_name: x',
    [7],
  ],
  ['dclint:service-container-name-regex', 'a bad one', 'image: a:1\ncontainer_name: "_x!"', [4]],
  [
    'dclint:no-duplicate-exported-ports',
    'twice',
    'services:\n  a:\n    image: a:1\n    ports:\n      - "8080:80"\n  b:\n    image: b:1\n    ports:\n      - "8080:81"',
    [9],
  ],
  ['dclint:no-quotes-in-volumes', 'in quotes', 'image: a:1\nvolumes:\n  - "./a:/b"', [5]],
  ['dclint:require-quotes-in-ports', 'without', 'image: a:1\nports:\n  - 8080:80', [5]],
  [
    'dclint:service-dependencies-alphabetical-order',
    'a list',
    'services:\n  a:\n    image: a:1\n    depends_on:\n      - c\n      - b\n  b:\n    image: b:1\n  c:\n    image: c:1',
    [6],
  ],
  ['dclint:services-alphabetical-order', 'two', 'services:\n  b:\n    image: b:1\n  a:\n    image: a:1', [4]],
  ['dclint:service-keys-order', 'two', 'ports:\n  - "127.0.0.1:8080:80"\nimage: a:1', [5]],
  [
    'dclint:service-ports-alphabetical-order',
    'two',
    'image: a:1\nports:\n  - "127.0.0.1:9000:80"\n  - "127.0.0.1:8000:81"',
    [6],
  ],
  ['dclint:top-level-properties-order', 'two', 'services:\n  a:\n    image: a:1\nname: x', [4]],
  ['dclint:invalid-schema', 'an unknown key', 'image: a:1\nimagee: b', [4]],
];

describe.each(cases)('%s: %s', (check, _claim, text, lines) => {
  test(JSON.stringify(text), async () => {
    expect(await linesOf(check, 'compose.yaml', serviceOf(text))).toEqual(lines);
  });
});
