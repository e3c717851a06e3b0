import type { Gap } from '../core/review.ts';
import { clip } from '../core/text.ts';
import type { TreeEntry, TreeReader } from '../core/tree.ts';
import { classify, isForeign, isTemplate, type Kind, kindOfContent } from '../documents/classify.ts';
import { createProject } from '../documents/create-project.ts';
import type { Problem } from '../documents/dockerfile/model.ts';
import type { ContainerDocument, Project } from '../documents/project.ts';
import { builtBeside, calledByCompose, changesContext, startedBeside } from './beside.ts';
import { maxFileBytes, withContext } from './context.ts';
import { type Parse, parser } from './parser.ts';
import { type Around, decode, linkGap, mistakeOf, namesakeGap, submoduleGap } from './unread.ts';

export { maxFileBytes } from './context.ts';
export { type Parse, parseOnce, parser } from './parser.ts';

/** Which files of a tree are read. */
export interface Selection {
  /** Whether the user's `include` makes a file a container file although its name does not. */
  readonly included: (path: string) => boolean;
  /** Whether the user's `exclude` leaves a file out, whatever its name. */
  readonly excluded: (path: string) => boolean;
  /**
   * The files that are reviewed; others are only context. `undefined`: every container file. If given, only Compose files
   * are read beside them, because they may build what changed; and Dockerfiles if a file changed that `COPY .` may copy.
   */
  readonly focus: ReadonlySet<string> | undefined;
  /** Also reads Dockerfiles outside the focus: the user named an image that any of them may pull or build. */
  readonly wide?: boolean;
  /** Sorted paths of the only files to consider; `undefined` for all. Context may be anywhere. */
  readonly among?: readonly string[];
  /** Paths in `focus` that are container files, whatever their names. */
  readonly named?: ReadonlySet<string>;
}

/** The container files of one commit, parsed, and gaps for those that could not be. */
export interface Snapshot {
  readonly project: Project;
  /**
   * Paths of the documents that are reviewed: container files by their name, by `include`, because the user named them,
   * or because a Compose file builds them.
   */
  readonly reviewed: ReadonlySet<string>;
  /** Paths of further Compose files that reviewed ones include: their services are started too, so they are checked. */
  readonly started: ReadonlySet<string>;
  /**
   * Paths of further Dockerfiles that reviewed Compose files build: the arguments and targets in Compose decide which
   * images they pull.
   */
  readonly built: ReadonlySet<string>;
  readonly gaps: readonly Gap[];
}

export const emptySnapshot: Snapshot = {
  project: createProject({ documents: [], files: new Map(), paths: new Set() }),
  reviewed: new Set(),
  started: new Set(),
  built: new Set(),
  gaps: [],
};

/** Compose files read only to see whether they build something that changed; nearest first. */
const maxContextFiles = 1000;

/**
 * Reads the container files of a tree and the files that they point at. Rejects only if the tree itself cannot be listed;
 * a file that cannot be read or parsed is a gap.
 */
export async function collect(reader: TreeReader, selection: Selection, parse: Parse = parser()): Promise<Snapshot> {
  const listing = await reader.list();
  const gaps: Gap[] = [...listing.gaps];
  const entries = byPath(listing.entries);
  const among = selection.among?.flatMap((path) => entries.get(path) ?? []) ?? listing.entries;
  const chosen = choose(among, entries, selection, gaps);

  const links = chosen.filter(({ entry }) => entry.kind === 'symlink');
  const linkTargets = await reader.read(links.map(({ entry }) => entry));
  for (const { entry } of links) {
    gaps.push(linkGap(entry.path, linkTargets.get(entry.path), { entries, ...asked(selection) }));
  }

  const documents: ContainerDocument[] = [];
  const reviewed = new Set<string>();
  const files = chosen.filter(({ entry }) => entry.kind === 'file');
  const texts = await readTexts(
    reader,
    files.map(({ entry }) => entry),
    selection,
    gaps,
  );
  for (const { entry, kind } of files) {
    const text = texts.get(entry.path);
    if (text === undefined) continue;
    const document = await parse(entry.path, text, kind ?? kindOfContent(text));
    const broken = brokenGap(document, blocks(entry.path, selection));
    if (broken) gaps.push(broken);
    if (!broken || isReadable(document)) {
      documents.push(document);
      reviewed.add(entry.path);
    }
  }

  const { project, unread } = await withContext(reader, entries, documents, {
    parse,
    isBlocking: (path) => blocks(path, selection),
    gapOfLink: (path, target) => linkGap(path, target, { entries, ...asked(selection), blocks: () => true }),
    told: new Set(gaps.map(({ path }) => path)),
  });
  const { excluded } = selection;
  const named = calledByCompose(project, { reviewed, excluded });
  for (const path of named) reviewed.add(path);
  const beside = { reviewed, excluded };
  const started = startedBeside(project, beside);
  return { project, reviewed, started, built: builtBeside(project, beside), gaps: [...gaps, ...unread] };
}

const known = new WeakMap<readonly TreeEntry[], ReadonlyMap<string, TreeEntry>>();

/** Made once for each listing, because many parts of it may be collected. */
function byPath(entries: readonly TreeEntry[]): ReadonlyMap<string, TreeEntry> {
  const made = known.get(entries) ?? new Map(entries.map((entry) => [entry.path, entry]));
  known.set(entries, made);
  return made;
}

interface Chosen {
  readonly entry: TreeEntry;
  /** `undefined` if its content decides. */
  readonly kind: Kind | undefined;
}

function choose(
  entries: readonly TreeEntry[],
  byName: ReadonlyMap<string, TreeEntry>,
  selection: Selection,
  gaps: Gap[],
): readonly Chosen[] {
  const { focus } = selection;
  const { isAsked } = asked(selection);
  const wide = selection.wide || changesContext(focus);
  const chosen: Chosen[] = [];
  const context: Chosen[] = [];
  for (const entry of entries) {
    const { path } = entry;
    if (!isAsked(path)) continue;
    const kind = classify(path);
    const inFocus = focus === undefined || focus.has(path);
    if (entry.kind === 'submodule') {
      if (inFocus) gaps.push(submoduleGap(path));
    } else if (byName.get(path) !== entry) {
      // Only one of the files behind the name can be read; the others are gaps.
      if (inFocus) gaps.push(namesakeGap(path));
    } else if (inFocus) chosen.push({ entry, kind });
    else if (kind !== 'dockerfile' || wide) context.push({ entry, kind });
  }
  if (context.length > maxContextFiles) {
    const near = nearness([...(focus ?? [])]);
    context.sort((a, b) => near(b.entry.path) - near(a.entry.path));
    gaps.push({
      subject: wide ? 'unchanged container files' : 'unchanged Compose files',
      reason: `${context.length - maxContextFiles} of ${context.length} were not read, so it is not known whether they use what changed.`,
      blocking: false,
    });
  }
  return [...chosen, ...context.slice(0, maxContextFiles)];
}

/** `isAsked`: it is a container file by its name, by `include`, or because the user named it. */
function asked(selection: Selection): Pick<Around, 'isAsked' | 'isExcluded' | 'blocks'> {
  const { named, excluded, included } = selection;
  return {
    isAsked: (path) => named?.has(path) || (!excluded(path) && (classify(path) !== undefined || included(path))),
    isExcluded: excluded,
    blocks: (path) => blocks(path, selection),
  };
}

/** How many folders a path shares with the nearest of `paths`. */
function nearness(paths: readonly string[]): (path: string) => number {
  const folders = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth++) folders.add(parts.slice(0, depth).join('/'));
  }
  return (path) => {
    const parts = path.split('/');
    let depth = parts.length - 1;
    while (depth > 0 && !folders.has(parts.slice(0, depth).join('/'))) depth--;
    return depth;
  };
}

/** An unchanged file must not fail a pull request that only reads it as context. */
function blocks(path: string, { focus }: Selection): boolean {
  return focus === undefined || focus.has(path);
}

async function readTexts(
  reader: TreeReader,
  entries: readonly TreeEntry[],
  selection: Selection,
  gaps: Gap[],
): Promise<ReadonlyMap<string, string>> {
  const small: TreeEntry[] = [];
  for (const entry of entries) {
    if ((entry.size ?? 0) <= maxFileBytes) small.push(entry);
    else gaps.push(tooLarge(entry.path, blocks(entry.path, selection)));
  }
  const contents = await reader.read(small);
  const texts = new Map<string, string>();
  for (const { path } of small) {
    const content = contents.get(path);
    const blocking = blocks(path, selection);
    if (content === undefined) gaps.push({ path, subject: path, reason: 'It could not be read.', blocking });
    else if (!(content instanceof Uint8Array)) gaps.push({ ...content, blocking });
    else if (content.length > maxFileBytes) gaps.push(tooLarge(path, blocking));
    else {
      const text = decode(content);
      if (text === undefined) {
        gaps.push({
          path,
          subject: path,
          reason: 'It is binary (it contains NUL bytes), so it was not reviewed.',
          blocking,
        });
      } else texts.set(path, text);
    }
  }
  return texts;
}

function tooLarge(path: string, blocking: boolean): Gap {
  return { path, subject: path, reason: 'It is larger than 1 MiB, so it was not reviewed.', blocking };
}

/** A Dockerfile that is only partly readable is a gap, but the readable part is reviewed. */
function isReadable({ path, problems }: ContainerDocument): boolean {
  return (
    !isTemplate(path) &&
    !isForeign(path) &&
    problems.every((problem) => !problem.fatal || ('readable' in problem && problem.readable))
  );
}

function brokenGap(document: ContainerDocument, blocking: boolean): Gap | undefined {
  const { path, problems } = document;
  const problem = problems.find(({ fatal }) => fatal);
  if (problem === undefined) return undefined;
  const reason = clip(whyBroken(document, problem), 500);
  const { line } = problem.span.start;
  return { path, line, subject: path, reason, blocking: blocking && !isTemplate(path) && !isForeign(path) };
}

function whyBroken(document: ContainerDocument, problem: Problem): string {
  const { path } = document;
  const { line, column } = problem.span.start;
  const where = `(line ${line}: ${mistakeOf(problem)})`;
  if (isTemplate(path)) return `It is a template and does not parse on its own ${where}, so it was not reviewed.`;
  if (isForeign(path))
    return `It is named like a Dockerfile, but does not parse as one ${where}, so it was not reviewed.`;
  const found = `Line ${line}, column ${column}: ${mistakeOf(problem)}.`;
  return isReadable(document) ? `${found} The rest of the file was reviewed.` : found;
}
