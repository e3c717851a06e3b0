import { compareText } from '../core/finding.ts';
import type { Location } from '../core/location.ts';
import type { Stage } from '../documents/dockerfile/model.ts';
import type { ImageReference } from '../documents/image-reference.ts';
import type { Project } from '../documents/project.ts';

/** An image that the files of a commit pull into what ships, and the place that names it. */
export interface PulledImage extends Location {
  /** `undefined` where the name depends on something that the files do not say. */
  readonly reference: ImageReference | undefined;
  /** As written. */
  readonly raw: string;
}

/**
 * External images of the stages that ship (at the root of their FROM chain) and of services that build nothing. The
 * images of stages that only build are left out: nothing of their content ships but what is copied by name.
 */
export function pulledImages(project: Project, reviewed: ReadonlySet<string>): readonly PulledImage[] {
  const images: PulledImage[] = [];
  for (const document of project.dockerfiles) {
    if (!reviewed.has(document.path)) continue;
    for (const stage of document.stages.filter((candidate) => project.shippedStages(document).includes(candidate))) {
      const root = stage.chain.at(-1) ?? stage;
      const reference = referenceOf(root);
      if (reference !== 'none')
        images.push({ path: document.path, span: root.image.span, raw: root.image.raw, reference });
    }
  }
  for (const document of project.composeFiles) {
    if (!reviewed.has(document.path)) continue;
    for (const { image, reference, build } of project.containersOf(document)) {
      if (image === undefined || build !== undefined) continue;
      images.push({ path: image.path, span: image.span, raw: image.raw, reference });
    }
  }
  return images;
}

function referenceOf({ base }: Stage): ImageReference | undefined | 'none' {
  switch (base.kind) {
    case 'image':
      return base.reference;
    case 'unresolved':
      // Without any FROM there is nothing to scan, and the file is a gap already.
      return base.raw === '' ? 'none' : undefined;
    default:
      return 'none';
  }
}

/** Names of images that head pulls and base did not, resolved where they can be, each once, sorted. */
export function newImages(head: readonly PulledImage[], base: readonly PulledImage[]): readonly string[] {
  const nameOf = ({ reference, raw }: PulledImage) => reference?.raw ?? raw;
  const before = new Set(base.map(nameOf));
  return [...new Set(head.map(nameOf).filter((name) => !before.has(name)))].toSorted(compareText);
}
