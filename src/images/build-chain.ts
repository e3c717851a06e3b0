import type { Instruction, Stage } from '../documents/dockerfile/model.ts';

/** An instruction as the history shows it: a trigger that a stage sets is shown as ONBUILD. */
export interface ChainStep {
  readonly instruction: Instruction;
  readonly keyword: string;
  /** The words of the current SHELL, if the file sets one. */
  readonly shell: string | undefined;
}

/**
 * The instructions that run for a stage, in the order of the build, with those of the stages below and their triggers.
 */
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
