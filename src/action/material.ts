import { type Config, parseConfig } from '../config/config.ts';
import { joinOptions } from '../config/join.ts';
import { UsageError } from '../core/errors.ts';
import { namesImages } from '../core/image-request.ts';
import { defaultOptions, type Options } from '../core/options.ts';
import type { Gap } from '../core/review.ts';
import { quoted } from '../core/text.ts';
import type { FileChange, TreeReader } from '../core/tree.ts';
import { globMatcher } from '../documents/classify.ts';
import { blobStore } from '../github/blobs.ts';
import type { Client } from '../github/client.ts';
import { changedPaths, changesBetween, compare, isListingOf, type ListedChanges } from '../github/comparison.ts';
import { readText } from '../github/contents.ts';
import type { MergeGroup, PullRequest, Reviewable } from '../github/events.ts';
import { findBase, listChanges } from '../github/pull-request.ts';
import { reading } from '../github/reading.ts';
import { treeReader } from '../github/tree.ts';
import { catalogueNames } from '../review/catalogue.ts';
import { maxFileBytes, parseOnce, type Selection, type Snapshot } from '../snapshot/collect.ts';
import { inParts, type OtherTree, type Visit } from '../snapshot/parts.ts';
import { partMemory } from '../system/part-memory.ts';
import { gapsInConfig } from './head-config.ts';
import type { Inputs } from './inputs.ts';

/** Everything that a review needs. */
export interface Material {
  readonly options: Options;
  /** False for an event without a base. */
  readonly hasBase: boolean;
  readonly changes: readonly FileChange[];
  /** What was read at which commit, for people. */
  readonly read: readonly { readonly what: string; readonly commit: string }[];
  /**
   * Calls `look` with both commits. A large repository under scope `all` comes in parts, one in memory at a time;
   * everything else comes at once. The results are kept, so they should not refer to the documents.
   */
  inParts<T>(look: (part: Part) => Promise<T>): Promise<readonly T[]>;
}

/** Files of both commits. */
export interface Part {
  readonly head: Snapshot;
  /** `undefined` for an event without a base. */
  readonly base: Snapshot | undefined;
}

/**
 * Reads what the event is about; `undivided`: in one part, whatever its size. Throws `UsageError` for a broken config and
 * if GitHub does not answer.
 */
export function readMaterial(
  client: Client,
  subject: Reviewable,
  inputs: Inputs,
  undivided: boolean,
): Promise<Material> {
  switch (subject.kind) {
    case 'pull-request':
      return readPullRequest(client, subject, inputs, undivided);
    case 'merge-group':
      return readMergeGroup(client, subject, inputs);
    case 'commit':
      return readCommit(client, subject.sha, inputs);
  }
}

async function readCommit(client: Client, sha: string, inputs: Inputs): Promise<Material> {
  const options = await readOptions(client, inputs, sha);
  const head = {
    reader: treeReader(client, blobStore(client), sha, undefined),
    selection: selectionOf(options, inputs, undefined),
  };
  const read = [
    { what: 'Files', commit: sha },
    { what: `Configuration (${quoted(inputs.configPath)})`, commit: sha },
  ];
  return {
    ...{ options, hasBase: false, changes: [], read },
    inParts: (look) => lookAt({ head, look: (part) => look({ head: part, base: undefined }), whole: wholeOf(inputs) }),
  };
}

/** The config is read at the tip of the base branch, so that a pull request cannot silence its own review. */
async function readPullRequest(
  client: Client,
  pull: PullRequest,
  inputs: Inputs,
  undivided: boolean,
): Promise<Material> {
  const base = await findBase(client, pull);
  const { tip, mergeBase } = base;
  const [listed, options] = await Promise.all([listChanges(client, pull, base), readOptions(client, inputs, tip)]);
  const change: Change = { name: 'the pull request', head: pull.head, mergeBase, listed, undivided };
  return readChange(client, change, options, inputs, {
    what: `Configuration (${quoted(inputs.configPath)})`,
    commit: tip,
  });
}

/** The config is read at the base of the group, so that no member of the group can silence its own review. */
async function readMergeGroup(client: Client, { head, base }: MergeGroup, inputs: Inputs): Promise<Material> {
  const [{ mergeBase, listed }, options] = await Promise.all([
    reading('The commits of the merge group', 'contents: read', () => compare(client, base, head)),
    readOptions(client, inputs, base),
  ]);
  const change: Change = { name: 'the merge group', head, mergeBase, listed, undivided: false };
  return readChange(client, change, options, inputs, {
    what: `Configuration (${quoted(inputs.configPath)})`,
    commit: base,
  });
}

/** From one commit to another. */
interface Change {
  /** For people. */
  readonly name: string;
  readonly head: string;
  /** `undefined` if head and base have no common history. */
  readonly mergeBase: string | undefined;
  readonly listed: ListedChanges;
  readonly undivided: boolean;
}

async function readChange(
  client: Client,
  change: Change,
  options: Options,
  inputs: Inputs,
  config: Material['read'][number],
): Promise<Material> {
  const { listed, mergeBase } = change;
  const wide = options.scope === 'all';
  const needed = changedPaths(listed.changes);
  const blobs = blobStore(client);
  const headTree = treeReader(client, blobs, change.head, wide ? undefined : needed.head);
  const baseTree =
    mergeBase === undefined ? emptyTree : treeReader(client, blobs, mergeBase, wide ? undefined : needed.base);
  const { changes, gaps: unlisted } = await allChanges(change, headTree, baseTree);
  const gaps = [...unlisted, ...(await gapsInConfig(client, change.head, inputs.configPath, changes))];

  const focus = wide ? { head: undefined, base: undefined } : changedPaths(changes);
  const head = { reader: headTree, selection: selectionOf(options, inputs, focus.head) };
  const base = {
    reader: baseTree,
    selection: selectionOf(options, inputs, focus.base),
    changed: changes.flatMap(({ path, previousPath = path }) => [path, previousPath]),
  };
  const read = [
    { what: 'Files', commit: change.head },
    { what: 'Compared with', commit: mergeBase ?? 'nothing, because there is no common history' },
    config,
  ];
  return {
    ...{ options, hasBase: true, changes, read },
    inParts: (look) =>
      lookAt({
        ...{ head, base, whole: wide && !change.undivided ? wholeOf(inputs) : Number.POSITIVE_INFINITY },
        look: (part, before) => look({ head: { ...part, gaps: [...gaps, ...part.gaps] }, base: before }),
      }),
  };
}

/** Two commits are compared in one part: a runner has enough memory, and parts would take a quarter more time. */
const fewOnRunner = 1500;

/** Images and reports that the user names may belong to any file; if they belong to none, that is reported. */
function wholeOf({ imageRequest }: Inputs): number {
  return namesImages(imageRequest) ? Number.POSITIVE_INFINITY : fewOnRunner;
}

interface Looking<T> {
  readonly head: Tree;
  readonly base?: OtherTree;
  readonly look: Visit<T>['visit'];
  /** A repository with at most this many container files is one part. */
  readonly whole: number;
}

type Tree = Pick<OtherTree, 'reader' | 'selection'>;

async function lookAt<T>({ head, base, look, whole }: Looking<T>): Promise<readonly T[]> {
  const memory = partMemory();
  const visiting: Visit<T> = {
    visit: look,
    parse: parseOnce,
    before: memory.before,
    ahead: (paths) => readAhead(base === undefined ? [head] : [head, base], new Set(paths)),
    ...(base && { base }),
    whole,
  };
  return inParts(head.reader, head.selection, visiting).finally(memory.end);
}

/**
 * Contents are small and are fetched together: one request brings a hundred of them. Part by part, a request could only
 * bring those of one part.
 */
async function readAhead(trees: readonly Tree[], paths: ReadonlySet<string>): Promise<void> {
  await Promise.all(
    trees.map(async ({ reader }) => {
      const { entries } = await reader.list();
      const isWanted = (path: string) => paths.has(path) || path.endsWith('.dockerignore');
      await reader.read(
        entries.filter(({ kind, path, size = 0 }) => kind === 'file' && isWanted(path) && size <= maxFileBytes),
      );
    }),
  );
}

/** Options from the inputs and from the config at `ref`. */
async function readOptions(
  client: Client,
  { configPath, configNamed, options }: Inputs,
  ref: string,
): Promise<Options> {
  const text = await readText(client, configPath, ref);
  if (text === undefined && configNamed) {
    throw new UsageError(
      `Input \`config\`: the file ${quoted(configPath)} does not exist at commit ${ref.slice(0, 10)}.`,
    );
  }
  const config: Config = text === undefined ? {} : parseConfig(configPath, text, catalogueNames);
  return joinOptions(defaultOptions, config, options);
}

/**
 * GitHub's list of changed files, completed by comparing the two trees. GitHub lists a limited number of files, a list
 * that changes between pages loses some, and a list for another head commit is useless. Both trees are listed here, so
 * that the contents of head and base can be fetched at once.
 */
async function allChanges(
  { name, mergeBase, listed }: Change,
  headTree: TreeReader,
  baseTree: TreeReader,
): Promise<{ readonly changes: readonly FileChange[]; readonly gaps: readonly Gap[] }> {
  const [head, base] = await Promise.all([headTree.list(), baseTree.list()]);
  if (mergeBase !== undefined && head.gaps.length === 0 && base.gaps.length === 0) {
    const changes = isListingOf(listed, head.entries) ? listed.changes : [];
    return { changes: [...changes, ...changesBetween(base.entries, head.entries, changes)], gaps: [] };
  }
  if (listed.complete) return { changes: listed.changes, gaps: [] };
  const reason = `GitHub lists only ${listed.changes.length} of its changed files; the others were not reviewed.`;
  return { changes: listed.changes, gaps: [{ subject: name, reason, blocking: true }] };
}

const emptyTree: TreeReader = { list: async () => ({ entries: [], gaps: [] }), read: async () => new Map() };

function selectionOf(
  { include, exclude }: Options,
  { imageRequest }: Inputs,
  focus: ReadonlySet<string> | undefined,
): Selection {
  return {
    included: globMatcher(include),
    excluded: globMatcher(exclude),
    focus,
    wide: namesImages(imageRequest),
  };
}
