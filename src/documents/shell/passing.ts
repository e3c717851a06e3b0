import type { Command, Use } from './model.ts';

const sinks = new WeakMap<Command, Command[]>();
const filled = new WeakMap<Command, readonly Use[]>();

/** Takes down what a command writes to in `>(…)`. */
export function addSinks(command: Command, readers: readonly Command[]): void {
  const known = sinks.get(command);
  if (known) known.push(...readers);
  else sinks.set(command, [...readers]);
}

/** The commands of `>(…)` that are given what a command writes. */
export function sinksOf(command: Command): readonly Command[] {
  return sinks.get(command) ?? [];
}

/** Takes down where the variables are read that `read` fills; `uses` may still grow. */
export function setUsesOfRead(command: Command, uses: readonly Use[]): void {
  filled.set(command, uses);
}

export function usesOfRead(command: Command): readonly Use[] {
  return filled.get(command) ?? [];
}
