import type { Instruction, Stage } from '../documents/dockerfile/model.ts';

/** An instruction as the history tells of it: the trigger that a stage leaves is told as ONBUILD. */
export interface ChainStep {
  readonly instruction: Instruction;
  readonly keyword: string;
  /** The words of the SHELL that is in force, where the file sets one. */
  readonly shell: string | undefined;
}

/** What is run for a stage, in the order of the build: the stages below it, and the triggers that they leave. */
export function instructionsOf(stage: Stage): readonly ChainStep[] {
  const steps: ChainStep[] = [];
  let shell: string | undefined;
  let triggers: readonly Instruction[] = [];
  for (const { instructions } of stage.chain.toReversed()) {
    for (const instruction of [...triggers, ...instructions]) {
      const isLeft = instruction.onbuild && !triggers.includes(instruction);
      const keyword = isLeft ? 'ONBUILD' : instruction.keyword;
      steps.push({ instruction, keyword, shell });
      if (keyword === 'SHELL') shell = instruction.args.map(({ text, raw }) => text ?? raw).join(' ');
    }
    triggers = instructions.filter(({ onbuild }) => onbuild);
  }
  return steps;
}
