import type { Command, Use } from './model.ts';

const sinks = new WeakMap<Command, Command[]>();
const filled = new WeakMap<Command, readonly Use[]>();

/** Records the `>(…)` that a command writes to. */
export function addSinks(command: Command, readers: readonly Command[]): void {
  const known = sinks.get(command);
  if (known) known.push(...readers);
  else sinks.set(command, [...readers]);
}

/** The commands of `>(…)` that receive the output of a command. */
export function sinksOf(command: Command): readonly Command[] {
  return sinks.get(command) ?? [];
}

/** Records where the variables set by `read` are read; `uses` may still grow. */
export function setUsesOfRead(command: Command, uses: readonly Use[]): void {
  filled.set(command, uses);
}

export function usesOfRead(command: Command): readonly Use[] {
  return filled.get(command) ?? [];
}
