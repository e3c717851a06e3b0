import { lazy } from '../core/lazy.ts';
import type { Kind } from './classify.ts';
import type { ComposeDocument, ScalarNode } from './compose/model.ts';
import type { Container, ContainerBuild } from './container.ts';
import { extendedPath } from './containers/extend.ts';
import { familyPaths, readFamilies } from './containers/family.ts';
import { containersOf } from './containers/services.ts';
import type { Surroundings } from './containers/surroundings.ts';
import type { DockerfileDocument, Stage } from './dockerfile/model.ts';
import { parseDockerfile } from './dockerfile/parse.ts';
import { folderOf, joinPath } from './paths.ts';
import type { ContainerDocument, Project } from './project.ts';

/** The parts of a commit's project. */
export interface ProjectParts {
  readonly documents: readonly ContainerDocument[];
  /** Texts of context files, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Every file of the commit's tree, read or not. */
  readonly paths: Pick<ReadonlySet<string>, 'has'>;
}

/** The most blocks to read, because each takes time linear in the file before it; nobody writes as many. */
const maxInline = 100;

/** Joins the documents of one commit. Expensive results are computed when they are first needed. */
export function createProject({ documents, files, paths }: ProjectParts): Project {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const dockerfiles = documents.filter((document) => document.kind === 'dockerfile');
  const composeFiles = documents.filter((document) => document.kind === 'compose');
  const families = lazy(() => readFamilies(composeFiles));
  const exists = (path: string): boolean => paths.has(path) || byPath.has(path) || files.has(path);
  const around: Surroundings = {
    composeFile: (path) => {
      const document = byPath.get(path);
      return document?.kind === 'compose' ? document : undefined;
    },
    dockerfile: (path) => {
      const document = byPath.get(path);
      return document?.kind === 'dockerfile' ? document : undefined;
    },
    projectFolder: (path) => families().projectFolder(path),
    overridesOf: (document) => families().overridesOf(document),
    baseOf: (document) => families().baseOf(document),
    exists,
  };
  const inline = memoised((node: ScalarNode, count) =>
    count > maxInline ? undefined : parseInline(around.composeFile(node.path), node),
  );
  const containersIn = memoised((document: ComposeDocument) => containersOf(document, around, inline));
  const containers = lazy(() => composeFiles.flatMap(containersIn));
  const builds = lazy(() => groupBuilds(containers()));
  const buildsOf = (document: DockerfileDocument) => builds().get(document) ?? [];
  return {
    documents,
    dockerfiles,
    composeFiles,
    get containers() {
      return containers();
    },
    document: (path) => byPath.get(path),
    containersOf: containersIn,
    includedBy: (including) => includedBy(including, around),
    buildsOf,
    shippedStages: (document) => shippedStages(document, buildsOf(document)),
    exists,
    pathOf: ({ path, text }) => (text === undefined ? undefined : joinPath(around.projectFolder(path), text)),
    text: (path) => files.get(path),
  };
}

/** Each only once, however many files include it. */
function includedBy(including: readonly ComposeDocument[], around: Surroundings): readonly ComposeDocument[] {
  const included = new Set<ComposeDocument>();
  const seen = new Set(including);
  // Iterating over a set also visits what is added meanwhile.
  for (const { path, include } of seen) {
    for (const { value } of include.flatMap(({ files }) => files)) {
      const target = joinPath(folderOf(path), value);
      const document = target === undefined ? undefined : around.composeFile(target);
      if (document === undefined) continue;
      included.add(document);
      seen.add(document);
    }
  }
  return [...included];
}

type Builds = ReturnType<Project['buildsOf']>;

function groupBuilds(containers: readonly Container[]): ReadonlyMap<DockerfileDocument, Builds> {
  const groups = new Map<DockerfileDocument, { container: Container; build: ContainerBuild }[]>();
  for (const container of containers) {
    const { build } = container;
    if (build?.document === undefined) continue;
    const group = groups.get(build.document);
    if (group) group.push({ container, build });
    else groups.set(build.document, [{ container, build }]);
  }
  return groups;
}

function shippedStages({ finalStage }: DockerfileDocument, builds: Builds): readonly Stage[] {
  const stages = new Set(builds.flatMap(({ build: { stage } }) => stage ?? []));
  if (finalStage) stages.add(finalStage);
  return [...stages].toSorted((a, b) => a.index - b.index);
}

/**
 * A block of `dockerfile_inline: |` as a Dockerfile. Everything before it becomes empty lines and its indentation stays,
 * so that its places are places of the Compose file. Other forms have no such places, and are not read.
 */
function parseInline(
  document: ComposeDocument | undefined,
  { path, span }: ScalarNode,
): DockerfileDocument | undefined {
  const lines = document?.text.split('\n').slice(0, span.end.line) ?? [];
  if (!lines[span.start.line - 1]?.startsWith('|', span.start.column - 1)) return undefined;
  return parseDockerfile(path, [...lines.fill('', 0, span.start.line), ''].join('\n'));
}

/** A file that documents point at, and how to read it. */
export interface ContextPath {
  readonly path: string;
  readonly role: Kind | 'text';
  /** The document that points at it; the first one if several do. */
  readonly by: string;
}

/** Files of the tree that the project's documents point at and that were not read yet; called until there are none. */
export function contextPaths(project: Project): readonly ContextPath[] {
  const wanted = new Map<string, ContextPath>();
  const wantFrom = (by: string) => (path: string | undefined, role: ContextPath['role']) => {
    if (path === undefined || wanted.has(path) || !project.exists(path)) return;
    if (project.document(path) === undefined && project.text(path) === undefined) wanted.set(path, { path, role, by });
  };
  for (const document of project.composeFiles) {
    const want = wantFrom(document.path);
    for (const path of familyPaths(document)) want(path, 'compose');
    for (const { files } of document.include) {
      for (const { value } of files) want(joinPath(folderOf(document.path), value), 'compose');
    }
    for (const { node } of document.services) {
      const extended = node.get('extends');
      if (extended) want(extendedPath(document, extended), 'compose');
    }
    for (const { node } of [...document.secrets, ...document.configs]) {
      const file = node.kind === 'map' ? node.get('file') : undefined;
      if (file?.kind === 'scalar') want(project.pathOf(file), 'text');
    }
    for (const { build, envFiles } of project.containersOf(document)) {
      want(build?.dockerfile, 'dockerfile');
      if (build?.context !== undefined) want(joinPath(build.context, '.dockerignore'), 'text');
      if (build?.dockerfile !== undefined) want(`${build.dockerfile}.dockerignore`, 'text');
      for (const envFile of envFiles) want(project.pathOf(envFile), 'text');
    }
  }
  for (const { path } of project.dockerfiles) {
    const want = wantFrom(path);
    want(`${path}.dockerignore`, 'text');
    want(joinPath(folderOf(path), '.dockerignore'), 'text');
    want('.dockerignore', 'text');
  }
  return [...wanted.values()];
}

/** `make` gets the number of items, this one included. */
function memoised<Key, T>(make: (key: Key, count: number) => T): (key: Key) => T {
  const made = new Map<Key, { readonly value: T }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key, made.size + 1) };
    made.set(key, known);
    return known.value;
  };
}
