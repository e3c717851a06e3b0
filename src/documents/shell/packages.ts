import { commandLine } from './command-line.ts';
import { grammarOf, isPip, isPython } from './grammars.ts';
import type { Command, Word } from './model.ts';
import { type CommandLine, readOptions } from './options.ts';

/**
 * What a package manager is asked to do. `update` fetches the package index; `upgrade` installs newer versions of
 * installed packages (yum and dnf call that `update`).
 */
export type PackageAction = 'install' | 'remove' | 'update' | 'upgrade' | 'clean' | 'other';

export interface PackageCommand extends CommandLine {
  readonly command: Command;
  /** Without its version: `pip` for `pip3.12` and `python3 -m pip`. */
  readonly manager: string;
  readonly action: PackageAction;
  /** As written: `install`, `i`, `group install`. */
  readonly subcommand: string;
  /**
   * The operands after the subcommand: packages, but also files (`./x.deb`, `.`) and addresses. Empty for groups (`yum
   * groupinstall`).
   */
  readonly packages: readonly Word[];
}

type Actions = Readonly<Record<string, PackageAction>>;

const apt: Actions = {
  install: 'install',
  reinstall: 'install',
  remove: 'remove',
  purge: 'remove',
  autoremove: 'remove',
  autopurge: 'remove',
  update: 'update',
  upgrade: 'upgrade',
  'safe-upgrade': 'upgrade',
  'full-upgrade': 'upgrade',
  'dist-upgrade': 'upgrade',
  clean: 'clean',
  autoclean: 'clean',
  'dist-clean': 'clean',
};

// https://dnf.readthedocs.io/en/latest/command_ref.html
const yum: Actions = {
  install: 'install',
  in: 'install',
  'install-n': 'install',
  'install-na': 'install',
  'install-nevra': 'install',
  localinstall: 'install',
  reinstall: 'install',
  rei: 'install',
  groupinstall: 'install',
  'module install': 'install',
  'group install': 'install',
  remove: 'remove',
  erase: 'remove',
  autoremove: 'remove',
  makecache: 'update',
  update: 'upgrade',
  upgrade: 'upgrade',
  'upgrade-minimal': 'upgrade',
  'update-minimal': 'upgrade',
  'distro-sync': 'upgrade',
  clean: 'clean',
};

const npm: Actions = {
  install: 'install',
  i: 'install',
  add: 'install',
  'global add': 'install',
  uninstall: 'remove',
  remove: 'remove',
  rm: 'remove',
  update: 'upgrade',
  upgrade: 'upgrade',
  up: 'upgrade',
  'cache clean': 'clean',
  'store prune': 'clean',
};

const pip: Actions = { install: 'install', uninstall: 'remove', 'cache purge': 'clean' };

const conda: Actions = {
  install: 'install',
  create: 'install',
  remove: 'remove',
  update: 'upgrade',
  upgrade: 'upgrade',
  clean: 'clean',
};

const managers = new Map<string, Actions>([
  ['apt-get', apt],
  ['apt', apt],
  ['aptitude', apt],
  [
    'apk',
    {
      add: 'install',
      del: 'remove',
      update: 'update',
      upgrade: 'upgrade',
      'cache clean': 'clean',
      'cache purge': 'clean',
    },
  ],
  ['yum', yum],
  ['dnf', yum],
  ['dnf5', yum],
  ['microdnf', yum],
  ['tdnf', yum],
  [
    'zypper',
    {
      install: 'install',
      in: 'install',
      remove: 'remove',
      rm: 'remove',
      refresh: 'update',
      ref: 'update',
      update: 'upgrade',
      up: 'upgrade',
      patch: 'upgrade',
      'dist-upgrade': 'upgrade',
      dup: 'upgrade',
      clean: 'clean',
      cc: 'clean',
    },
  ],
  ['pip', pip],
  ['pipx', pip],
  [
    'uv',
    {
      'pip install': 'install',
      'pip uninstall': 'remove',
      'tool install': 'install',
      add: 'install',
      'cache clean': 'clean',
    },
  ],
  ['npm', npm],
  ['yarn', npm],
  ['pnpm', npm],
  ['gem', { install: 'install', i: 'install', uninstall: 'remove', update: 'upgrade', cleanup: 'clean' }],
  ['go', { install: 'install', get: 'install', clean: 'clean' }],
  ['cargo', { install: 'install', add: 'install', uninstall: 'remove', update: 'upgrade' }],
  // https://getcomposer.org/doc/03-cli.md
  ['composer', { require: 'install', 'global require': 'install', remove: 'remove', update: 'upgrade' }],
  // https://learn.microsoft.com/dotnet/core/tools/dotnet-tool-install
  ['dotnet', { 'tool install': 'install', 'tool uninstall': 'remove', 'tool update': 'upgrade' }],
  ['conda', conda],
  ['mamba', conda],
  ['micromamba', conda],
]);

/** What the command asks a package manager to do; `undefined` for other programs, or without a subcommand. */
export function packageCommand(command: Command): PackageCommand | undefined {
  const found = findManager(command);
  const actions = found && managers.get(found.manager);
  if (!found || !actions) return undefined;
  const line = readOptions(found.words, grammarOf(found.manager));
  // `cargo +nightly install`
  const operands = line.operands.filter(({ display }, index) => index > 0 || !display.startsWith('+'));
  const [first, second] = operands;
  if (!first) return undefined;
  const two = `${first.text} ${second?.text}`;
  const actionOfTwo = own(actions, two);
  const subcommand = actionOfTwo ? two : (first.text ?? '');
  const rest = operands.slice(actionOfTwo ? 2 : 1);
  return {
    ...line,
    command,
    manager: found.manager,
    action: actionOfTwo ?? own(actions, subcommand) ?? 'other',
    subcommand,
    packages: /^group ?install$/.test(subcommand) ? [] : packagesOf(found.manager, found.words, rest),
  };
}

function own(actions: Actions, name: string): PackageAction | undefined {
  return Object.hasOwn(actions, name) ? actions[name] : undefined;
}

function findManager(command: Command): { readonly manager: string; readonly words: readonly Word[] } | undefined {
  const { name, words } = command;
  if (managers.has(name)) return { manager: name, words };
  if (isPip(name)) return { manager: 'pip', words };
  if (!isPython(name)) return undefined;
  const module = commandLine(command).options.find((option) => option.name === '-m');
  if (!module?.value || !isPip(module.value.text ?? '')) return undefined;
  const at = words.indexOf(module.value);
  return { manager: 'pip', words: words.slice((at === -1 ? words.indexOf(module.word) : at) + 1) };
}

/** `gem install rails -- --with-opt` passes the words after `--` to the build. */
function packagesOf(manager: string, words: readonly Word[], rest: readonly Word[]): readonly Word[] {
  if (manager !== 'gem') return rest;
  const end = words.findIndex(({ display }) => display === '--');
  if (end === -1) return rest;
  const build = new Set(words.slice(end));
  return rest.filter((word) => !build.has(word));
}
