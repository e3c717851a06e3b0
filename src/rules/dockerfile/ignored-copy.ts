import { quoted, source } from '../../core/text.ts';
import { buildContexts, type IgnoreFile } from '../build-contexts.ts';
import { copiedFiles } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';

export const ignoredCopy: DockerfileRule = {
  id: 'dockerfile/ignored-copy',
  title: 'COPY of a file that .dockerignore excludes',
  severity: 'medium',
  confidence: 'medium',
  category: 'correctness',
  profile: 'recommended',
  why: 'The file never reaches the builder, so the build fails as if it did not exist.',
  fix: 'Remove the entry from `.dockerignore`, or add a line `!path` below it to include the file again.',
  details:
    'The ignore file is the one next to the Dockerfile (`Dockerfile.dockerignore`), or else the one in the context that Compose names, in the Dockerfile’s own folder, or at the root. Nothing is reported for paths with wildcards, or if a line with `!` may include something below the path again.',
  references: ['https://docs.docker.com/reference/build-checks/copy-ignored-file/'],
  covers: ['buildkit:CopyIgnoredFile'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'excluded by name, and with its folder',
        code: source`
          FROM nginx:1.29
          COPY [|nginx.conf|] /etc/nginx/
          ADD --chown=nginx [|./dist/app|] index.html /srv/
        `,
        files: { '.dockerignore': '*.conf\ndist\n' },
      },
      {
        name: 'in the build context that Compose names',
        code: source`
          FROM nginx:1.29
          COPY [|site/notes.md|] /srv/
        `,
        path: 'docker/web.Dockerfile',
        files: {
          'compose.yaml':
            'services:\n  web:\n    build:\n      context: ./web\n      dockerfile: ../docker/web.Dockerfile\n',
          'web/.dockerignore': '**/*.md\n',
        },
      },
    ],
    good: [
      {
        name: 'included again, from another stage, the whole context',
        code: source`
          FROM nginx:1.29 AS build
          FROM nginx:1.29
          COPY README.md src lib /srv/
          COPY --from=build /dist /srv/dist
          COPY . /srv/
        `,
        files: { '.dockerignore': '# README.md\n*.md\n!README.md\nsrc\n!src/app\nlib\n!lib/**/*.ts\ndist\n' },
      },
    ],
  },

  *check(document, project) {
    let left = mostSources;
    for (const instruction of document.instructions) {
      const copied = copiedFiles(instruction);
      if (copied === undefined || copied.from !== undefined) continue;
      for (const { text, span } of copied.sources) {
        if (text === undefined || text.length > longestPath || /[*?[]|:\/\//.test(text) || left-- <= 0) continue;
        const path = text.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
        if (path === '' || path === '.' || path.split('/').includes('..')) continue;
        const contexts = buildContexts(document, project);
        const ignore = contexts.every((each) => keepsOut(each.ignore, path)) ? contexts[0]?.ignore : undefined;
        if (ignore === undefined) continue;
        const message = `${quoted(path)} is excluded from the build by ${quoted(ignore.path)}.`;
        yield { span, subject: path, message };
      }
    }
  },
};

/** The cost of each source is proportional to the length of the ignore file. */
const mostSources = 200;
const longestPath = 300;
const longestIgnoreFile = 20_000;

function keepsOut(ignore: IgnoreFile | undefined, path: string): boolean {
  if (ignore === undefined || ignore.text === '' || ignore.text.length > longestIgnoreFile || !ignore.ignores(path))
    return false;
  return !ignore.excepts || !letsInBelow(ignore.text, path);
}

/** Whether a line with `!` may concern something below a folder. */
function letsInBelow(text: string, path: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  const exceptions = lines.flatMap((line) => (line.startsWith('!') ? [line.replace(/^!\s*(?:\.?\/)*/, '')] : []));
  return exceptions.some((line) => line.startsWith(`${path}/`) || /^[^/]*[*?[]/.test(line) || /\*\*/.test(line));
}
