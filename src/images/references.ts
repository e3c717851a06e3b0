import { compareText } from '../core/finding.ts';
import { compareSpans, type Location } from '../core/location.ts';
import type { ComposeDocument } from '../documents/compose/model.ts';
import type { Container } from '../documents/container.ts';
import { parseImageReference } from '../documents/image-reference.ts';
import { contextImage } from '../documents/named-contexts.ts';
import type { Project } from '../documents/project.ts';
import { dockerfileUses } from './dockerfile-uses.ts';
import { imageKey } from './image-key.ts';
import { type ImageUse, literal } from './image-use.ts';
import { namePartsOf } from './name-parts.ts';

/** The part of a commit that matters for its images. */
export interface Commit {
  readonly project: Project;
  /** Paths of the files to report on. */
  readonly reviewed: ReadonlySet<string>;
  /** Further Dockerfiles that those build. */
  readonly built?: ReadonlySet<string>;
}

/**
 * Every external image that ships: the FROM at the root of each shipped stage's chain, what that chain copies from or
 * mounts, and `image` of services that build nothing. With `buildStages`, those of the other stages too. One place may
 * stand for several images if Compose gives a build other arguments than the defaults. Sorted by place.
 */
export function imageUses(
  { project, reviewed, built }: Commit,
  { buildStages }: { readonly buildStages: boolean },
): readonly ImageUse[] {
  const uses: ImageUse[] = [];
  for (const document of project.documents) {
    if (!reviewed.has(document.path) && !built?.has(document.path)) continue;
    if (document.kind === 'dockerfile') {
      uses.push(...dockerfileUses({ project, document, builds: project.buildsOf(document), buildStages, within: '' }));
    } else {
      uses.push(...composeUses(project, document), ...contextUses(project, document));
      for (const container of project.containersOf(document)) {
        const { build } = container;
        if (build?.document === undefined || build.dockerfile !== undefined) continue;
        const within = `services/${container.name}/`;
        const builds = [{ container, build }];
        uses.push(...dockerfileUses({ project, document: build.document, builds, buildStages, within }));
      }
    }
  }
  return distinct(uses);
}

/** What Dockerfiles pull by themselves, without Compose: the last stage, with the defaults. */
export function plainUses(
  { project }: Pick<Commit, 'project'>,
  paths: ReadonlySet<string>,
  { buildStages }: { readonly buildStages: boolean },
): readonly ImageUse[] {
  const documents = project.dockerfiles.filter(({ path }) => paths.has(path));
  return distinct(
    documents.flatMap((document) =>
      dockerfileUses({ project, document, builds: [], buildStages, within: '', stages: document.stages.slice(-1) }),
    ),
  );
}

function composeUses(project: Project, document: ComposeDocument): readonly ImageUse[] {
  const containers = project.containersOf(document);
  return containers.flatMap((container): readonly ImageUse[] => {
    const { image, reference, build, platform, name } = container;
    if (image === undefined || build !== undefined || image.text === '' || isCovered(project, container)) return [];
    const { path, span, raw } = image;
    return [
      {
        path,
        span,
        how: 'image',
        owner: `services/${name}`,
        position: -1,
        variant: '',
        raw,
        reference,
        platform: literal(platform),
        route: project.document(path)?.routeOf(span.start) ?? { scope: '', step: '' },
        related: [],
        parts: reference ? namePartsOf(project, { value: image, path }, reference.raw, () => undefined) : [],
      },
    ];
  });
}

/** Images that replace a name in the Dockerfile of a build: `additional_contexts: { base: docker-image://… }`. */
function contextUses(project: Project, document: ComposeDocument): readonly ImageUse[] {
  return project.containersOf(document).flatMap(({ name, build }) =>
    (build?.contexts ?? []).flatMap((context): readonly ImageUse[] => {
      const raw = contextImage(context.text);
      if (raw === undefined) return [];
      const { path, span } = context;
      return [
        {
          ...{ path, span, raw, how: 'FROM', owner: `services/${name}/context:${context.name}`, position: -1 },
          variant: '',
          reference: parseImageReference(raw),
          platform: '',
          route: project.document(path)?.routeOf(span.start) ?? { scope: '', step: '' },
          related: [],
          parts: [],
        },
      ];
    }),
  );
}

/** Drops fragments (of an override file, or to extend), because the complete containers contain them. */
function isCovered(project: Project, { partial, image }: Container): boolean {
  if (!partial || image === undefined) return false;
  return wholesOf(project).has(placeKey(image));
}

const wholes = new WeakMap<Project, ReadonlySet<string>>();

/** The places of images of complete containers. */
function wholesOf(project: Project): ReadonlySet<string> {
  const places =
    wholes.get(project) ??
    new Set(
      project.containers.flatMap(({ partial, image }) => (partial || image === undefined ? [] : [placeKey(image)])),
    );
  wholes.set(project, places);
  return places;
}

/** The same image in the same place only once; what a build argument resolves is not also reported as unresolved. */
function distinct(uses: readonly ImageUse[]): readonly ImageUse[] {
  const byKey = new Map<string, ImageUse>();
  const resolved = new Set(uses.flatMap((use) => (use.reference ? [placeKey(use)] : [])));
  for (const use of uses) {
    if (use.reference === undefined && use.variant === '' && resolved.has(placeKey(use))) continue;
    const key = `${placeKey(use)}\0${keyOf(use)}`;
    if (!byKey.has(key)) byKey.set(key, use);
  }
  return [...byKey.values()].toSorted((a, b) => compareText(a.path, b.path) || compareSpans(a.span, b.span));
}

/** '' for an unresolved name. */
function keyOf({ reference, platform }: ImageUse): string {
  return reference === undefined ? '' : imageKey({ reference, platform });
}

function placeKey({ path, span: { start } }: Location): string {
  return `${path}\0${start.line}:${start.column}`;
}
