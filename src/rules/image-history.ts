import type { BuiltImage, BuiltStep } from '../documents/built-image.ts';
import type { Command, Script } from '../documents/shell/model.ts';
import { type PackageCommand, packageCommand } from '../documents/shell/questions.ts';
import { familyOf } from './package-commands.ts';

/** A RUN in an image's history. */
export interface RunStep {
  readonly step: BuiltStep;
  readonly script: Script;
  readonly packages: readonly (PackageCommand & { readonly family: string })[];
}

/** Every RUN of the history, including those of the base image, the oldest first. */
export function* runSteps({ steps }: BuiltImage): Iterable<RunStep> {
  for (const step of steps) {
    const script = step.script();
    if (script === undefined) continue;
    const packages = script.commands.flatMap((command) => {
      const use = packageCommand(command);
      return use === undefined ? [] : [{ ...use, family: familyOf(use.manager) }];
    });
    yield { step, script, packages };
  }
}

/** `rm -rf …` of a path with this beginning. */
export function removes({ name, words }: Command, folder: RegExp): boolean {
  return name === 'rm' && words.some(({ display }) => folder.test(display));
}
