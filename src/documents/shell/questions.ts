import { commandLine } from './command-line.ts';
import { grammarOf } from './grammars.ts';
import type { Command, Script, Word } from './model.ts';
import { type Grammar, type Option, takesValue } from './options.ts';

export { commandLine } from './command-line.ts';
export { type Executor, executesInput, executors, isShell, pipedFrom, pipedInto, wrappersOf } from './flow.ts';
export type { CommandLine, Grammar, Option } from './options.ts';
export { type PackageAction, type PackageCommand, packageCommand, packageCommands } from './packages.ts';

/** Commands by the base name of their program, in the order they are written, those behind `sudo` and the like too. */
export function commandsNamed(script: Script | undefined, ...names: readonly string[]): readonly Command[] {
  return script?.commands.filter(({ name }) => names.includes(name)) ?? [];
}

/** Words that are neither options nor values of options: `install`, `curl` of `apt-get -o X=y install -y curl`. */
export function operands(command: Command, grammar?: Grammar): readonly Word[] {
  return commandLine(command, grammar).operands;
}

/** The first operand: `install` of `apt-get -q install curl`. */
export function subcommand(command: Command): string | undefined {
  return operands(command)[0]?.text;
}

/** True where the first operands are these: `hasSubcommand(command, 'config', 'set')`. */
export function hasSubcommand(command: Command, ...path: readonly string[]): boolean {
  const words = operands(command);
  return path.every((name, index) => words[index]?.text === name);
}

/**
 * The last option of one of these names, given with their dashes: `'-k'`, `'--insecure'`. Clusters are understood
 * (`-fsSLk`), and a value attached (`--yes=true`).
 */
export function findOption(command: Command, ...names: readonly string[]): Option | undefined {
  return commandLine(command).options.findLast(({ name }) => names.includes(name));
}

const off = new Set(['false', 'no', 'off', '0']);

/** True where one of the options is there and not a switch that its value turns off (`--yes=false`); the last one counts. */
export function hasOption(command: Command, ...names: readonly string[]): boolean {
  const option = findOption(command, ...names);
  if (!option) return false;
  return takesValue(option.name, grammarOf(command.name)) || !off.has(option.value?.text?.toLowerCase() ?? '');
}

/** The value of the last option of one of these names: of `-o v`, `-ov`, `--opt v` and `--opt=v`. */
export function optionValue(command: Command, ...names: readonly string[]): Word | undefined {
  return optionValues(command, ...names).at(-1);
}

/** The values of all of them, in their order: `-o A=1 -o B=2`. */
export function optionValues(command: Command, ...names: readonly string[]): readonly Word[] {
  return commandLine(command).options.flatMap(({ name, value }) => (value && names.includes(name) ? [value] : []));
}

/** The variable's last assignment by the command: `NAME=v command`, `export NAME=v`, `env NAME=v command`. */
export function assignedValue({ assignments }: Command, name: string): Word | undefined {
  return assignments.findLast((assignment) => assignment.name === name)?.value;
}
