import { UsageError } from '../core/errors.ts';
import { noImages, whole } from '../core/image-inspection.ts';
import type { Options } from '../core/options.ts';
import { quoted } from '../core/text.ts';
import type { FileChange } from '../core/tree.ts';
import { globMatcher } from '../documents/classify.ts';
import { sourceLines, textOf } from '../documents/source-text.ts';
import { askedPaths, review } from '../review/review.ts';
import { collect, parser, type Selection } from '../snapshot/collect.ts';
import { openRepository, type Repository } from '../system/git.ts';
import { terminalLog } from '../system/terminal.ts';
import type { Given } from './arguments.ts';
import { imageReader } from './images.ts';
import { toldParser } from './progress.ts';
import { report } from './report.ts';
import { refuseWords } from './rules.ts';
import { configOf, optionsOf, readConfig } from './settings.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';

/** `plimsoll review`: two commits of a local clone, as a pull request from one to the other would be reviewed. */
export async function reviewBranch(given: Given, around: Surroundings): Promise<ExitStatus> {
  refuseWords(given.words, given.command);
  const log = terminalLog(around.stderr);
  const repository = await openRepository(around.folder, around.environment);
  const head = await commitOf(repository, given.one('head') ?? 'HEAD', '--head');
  const base = await baseOf(repository, given.one('base'));
  const config = await readConfig(given, around.folder, () => configOf((path) => repository.file(base.commit, path)));
  const options = optionsOf(given, config);
  const reader = imageReader({ given, around, options, log, pathOf: (path) => path });
  const parted = await repository.mergeBase(base.commit, head);
  if (parted === undefined) throw new UsageError(await noCommonHistory(repository, base.ref));
  if (parted === head)
    log.notice(`${base.ref} already contains every commit of head. Uncommitted changes are not reviewed.`);
  else if (given.one('base') === undefined) {
    log.notice(`Comparing with ${base.ref} (merge base ${parted.slice(0, 10)}).`);
  }

  log.info('Reading both commits…');
  const changes = await repository.changes(parted, head);
  const parse = toldParser(parser(), log);
  const headSnapshot = await collect(
    repository.tree(head),
    selectionOf(options, given, changes, ({ path }) => path),
    parse,
  );
  const before = selectionOf(options, given, changes, ({ path, previousPath }) => previousPath ?? path);
  const baseSnapshot = await collect(repository.tree(parted), before, parse);
  log.info('Checking…');
  const { today } = around;
  const material = { head: headSnapshot, base: baseSnapshot, changes, options };
  const asked = askedPaths(options, changes);
  const inspected = (await reader?.read(material, asked).finally(() => reader.close())) ?? noImages;
  const found = review({ ...material, today, images: whole(inspected) });
  log.clear();
  return report({ review: found, lineText: sourceLines(textOf(headSnapshot.project)) }, given, options, around);
}

/** In the narrower scopes, only changed files and those that use them are reviewed. */
function selectionOf(
  { include, exclude, scope }: Options,
  given: Given,
  changes: readonly FileChange[],
  pathOf: (change: FileChange) => string,
): Selection {
  return {
    included: globMatcher(include),
    excluded: globMatcher(exclude),
    focus: scope === 'all' ? undefined : new Set(changes.map(pathOf)),
    wide: given.has('image-report'),
  };
}

async function commitOf(repository: Repository, ref: string, flag: string): Promise<string> {
  const commit = await repository.commit(ref);
  if (commit !== undefined) return commit;
  if (ref === 'HEAD') throw new UsageError('This repository has no commit yet; use `plimsoll scan`, which needs none.');
  throw new UsageError(`\`${flag}\`: there is no commit ${quoted(ref)} in this clone; fetch it, or pass another one.`);
}

/** The most likely bases of a pull request, if none is given. */
const likelyBases = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

async function baseOf(
  repository: Repository,
  given: string | undefined,
): Promise<{ readonly ref: string; readonly commit: string }> {
  if (given !== undefined) return { ref: given, commit: await commitOf(repository, given, '--base') };
  for (const ref of likelyBases) {
    const commit = await repository.commit(ref);
    if (commit !== undefined) return { ref, commit };
  }
  throw new UsageError(`None of ${likelyBases.join(', ')} exists to compare with; pass \`--base REF\`.`);
}

async function noCommonHistory(repository: Repository, ref: string): Promise<string> {
  const shallow = await repository.isShallow();
  const hint = shallow ? ' in this shallow clone; run `git fetch --unshallow`.' : '; pass another `--base`.';
  return `Head and ${quoted(ref)} have no common history${hint}`;
}
