import type { Span } from '../core/location.ts';
import type { DockerfileDocument } from '../documents/dockerfile/model.ts';
import { namesImage, sources } from '../documents/dockerfile/sources.ts';
import { type ImageReference, parseImageReference } from '../documents/image-reference.ts';

/** An image that a build pulls, and where it says so. */
export interface PulledImage {
  readonly reference: ImageReference;
  readonly span: Span;
  /** The name as it stands there. */
  readonly raw: string;
  /** `FROM`, `COPY --from`, `RUN --mount`. */
  readonly how: string;
}

/** Every external image that is named and known, in FROM, COPY --from and RUN --mount; earlier stages left out. */
export function* pulledImages(document: DockerfileDocument): Iterable<PulledImage> {
  for (const { base, image } of document.stages) {
    if (base.kind === 'image') yield { reference: base.reference, span: image.span, raw: image.raw, how: 'FROM' };
  }
  for (const { value, how } of sources(document.instructions)) {
    if (value.text === undefined || !namesImage(value.text) || document.stageNamed(value.text)) continue;
    const reference = parseImageReference(value.text);
    if (reference) yield { reference, span: value.span, raw: value.raw, how };
  }
}
