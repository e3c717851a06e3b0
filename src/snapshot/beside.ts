import { classify } from '../documents/classify.ts';
import type { Project } from '../documents/project.ts';

/**
 * Names of files by which an unchanged `COPY .` ships something else: what says what is kept out, and what had better be.
 * Wider than the rules that look at them: this only decides whether Dockerfiles are read.
 */
const contextNames =
  /(?:^|\/)(?:[^/]*\.dockerignore|\.env(?:\.[^/]*)?|id_[a-z0-9]+|\.(?:netrc|pypirc|npmrc|htpasswd|pgpass|dockercfg|git-credentials)|[^/]*(?:secret|credential|service-?account|kubeconfig)[^/]*|[^/]*\.(?:key|pem|p12|pfx|tfstate)|\.docker\/config\.json)$/i;

/** Whether one of these files may change what the context of a build holds that it should not. */
export function changesContext(focus: ReadonlySet<string> | undefined): boolean {
  return focus !== undefined && [...focus].some((path) => contextNames.test(path));
}

/** What is reviewed of a commit, and what the user leaves out. */
export interface Reviewing {
  readonly reviewed: ReadonlySet<string>;
  readonly excluded: (path: string) => boolean;
}

/** Compose files that those under review include, and that are not reviewed themselves. */
export function startedBeside(project: Project, { reviewed, excluded }: Reviewing): ReadonlySet<string> {
  const files = project.composeFiles.filter(({ path }) => reviewed.has(path));
  const paths = project.includedBy(files).map(({ path }) => path);
  return new Set(paths.filter((path) => !reviewed.has(path) && !excluded(path)));
}

/** Dockerfiles that Compose files under review build, and that are not reviewed themselves. */
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
 * Those of them that by their own name are no container files (`build/image.txt`): nothing else would have them reviewed,
 * whatever a pull request writes into them.
 */
export function calledByCompose(project: Project, reviewing: Reviewing): readonly string[] {
  return [...builtBeside(project, reviewing)].filter((path) => classify(path) === undefined);
}
