import { type Compared, compare, type Holds, type Scopes } from '../compare/compare.ts';
import { fold } from '../compare/fold.ts';
import { gather } from '../compare/gather.ts';
import { compareFindings, compareText, type Finding } from '../core/finding.ts';
import { type ImageInspection, type InspectedImage, noImages, type StatedFinding } from '../core/image-inspection.ts';
import { compareSpans } from '../core/location.ts';
import type { Options } from '../core/options.ts';
import type {
  Gap,
  ImageStats,
  Review,
  ReviewedFinding,
  ReviewedImage,
  SilencedFinding,
  Stats,
} from '../core/review.ts';
import { countSeverities, totalOf } from '../core/severity.ts';
import { type FileChange, previousPaths } from '../core/tree.ts';
import { diffTexts, type FileDiff, parsePatch } from '../diff/file-diff.ts';
import { placementOf } from '../diff/placement.ts';
import type { ContainerDocument } from '../documents/project.ts';
import { type TextOf, textOf } from '../documents/source-text.ts';
import { imageRules } from '../images/vulnerability-rule.ts';
import { allRules } from '../rules/index.ts';
import { type Silencing, silence } from '../silence/silence.ts';
import type { Snapshot } from '../snapshot/collect.ts';
import { emptySnapshot } from '../snapshot/collect.ts';
import { activeRules, inspect } from './inspect.ts';
import { type Formerly, formerStages, plainStages } from './renamed-stages.ts';

export interface ReviewInputs {
  readonly head: Snapshot;
  /** `undefined` if there is nothing to compare with; then every finding is `existing`. */
  readonly base: Snapshot | undefined;
  /** What the pull request changes, container files or not; empty without a base. */
  readonly changes: readonly FileChange[];
  readonly options: Options;
  /** `YYYY-MM-DD` in UTC, for ignores with an end date. */
  readonly today: string;
  /** Without a base: the files to report on, as others may be read only as context; `undefined` for all. */
  readonly within?: ReadonlySet<string> | undefined;
  /** The results of scans and reports for the images that head pulls. */
  readonly images?: ImageInspection;
}

/** A whole review: from two commits to findings with a status and a placement, and a list of the silenced ones. */
export function review({ head, base, changes, options, today, within, images = noImages }: ReviewInputs): Review {
  const inspected = inspect(head, options, today, images.facts);
  const inspectedBase = inspect(base ?? emptySnapshot, options, today, images.facts);
  const previous = previousPaths(changes);
  const ofImages = [...images.images.flatMap(({ findings }) => findings), ...images.findings];
  const known = [...inspected.findings, ...ofImages.map(({ finding }) => finding)];
  const silenced = silenceAll(head, known, { base, previousPaths: previous }, { options, today });
  const silencedBase = base && silenceAll(base, inspectedBase.findings, nothingBefore, { options, today });

  const compared = [
    ...compare(
      [...inspected.findings, ...silenced.remarks],
      [...inspectedBase.findings, ...(silencedBase?.remarks ?? [])],
      previous,
      { head: scopesIn(head), base: scopesIn(base), formerly: renamesBetween(head, base, previous) },
    ),
    // Two images were compared, not two files.
    ...ofImages,
  ];
  const diffs =
    base === undefined ? new Map<string, FileDiff>() : diffsOf(changes, textOf(head.project), textOf(base.project));
  const finish = ({ finding, status }: Compared): ReviewedFinding => ({
    ...finding,
    status: base === undefined ? 'existing' : status,
    placement: base === undefined ? undefined : placementOf(finding, diffs.get(finding.location.path)),
  });

  const asked = base === undefined ? within : askedPaths(options, changes);
  const wanted = scopeFilter(options, base !== undefined, asked);
  const heard = compared.filter(
    ({ finding, status }) =>
      !silenced.silenced.has(finding) && !(status === 'fixed' && silencedBase?.silenced.has(finding)),
  );
  const findings = gather(fold(heard.filter(wanted)))
    .map(finish)
    .toSorted(compareFindings);
  const unheard = compared.flatMap((entry): readonly SilencedFinding[] => {
    const choice = silenced.silenced.get(entry.finding);
    return choice !== undefined && (wanted(entry) || choice.addedHere) ? [{ ...finish(entry), ...choice }] : [];
  });
  const gaps = uniqueGaps([...head.gaps, ...inspected.gaps, ...images.gaps]);
  const pulled = images.images
    .map((image) => reviewedImage(image, base !== undefined, (finding) => !silenced.silenced.has(finding)))
    .toSorted((a, b) => compareText(a.path, b.path) || compareSpans(a.span, b.span) || compareText(a.image, b.image));
  return {
    scope: options.scope,
    hasBase: base !== undefined,
    findings,
    silenced: unheard,
    gaps,
    secrets: inspected.findings.filter(({ secret }) => secret).map(({ location }) => location),
    images: pulled,
    stats: {
      ...countsOfFiles(head, asked),
      rules: activeRules(options).length,
      ...countsOfFindings(findings, pulled),
      silenced: unheard.length,
      images: pulled.map(imageStats),
    },
  };
}

/** What a commit is compared with, and the former names of its files. */
interface Before {
  readonly base: Snapshot | undefined;
  readonly previousPaths: ReadonlyMap<string, string>;
}

const nothingBefore: Before = { base: undefined, previousPaths: new Map() };

function silenceAll(
  { project, reviewed }: Snapshot,
  findings: readonly Finding[],
  { base, previousPaths }: Before,
  { options, today }: Pick<ReviewInputs, 'options' | 'today'>,
): Silencing {
  return silence({
    findings,
    documents: project.documents,
    reviewed,
    baseDocuments: base?.project.documents,
    previousPaths,
    options,
    rules: [...allRules, ...imageRules],
    active: new Set(activeRules(options).map(({ id }) => id)),
    today,
  });
}

/** The files that a pull request changes, at head and at base; `undefined` for the whole repository. */
export function askedPaths({ scope }: Options, changes: readonly FileChange[]): ReadonlySet<string> | undefined {
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
  // What a change causes in an unchanged file is introduced, too.
  if (hasBase && scope === 'introduced') return ({ status }) => status !== 'existing';
  return ({ finding }) => asked?.has(finding.location.path) ?? true;
}

/** The stages and services of a commit, by file; each file is read once. */
function scopesIn(snapshot: Snapshot | undefined): Holds {
  const scopes = new Map<string, ReadonlySet<string>>();
  return (path, scope) => {
    const known = scopes.get(path) ?? new Set(scopesOf(snapshot?.project.document(path)));
    scopes.set(path, known);
    return known.has(scope);
  };
}

function scopesOf(document: ContainerDocument | undefined): readonly string[] {
  if (document === undefined) return [];
  const places =
    document.kind === 'dockerfile'
      ? document.stages.map(({ from }) => from.span.start)
      : document.services.map(({ keySpan }) => keySpan.start);
  return places.map((place) => document.routeOf(place).scope);
}

/** Findings as they would be if the stages of changed Dockerfiles had kept their names. */
function renamesBetween(
  head: Snapshot,
  base: Snapshot | undefined,
  previous: ReadonlyMap<string, string>,
): Scopes['formerly'] {
  const renames = new Map<string, Formerly | undefined>();
  const renamesIn = (path: string): Formerly | undefined => {
    const [now, then] = [head.project.document(path), base?.project.document(previous.get(path) ?? path)];
    const isChanged = now?.kind === 'dockerfile' && then?.kind === 'dockerfile' && now.text !== then.text;
    return isChanged ? formerStages(now, then) : undefined;
  };
  return (finding, commit) => {
    const { path } = finding.location;
    if (commit === 'base') return plainStages(finding);
    if (!renames.has(path)) renames.set(path, renamesIn(path));
    return renames.get(path)?.(finding) ?? plainStages(finding);
  };
}

/**
 * The diff of each changed file that was read: GitHub's patch or, if GitHub left it out, one made from the contents.
 */
export function diffsOf(changes: readonly FileChange[], head: TextOf, base: TextOf): ReadonlyMap<string, FileDiff> {
  return new Map(
    changes.map((change) => {
      const { path, previousPath = path, patch } = change;
      if (patch !== undefined) return [path, parsePatch(change)] as const;
      const after = head(path);
      if (after === undefined) return [path, { path, hunks: [] }] as const;
      return [path, diffTexts(path, base(previousPath) ?? '', after)] as const;
    }),
  );
}

/** Without a base, every finding is `existing`. */
function reviewedImage(
  { findings, ...image }: InspectedImage,
  hasBase: boolean,
  isHeard: (finding: Finding) => boolean,
): ReviewedImage {
  const heard = findings.filter(({ finding }) => isHeard(finding));
  const isNew = ({ status }: StatedFinding) => hasBase && status === 'introduced';
  const counted = (some: readonly StatedFinding[]) => countSeverities(some.map(({ finding }) => finding));
  return {
    ...image,
    introduced: counted(heard.filter(isNew)),
    existing: counted(heard.filter((one) => !isNew(one))),
  };
}

function uniqueGaps(gaps: readonly Gap[]): readonly Gap[] {
  const unique = new Map(gaps.map((gap) => [[gap.path, gap.subject, gap.reason].join('\0'), gap]));
  return [...unique.values()].toSorted((a, b) => compareText(a.path ?? '', b.path ?? ''));
}

function countsOfFiles(
  { project, reviewed }: Snapshot,
  asked: ReadonlySet<string> | undefined,
): Pick<Stats, 'files' | 'dockerfiles' | 'composeFiles'> {
  const read = project.documents.filter(({ path }) => reviewed.has(path) && asked?.has(path) !== false);
  return {
    files: read.length,
    dockerfiles: read.filter(({ kind }) => kind === 'dockerfile').length,
    composeFiles: read.filter(({ kind }) => kind === 'compose').length,
  };
}

function countsOfFindings(
  findings: readonly ReviewedFinding[],
  images: readonly ReviewedImage[],
): Pick<Stats, 'introduced' | 'existing' | 'fixed'> {
  const counted = (status: ReviewedFinding['status']) => findings.filter((finding) => finding.status === status).length;
  return {
    introduced: counted('introduced'),
    existing: counted('existing'),
    fixed: counted('fixed') + images.reduce((sum, { fixed }) => sum + totalOf(fixed), 0),
  };
}

function imageStats({ image, introduced, existing, fixed, unfixed }: ReviewedImage): ImageStats {
  return {
    image,
    introduced: totalOf(introduced),
    existing: totalOf(existing),
    fixed: totalOf(fixed),
    unfixed,
  };
}
