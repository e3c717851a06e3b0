import type { ComposeDocument } from './compose/model.ts';
import type { Container, ContainerBuild, Setting } from './container.ts';
import type { DockerfileDocument, Stage } from './dockerfile/model.ts';

export type ContainerDocument = DockerfileDocument | ComposeDocument;

/** The container files of one commit and how they are connected; read-only, the same for every rule. */
export interface Project {
  readonly documents: readonly ContainerDocument[];
  readonly dockerfiles: readonly DockerfileDocument[];
  readonly composeFiles: readonly ComposeDocument[];
  /** Every container of every Compose file, `extends`, `include` and override files applied. */
  readonly containers: readonly Container[];
  document(path: string): ContainerDocument | undefined;
  /** The containers that a Compose file names. */
  containersOf(document: ComposeDocument): readonly Container[];
  /** The Compose files that these include, directly or indirectly: Compose starts their services, too. */
  includedBy(documents: readonly ComposeDocument[]): readonly ComposeDocument[];
  /** The services that build this Dockerfile, and which stage of it. */
  buildsOf(document: DockerfileDocument): readonly { readonly container: Container; readonly build: ContainerBuild }[];
  /** The stages of a Dockerfile that ship: the last one, and those a Compose `build.target` names. */
  shippedStages(document: DockerfileDocument): readonly Stage[];
  /** Whether the commit's tree has a file at this path, even if it was not read. */
  exists(path: string): boolean;
  /** The path, from the root, that a setting of a Compose file names (`env_file`, …); `undefined` if it is unknown. */
  pathOf(setting: Pick<Setting, 'path' | 'text'>): string | undefined;
  /** Text of a file that was read as context (`.dockerignore`, `env_file`, …). */
  text(path: string): string | undefined;
}
