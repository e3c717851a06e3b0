import picomatch from 'picomatch';

/** How a container file is read. */
export type Kind = 'dockerfile' | 'compose';

/** Endings of template languages; what they leave in is filled in before a builder sees it. */
const templateEndings =
  /\.(?:j2|jinja2?|tmpl|tpl|gotmpl|template|erb|ejs|eex|mustache|hbs|handlebars|njk|liquid|twig|m4|in)$/;

/** What a path's name says it is; `undefined` for everything that is no container file by its name. */
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

/** For a file that the user names or includes: Compose where it is YAML with `services:`, else a Dockerfile. */
export function kindOfContent(text: string): Kind {
  return /^(?:\uFEFF)?(?:["']?services["']?)[ \t]*:(?:[ \t\r]|$)/m.test(text) ? 'compose' : 'dockerfile';
}

/** True for paths that one of the globs matches; a pattern that names a folder matches what lies below it. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs
    .map((glob) =>
      glob
        .trim()
        .replace(/^\.?\//, '')
        .replace(/\/+$/, ''),
    )
    .filter((glob) => glob !== '');
  if (patterns.length === 0) return () => false;
  return picomatch(
    patterns.flatMap((pattern) => (pattern === '.' ? ['**'] : [pattern, `${pattern}/**`])),
    {
      dot: true,
    },
  );
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
