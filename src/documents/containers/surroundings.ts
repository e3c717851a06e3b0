import type { ComposeDocument } from '../compose/model.ts';
import type { DockerfileDocument } from '../dockerfile/model.ts';

/** What a service needs to know of the files around its own. */
export interface Surroundings {
  composeFile(path: string): ComposeDocument | undefined;
  dockerfile(path: string): DockerfileDocument | undefined;
  /** The folder from which relative paths in a Compose file are counted: its own, or what `include` says. */
  projectFolder(path: string): string;
  /** The file that overrides a Compose file where nobody says otherwise: `compose.override.yaml` beside it. */
  overridesOf(document: ComposeDocument): readonly ComposeDocument[];
  /** The file whose services a variant (`compose.prod.yaml`) adds to. */
  baseOf(document: ComposeDocument): ComposeDocument | undefined;
  /** Whether the commit's tree has a file of this path. */
  exists(path: string): boolean;
}
