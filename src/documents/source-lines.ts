import type { Project } from './project.ts';

/** Lines of a commit's files, from 1; each file is split once, and only when one of its lines is needed. */
export function sourceLines(
  project: Pick<Project, 'text'> & { document(path: string): { readonly text: string } | undefined },
): (path: string, line: number) => string | undefined {
  const split = new Map<string, readonly string[]>();
  return (path, line) => {
    const lines = split.get(path) ?? (project.document(path)?.text ?? project.text(path) ?? '').split(/\r?\n/);
    split.set(path, lines);
    return lines[line - 1];
  };
}
