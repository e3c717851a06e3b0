import { resolve } from 'node:path';
import { noImages } from '../core/image-inspection.ts';
import { lazy } from '../core/lazy.ts';
import type { Options } from '../core/options.ts';
import type { Gap, Review } from '../core/review.ts';
import { count } from '../core/text.ts';
import type { TreeEntry, TreeReader } from '../core/tree.ts';
import { globMatcher, isTakenBack } from '../documents/classify.ts';
import type { Project } from '../documents/project.ts';
import { sourceLines, textOf } from '../documents/source-text.ts';
import type { LineText } from '../reporters/code-frame.ts';
import { joinReviews, redactAcross } from '../review/join-reviews.ts';
import { review } from '../review/review.ts';
import { maxFileBytes, parseOnce, type Selection, type Snapshot } from '../snapshot/collect.ts';
import { inParts } from '../snapshot/parts.ts';
import { folderReader } from '../system/folders.ts';
import { partMemory } from '../system/part-memory.ts';
import { type TerminalLog, terminalLog } from '../system/terminal.ts';
import type { Given } from './arguments.ts';
import { globsFrom, type Way } from './globs.ts';
import { imageReader } from './images.ts';
import { toldParser } from './progress.ts';
import { relocate } from './relocate.ts';
import { type Reviewed, report, showsLines } from './report.ts';
import { configIn, optionsOf, readConfig } from './settings.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';
import { pathFrom, type ScanGroup, scanGroups } from './targets.ts';

/** `plimsoll scan [PATH…]` */
export async function scan(given: Given, around: Surroundings): Promise<ExitStatus> {
  const { folder } = around;
  const config = await readConfig(given, folder, () => configIn(folder));
  const options: Options = { ...optionsOf(given, config), scope: 'all' };
  const groups = scanGroups(given.words.length === 0 ? ['.'] : given.words, folder);
  const log = terminalLog(around.stderr);
  const reviewed: Reviewed[] = [];
  for (const group of groups) reviewed.push(await scanGroup(group, options, given, around, log));
  const whole = joined(reviewed);
  log.clear();
  if (whole.review.stats.files === 0 && whole.review.gaps.length === 0) log.notice(nothingHere);
  return report(whole, given, options, around);
}

const nothingHere =
  'No container file was found here; pass one (`plimsoll scan FILE`), or add a glob for your file names with `--include`.';

async function scanGroup(
  group: ScanGroup,
  options: Options,
  given: Given,
  around: Surroundings,
  log: TerminalLog,
): Promise<Reviewed> {
  const { folder, today } = around;
  const { root } = group;
  const way = wayBetween(root, folder);
  const here: Options = {
    ...options,
    ignore: options.ignore.map((entry) => ({ ...entry, paths: globsFrom(entry.paths, way) })),
  };
  const excluded = globMatcher(globsFrom(options.exclude, way));
  log.info('Listing files…');
  // An excluded folder need not be walked, unless a later pattern may include something below it again.
  const reader = contextReader(group, options.exclude.some(isTakenBack) ? () => false : excluded);
  const { entries } = await reader.list();
  log.info(`Looking for container files among ${count(entries.length, 'file')}…`);
  const focus = focusOf(group, entries);
  const selection: Selection = {
    included: globMatcher(globsFrom(options.include, way)),
    excluded,
    focus,
    named: new Set(group.files),
    wide: given.has('image-report'),
  };
  const unmatched: (readonly Gap[])[] = [];
  const pathOf = (written: string): string => {
    const path = pathFrom(root, resolve(folder, written));
    return entries.some((entry) => entry.path === path) ? path : written;
  };
  const texts = new Map<string, string | undefined>();
  const images = imageReader({ given, around, options: here, log, pathOf });
  let checked = 0;
  const visit = async (head: Snapshot): Promise<Reviewed> => {
    checked += head.reviewed.size;
    log.info(`Checking ${count(checked, 'container file')}…`);
    // Compose files around the scanned files are read as context; they are not reviewed themselves.
    const material = { head, base: undefined, changes: [] };
    const inspected = (await images?.read(material, focus)) ?? noImages;
    unmatched.push(inspected.unmatched);
    const found = review({ ...material, options: here, today, within: focus, images: inspected });
    keepTexts(texts, found, head.project, showsLines(given));
    return { review: found, lineText: sourceLines((path) => texts.get(path)) };
  };
  const memory = partMemory();
  const visiting = { visit, parse: toldParser(parseOnce, log), before: memory.before };
  const parts = await inParts(reader, selection, visiting).finally(async () => {
    memory.end();
    await images?.close();
  });
  const all = withGaps(joined(parts), inEvery(unmatched));
  const clean = parts.length === 1 ? all : { ...all, review: redactAcross(all.review, (path) => texts.get(path)) };
  return root === folder ? clean : toldFrom(folder, root, clean);
}

/** Makes the paths of a review of `root` relative to `folder`. */
function toldFrom(folder: string, root: string, { review, lineText }: Reviewed): Reviewed {
  const back = new Map<string, string>();
  const rename = (path: string): string => {
    const told = pathFrom(folder, `${root}/${path}`);
    back.set(told, path);
    return told;
  };
  return { review: relocate(review, rename), lineText: (path, line) => lineText(back.get(path) ?? path, line) };
}

/** A report only has to match an image in one of the parts. */
function inEvery(lists: readonly (readonly Gap[])[]): readonly Gap[] {
  const [first = [], ...rest] = lists;
  return first.filter(({ subject }) => rest.every((gaps) => gaps.some((gap) => gap.subject === subject)));
}

function withGaps({ review, lineText }: Reviewed, gaps: readonly Gap[]): Reviewed {
  return { lineText, review: { ...review, gaps: [...review.gaps, ...gaps] } };
}

/**
 * Of a project, only the text of files in the review is kept, and only if their lines are shown or they contain a
 * secret.
 */
function keepTexts(
  texts: Map<string, string | undefined>,
  { findings, silenced }: Review,
  project: Project,
  shown: boolean,
): void {
  for (const { location, related, secret } of [...findings, ...silenced]) {
    if (!shown && !secret) continue;
    for (const { path } of [location, ...related]) texts.set(path, textOf(project)(path));
  }
}

/** The tree around the scanned files. A file that cannot be read is a gap only if it is scanned itself. */
function contextReader(group: ScanGroup, excluded: (path: string) => boolean): TreeReader {
  const { root, folders, files, inRepository } = group;
  const around = files.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  const within = inRepository ? ['', ...folders] : [...folders, ...around];
  const reader = folderReader(root, { excluded, within, maxBytes: maxFileBytes });
  const list = lazy(async () => {
    const { entries, gaps } = await reader.list();
    const listed = new Set(entries.map(({ path }) => path));
    const named = files
      .filter((path) => !listed.has(path))
      .map((path): TreeEntry => ({ path, kind: 'file', oid: undefined, size: undefined }));
    const ours = gaps.filter(({ path = '' }) => folders.some((folder) => isBelow(path, folder)));
    return { entries: named.length === 0 ? entries : [...entries, ...named], gaps: ours };
  });
  return { read: reader.read, list };
}

/** `undefined` if the whole tree is scanned. */
function focusOf({ folders, files }: ScanGroup, entries: readonly TreeEntry[]): ReadonlySet<string> | undefined {
  if (folders.includes('')) return undefined;
  const below = entries.filter(({ path }) => folders.some((folder) => isBelow(path, folder))).map(({ path }) => path);
  return new Set([...below, ...files]);
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function wayBetween(root: string, folder: string): Way {
  const prefix = pathFrom(root, folder);
  const suffix = pathFrom(folder, root);
  const down = (path: string) => (path === '' || path.startsWith('..') ? '' : `${path}/`);
  return { prefix: down(prefix), suffix: down(suffix) };
}

function joined(parts: readonly Reviewed[]): Reviewed {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const lineText: LineText = (path, line) => {
    for (const part of parts) {
      const text = part.lineText(path, line);
      if (text !== undefined) return text;
    }
    return undefined;
  };
  return { lineText, review: joinReviews(parts.map(({ review }) => review)) };
}
