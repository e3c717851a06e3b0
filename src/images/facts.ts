import type { ImageFacts, ImageFactsLookup } from '../core/image-facts.ts';
import type { ImageReport } from '../core/image-report.ts';
import type { ImageReference } from '../documents/image-reference.ts';
import { imageKey } from './image-key.ts';

/** An image that was looked into. */
export interface KnownImage {
  readonly reference: ImageReference;
  readonly report: ImageReport;
  readonly digest: string;
}

/** What rules may know of images that were looked into, by their resolved reference. */
export function factsOf(known: readonly KnownImage[]): ImageFactsLookup {
  const facts = new Map(known.map((image) => [imageKey({ reference: image.reference, platform: '' }), factsIn(image)]));
  return (reference) => facts.get(imageKey({ reference, platform: '' }));
}

function factsIn({ report, digest }: KnownImage): ImageFacts {
  const { configuration, distribution, platform } = report;
  return {
    user: configuration?.user,
    ended: distribution?.endOfLife ? `${distribution.family} ${distribution.version}`.trim() : '',
    digest,
    platform,
  };
}
