import type { ComposeDocument } from '../compose/model.ts';
import { folderOf, joinPath } from '../paths.ts';

/**
 * The files that Compose looks for in a folder, in its order; the first of each kind is used, whatever the other is
 * called. https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/
 */
const baseNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const overrideNames = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** Which Compose files belong together, and the base of their relative paths. */
export interface Families {
  /** The folder to which paths in a file are relative. */
  projectFolder(path: string): string;
  /** Files that override this one wherever it is used. */
  overridesOf(document: ComposeDocument): readonly ComposeDocument[];
  /** The file that this one overrides: for an override file, and for variants such as `compose.prod.yaml`. */
  baseOf(document: ComposeDocument): ComposeDocument | undefined;
}

export function readFamilies(documents: readonly ComposeDocument[]): Families {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const inFolder = (folder: string, names: readonly string[]): ComposeDocument | undefined =>
    names.flatMap((name) => byPath.get(folder === '' ? name : `${folder}/${name}`) ?? []).at(0);
  const folders = new Map<string, string>();
  const bases = new Map<ComposeDocument, ComposeDocument>();
  const overrides = new Map<ComposeDocument, Set<ComposeDocument>>();
  const lay = (over: ComposeDocument, base: ComposeDocument): void => {
    if (over === base || bases.has(over)) return;
    bases.set(over, base);
    overrides.set(base, (overrides.get(base) ?? new Set()).add(over));
  };

  for (const document of documents) {
    for (const { files, projectDirectory } of document.include) {
      const paths = files.map(({ value }) => joinPath(folderOf(document.path), value));
      const [first] = paths;
      if (first === undefined) continue;
      const folder =
        projectDirectory === undefined ? folderOf(first) : joinPath(folderOf(document.path), projectDirectory);
      const base = byPath.get(first);
      for (const path of paths) {
        if (path === undefined) continue;
        if (folder !== undefined && !folders.has(path)) folders.set(path, folder);
        const over = byPath.get(path);
        if (over && base) lay(over, base);
      }
    }
  }
  for (const folder of new Set(documents.map(({ path }) => folderOf(path)))) {
    const base = inFolder(folder, baseNames);
    const over = inFolder(folder, overrideNames);
    if (base && over) lay(over, base);
  }

  return {
    projectFolder: (path) => folders.get(path) ?? folderOf(path),
    overridesOf: (document) => [...(overrides.get(document) ?? [])],
    baseOf: (document) => {
      const laidOver = bases.get(document);
      if (laidOver !== undefined) return laidOver;
      const base = inFolder(folderOf(document.path), baseNames);
      return base === document || isBaseName(document.path) ? undefined : base;
    },
  };
}

function isBaseName(path: string): boolean {
  return baseNames.includes(path.slice(path.lastIndexOf('/') + 1));
}

/** Files that Compose would read together with this one. */
export function familyPaths({ path }: ComposeDocument): readonly string[] {
  const folder = folderOf(path);
  return [...baseNames, ...overrideNames].map((name) => (folder === '' ? name : `${folder}/${name}`));
}
