import type { Route } from '../core/finding.ts';
import { fingerprinter } from '../core/fingerprint.ts';
import type { InspectedImage } from '../core/image-inspection.ts';
import type { ImageReport, ReportedVulnerability } from '../core/image-report.ts';
import type { Location } from '../core/location.ts';
import type { Status } from '../core/review.ts';
import { countSeverities } from '../core/severity.ts';
import { quoted } from '../core/text.ts';
import type { BuiltImage, BuiltStep } from '../documents/built-image.ts';
import type { DockerfileDocument, Instruction } from '../documents/dockerfile/model.ts';
import { type ImageReference, parseImageReference } from '../documents/image-reference.ts';
import { buildChanges } from './built-changes.ts';
import { deltaOf, type ImageDelta } from './delta.ts';
import { imageFindings, type UseDelta } from './findings.ts';
import { attribute, stepsOf } from './layers.ts';
import type { OutcomeOptions } from './outcome.ts';
import { imageVulnerability } from './vulnerability-rule.ts';

/** The place for the findings of a built image. */
export type BuiltPlace =
  | {
      readonly kind: 'dockerfile';
      readonly document: DockerfileDocument;
      /** The Dockerfile before the pull request; `undefined` if it did not exist. */
      readonly before: DockerfileDocument | undefined;
    }
  /** The line of a Compose file that names it. */
  | ({ readonly kind: 'line'; readonly route: Route; readonly owner: string; readonly isNew: boolean } & Location);

/** An image that the workflow built, with the result of a scan or report. */
export interface BuiltSubject {
  /** As the author wrote it. */
  readonly name: string;
  /** Whether that is an image name and not a path. */
  readonly isReference: boolean;
  readonly report: ImageReport;
  readonly place: BuiltPlace;
}

/** A built image, divided into its steps. */
export interface PlacedImage {
  readonly subject: BuiltSubject;
  readonly built: BuiltImage | undefined;
  /** The place for a step, and whether the change introduced it; without a step, the place for the whole image. */
  placeOf(step: BuiltStep | undefined): Placed;
  /** The place for what a layer added. */
  placeOfLayer(layer: string): Placed;
  /** Whether base had an instruction with this keyword and head has none. */
  lost(keyword: string): boolean;
}

export interface Placed extends Location {
  readonly route: Route;
  readonly owner: string;
  /** Identifies a place within a file, whatever line it moves to. */
  readonly key: string;
  readonly status: Exclude<Status, 'fixed'>;
  /** True for the place of the base image. */
  readonly isBase: boolean;
  /** An instruction that adds to what it is built on. */
  readonly isStep: boolean;
}

export function placeImage(subject: BuiltSubject): PlacedImage {
  const { place, report } = subject;
  if (place.kind === 'line') {
    const { path, span, route, owner, isNew } = place;
    const all: Placed = { path, span, route, owner, key: '', status: statusOf(isNew), isBase: false, isStep: false };
    const built = builtImage(subject, stepsOf(report.configuration));
    return { subject, built, placeOf: () => all, placeOfLayer: () => all, lost: () => false };
  }
  const { document, before } = place;
  const attribution = attribute(document, report.configuration);
  if (attribution === undefined) throw new Error('a Dockerfile without a stage is not built');
  const { stage, from, steps, instructionOf } = attribution;
  const { isNew, lost } = buildChanges(document, stage, before);
  const known = new Map<Instruction, Placed>();
  const placed = (instruction: Instruction): Placed => {
    const place = known.get(instruction) ?? placeFor(instruction);
    known.set(instruction, place);
    return place;
  };
  const placeFor = (instruction: Instruction): Placed => {
    const isFrom = instruction.keyword === 'FROM';
    const span = isFrom ? (instruction.stage?.image.span ?? instruction.span) : instruction.span;
    const route = document.routeOf(instruction.span.start);
    return {
      ...{ path: document.path, span, route, owner: route.scope },
      key: isFrom ? 'FROM' : instruction.normalised,
      status: statusOf(isNew(instruction)),
      isBase: instruction === from,
      isStep: !isFrom,
    };
  };
  return {
    subject,
    built: builtImage(subject, steps),
    placeOf: (step) => placed(step === undefined ? stage.from : (step.instruction ?? from)),
    placeOfLayer: (layer) => placed(instructionOf(layer)),
    lost,
  };
}

function statusOf(isNew: boolean): Placed['status'] {
  return isNew ? 'introduced' : 'existing';
}

function builtImage({ name, isReference, report }: BuiltSubject, steps: readonly BuiltStep[]): BuiltImage | undefined {
  const { configuration, distribution } = report;
  if (configuration === undefined) return undefined;
  const reference = isReference ? parseImageReference(name) : undefined;
  const tag = reference === undefined || reference.digest !== '' ? '' : reference.tag || 'latest';
  return { name, tag, configuration, distribution, steps };
}

/**
 * The results for built images: one entry for each place that has vulnerabilities. `told` are the vulnerabilities that
 * the base image's own line already reports, as `id` and package joined by NUL.
 */
export function builtImages(
  placed: readonly PlacedImage[],
  told: (place: Placed) => ReadonlySet<string>,
  options: OutcomeOptions,
): readonly InspectedImage[] {
  const parts = placed.flatMap((image) => partsOf(image, told, options));
  const findings = imageFindings(parts, options);
  const byPart = Map.groupBy(findings, ({ finding }) => partKey(finding.location, finding.vulnerability?.image ?? ''));
  const print = fingerprinter();
  return parts.map(({ use, reference, digest, delta, place, notes }): InspectedImage => {
    const { path, span, route, key } = place;
    const meaning = {
      rule: imageVulnerability.id,
      route: { scope: use.owner, step: '' },
      subject: `built ${repositoryOf(reference)} ${key}`,
    };
    return {
      ...{ path, span, route, image: reference.name, digest, notes },
      ...{ replaced: '', fixed: countSeverities([]), unfixed: delta.unfixed },
      advice: {
        kind: place.isStep ? 'instruction' : 'base',
        ...{ image: reference.name, own: countSeverities([...delta.introduced, ...delta.existing]) },
        ...{ offers: [], edits: [] },
      },
      findings: byPart.get(partKey(place, reference.name)) ?? [],
      fingerprint: print(path, meaning),
    };
  });
}

interface Part extends UseDelta {
  readonly place: Placed;
  readonly notes: readonly string[];
}

function partsOf(
  { subject, built, placeOfLayer }: PlacedImage,
  told: (place: Placed) => ReadonlySet<string>,
  { ignoreUnfixed }: OutcomeOptions,
): readonly Part[] {
  const { name, report } = subject;
  const byPlace = Map.groupBy(report.vulnerabilities, ({ layer }) => placeOfLayer(layer));
  return Array.from(byPlace).flatMap(([place, vulnerabilities]): readonly Part[] => {
    const known = place.isBase ? told(place) : new Set<string>();
    const own = vulnerabilities.filter(({ id, package: of }) => !known.has(`${id}\0${of}`));
    if (own.length === 0) return [];
    const part = { ...report, vulnerabilities: own };
    const delta: ImageDelta = deltaOf(part, place.status === 'existing' ? part : undefined, { ignoreUnfixed });
    const notes = [
      ...(known.size > 0 && own.length < vulnerabilities.length
        ? ['Vulnerabilities that come with the base image are reported for that image.']
        : []),
      ...unplacedNote(subject, built, vulnerabilities),
      ...report.unseen,
    ];
    const digest = report.digests[0] ?? '';
    return [{ use: { ...place, related: [] }, reference: referenceOf(name), digest, delta, place, notes }];
  });
}

/** Why everything is in one place, if the layers could not be matched. */
function unplacedNote(
  { name, place }: BuiltSubject,
  built: BuiltImage | undefined,
  vulnerabilities: readonly ReportedVulnerability[],
): readonly string[] {
  if (place.kind !== 'dockerfile') return [];
  const here = `so all vulnerabilities of ${quoted(name)} are reported here.`;
  if (built === undefined || vulnerabilities.every(({ layer }) => layer === '')) {
    return [`The report does not say which layer added a package, ${here}`];
  }
  if (built.steps.some(({ instruction }) => instruction !== undefined)) return [];
  return [`No layer in its history matches an instruction of ${quoted(place.document.path)}, ${here}`];
}

/** An image that is named by a path has no repository; its name is used as it was given. */
function referenceOf(name: string): Pick<ImageReference, 'registry' | 'repository' | 'name' | 'tag' | 'digest'> {
  const { registry, repository } = parseImageReference(name) ?? { registry: '', repository: '' };
  return { registry, repository, name, tag: '', digest: '' };
}

function repositoryOf({ registry, repository }: { readonly registry: string; readonly repository: string }): string {
  return `${registry}/${repository}`;
}

function partKey({ path, span: { start } }: Location, image: string): string {
  return [path, start.line, start.column, image].join('\0');
}
