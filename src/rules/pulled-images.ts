import type { Span } from '../core/location.ts';
import type { Violation } from '../core/rule.ts';
import type { DockerfileDocument } from '../documents/dockerfile/model.ts';
import { pullsImage, sources } from '../documents/dockerfile/sources.ts';
import { type ImageReference, parseImageReference } from '../documents/image-reference.ts';
import { contextNames } from '../documents/named-contexts.ts';
import type { Project } from '../documents/project.ts';

/** An image that a build pulls, and where it is named. */
export interface PulledImage {
  readonly reference: ImageReference;
  readonly span: Span;
  /** The name as written. */
  readonly raw: string;
  /** `FROM`, `COPY --from`, `RUN --mount`. */
  readonly how: string;
  /** The severity if every service that builds the Dockerfile sets another version by an argument. */
  readonly milder: Pick<Violation, 'severity' | 'related'>;
}

const mostBuilds = 100;

/**
 * Every external image with a known name, in FROM, COPY --from and RUN --mount, without earlier stages and named
 * contexts.
 */
export function* pulledImages(document: DockerfileDocument, project: Project): Iterable<PulledImage> {
  const given = contextNames(document, project);
  for (const { variables, ...image } of namedImages(document)) {
    if (!given.has(image.reference.raw)) yield { ...image, milder: milderWhereChosen(document, variables, project) };
  }
}

/** The default then matters only for builds without Compose; the image that Compose selects is judged there. */
function milderWhereChosen(
  document: DockerfileDocument,
  variables: readonly string[],
  project: Project,
): PulledImage['milder'] {
  const builds = variables.length === 0 ? [] : project.buildsOf(document).slice(0, mostBuilds);
  const chosen = builds.flatMap(({ build }) => build.args.find(({ name }) => variables.includes(name)) ?? []);
  const [first] = chosen;
  if (first === undefined || chosen.length < builds.length || chosen.some(({ passedThrough }) => passedThrough))
    return {};
  const related = { path: first.path, span: first.option, message: 'Compose builds it with another.' };
  return { severity: 'low', related: [related] };
}

function* namedImages(
  document: DockerfileDocument,
): Iterable<Omit<PulledImage, 'milder'> & { readonly variables: readonly string[] }> {
  for (const { base, image } of document.stages) {
    const { span, raw, variables } = image;
    if (base.kind === 'image') yield { reference: base.reference, span, raw, how: 'FROM', variables };
  }
  for (const { value, how } of sources(document.instructions)) {
    if (value.text === undefined || !pullsImage(document, value.text)) continue;
    const reference = parseImageReference(value.text);
    if (reference) yield { reference, span: value.span, raw: value.raw, how, variables: [] };
  }
}
