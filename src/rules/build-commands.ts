import type { Edit } from '../core/edit.ts';
import type { DockerfileDocument, Instruction } from '../documents/dockerfile/model.ts';
import type { Command, Script, Word } from '../documents/shell/model.ts';

/** A command that runs while the image is built. */
export interface BuildCommand {
  readonly command: Command;
  readonly script: Script;
  readonly instruction: Instruction;
}

/** Every command of every RUN, triggers of ONBUILD included. */
export function* buildCommands({ instructions }: Pick<DockerfileDocument, 'instructions'>): Iterable<BuildCommand> {
  for (const instruction of instructions) {
    if (instruction.keyword !== 'RUN' || instruction.script === undefined) continue;
    for (const command of instruction.script.commands) yield { command, script: instruction.script, instruction };
  }
}

/** Takes a word out with the blanks in front of it, where its command stands on one line there. */
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

/** The same place of another release is the same thing: numbers of versions and digests are taken out. */
export function withoutVersion(text: string): string {
  return text.replace(/\d+(?:[._]\d+)+|\b[0-9a-f]{32,128}\b/g, '*');
}
