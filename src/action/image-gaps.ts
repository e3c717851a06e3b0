import type { Finding } from '../core/finding.ts';
import type { Location } from '../core/location.ts';
import type { Gap } from '../core/review.ts';
import { count } from '../core/text.ts';
import { newImages, pulledImages } from '../images/references.ts';
import type { Material } from './material.ts';

/**
 * The images whose content nobody looked at: those that the change brings, or all under the wider scopes. `known` are
 * findings on images: who has some was looked at.
 */
export function imageGaps({ head, base, options }: Material, known: readonly Finding[]): readonly Gap[] {
  const seen = new Set(known.map(({ location: { path, span } }) => `${path}:${span.start.line}:${span.start.column}`));
  const isSeen = ({ path, span }: Location) => seen.has(`${path}:${span.start.line}:${span.start.column}`);
  const before = options.scope === 'introduced' && base ? pulledImages(base.project, base.reviewed) : [];
  return newImages(
    pulledImages(head.project, head.reviewed).filter((image) => !isSeen(image)),
    before,
  ).map((image) => ({
    subject: image,
    reason: 'Not scanned for known vulnerabilities: image scanning is not in this version yet.',
    blocking: false,
  }));
}

/** One notice for all of them. */
export function imageNotice(gaps: readonly Gap[]): readonly Gap[] {
  if (gaps.length === 0) return [];
  const reason = `${count(gaps.length, 'image was', 'images were')} not scanned for known vulnerabilities: image scanning is not in this version yet.`;
  return [{ subject: 'images', reason, blocking: false }];
}
