import { joinSpans, type Span } from '../core/location.ts';
import type { DockerfileDocument } from '../documents/dockerfile/model.ts';
import type { Command, Word } from '../documents/shell/model.ts';
import { type Option, type PackageAction, packageCommand } from '../documents/shell/questions.ts';
import { type BuildCommand, buildCommands } from './build-commands.ts';

/** A package manager at work. */
export interface PackageUse {
  /** The manager and others with the same syntax: `apt` for apt-get, `yum` for dnf, microdnf and tdnf. */
  readonly family: string;
  /** Its own word, as written, but for the short forms of dnf: `install`, `add`, `update`. */
  readonly verb: string;
  /** What that comes to. */
  readonly action: PackageAction;
  /** From the program’s name to the verb. */
  readonly place: Span;
  /** Words after the verb that are neither options nor their values. */
  readonly packages: readonly Word[];
  /** Whether one of the options is given, by name with its dashes. */
  has(...names: readonly string[]): boolean;
  count(...names: readonly string[]): number;
  /** The last value given to an option. */
  value(name: string): string | undefined;
  /** The value of a setting on the command line: `-o Name=value`, `--setopt=name=value`. */
  setting(name: RegExp): string | undefined;
}

/** With the RUN that contains it. */
export type BuildPackageUse = PackageUse & BuildCommand;

/** Front ends with the same syntax, index and cache. */
const families: Readonly<Record<string, string | undefined>> = {
  'apt-get': 'apt',
  aptitude: 'apt',
  dnf: 'yum',
  dnf5: 'yum',
  microdnf: 'yum',
  tdnf: 'yum',
};

/** https://dnf.readthedocs.io/en/latest/command_ref.html */
const formsOfDnf: ReadonlyMap<string, string> = new Map([
  ['install-n', 'install'],
  ['install-na', 'install'],
  ['install-nevra', 'install'],
  ['rei', 'reinstall'],
]);

const read = new WeakMap<readonly BuildCommand[], readonly BuildPackageUse[]>();

/** Every use of a package manager, in order; `python -m pip` is pip. Computed once, like the commands. */
export function packageUses(document: Pick<DockerfileDocument, 'instructions'>): readonly BuildPackageUse[] {
  const commands = buildCommands(document);
  const known = read.get(commands);
  if (known) return known;
  const uses = commands.flatMap((each) => {
    const use = packageUse(each.command);
    return use === undefined ? [] : { ...each, ...use };
  });
  read.set(commands, uses);
  return uses;
}

/** The family of a manager, by the name of its program. */
export function familyOf(program: string): string {
  return families[program] ?? program;
}

/** What the command makes a package manager do; `undefined` for any other program. */
export function packageUse(command: Command): PackageUse | undefined {
  const use = packageCommand(command);
  if (use === undefined) return undefined;
  const { manager, subcommand, action, packages, options, operands } = use;
  const last = operands[subcommand.split(' ').length - 1];
  const family = familyOf(manager);
  return {
    family,
    verb: (family === 'yum' ? formsOfDnf.get(subcommand) : undefined) ?? subcommand,
    action,
    place: last === undefined ? command.nameSpan : joinSpans(command.nameSpan, last.span),
    packages,
    has: (...names) => options.some((option) => names.includes(option.name)),
    count: (...names) => options.filter((option) => names.includes(option.name)).length,
    value: (name) => options.findLast((option) => option.name === name && option.value)?.value?.display,
    setting: (name) => settingOf(options, name),
  };
}

function settingOf(options: readonly Option[], setting: RegExp): string | undefined {
  for (const { name, value } of options) {
    if (!/^(?:-o|--option|--setopt)$/.test(name) || value === undefined) continue;
    const [key = '', text = ''] = value.display.split('=', 2);
    if (setting.test(key)) return text;
  }
  return undefined;
}
