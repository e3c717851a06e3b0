import type { DockerfileDocument } from '../documents/dockerfile/model.ts';
import { type Dockerignore, parseDockerignore } from '../documents/dockerignore.ts';
import { folderOf } from '../documents/paths.ts';
import type { Project } from '../documents/project.ts';

/** A folder that a Dockerfile's `COPY` takes files from, and what keeps files out of it. */
export interface BuildContext {
  /** Relative to the root of the repository, '' for the root itself. */
  readonly folder: string;
  /** `undefined` if there is none, so nothing is excluded. */
  readonly ignore: IgnoreFile | undefined;
}

export interface IgnoreFile extends Dockerignore {
  readonly path: string;
  readonly text: string;
  /** Whether some pattern includes files again. */
  readonly excepts: boolean;
}

/** A Dockerfile is built from one context, or from a few. */
const mostContexts = 20;

/** By project first: head and base share documents that did not change, but the files around them may differ. */
const read = new WeakMap<Project, WeakMap<DockerfileDocument, readonly BuildContext[]>>();

/**
 * The contexts that a Dockerfile is built from: those that Compose files name. Without any, its own folder if that has
 * an ignore file or is the root, unless the Dockerfile copies from that folder by its path from the root. Otherwise the
 * root, because most such files are built with `-f`. Computed once, because many rules need it.
 */
export function buildContexts(document: DockerfileDocument, project: Project): readonly BuildContext[] {
  const ofProject = read.get(project) ?? new WeakMap<DockerfileDocument, readonly BuildContext[]>();
  read.set(project, ofProject);
  const known = ofProject.get(document);
  if (known) return known;
  const named = project.buildsOf(document).flatMap(({ build }) => build.context ?? []);
  const own = folderOf(document.path);
  const likely = project.exists(inFolder(own, '.dockerignore')) && !namesFolder(document, own) ? own : '';
  const folders = new Set(project.buildsOf(document).length > 0 ? named.slice(0, mostContexts) : [likely]);
  const contexts = Array.from(folders, (folder) => ({ folder, ignore: ignoreFile(document, folder, project) }));
  ofProject.set(document, contexts);
  return contexts;
}

/** Whether a Dockerfile copies from its own folder by the folder's path from the root; then the root is its context. */
function namesFolder({ instructions }: DockerfileDocument, folder: string): boolean {
  if (folder === '') return false;
  return instructions.some(({ keyword, args }) => {
    const paths = keyword === 'COPY' || keyword === 'ADD' ? args.slice(0, -1) : [];
    return paths.some(({ text }) => text?.replace(/^\.?\//, '').startsWith(`${folder}/`));
  });
}

/** A path of the context as a path of the repository. */
export function inFolder(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

/** The one next to the Dockerfile comes first: https://docs.docker.com/build/concepts/context/#filename-and-location */
function ignoreFile({ path: dockerfile }: DockerfileDocument, folder: string, project: Project) {
  for (const path of [`${dockerfile}.dockerignore`, inFolder(folder, '.dockerignore')]) {
    const text = project.text(path);
    if (text !== undefined) return { ...parseDockerignore(text), path, text, excepts: /^\s*!/m.test(text) };
    // It exists but was not read, so what it excludes is unknown.
    if (project.exists(path)) return { path, text: '', excepts: true, ignores: () => true };
  }
  return undefined;
}
