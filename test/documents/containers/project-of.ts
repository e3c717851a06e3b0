import { applyEdits, type Edit } from '../../../src/core/edit.ts';
import type { Span } from '../../../src/core/location.ts';
import { kindOfContent } from '../../../src/documents/classify.ts';
import { parseCompose } from '../../../src/documents/compose/parse.ts';
import type { Container } from '../../../src/documents/container.ts';
import { createProject } from '../../../src/documents/create-project.ts';
import { parseDockerfile } from '../../../src/documents/dockerfile/parse.ts';
import type { ContainerDocument, Project } from '../../../src/documents/project.ts';

/** The project of these files: YAML by its name is Compose, `FROM` inside is a Dockerfile, all else is context. */
export function projectOf(files: Readonly<Record<string, string>>): Project {
  const documents = Object.entries(files).flatMap(([path, text]): readonly ContainerDocument[] => {
    if (/\.ya?ml$/.test(path) || kindOfContent(text) === 'compose') return [parseCompose(path, text)];
    return /^FROM /m.test(text) ? [parseDockerfile(path, text)] : [];
  });
  const read = new Set(documents.map(({ path }) => path));
  const context = new Map(Object.entries(files).filter(([path]) => !read.has(path)));
  return createProject({ documents, files: context, paths: new Set(Object.keys(files)) });
}

/** The container of one service, by its name. */
export function containerIn(files: Readonly<Record<string, string>>, name = 'web', path = 'compose.yaml'): Container {
  const project = projectOf(files);
  const found = project.containers.find((container) => container.name === name && container.path === path);
  if (found === undefined) throw new Error(`${path} has no service ${name}.`);
  return found;
}

/** The container of the service `web` with these keys, each line one. */
export function webWith(...lines: readonly string[]): Container {
  return containerIn({ 'compose.yaml': webFile(...lines) });
}

export function webFile(...lines: readonly string[]): string {
  return ['services:', '  web:', '    image: nginx:1', ...lines.map((line) => `    ${line}`), ''].join('\n');
}

export function changed(text: string, edits: readonly Edit[] | undefined): string | undefined {
  return edits && applyEdits(text, edits);
}

export function textAt(text: string, { start, end }: Span): string {
  const lines = text.split('\n');
  const offset = (line: number, column: number): number =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, column - 1);
  return text.slice(offset(start.line, start.column), offset(end.line, end.column));
}
