import { commandLine } from './command-line.ts';
import { grammarOf } from './grammars.ts';
import type { Command, Word } from './model.ts';
import { type Grammar, type Option, takesValue } from './options.ts';

export { commandLine } from './command-line.ts';
export { type Executor, executesInput, executors, isShell, pipedFrom, pipedInto, wrappersOf } from './flow.ts';
export type { CommandLine, Grammar, Option } from './options.ts';
export { type PackageAction, type PackageCommand, packageCommand } from './packages.ts';

/** Words that are neither options nor values of options: `install`, `curl` of `apt-get -o X=y install -y curl`. */
export function operands(command: Command, grammar?: Grammar): readonly Word[] {
  return commandLine(command, grammar).operands;
}

/**
 * The last option of one of these names, given with their dashes: `'-k'`, `'--insecure'`. Understands clusters
 * (`-fsSLk`) and attached values (`--yes=true`).
 */
export function findOption(command: Command, ...names: readonly string[]): Option | undefined {
  return commandLine(command).options.findLast(({ name }) => names.includes(name));
}

const off = new Set(['false', 'no', 'off', '0']);

/** True if one of the options is present and not turned off by its value (`--yes=false`); the last one counts. */
export function hasOption(command: Command, ...names: readonly string[]): boolean {
  const option = findOption(command, ...names);
  if (!option) return false;
  return takesValue(option.name, grammarOf(command.name)) || !off.has(option.value?.text?.toLowerCase() ?? '');
}
