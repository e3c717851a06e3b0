import type { BuiltImage, BuiltStep } from '../documents/built-image.ts';
import { modeSetBy } from './granted-modes.ts';
import { runSteps } from './image-history.ts';

/** A mode that the build of an image set on files. */
export interface BuiltMode {
  readonly step: BuiltStep;
  readonly mode: string;
  readonly files: string;
}

/** By the commands of its history, and by `--chmod=MODE` of COPY and ADD. */
export function* chmodded(image: BuiltImage): Iterable<BuiltMode> {
  for (const step of image.steps) {
    const { keyword, text } = step.made;
    const mode = keyword === 'COPY' || keyword === 'ADD' ? /(?:^|\s)--chmod=(\S+)/.exec(text)?.[1] : undefined;
    if (mode !== undefined) yield { step, mode, files: text.trim().split(/\s+/).at(-1) ?? '' };
  }
  for (const { step, script } of runSteps(image)) {
    for (const command of script.commands) {
      const set = modeSetBy(command);
      if (set !== undefined) yield { step, mode: set.mode, files: set.files };
    }
  }
}
