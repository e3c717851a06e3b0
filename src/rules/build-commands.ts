import type { Edit } from '../core/edit.ts';
import type { DockerfileDocument, Instruction } from '../documents/dockerfile/model.ts';
import type { Command, Script, Word } from '../documents/shell/model.ts';

/** A command that runs while the image is built. */
export interface BuildCommand {
  readonly command: Command;
  readonly script: Script;
  readonly instruction: Instruction;
}

const read = new WeakMap<readonly Instruction[], readonly BuildCommand[]>();

/** Every command of every RUN, including those of ONBUILD. Computed once, because many rules need it. */
export function buildCommands({ instructions }: Pick<DockerfileDocument, 'instructions'>): readonly BuildCommand[] {
  const known = read.get(instructions);
  if (known) return known;
  const commands = instructions.flatMap((instruction) => {
    const script = instruction.keyword === 'RUN' ? instruction.script : undefined;
    return script?.commands.map((command) => ({ command, script, instruction })) ?? [];
  });
  read.set(instructions, commands);
  return commands;
}

/** Removes a word and the blanks before it, if its command is on one line at that place. */
export function withoutWord({ nameSpan, words }: Command, word: Word): readonly Edit[] {
  const index = words.indexOf(word);
  if (index === -1) return [];
  const before = index === 0 ? nameSpan.end : words[index - 1]?.span.end;
  if (before === undefined || before.line !== word.span.end.line) {
    const after = words[index + 1]?.span.start;
    return after?.line === word.span.start.line ? [{ span: { start: word.span.start, end: after }, text: '' }] : [];
  }
  return [{ span: { start: before, end: word.span.end }, text: '' }];
}

/** An address without version numbers and digests, so that the same address of another release counts as equal. */
export function withoutVersion(text: string): string {
  return text.replace(/\d+(?:[._](?:\d+|x\b))+|\b[0-9a-f]{32,128}\b/g, '*');
}
