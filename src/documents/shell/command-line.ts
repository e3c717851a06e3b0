import { grammarOf } from './grammars.ts';
import type { Command } from './model.ts';
import { type CommandLine, type Grammar, readOptions } from './options.ts';

const read = new WeakMap<Command, CommandLine>();

/** Separates options and operands as the program itself does, or by `grammar` if given. */
export function commandLine(command: Command, grammar?: Grammar): CommandLine {
  if (grammar) return readOptions(command.words, grammar);
  const known = read.get(command);
  if (known) return known;
  const { options, operands, operandsAt } = readOptions(command.words, grammarOf(command.name));
  // Cached as long as the command exists; copies have no spare capacity.
  const line = { options: options.slice(), operands: operands.slice(), operandsAt };
  read.set(command, line);
  return line;
}
