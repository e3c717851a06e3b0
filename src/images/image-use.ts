import type { Related, Route } from '../core/finding.ts';
import type { Location } from '../core/location.ts';
import type { ImageReference } from '../documents/image-reference.ts';
import type { Value } from '../documents/value.ts';
import type { NamePart } from './name-parts.ts';

/** An image that the files of a commit pull, and the place that names it. `span` is the name's own text. */
export interface ImageUse extends Location {
  readonly how: 'FROM' | 'COPY --from' | 'RUN --mount' | 'image';
  /** Who pulls it: `stage:build`, `stage:final`, `stage:0` (no name, not the last), `services/web`, `services/web/stage:final`. */
  readonly owner: string;
  /** The index of the stage in its Dockerfile; -1 for a service. */
  readonly position: number;
  /** Whose arguments made it: '' for the file's own defaults, `services/web` where Compose gives others. */
  readonly variant: string;
  /** As written. */
  readonly raw: string;
  /** `undefined` where the name depends on something that the files do not say. */
  readonly reference: ImageReference | undefined;
  /** `linux/arm64`, where the author wrote one; ''. */
  readonly platform: string;
  readonly route: Route;
  /** What set its value: an ARG's default, an entry of `build.args`. */
  readonly related: readonly Related[];
  /** The pieces of the name, for edits; empty where no change of it is mechanical. */
  readonly parts: readonly NamePart[];
}

/** What a value says by itself; '' where it depends on a variable, or there is none. */
export function literal(value: Value | undefined): string {
  return value !== undefined && value.variables.length === 0 ? (value.text ?? '') : '';
}
