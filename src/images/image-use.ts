import type { Related, Route } from '../core/finding.ts';
import type { Location } from '../core/location.ts';
import type { ImageReference } from '../documents/image-reference.ts';
import type { Value } from '../documents/value.ts';
import type { NamePart } from './name-parts.ts';

/** An image that the files of a commit pull, and the place that names it. `span` is the name's own text. */
export interface ImageUse extends Location {
  readonly how: 'FROM' | 'COPY --from' | 'RUN --mount' | 'image';
  /**
   * Who pulls it: `stage:build`, `stage:final`, `stage:0` (no name, not the last), `services/web`,
   * `services/web/stage:final`.
   */
  readonly owner: string;
  /** The index of the stage in its Dockerfile; -1 for a service. */
  readonly position: number;
  /** Whose arguments it was resolved with: '' for the file's own defaults, `services/web` if Compose sets others. */
  readonly variant: string;
  /** As written. */
  readonly raw: string;
  /** `undefined` if the name depends on something that is not in the files. */
  readonly reference: ImageReference | undefined;
  /** `linux/arm64`, if the author wrote one; otherwise ''. */
  readonly platform: string;
  readonly route: Route;
  /** The places that set its value: an ARG's default, an entry of `build.args`. */
  readonly related: readonly Related[];
  /** The parts of the name, for edits; empty if no mechanical change is possible. */
  readonly parts: readonly NamePart[];
}

/** The value if it does not depend on a variable, otherwise ''. */
export function literal(value: Value | undefined): string {
  return value !== undefined && value.variables.length === 0 ? (value.text ?? '') : '';
}
