import type { ImageFacts, KnownImages } from '../core/image-facts.ts';
import type { ImageReport } from '../core/image-report.ts';
import type { ImageReference } from '../documents/image-reference.ts';
import { imageKey } from './image-key.ts';

/** An image that was looked at. */
export interface SeenImage {
  readonly reference: Pick<ImageReference, 'registry' | 'repository' | 'tag' | 'digest'>;
  /** That the registry gave for its tag; '' where it was not asked: then the report's counts. */
  readonly digest: string;
  readonly report: ImageReport;
}

/**
 * What rules may learn from scans, of head's and base's images alike: one answer serves both commits, so that nothing is
 * introduced by knowing more. Of an image that was seen on several platforms the first counts.
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
