import type { DockerfileDocument, Instruction, Stage } from '../documents/dockerfile/model.ts';
import { instructionsOf } from './build-chain.ts';

/** How a pull request changes the instructions of an image. */
export interface BuildChanges {
  /** Whether base's Dockerfile had no instruction with this meaning in the chain of the same stage. */
  isNew(instruction: Instruction): boolean;
  /** Whether base had an instruction with this keyword there and head has none. */
  lost(keyword: string): boolean;
}

/** `base` is the old Dockerfile; `undefined` if there was none; then everything is new. */
export function buildChanges(
  head: DockerfileDocument,
  stage: Stage,
  base: DockerfileDocument | undefined,
): BuildChanges {
  if (base === undefined) return { isNew: () => true, lost: () => false };
  const name = stage.name?.text ?? '';
  const before = (name === '' ? undefined : base.stageNamed(name)) ?? base.finalStage;
  const old = new Set(before === undefined ? [] : keysOf(base, before));
  const had = new Set(before === undefined ? [] : instructionsOf(before).map(({ keyword }) => keyword));
  const has = new Set(instructionsOf(stage).map(({ keyword }) => keyword));
  return {
    isNew: (instruction) => !old.has(keyOf(head, instruction)),
    lost: (keyword) => had.has(keyword) && !has.has(keyword),
  };
}

function keysOf(document: DockerfileDocument, stage: Stage): readonly string[] {
  return [...stage.chain.map(({ from }) => from), ...instructionsOf(stage).map(({ instruction }) => instruction)].map(
    (instruction) => keyOf(document, instruction),
  );
}

/** For FROM, the image with its digest; otherwise the words and the values of their variables. */
function keyOf(document: DockerfileDocument, instruction: Instruction): string {
  const { keyword, normalised, stage } = instruction;
  if (keyword === 'FROM')
    return ['FROM', stage?.platform?.text ?? '', stage?.image.text ?? stage?.image.raw].join('\0');
  const names = new Set(Array.from(normalised.matchAll(/\$\{?([A-Za-z_]\w*)/g), ([, name = '']) => name));
  const values = Array.from(names, (name) => `${name}=${document.resolve(instruction, name) ?? ''}`);
  return [normalised, ...values.toSorted()].join('\0');
}
