import { describe, expect, test } from 'vitest';
import { composeLines, listOf } from './cases.ts';

const image = 'image: a:1\n';
const options = (...items: readonly string[]) => listOf('security_opt', ...items);

const rows: readonly (readonly [check: string, text: string, lines: readonly number[]])[] = [
  ['semgrep:privileged-service', `${image}privileged: yes`, [4]],
  ['semgrep:privileged-service', `${image}privileged: True`, [4]],
  ['semgrep:privileged-service', `${image}privileged: \${P:-true}`, [4]],
  ['semgrep:privileged-service', 'build: .\nprivileged: true', [4]],
  ['semgrep:privileged-service', `${image}privileged: "false"`, []],
  ['semgrep:privileged-service', `${image}privileged: \${P}`, []],
  [
    'semgrep:privileged-service',
    'x-a: &a\n  privileged: true\nx-b: &b\n  init: true\nservices:\n  w:\n    <<: [*a, *b]\n    image: a:1',
    [2],
  ],
  [
    'semgrep:privileged-service',
    'x-a: &a\n  privileged: true\nservices:\n  w:\n    <<: *a\n    image: a:1\n    privileged: false',
    [],
  ],
  ['kics:ce76b7d0', `${listOf('cap_add', 'ALL')}\ncap_drop:\n  - NET_ADMIN`, [5]],
  ['kics:ce76b7d0', `${listOf('cap_add', 'all')}\ncap_drop:\n  - ALL`, [5]],
  ['kics:ce76b7d0', `${listOf('cap_add', 'IPC_LOCK')}\ncap_drop: [ALL]`, [5]],
  ['kics:ce76b7d0', `${listOf('cap_add', '"CAP_SYS_ADMIN"')}\ncap_drop: [ALL]`, [5]],
  ['kics:ce76b7d0', listOf('cap_add', 'NET_ADMIN', 'SYS_ADMIN'), [2, 5, 6]],
  ['kics:ce76b7d0', `${image}cap_drop: []`, [2]],
  ['kics:ce76b7d0', `${image}cap_drop:`, [2]],
  ['kics:ce76b7d0', `${image}cap_drop: ["ALL"]`, []],
  ['cis:C.5.3.1', listOf('cap_add', 'cap_sys_admin'), [5]],
  ['cis:C.5.3.2', listOf('cap_add', 'SYS_MODULE'), [5]],
  ['cis:C.5.3.3', listOf('cap_add', 'SYS_PTRACE'), [5]],
  ['cis:C.5.3.4', listOf('cap_add', 'DAC_READ_SEARCH'), [5]],
  ['cis:5.4', listOf('cap_add', 'CHOWN', 'CAP_SETUID'), []],
  ['kics:27fcc7d6', options('"no-new-privileges:false"'), [5]],
  ['kics:27fcc7d6', options('seccomp:unconfined'), [2]],
  ['kics:27fcc7d6', options('label:user:USER', 'no-new-privileges:true'), []],
  ['semgrep:no-new-privileges', options('"no-new-privileges:true"'), []],
  ['semgrep:no-new-privileges', options('no-new-privileges=true'), []],
  ['semgrep:no-new-privileges', options('no-new-privileges'), []],
  ['semgrep:no-new-privileges', options('no-new-privileges: true'), []],
  ['kics:610e266e', 'build: .', [2]],
  ['kics:610e266e', `${image}security_opt:`, [2]],
  ['kics:404fde2c', options('"seccomp:unconfined"'), [5]],
  ['kics:404fde2c', options('seccomp: unconfined'), [5]],
  ['kics:404fde2c', options('no-new-privileges:true', 'seccomp:unconfined'), [6]],
  ['kics:404fde2c', options('label:seccomp:unconfined'), [5]],
  ['kics:404fde2c', options('seccomp:default.json'), []],
  ['owasp:RULE #6', options('apparmor:unconfined'), [5]],
  ['owasp:RULE #6', options('"apparmor=unconfined"'), [5]],
  ['owasp:RULE #6', options('apparmor:docker-default'), []],
  ['semgrep:selinux-separation-disabled', options("'label:disable'"), [5]],
  ['semgrep:selinux-separation-disabled', options('label=disable'), [5]],
  ['semgrep:selinux-separation-disabled', options('label:user:USER', 'label:role:ROLE'), []],
  ['kics:071a71ff', "build: .\nnetwork_mode: 'host'", [4]],
  ['kics:071a71ff', `${image}network_mode: \${NET:-host}`, [4]],
  ['kics:071a71ff', `${image}network_mode: bridge`, []],
  ['kics:071a71ff', `${image}network_mode: "service:db"`, []],
  [
    'cis:5.10',
    'services:\n  a:\n    image: a:1\n    networks:\n      - out\nnetworks:\n  out:\n    external: true\n    name: host',
    [5],
  ],
  ['cis:5.10', 'services:\n  a:\n    image: a:1\n    networks:\n      - out\nnetworks:\n  out:\n    name: host', []],
  ['kics:4f31dd9f', `${image}pid: "host"`, [4]],
  ['kics:4f31dd9f', `${image}pid: "service:b"`, []],
  ['kics:baa3890f', `${image}ipc: 'host'`, [4]],
  ['kics:baa3890f', `${image}ipc: "service:b"`, []],
  ['kics:baa3890f', `${image}ipc: private`, []],
  ['kics:8af7162d', `${image}userns_mode: "host"`, [4]],
  ['cis:5.21', `${image}uts: "host"`, [4]],
  ['kics:4d9f44c6', `${image}cgroup: private`, []],
  ['cis:5.18', listOf('devices', '"/dev/sda:/dev/xvda:rwm"'), [5]],
  ['cis:5.18', listOf('devices', '/dev/ttyUSB0'), [5]],
  ['semgrep:writable-filesystem-service', `${image}read_only: "true"`, []],
  ['semgrep:writable-filesystem-service', `${image}read_only: false`, [4]],
  ['semgrep:writable-filesystem-service', 'build: .', [2]],
];

describe('isolation', () => {
  test.each(rows)('%s: %j', async (check, text, lines) => {
    expect(await composeLines(check, text)).toEqual(lines);
  });
});
