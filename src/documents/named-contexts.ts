import type { DockerfileDocument } from './dockerfile/model.ts';
import type { Project } from './project.ts';

const mostBuilds = 100;

/** Names that the services which build this Dockerfile replace (`additional_contexts`). */
export function contextNames(document: DockerfileDocument, project: Project): ReadonlySet<string> {
  const builds = project.buildsOf(document).slice(0, mostBuilds);
  return new Set(builds.flatMap(({ build }) => build.contexts.map(({ name }) => name)));
}

/**
 * The image that a context is: `docker-image://alpine:3.22`; `undefined` for a folder, another service, a repository.
 */
export function contextImage(text: string | undefined): string | undefined {
  return /^docker-image:\/\/(.+)$/s.exec(text ?? '')?.[1];
}
