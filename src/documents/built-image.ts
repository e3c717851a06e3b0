import type { Distribution, ImageConfiguration } from '../core/image-report.ts';
import type { CreatedBy } from './created-by.ts';
import type { DockerfileDocument, Instruction, Stage } from './dockerfile/model.ts';
import type { Script } from './shell/model.ts';

/** An image that was built from a Dockerfile of the repository, as its configuration shows it. */
export interface BuiltImage {
  /** As it was named: a reference, or a path. */
  readonly name: string;
  /** The tag that it is named by, `latest` where the name of a repository stands alone; '' for what is no reference. */
  readonly tag: string;
  readonly document: DockerfileDocument;
  /** The stage it was built of, as its history shows. */
  readonly stage: Stage;
  /** The FROM at the root of the stage's chain, where all lands that the base image brought. */
  readonly from: Instruction;
  readonly configuration: ImageConfiguration;
  readonly distribution: Distribution | undefined;
  /** Its history, the lowest first. */
  readonly steps: readonly BuiltStep[];
}

/** One entry of an image's history. */
export interface BuiltStep {
  readonly made: CreatedBy;
  readonly emptyLayer: boolean;
  /** Diff id of its layer; '' where it has none. */
  readonly layer: string;
  /** The instruction of the Dockerfile that made it; `undefined`: it came with the base image. */
  readonly instruction: Instruction | undefined;
  /** What a RUN ran; `undefined` for all else. */
  script(): Script | undefined;
}
