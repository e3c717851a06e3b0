import type { Grammar } from './options.ts';

export interface Wrapper extends Grammar {
  /** The number of its own operands before the program. */
  readonly operands?: number;
  /** `NAME=value` words may come before the program. */
  readonly assignments?: boolean;
  /** The operand that makes it run something: `run` of `conda run`. */
  readonly subcommand?: string;
  /** With one of these options it runs nothing. */
  readonly without?: readonly string[];
  /** The option whose value is text for a shell. */
  readonly script?: readonly string[];
  /** It may follow an operand: `runuser app -c text`. */
  readonly scriptBehind?: boolean;
  /** It runs nothing but that text. */
  readonly textOnly?: boolean;
  /** A shell gets all of its words as one text. */
  readonly joins?: boolean;
}

/** https://man7.org/linux/man-pages/man8/ld.so.8.html */
export const loader: Wrapper = {
  long: ['library-path', 'preload', 'audit', 'argv0', 'inhibit-rpath', 'glibc-hwcaps-prepend'],
};
const conda: Grammar = { short: 'np', long: ['name', 'prefix', 'cwd'] };

/** The programs that run another, after their manual pages (https://man7.org/linux/man-pages/dir_section_1.html). */
export const wrappers = new Map<string, Wrapper>(
  Object.entries({
    builtin: {},
    bundle: { operands: 1, subcommand: 'exec' },
    busybox: { without: ['--install', '--list', '--list-full'] },
    catatonit: {},
    catchsegv: {},
    cgexec: { short: 'g', long: ['sticky'] },
    choom: { short: 'np', long: ['adjust', 'pid'] },
    chpst: { short: 'ueltmdnorpcfU/bC' },
    chronic: {},
    chroot: { operands: 1, long: ['groups', 'userspec'] },
    chrt: { short: 'TPD', operands: 1, without: ['-p', '--pid'] },
    'dbus-run-session': { long: ['config-file', 'dbus-daemon'] },
    direnv: { operands: 2, subcommand: 'exec' },
    doppler: { operands: 1, subcommand: 'run', short: 'cpt', long: ['config', 'project', 'token'] },
    dotenv: { short: 'ef', long: ['file'] },
    command: { without: ['-v', '-V'] },
    doas: { short: 'aCu', without: ['-C', '-L'] },
    conda: { ...conda, operands: 1, subcommand: 'run' },
    'dumb-init': { short: 'r', long: ['rewrite'] },
    eatmydata: {},
    env: {
      short: 'uCSa',
      long: ['unset', 'chdir', 'split-string', 'argv0'],
      assignments: true,
      script: ['-S', '--split-string'],
    },
    envdir: { operands: 1 },
    exec: { short: 'a' },
    fakechroot: { short: 'leds', long: ['lib', 'elfloader', 'environment', 'bindir'] },
    faketime: { short: 'p', operands: 1 },
    firejail: {},
    flock: {
      short: 'wEc',
      long: ['timeout', 'wait', 'conflict-exit-code', 'command'],
      operands: 1,
      script: ['-c', '--command'],
      scriptBehind: true,
    },
    fakeroot: { short: 'lsib', long: ['lib', 'faked', 'save-file', 'load-file'] },
    gosu: { operands: 1 },
    hatch: { operands: 1, subcommand: 'run' },
    ionice: { short: 'cnpPu', long: ['class', 'classdata', 'pid', 'pgid', 'uid'], without: ['-p', '--pid'] },
    ifne: {},
    linux32: {},
    linux64: {},
    mamba: { ...conda, operands: 1, subcommand: 'run' },
    micromamba: { ...conda, operands: 1, subcommand: 'run' },
    ltrace: { short: 'aAeFlnopsSuwx', long: ['output'] },
    mise: { operands: 1, subcommand: 'exec' },
    nice: { short: 'n', long: ['adjustment'] },
    'nix-shell': {
      short: 'pIA',
      script: ['--run', '--command'],
      long: ['run', 'command', 'packages'],
      scriptBehind: true,
      textOnly: true,
    },
    nohup: {},
    nocache: {},
    npm: {
      operands: 1,
      subcommand: 'exec',
      short: 'pcw',
      long: ['package', 'call', 'workspace'],
      script: ['-c', '--call'],
      scriptBehind: true,
    },
    npx: { short: 'pc', long: ['package', 'call'], script: ['-c', '--call'] },
    nsenter: { short: 'tSG', long: ['target', 'setuid', 'setgid'] },
    numactl: { short: 'CNPimpw', long: ['interleave', 'membind', 'cpunodebind', 'physcpubind', 'preferred'] },
    parallel: {
      short: 'jSINnda',
      long: ['jobs', 'colsep', 'delimiter', 'arg-file', 'retries', 'timeout'],
      joins: true,
    },
    pdm: { operands: 1, subcommand: 'run' },
    pipenv: { operands: 1, subcommand: 'run' },
    perf: { operands: 1, subcommand: 'stat', short: 'eopx' },
    pkexec: { long: ['user'] },
    poetry: { short: 'CP', long: ['directory', 'project'], operands: 1, subcommand: 'run' },
    prlimit: { short: 'p', long: ['pid'], without: ['-p', '--pid'] },
    proxychains: { short: 'f' },
    proxychains4: { short: 'f' },
    rlwrap: { short: 'abcCDfgHlmMOpPqrsStwz' },
    runcon: { short: 'ctulr', long: ['type', 'user', 'role', 'range'], operands: 1 },
    runuser: {
      short: 'ugGswTc',
      long: ['user', 'group', 'supp-group', 'shell', 'command', 'session-command', 'whitelist-environment'],
      script: ['-c', '--command', '--session-command'],
      scriptBehind: true,
    },
    script: {
      short: 'cBEIOTmo',
      long: ['command', 'log-io', 'log-out', 'log-in', 'log-timing'],
      script: ['-c', '--command'],
      scriptBehind: true,
      textOnly: true,
    },
    setlock: { operands: 1 },
    softlimit: { short: 'acdflmoprstu' },
    'ssh-agent': { short: 'aEOPt' },
    strace: { short: 'abeEIoOpPsSuX', long: ['trace', 'output', 'user', 'env', 'attach'] },
    'systemd-run': {
      short: 'pEMu',
      long: [
        'unit',
        'property',
        'description',
        'slice',
        'uid',
        'gid',
        'nice',
        'setenv',
        'working-directory',
        'machine',
      ],
    },
    setarch: { operands: 1 },
    's6-setuidgid': { operands: 1 },
    setpriv: {
      long: [
        'reuid',
        'regid',
        'ruid',
        'rgid',
        'euid',
        'egid',
        'groups',
        'inh-caps',
        'ambient-caps',
        'bounding-set',
        'securebits',
        'pdeathsig',
        'selinux-label',
        'apparmor-profile',
      ],
    },
    setsid: {},
    setuidgid: { operands: 1 },
    stdbuf: { short: 'ioe', long: ['input', 'output', 'error'] },
    'su-exec': { operands: 1 },
    sudo: {
      short: 'aCcDghpRrtTUu',
      long: [
        'auth-type',
        'close-from',
        'chdir',
        'group',
        'host',
        'prompt',
        'chroot',
        'role',
        'type',
        'command-timeout',
        'other-user',
        'user',
        'login-class',
      ],
      assignments: true,
      without: ['-l', '--list', '-e', '--edit', '-V', '--version'],
    },
    taskset: { operands: 1, without: ['-p', '--pid'] },
    time: { short: 'fo', long: ['format', 'output'] },
    timeout: { short: 'ks', long: ['kill-after', 'signal'], operands: 1 },
    tini: { short: 'pe' },
    torify: {},
    torsocks: {},
    toybox: {},
    ts: {},
    unbuffer: {},
    unshare: {
      short: 'SGRw',
      long: [
        'setuid',
        'setgid',
        'root',
        'wd',
        'map-user',
        'map-group',
        'propagation',
        'setgroups',
        'map-users',
        'map-groups',
      ],
    },
    valgrind: {},
    watch: { short: 'ndq', long: ['interval', 'equexit'], joins: true },
    'with-contenv': {},
    uv: {
      short: 'p',
      long: ['with', 'python', 'project', 'directory', 'extra', 'group', 'env-file', 'package'],
      operands: 1,
      subcommand: 'run',
    },
    xargs: {
      short: 'adEILnPs',
      long: ['arg-file', 'delimiter', 'max-args', 'max-procs', 'max-chars', 'process-slot-var'],
    },
    'xvfb-run': {
      short: 'efnpsw',
      long: ['error-file', 'auth-file', 'server-num', 'xauth-protocol', 'server-args', 'wait'],
    },
  } satisfies Record<string, Wrapper>),
);
