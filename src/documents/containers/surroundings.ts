import type { ComposeDocument } from '../compose/model.ts';
import type { DockerfileDocument } from '../dockerfile/model.ts';

/** What a service needs to know about the files around its own. */
export interface Surroundings {
  composeFile(path: string): ComposeDocument | undefined;
  dockerfile(path: string): DockerfileDocument | undefined;
  /** The folder to which paths in a Compose file are relative: its own, or the one that `include` sets. */
  projectFolder(path: string): string;
  /** The file that overrides a Compose file by default: `compose.override.yaml` next to it. */
  overridesOf(document: ComposeDocument): readonly ComposeDocument[];
  /** The file whose services a variant (`compose.prod.yaml`) adds to. */
  baseOf(document: ComposeDocument): ComposeDocument | undefined;
  /** Whether the commit's tree has a file at this path. */
  exists(path: string): boolean;
}
