import { isOfficialImage } from '../official-images.ts';
import type { Value } from '../value.ts';
import type { Instruction } from './model.ts';

/** What a `--from` or `from=` names. */
export interface Source {
  readonly value: Value;
  readonly instruction: Instruction;
  /** `COPY --from`, `RUN --mount`. */
  readonly how: string;
}

/** Every `COPY --from=…` and `RUN --mount=from=…`, whatever it names. */
export function* sources(instructions: Iterable<Instruction>): Iterable<Source> {
  for (const instruction of instructions) {
    for (const { name, value, options } of instruction.flags) {
      if (name === 'from' && value) yield { value, instruction, how: `${instruction.keyword} --from` };
      const from = name === 'mount' ? options.get('from') : undefined;
      if (from) yield { value: from, instruction, how: `${instruction.keyword} --mount` };
    }
  }
}

/**
 * A bare name is a stage, a named build context or a mistake more often than an image (see `undefined-stage`), unless it
 * is known to be one: `COPY --from=busybox`. Whoever asks has looked for a stage of that name.
 */
export function namesImage(text: string): boolean {
  return /[/:@]/.test(text) || isOfficialImage(text);
}
