import picomatch from 'picomatch';

/** How a container file is read. */
export type Kind = 'dockerfile' | 'compose';

/** Endings of template languages, whose placeholders are filled in before a builder sees the file. */
const templateEndings =
  /\.(?:j2|jinja2?|tmpl|tpl|gotmpl|template|erb|ejs|eex|mustache|hbs|handlebars|njk|liquid|twig|m4|in|tt)$/;

/** The kind of a file by its name; `undefined` if the name is not that of a container file. */
export function classify(path: string): Kind | undefined {
  const name = baseName(path);
  if (name.endsWith('.dockerignore') || name.endsWith('.md')) return undefined;
  if (isDockerfileName(name)) return 'dockerfile';
  return isComposeName(name) ? 'compose' : undefined;
}

function isDockerfileName(name: string): boolean {
  return ['dockerfile', 'containerfile'].some(
    (word) => name === word || name.startsWith(`${word}.`) || name.endsWith(`.${word}`),
  );
}

function isComposeName(name: string): boolean {
  const stem = name.replace(/\.ya?ml$/, '');
  if (stem === name) return false;
  return /^(?:docker-)?compose(?:[.-].+)?$/.test(stem) || /.[.-]compose$/.test(stem);
}

/** True for a file that a program fills in before it is a container file: `Dockerfile.j2`, `compose.tmpl.yaml`. */
export function isTemplate(path: string): boolean {
  const name = baseName(path);
  return templateEndings.test(name) || templateEndings.test(name.replace(/\.ya?ml$|\.(?:docker|container)file$/, ''));
}

/**
 * True for a file that is named like a Dockerfile but ends like something else: a workflow about Dockerfiles
 * (`dockerfile.yml`), a policy (`Dockerfile.rego`), a module (`dockerfile.ts`). It may still be one (`Dockerfile.go`).
 */
export function isForeign(path: string): boolean {
  return /^(?:docker|container)file\.(?:.*\.)?(?:ya?ml|json|toml|xml|html?|css|svg|txt|rego|vim|patch|diff|sh|ps1|[cm]?[jt]sx?|py|rb|go|rs|java|kt|cs|php|lua|c|h|cpp|swift|inc|include|nanorc|tmlanguage|tmpreferences|sublime-\w{1,20})$/.test(
    baseName(path),
  );
}

/** For a file that the user names or includes: Compose if it is YAML with `services:`, otherwise a Dockerfile. */
export function kindOfContent(text: string): Kind {
  return /^(?:\uFEFF)?(?:["']?services["']?)[ \t]*:(?:[ \t\r]|$)/m.test(text) ? 'compose' : 'dockerfile';
}

/**
 * True for paths that the globs match; a pattern that names a folder matches everything below it. The last pattern that
 * matches decides: `!` reverts those before it, as in the path filters of a workflow
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#patterns-to-match-file-paths).
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const groups: { readonly takesBack: boolean; readonly patterns: string[] }[] = [];
  for (const glob of globs) {
    const trimmed = glob.trim();
    const takesBack = isTakenBack(trimmed);
    const pattern = (takesBack ? trimmed.slice(1) : trimmed).replace(/^\.?\//, '').replace(/\/+$/, '');
    if (pattern === '') continue;
    const last = groups.at(-1);
    const group = last?.takesBack === takesBack ? last : { takesBack, patterns: [] };
    if (group !== last) groups.push(group);
    group.patterns.push(...(pattern === '.' ? ['**'] : [pattern, `${pattern}/**`]));
  }
  const matchers = groups.map(({ takesBack, patterns }) => ({
    takesBack,
    matches: picomatch(patterns, { dot: true }),
  }));
  return (path) => matchers.findLast(({ matches }) => matches(path))?.takesBack === false;
}

/** `!x`, but not `!(x)`, which is a pattern. */
export function isTakenBack(glob: string): boolean {
  return glob.startsWith('!') && !glob.startsWith('!(');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
