import { catalogueNames } from '../catalogue.ts';
import { collect, emptySnapshot, parser, type Selection, type Snapshot } from '../collect.ts';
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
import { changedPaths, changesBetween, compare, type ListedChanges } from '../github/comparison.ts';
import { readText } from '../github/contents.ts';
import type { MergeGroup, PullRequest, Subject } from '../github/events.ts';
import { findBase, listChanges } from '../github/pull-request.ts';
import { reading } from '../github/reading.ts';
import { treeReader } from '../github/tree.ts';
import type { Inputs } from '../inputs.ts';

/** All that a review is made from. */
export interface Material {
  readonly options: Options;
  readonly head: Snapshot;
  /** `undefined`: an event without a base. */
  readonly base: Snapshot | undefined;
  readonly changes: readonly FileChange[];
}

/** Reads what the event is about. Throws `UsageError` for a broken config, and where GitHub does not answer. */
export function readMaterial(
  client: Client,
  subject: Exclude<Subject, { kind: 'nothing' }>,
  inputs: Inputs,
): Promise<Material> {
  switch (subject.kind) {
    case 'pull-request':
      return readPullRequest(client, subject, inputs);
    case 'merge-group':
      return readMergeGroup(client, subject, inputs);
    case 'commit':
      return readCommit(client, subject.sha, inputs);
  }
}

async function readCommit(client: Client, sha: string, inputs: Inputs): Promise<Material> {
  const options = await readOptions(client, inputs, sha);
  const selection = selectionOf(options, inputs, undefined);
  const head = await collect(treeReader(client, blobStore(client), sha, undefined), selection);
  return { options, head, base: undefined, changes: [] };
}

/** The config lies at the tip of the base branch, so that a pull request cannot silence its own review. */
async function readPullRequest(client: Client, pull: PullRequest, inputs: Inputs): Promise<Material> {
  const [{ tip, mergeBase }, listed] = await Promise.all([findBase(client, pull), listChanges(client, pull)]);
  const options = await readOptions(client, inputs, tip);
  return readChange(client, { name: 'the pull request', head: pull.head, mergeBase, listed }, options, inputs);
}

/** The config is that of what the group is put upon: no member of the group can silence its own review. */
async function readMergeGroup(client: Client, { head, base }: MergeGroup, inputs: Inputs): Promise<Material> {
  const [{ mergeBase, listed }, options] = await Promise.all([
    reading('The commits of the merge group', 'contents: read', () => compare(client, base, head)),
    readOptions(client, inputs, base),
  ]);
  return readChange(client, { name: 'the merge group', head, mergeBase, listed }, options, inputs);
}

/** From one commit to another. */
interface Change {
  /** For people. */
  readonly name: string;
  readonly head: string;
  /** `undefined`: head has nothing in common with its base. */
  readonly mergeBase: string | undefined;
  readonly listed: ListedChanges;
}

async function readChange(client: Client, change: Change, options: Options, inputs: Inputs): Promise<Material> {
  const { listed, mergeBase } = change;
  const wide = options.scope === 'all';
  const needed = changedPaths(listed.changes);
  const blobs = blobStore(client);
  const headTree = treeReader(client, blobs, change.head, wide ? undefined : needed.head);
  const baseTree =
    mergeBase === undefined ? emptyTree : treeReader(client, blobs, mergeBase, wide ? undefined : needed.base);
  const { changes, gaps } = await allChanges(change, headTree, baseTree);

  const focus = wide ? { head: undefined, base: undefined } : changedPaths(changes);
  const parse = parser();
  const [head, base] = await Promise.all([
    collect(headTree, selectionOf(options, inputs, focus.head), parse),
    mergeBase === undefined ? emptySnapshot : collect(baseTree, selectionOf(options, inputs, focus.base), parse),
  ]);
  return { options, head: { ...head, gaps: [...gaps, ...head.gaps] }, base, changes };
}

/** Options from the inputs and from the config as it is at `ref`. */
async function readOptions(
  client: Client,
  { configPath, configNamed, options }: Inputs,
  ref: string,
): Promise<Options> {
  const text = await readText(client, configPath, ref);
  if (text === undefined && configNamed) {
    throw new UsageError(`Input \`config\`: there is no file ${quoted(configPath)} at ${ref.slice(0, 10)}.`);
  }
  const config: Config = text === undefined ? {} : parseConfig(configPath, text, catalogueNames);
  return joinOptions(defaultOptions, config, options);
}

/** Both listings are read here, so that the contents of head and base are asked for at once. */
async function allChanges(
  { name, listed: { changes, complete } }: Change,
  headTree: TreeReader,
  baseTree: TreeReader,
): Promise<{ readonly changes: readonly FileChange[]; readonly gaps: readonly Gap[] }> {
  const [head, base] = await Promise.all([headTree.list(), baseTree.list()]);
  if (complete) return { changes, gaps: [] };
  if (head.gaps.length === 0 && base.gaps.length === 0) {
    return { changes: [...changes, ...changesBetween(base.entries, head.entries, changes)], gaps: [] };
  }
  const reason = `GitHub lists no more than ${changes.length} of its files; what else it changes was not reviewed.`;
  return { changes, gaps: [{ subject: name, reason, blocking: true }] };
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
