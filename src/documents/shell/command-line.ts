import { grammarOf } from './grammars.ts';
import type { Command } from './model.ts';
import { type CommandLine, type Grammar, readOptions } from './options.ts';

const read = new WeakMap<Command, CommandLine>();

/** Options and operands apart, read as the program itself reads them, or by `grammar` where that is given. */
export function commandLine(command: Command, grammar?: Grammar): CommandLine {
  if (grammar) return readOptions(command.words, grammar);
  const known = read.get(command);
  if (known) return known;
  const { options, operands, operandsAt } = readOptions(command.words, grammarOf(command.name));
  // Kept as long as the command is: copies have no room left to grow.
  const line = { options: options.slice(), operands: operands.slice(), operandsAt };
  read.set(command, line);
  return line;
}
