import type { Span } from '../core/location.ts';
import type { DockerfileDocument, Instruction } from '../documents/dockerfile/model.ts';
import { type ImageReference, parseImageReference } from '../documents/image-reference.ts';
import type { Value } from '../documents/value.ts';

/** An image that a build pulls, and where it says so. */
export interface PulledImage {
  readonly reference: ImageReference;
  readonly span: Span;
  /** The name as it stands there. */
  readonly raw: string;
  /** `FROM`, `COPY --from`, `RUN --mount`. */
  readonly how: string;
}

/** What a `--from` or `from=` names. */
export interface Source {
  readonly value: Value;
  readonly instruction: Instruction;
  readonly how: string;
}

/** Every external image that is named and known, in FROM, COPY --from and RUN --mount; earlier stages left out. */
export function* pulledImages(document: DockerfileDocument): Iterable<PulledImage> {
  for (const { base, image } of document.stages) {
    if (base.kind === 'image') yield { reference: base.reference, span: image.span, raw: image.raw, how: 'FROM' };
  }
  for (const { value, how } of sources(document)) {
    // A bare name is a stage, a named build context or a mistake more often than an image: see `undefined-stage`.
    if (value.text === undefined || !/[/:@]/.test(value.text) || document.stageNamed(value.text)) continue;
    const reference = parseImageReference(value.text);
    if (reference) yield { reference, span: value.span, raw: value.raw, how };
  }
}

/** Every `COPY --from=…` and `RUN --mount=from=…`, whatever it names. */
export function* sources(document: DockerfileDocument): Iterable<Source> {
  for (const instruction of document.instructions) {
    for (const { name, value, options } of instruction.flags) {
      if (name === 'from' && value) yield { value, instruction, how: `${instruction.keyword} --from` };
      const from = name === 'mount' ? options.get('from') : undefined;
      if (from) yield { value: from, instruction, how: `${instruction.keyword} --mount` };
    }
  }
}
