import type { Distribution, ImageConfiguration } from '../core/image-report.ts';
import type { CreatedBy } from './created-by.ts';
import type { Instruction } from './dockerfile/model.ts';
import type { Script } from './shell/model.ts';

/** An image that was built from the repository, as its configuration shows it. */
export interface BuiltImage {
  /** The name that the user gave: a reference, or a path. */
  readonly name: string;
  /** The tag of its name, `latest` if there is none; '' if it is named by a path. */
  readonly tag: string;
  readonly configuration: ImageConfiguration;
  readonly distribution: Distribution | undefined;
  /** Its history, the lowest first. */
  readonly steps: readonly BuiltStep[];
}

/** One entry of an image's history. */
export interface BuiltStep {
  readonly made: CreatedBy;
  readonly emptyLayer: boolean;
  /** The diff id of its layer; '' if it has none. */
  readonly layer: string;
  /** The instruction of the Dockerfile that made it; `undefined` if it came with the base image. */
  readonly instruction: Instruction | undefined;
  /** What a RUN ran; otherwise `undefined`. */
  script(): Script | undefined;
}
