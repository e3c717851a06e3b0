import { joinSpans, type Span } from '../core/location.ts';
import type { DockerfileDocument } from '../documents/dockerfile/model.ts';
import type { Word } from '../documents/shell/model.ts';
import { type Grammar, type Option, readOptions } from '../documents/shell/options.ts';
import { type BuildCommand, buildCommands } from './build-commands.ts';

/** A package manager and those that take the same words: yum, dnf, microdnf and tdnf are `yum`. */
export type Manager = 'apt' | 'apk' | 'yum' | 'zypper' | 'pip' | 'npm' | 'yarn' | 'gem' | 'go';

/** A package manager at work in a RUN. */
export interface PackageCommand extends BuildCommand {
  readonly manager: Manager;
  /** `install`, `add`, `update`, …; '' where none is named. */
  readonly action: string;
  /** From the program’s name to the action. */
  readonly place: Span;
  /** Words behind the action that are neither options nor their values. */
  readonly packages: readonly Word[];
  /** Whether one of the options is given, by name with its dashes. */
  has(...names: readonly string[]): boolean;
  count(...names: readonly string[]): number;
  /** The last value given to an option. */
  value(name: string): string | undefined;
  /** The value of a setting on the command line: `-o Name=value`, `--setopt=name=value`. */
  setting(name: RegExp): string | undefined;
}

const yum: Grammar = {
  short: 'cdexR',
  long: [
    'advisory',
    'color',
    'comment',
    'config',
    'debuglevel',
    'destdir',
    'disableplugin',
    'disablerepo',
    'downloaddir',
  ]
    .concat([
      'enableplugin',
      'enablerepo',
      'errorlevel',
      'exclude',
      'excludepkgs',
      'forcearch',
      'installroot',
      'releasever',
    ])
    .concat(['repo', 'repofrompath', 'repoid', 'rpmverbosity', 'setopt']),
};

/** Options that take a value, after the manual of each program. */
const grammars: Readonly<Record<Manager, Grammar>> = {
  // https://manpages.debian.org/stable/apt/apt-get.8.en.html
  apt: {
    short: 'otca',
    long: [
      'option',
      'target-release',
      'default-release',
      'config-file',
      'host-architecture',
      'build-profiles',
      'solver',
    ],
  },
  // https://man.archlinux.org/man/apk.8
  apk: {
    short: 'tpX',
    long: [
      'virtual',
      'root',
      'repository',
      'keys-dir',
      'repositories-file',
      'cache-dir',
      'cache-max-age',
      'arch',
      'wait',
    ].concat(['progress-fd', 'timeout']),
  },
  // https://dnf.readthedocs.io/en/latest/command_ref.html
  yum,
  // https://manpages.opensuse.org/Tumbleweed/zypper/zypper.8.en.html
  zypper: {
    short: 'cRDCprtx',
    long: [
      'config',
      'root',
      'reposd-dir',
      'cache-dir',
      'plus-repo',
      'plus-content',
      'repo',
      'from',
      'type',
      'installroot',
      'download',
    ],
  },
  // https://pip.pypa.io/en/stable/cli/pip_install/
  pip: {
    short: 'rcetifdb',
    long: [
      'abi',
      'cache-dir',
      'cert',
      'client-cert',
      'config-settings',
      'constraint',
      'editable',
      'exists-action',
      'extra-index-url',
    ]
      .concat([
        'find-links',
        'global-option',
        'hash',
        'implementation',
        'index-url',
        'install-option',
        'log',
        'no-binary',
      ])
      .concat([
        'only-binary',
        'platform',
        'prefix',
        'progress-bar',
        'proxy',
        'python',
        'python-version',
        'report',
        'requirement',
      ])
      .concat([
        'retries',
        'root',
        'root-user-action',
        'src',
        'target',
        'timeout',
        'trusted-host',
        'upgrade-strategy',
        'group',
      ]),
  },
  // https://docs.npmjs.com/cli/using-npm/config
  npm: {
    short: 'wC',
    long: [
      'before',
      'cache',
      'fetch-retries',
      'fetch-timeout',
      'globalconfig',
      'include',
      'install-strategy',
      'loglevel',
    ].concat(['location', 'maxsockets', 'omit', 'otp', 'prefix', 'registry', 'tag', 'userconfig', 'workspace']),
  },
  // https://classic.yarnpkg.com/en/docs/cli/
  yarn: {
    long: ['cache-folder', 'cwd', 'modules-folder', 'mutex', 'network-concurrency', 'network-timeout', 'registry'],
  },
  // https://guides.rubygems.org/command-reference/#gem-install
  gem: {
    short: 'vinsPp',
    long: [
      'version',
      'install-dir',
      'bindir',
      'source',
      'trust-policy',
      'platform',
      'build-root',
      'http-proxy',
      'document',
    ],
  },
  // https://pkg.go.dev/cmd/go
  go: {
    singleDash: true,
    long: ['C', 'asmflags', 'gcflags', 'ldflags', 'mod', 'modfile', 'o', 'overlay', 'p', 'tags'],
  },
};

function managerOf(name: string): Manager | undefined {
  if (/^(?:apt|apt-get|aptitude)$/.test(name)) return 'apt';
  if (/^(?:yum|dnf|dnf5|microdnf|tdnf)$/.test(name)) return 'yum';
  if (/^pip(?:\d(?:\.\d+)?)?$/.test(name)) return 'pip';
  if (name === 'yarnpkg') return 'yarn';
  return ['apk', 'zypper', 'npm', 'yarn', 'gem', 'go'].find((each): each is Manager => each === name);
}

/** Every use of a package manager, in order; `python -m pip` is pip. */
export function* packageCommands(document: Pick<DockerfileDocument, 'instructions'>): Iterable<PackageCommand> {
  for (const each of buildCommands(document)) {
    const { name, nameSpan, words } = each.command;
    const isModule = /^python[\d.]*$/.test(name);
    const module = isModule
      ? words.findIndex(({ text }, index) => text === 'pip' && words[index - 1]?.text === '-m')
      : -1;
    const manager = module === -1 ? managerOf(name) : 'pip';
    if (manager === undefined) continue;
    const { options, operands } = readOptions(words.slice(module + 1), grammars[manager]);
    const [action, ...packages] = operands;
    yield {
      ...each,
      manager,
      action: action?.display ?? '',
      place: action === undefined ? nameSpan : joinSpans(nameSpan, action.span),
      packages,
      has: (...names) => options.some((option) => names.includes(option.name)),
      count: (...names) => options.filter((option) => names.includes(option.name)).length,
      value: (option) => options.findLast((one) => one.name === option && one.value)?.value?.display,
      setting: (setting) => settingOf(options, setting),
    };
  }
}

function settingOf(options: readonly Option[], setting: RegExp): string | undefined {
  for (const { name, value } of options) {
    if (!/^(?:-o|--option|--setopt)$/.test(name) || value === undefined) continue;
    const [key = '', text = ''] = value.display.split('=', 2);
    if (setting.test(key)) return text;
  }
  return undefined;
}
