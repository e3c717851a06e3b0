import type { Gap } from '../core/review.ts';
import { printable } from '../core/text.ts';
import type { TreeEntry, TreeReader } from '../core/tree.ts';
import { isTemplate } from '../documents/classify.ts';
import { type ContextPath, contextPaths, createProject } from '../documents/create-project.ts';
import type { ContainerDocument, Project } from '../documents/project.ts';
import type { Parse } from './parser.ts';
import { decode, mistakeOf } from './unread.ts';

/** People write no larger Dockerfiles or Compose files. */
export const maxFileBytes = 1024 * 1024;
/** How long a chain of files that point at one another may be; hostile chains end here. */
const maxContextRounds = 8;

interface Reading {
  readonly parse: Parse;
  /** Whether it is a blocking gap if that file cannot be read. */
  readonly isBlocking: (path: string) => boolean;
  /** The gap for a symbolic link, given its target. */
  readonly gapOfLink: (path: string, target: Uint8Array | Gap | undefined) => Gap;
  /** Files that are already reported as not read. */
  readonly told: ReadonlySet<string | undefined>;
}

/**
 * The documents together with the files that they point at, and gaps for those that could not be read: without them, it
 * is not known what an extended service or a build contains.
 */
export async function withContext(
  reader: TreeReader,
  entries: ReadonlyMap<string, TreeEntry>,
  reviewed: readonly ContainerDocument[],
  { parse, isBlocking, gapOfLink, told }: Reading,
): Promise<{ readonly project: Project; readonly unread: readonly Gap[] }> {
  const documents = [...reviewed];
  const files = new Map<string, string>();
  const unread: Gap[] = [];
  const asked = new Set(documents.map(({ path }) => path));
  /** A gap in an unchanged file does not block a pull request that only reads it. */
  const isNews = ({ path, role, by }: ContextPath): boolean =>
    role !== 'text' && !told.has(path) && (isBlocking(path) || isBlocking(by));
  const miss = (wanted: ContextPath, why: string, line?: number): void => {
    const { path, by } = wanted;
    if (!isNews(wanted)) return;
    const reason = `${printable(by)} points at it, and ${why}.`;
    unread.push({ path, ...(line === undefined ? {} : { line }), subject: path, reason, blocking: !isTemplate(path) });
  };
  for (let round = 0; ; round++) {
    const project = createProject({ documents, files, paths: entries });
    const missing = contextPaths(project).flatMap((wanted) => {
      const entry = entries.get(wanted.path);
      return entry !== undefined && !asked.has(wanted.path) ? [{ wanted, entry }] : [];
    });
    if (missing.length === 0) return { project, unread };
    if (round === maxContextRounds) {
      for (const { wanted } of missing) miss(wanted, 'longer chains of files are not followed');
      return { project, unread };
    }
    for (const { entry } of missing) asked.add(entry.path);
    const readable = missing.filter(({ entry: { kind, size = 0 } }) => kind !== 'submodule' && size <= maxFileBytes);
    const contents = await reader.read(readable.map(({ entry }) => entry));
    for (const { wanted, entry } of missing) {
      const content = contents.get(entry.path);
      if (entry.kind === 'symlink') {
        if (isNews(wanted)) unread.push(gapOfLink(entry.path, content));
        continue;
      }
      const text = content instanceof Uint8Array ? decode(content) : undefined;
      if (text === undefined) miss(wanted, whyUnread(entry));
      else if (wanted.role === 'text') files.set(entry.path, text);
      else {
        const document = await parse(entry.path, text, wanted.role);
        const fatal = document.problems.find((problem) => problem.fatal);
        if (fatal === undefined) documents.push(document);
        else {
          const { line } = fatal.span.start;
          miss(wanted, `it cannot be read (line ${line}: ${mistakeOf(fatal)})`, line);
        }
      }
    }
  }
}

function whyUnread({ kind, size = 0 }: TreeEntry): string {
  if (kind === 'submodule') return 'it is a submodule, so nothing in it was reviewed';
  return size > maxFileBytes ? 'it is larger than 1 MiB, so it was not reviewed' : 'it could not be read as text';
}
