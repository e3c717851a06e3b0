import type { ImageFacts, KnownImages } from '../core/image-facts.ts';
import type { ImageReport } from '../core/image-report.ts';
import type { ImageReference } from '../documents/image-reference.ts';
import { imageKey } from './image-key.ts';

/** An image that was scanned. */
export interface SeenImage {
  readonly reference: Pick<ImageReference, 'registry' | 'repository' | 'tag' | 'digest'>;
  /** The registry's digest for its tag; '' if it was not requested; then the report's digest counts. */
  readonly digest: string;
  readonly report: ImageReport;
}

/**
 * What rules may know from scans, for images of head and base: both commits get the same answer, so that nothing is
 * introduced by knowing more. If an image was scanned for several platforms, the first counts.
 */
export function knownImages(seen: Iterable<SeenImage>): KnownImages {
  const facts = new Map<string, ImageFacts>();
  for (const { reference, digest, report } of seen) {
    const key = imageKey({ reference, platform: '' });
    if (facts.has(key)) continue;
    const { configuration, distribution, digests, platform } = report;
    facts.set(key, {
      user: configuration?.user,
      distribution,
      digest: digest === '' ? (digests[0] ?? '') : digest,
      platform,
    });
  }
  return (image) => facts.get(imageKey({ reference: image, platform: '' }));
}
