import { UsageError } from '../core/errors.ts';
import { compareFindings, type Finding } from '../core/finding.ts';
import { fingerprinter } from '../core/fingerprint.ts';
import type { InspectedImage, StatedFinding } from '../core/image-inspection.ts';
import type { ImageReport } from '../core/image-report.ts';
import type { NamedSource } from '../core/image-request.ts';
import type { Answer, ImageScanner, ScanSubject } from '../core/image-scan.ts';
import type { Gap } from '../core/review.ts';
import { count, nearest, quoted } from '../core/text.ts';
import type { FileChange } from '../core/tree.ts';
import type { DockerfileDocument } from '../documents/dockerfile/model.ts';
import { type ImageReference, parseImageReference } from '../documents/image-reference.ts';
import {
  type BuiltPlace,
  type BuiltSubject,
  builtImages,
  type Placed,
  type PlacedImage,
  placeImage,
} from '../images/built.ts';
import type { BuiltReport } from '../images/given-reports.ts';
import { imageKey } from '../images/image-key.ts';
import type { OutcomeOptions } from '../images/outcome.ts';
import { isActive, ruleFailure, type Settings } from '../review/inspect.ts';
import { rules } from '../rules/index.ts';
import type { Snapshot } from '../snapshot/collect.ts';

/** The commits to which an image that the workflow built belongs. */
export interface BuildContext {
  readonly head: Snapshot;
  readonly base: Snapshot | undefined;
  readonly changes: readonly FileChange[];
}

/**
 * Where the findings of a built image go: on the Dockerfile of its input line, otherwise on the Compose line that names
 * it, otherwise on the only Dockerfile of the repository. A gap if the Dockerfile does not exist; throws `UsageError` with
 * the line to write if there is no such place.
 */
export function placeOfBuilt({ what, belongsTo }: NamedSource, context: BuildContext): BuiltPlace | Gap {
  const { head } = context;
  if (belongsTo !== '') {
    const path = belongsTo.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
    const document = head.project.document(path);
    if (document?.kind === 'dockerfile' && document.finalStage !== undefined) return ofDockerfile(document, context);
    return { subject: what, reason: noDockerfile(path, head), blocking: true };
  }
  const line = composeLine(parseImageReference(what), context);
  if (line !== undefined) return line;
  const dockerfiles = dockerfilesOf(head);
  const [only, ...more] = dockerfiles;
  if (only !== undefined && more.length === 0) return ofDockerfile(only, context);
  const there = only === undefined ? 'is no Dockerfile' : `are ${count(dockerfiles.length, 'Dockerfile')}`;
  const example = only?.path ?? 'path/to/Dockerfile';
  throw new UsageError(
    `Input \`images\`: no Compose file names ${quoted(what)}, and there ${there} in the repository; add the one that it was built from: ${quoted(`${what} = ${example}`, 400)}.`,
  );
}

function dockerfilesOf({ project, reviewed }: Snapshot): readonly DockerfileDocument[] {
  return project.dockerfiles.filter(({ path, finalStage }) => reviewed.has(path) && finalStage !== undefined);
}

function noDockerfile(path: string, head: Snapshot): string {
  if (head.project.exists(path))
    return `${quoted(path)} could not be read as a Dockerfile, so the image is not reported.`;
  const there = dockerfilesOf(head).map((document) => document.path);
  const meant = nearest(path, there) ?? (there.length === 1 ? there[0] : undefined);
  const hint = meant === undefined ? '' : `; did you mean ${quoted(meant)}?`;
  return `There is no Dockerfile ${quoted(path)} in the repository${hint || '; pass the one that the image was built from.'}`;
}

function ofDockerfile(document: DockerfileDocument, { base, changes }: BuildContext): BuiltPlace {
  const { path } = document;
  const previous = changes.find((change) => change.path === path)?.previousPath ?? path;
  const before = base?.project.document(previous);
  return { kind: 'dockerfile', document, before: before?.kind === 'dockerfile' ? before : undefined };
}

function composeLine(reference: ImageReference | undefined, { head, base }: BuildContext): BuiltPlace | undefined {
  if (reference === undefined) return undefined;
  const wanted = imageKey({ reference, platform: '' });
  const isIt = (text: string | undefined): boolean => {
    const own = text === undefined ? undefined : parseImageReference(text);
    return own !== undefined && imageKey({ reference: own, platform: '' }) === wanted;
  };
  const container = head.project.containers.find(
    ({ image }) => isIt(image?.text) && head.reviewed.has(image?.path ?? ''),
  );
  if (container?.image === undefined) return undefined;
  const { name, image } = container;
  const was = base?.project.containers.find((each) => each.name === name && isIt(each.image?.text));
  return {
    kind: 'line',
    path: image.path,
    span: image.span,
    route: head.project.document(image.path)?.routeOf(image.span.start) ?? { scope: '', step: '' },
    owner: `services/${name}`,
    isNew: was === undefined,
  };
}

/** A line of `images`, and the image on this machine that it names. */
export interface BuiltSource {
  readonly source: NamedSource;
  readonly subject: Answer<ScanSubject>;
}

/** Built images, and the place for the findings of each. */
export interface BuildPlan {
  readonly scans: readonly PlannedBuild<ScanSubject>[];
  readonly reports: readonly PlannedBuild<ImageReport>[];
  readonly gaps: readonly Gap[];
}

interface PlannedBuild<Content> {
  readonly source: NamedSource;
  readonly place: BuiltPlace;
  readonly content: Content;
}

/** Throws `UsageError` as `placeOfBuilt` does. What the workflow's author named is always blocking. */
export function planBuilds(
  sources: readonly BuiltSource[],
  reports: readonly BuiltReport[],
  context: BuildContext,
): BuildPlan {
  const gaps: Gap[] = [];
  const placed = <Content>(source: NamedSource, content: Answer<Content>): readonly PlannedBuild<Content>[] => {
    const place = placeOfBuilt(source, context);
    if ('reason' in place) gaps.push(place);
    else if (content.kind === 'failed') gaps.push({ subject: source.what, reason: content.reason, blocking: true });
    else return [{ source, place, content: content.value }];
    return [];
  };
  return {
    scans: sources.flatMap(({ source, subject }) => placed(source, subject)),
    reports: reports.flatMap(({ source, dockerfile, report }) =>
      placed({ ...source, belongsTo: dockerfile }, { kind: 'ok', value: report }),
    ),
    gaps,
  };
}

/** Runs the scans; without a scanner there must not be any. */
export async function scanBuilds(
  { scans, reports }: BuildPlan,
  scanner: ImageScanner | undefined,
): Promise<{ readonly subjects: readonly BuiltSubject[]; readonly gaps: readonly Gap[] }> {
  const gaps: Gap[] = [];
  const looked = await Promise.all(
    scans.map(async ({ source, place, content }): Promise<readonly BuiltSubject[]> => {
      const answer = await scanner?.scan(content);
      if (answer === undefined) throw new Error('nothing may be scanned without a scanner');
      const { what: name } = source;
      if (answer.kind === 'ok') return [{ name, isReference: content.kind === 'local', report: answer.value, place }];
      gaps.push({ subject: name, reason: `Not scanned for known vulnerabilities: ${answer.reason}`, blocking: true });
      return [];
    }),
  );
  const read = reports.map(({ source, place, content: report }): BuiltSubject => {
    const isReference =
      report.name !== '' && !/\.tar(?:\.gz)?$/.test(report.name) && parseImageReference(report.name) !== undefined;
    return { name: isReference ? report.name : source.what, isReference, report, place };
  });
  const subjects = [...looked.flat(), ...read];
  for (const { name, report } of subjects) {
    gaps.push(...report.unseen.map((reason) => ({ subject: name, reason, blocking: true })));
  }
  return { subjects, gaps };
}

/** The results for built images. */
export interface BuiltInspection {
  readonly images: readonly InspectedImage[];
  readonly findings: readonly StatedFinding[];
  readonly gaps: readonly Gap[];
}

/** `told` are the vulnerabilities that the base image's own line already reports, as in `builtImages`. */
export function inspectBuilt(
  subjects: readonly BuiltSubject[],
  told: (place: Placed) => ReadonlySet<string>,
  settings: Settings & OutcomeOptions,
): BuiltInspection {
  const placed = subjects.map(placeImage);
  const checked = placed.map((image) => check(image, settings));
  return {
    images: builtImages(placed, told, settings),
    findings: identified(checked.flatMap(({ drafts }) => drafts)),
    gaps: checked.flatMap(({ gaps }) => gaps),
  };
}

function check(
  image: PlacedImage,
  settings: Settings,
): { readonly drafts: readonly StatedFinding[]; readonly gaps: readonly Gap[] } {
  const { built } = image;
  if (built === undefined) return { drafts: [], gaps: [] };
  const drafts = new Map<string, StatedFinding>();
  const gaps: Gap[] = [];
  for (const rule of rules.image) {
    if (!isActive(rule, settings)) continue;
    const chosen = settings.rules.get(rule.id);
    try {
      for (const { step, message, subject = '', severity, confidence, missing } of rule.check(built)) {
        const { path, span, route, status } = image.placeOf(step);
        const finding: Finding = {
          rule,
          severity: chosen !== undefined && chosen !== 'off' ? chosen : (severity ?? rule.severity),
          confidence: confidence ?? rule.confidence,
          location: { path, span },
          message,
          ...{ why: rule.why, fix: rule.fix, subject, absence: missing !== undefined, route, fingerprint: '' },
          edits: [],
          related: [],
        };
        const key = JSON.stringify([rule.id, path, span, subject]);
        const isLost = missing !== undefined && image.lost(missing);
        if (!drafts.has(key)) drafts.set(key, { finding, status: isLost ? 'introduced' : status });
      }
    } catch (error) {
      gaps.push(ruleFailure(rule, built.name, error));
    }
  }
  return { drafts: [...drafts.values()], gaps };
}

/** Two images of one Dockerfile share its findings. */
function identified(drafts: readonly StatedFinding[]): readonly StatedFinding[] {
  const once = new Map(drafts.map((draft) => [placeKey(draft), draft]));
  const print = fingerprinter();
  return [...once.values()]
    .toSorted((a, b) => compareFindings(a.finding, b.finding))
    .map(({ finding, status }) => {
      const { rule, route, subject, location } = finding;
      const own = print(location.path, { rule: rule.id, route, subject });
      return { status, finding: { ...finding, fingerprint: own } };
    });
}

function placeKey({ finding: { rule, location, subject } }: StatedFinding): string {
  return JSON.stringify([rule.id, location, subject]);
}
