import type { Snapshot } from './collect.ts';
import { emptySnapshot } from './collect.ts';
import { type Compared, compare } from './compare/compare.ts';
import { fold } from './compare/fold.ts';
import { compareFindings, type Finding } from './core/finding.ts';
import type { Options } from './core/options.ts';
import type { Gap, Review, ReviewedFinding, SilencedFinding } from './core/review.ts';
import type { FileChange } from './core/tree.ts';
import { diffTexts, type FileDiff, parsePatch } from './diff/file-diff.ts';
import { placementOf } from './diff/placement.ts';
import type { Project } from './documents/project.ts';
import { activeRules, type Inspection, inspect } from './inspect.ts';
import { allRules } from './rules/index.ts';
import { type Silencing, silence } from './silence/silence.ts';

export interface ReviewInputs {
  readonly head: Snapshot;
  /** `undefined`: there is nothing to compare with, and everything is `existing`. */
  readonly base: Snapshot | undefined;
  /** What the pull request changes, container files or not; empty without a base. */
  readonly changes: readonly FileChange[];
  readonly options: Options;
  /** `YYYY-MM-DD` in UTC, for ignores that run out. */
  readonly today: string;
  /** Without a base: the files that are told of, whatever else was read for what it says of them; `undefined`: all. */
  readonly within?: ReadonlySet<string> | undefined;
  /** What scanners say of the images that each of the two pulls: compared, silenced and told like all the rest. */
  readonly images?: { readonly head: readonly Finding[]; readonly base: readonly Finding[] } | undefined;
}

/** The whole of a review, from two commits to findings with a status, a place and nothing silenced unseen. */
export function review({ head, base, changes, options, today, within, images }: ReviewInputs): Review {
  const inspected = withImages(inspect(head, options, today), images?.head);
  const inspectedBase = withImages(inspect(base ?? emptySnapshot, options, today), images?.base);
  const previous = previousPaths(changes);
  const silenced = silenceAll(head, inspected, base, previous, options, today);
  const silencedBase = base && silenceAll(base, inspectedBase, undefined, new Map(), options, today);

  const compared = compare(
    [...inspected.findings, ...silenced.remarks],
    [...inspectedBase.findings, ...(silencedBase?.remarks ?? [])],
    previous,
  );
  const diffs = base === undefined ? new Map<string, FileDiff>() : diffsOf(changes, head.project, base.project);
  const finish = ({ finding, status }: Compared): ReviewedFinding => ({
    ...finding,
    status: base === undefined ? 'existing' : status,
    placement: base === undefined ? undefined : placementOf(finding, diffs.get(finding.location.path)),
  });

  const asked = base === undefined ? within : changedPaths(options, changes);
  const wanted = scopeFilter(options, base !== undefined, asked);
  const heard = compared.filter(
    ({ finding, status }) =>
      !silenced.silenced.has(finding) && !(status === 'fixed' && silencedBase?.silenced.has(finding)),
  );
  const findings = fold(heard.filter(wanted)).map(finish).toSorted(compareFindings);
  const unheard = compared.flatMap((entry): readonly SilencedFinding[] => {
    const choice = silenced.silenced.get(entry.finding);
    return choice !== undefined && (wanted(entry) || choice.addedHere) ? [{ ...finish(entry), ...choice }] : [];
  });
  const gaps = uniqueGaps([...head.gaps, ...inspected.gaps]);
  return {
    scope: options.scope,
    hasBase: base !== undefined,
    findings,
    silenced: unheard,
    gaps,
    secrets: inspected.findings.filter(({ secret }) => secret).map(({ location }) => location),
    stats: statsOf(head, asked, findings, unheard, options),
  };
}

function withImages({ findings, gaps }: Inspection, images: readonly Finding[] = []): Inspection {
  return { findings: images.length === 0 ? findings : [...findings, ...images].toSorted(compareFindings), gaps };
}

function silenceAll(
  { project, reviewed }: Snapshot,
  { findings }: Inspection,
  base: Snapshot | undefined,
  previousPaths: ReadonlyMap<string, string>,
  options: Options,
  today: string,
): Silencing {
  return silence({
    findings,
    documents: project.documents,
    reviewed,
    baseDocuments: base?.project.documents,
    previousPaths,
    options,
    rules: allRules,
    active: new Set(activeRules(options).map(({ id }) => id)),
    today,
  });
}

/** The files that a pull request is about, at head and at base; `undefined`: the whole repository. */
function changedPaths({ scope }: Options, changes: readonly FileChange[]): ReadonlySet<string> | undefined {
  if (scope === 'all') return undefined;
  return new Set(
    changes.flatMap(({ path, previousPath = path, status }) => (status === 'copied' ? [path] : [path, previousPath])),
  );
}

function scopeFilter(
  { scope }: Options,
  hasBase: boolean,
  asked: ReadonlySet<string> | undefined,
): (compared: Compared) => boolean {
  // What a change causes in a file that it leaves alone is introduced all the same.
  if (hasBase && scope === 'introduced') return ({ status }) => status !== 'existing';
  return ({ finding }) => asked?.has(finding.location.path) ?? true;
}

function previousPaths(changes: readonly FileChange[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ path, previousPath }) => (previousPath === undefined ? [] : [[path, previousPath] as const])),
  );
}

/** The diff of each changed file that was read: GitHub's own patch, or one made from the contents where it left it out. */
export function diffsOf(changes: readonly FileChange[], head: Project, base: Project): ReadonlyMap<string, FileDiff> {
  const textOf = (project: Project, path: string) => project.document(path)?.text ?? project.text(path);
  return new Map(
    changes.map((change) => {
      const { path, previousPath = path, patch } = change;
      if (patch !== undefined) return [path, parsePatch(change)] as const;
      const after = textOf(head, path);
      if (after === undefined) return [path, { path, previousPath, hunks: [] }] as const;
      return [path, diffTexts(path, previousPath, textOf(base, previousPath) ?? '', after)] as const;
    }),
  );
}

function uniqueGaps(gaps: readonly Gap[]): readonly Gap[] {
  return [...new Map(gaps.map((gap) => [[gap.path, gap.subject, gap.reason].join('\0'), gap])).values()];
}

function statsOf(
  { project, reviewed }: Snapshot,
  asked: ReadonlySet<string> | undefined,
  findings: readonly ReviewedFinding[],
  silenced: readonly Finding[],
  options: Options,
): Review['stats'] {
  const read = project.documents.filter(({ path }) => reviewed.has(path) && asked?.has(path) !== false);
  const counted = (status: ReviewedFinding['status']) => findings.filter((finding) => finding.status === status).length;
  return {
    files: read.length,
    dockerfiles: read.filter(({ kind }) => kind === 'dockerfile').length,
    composeFiles: read.filter(({ kind }) => kind === 'compose').length,
    rules: activeRules(options).length,
    introduced: counted('introduced'),
    existing: counted('existing'),
    fixed: counted('fixed'),
    silenced: silenced.length,
    images: imageStats(findings),
  };
}

/** One line for each image that something was found in. */
function imageStats(findings: readonly ReviewedFinding[]): Review['stats']['images'] {
  const known = findings.filter(({ vulnerability }) => vulnerability !== undefined);
  return Array.from(
    Map.groupBy(known, ({ vulnerability }) => vulnerability?.image ?? ''),
    ([image, own]) => {
      const counted = (status: ReviewedFinding['status']) => own.filter((finding) => finding.status === status).length;
      return { image, introduced: counted('introduced'), existing: counted('existing'), fixed: counted('fixed') };
    },
  );
}
