import { classify } from '../documents/classify.ts';
import type { Project } from '../documents/project.ts';

/**
 * Names of files that change what an unchanged `COPY .` ships: ignore files, and files that should not be shipped. Wider
 * than the rules on them, because this only decides whether Dockerfiles are read.
 */
const contextNames =
  /(?:^|\/)(?:[^/]*\.dockerignore|\.env(?:\.[^/]*)?|id_[a-z0-9]+|\.(?:netrc|pypirc|npmrc|htpasswd|pgpass|dockercfg|git-credentials)|[^/]*(?:secret|credential|service-?account|kubeconfig)[^/]*|[^/]*\.(?:key|pem|p12|pfx|tfstate)|\.docker\/config\.json)$/i;

/** Whether one of these files may put something into a build context that should not be there. */
export function changesContext(focus: ReadonlySet<string> | undefined): boolean {
  return focus !== undefined && [...focus].some((path) => contextNames.test(path));
}

/** What is reviewed of a commit, and what the user excludes. */
export interface Reviewing {
  readonly reviewed: ReadonlySet<string>;
  readonly excluded: (path: string) => boolean;
}

/** Compose files that reviewed ones include but that are not reviewed themselves. */
export function startedBeside(project: Project, { reviewed, excluded }: Reviewing): ReadonlySet<string> {
  const files = project.composeFiles.filter(({ path }) => reviewed.has(path));
  const paths = project.includedBy(files).map(({ path }) => path);
  return new Set(paths.filter((path) => !reviewed.has(path) && !excluded(path)));
}

/** Dockerfiles that reviewed Compose files build but that are not reviewed themselves. */
export function builtBeside(project: Project, { reviewed, excluded }: Reviewing): ReadonlySet<string> {
  const paths = project.dockerfiles.filter(
    (document) =>
      !reviewed.has(document.path) &&
      !excluded(document.path) &&
      project.buildsOf(document).some(({ container }) => reviewed.has(container.path)),
  );
  return new Set(paths.map(({ path }) => path));
}

/**
 * Those of them whose own names are not container file names (`build/image.txt`): otherwise they would never be reviewed,
 * whatever a pull request writes into them.
 */
export function calledByCompose(project: Project, reviewing: Reviewing): readonly string[] {
  return [...builtBeside(project, reviewing)].filter((path) => classify(path) === undefined);
}
