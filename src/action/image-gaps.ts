import { compareText } from '../core/finding.ts';
import type { Gap } from '../core/review.ts';
import { count } from '../core/text.ts';
import type { ImageUse } from '../images/image-use.ts';
import { imageUses } from '../images/references.ts';
import type { Material } from './material.ts';

/** The images whose content nobody looked at: those that the change brings, or all under the wider scopes. */
export function imageGaps({ head, base, options }: Material): readonly Gap[] {
  const before = options.scope === 'introduced' && base ? imageUses(base, options.images) : [];
  return newImages(imageUses(head, options.images), before).map((image) => ({
    subject: image,
    reason: 'Not scanned for known vulnerabilities: image scanning is not in this version yet.',
    blocking: false,
  }));
}

/** Names of images that head pulls and base did not, resolved where they can be, each once, sorted. */
function newImages(head: readonly ImageUse[], base: readonly ImageUse[]): readonly string[] {
  const nameOf = ({ reference, raw }: ImageUse) => reference?.raw ?? raw;
  const before = new Set(base.map(nameOf));
  return [...new Set(head.map(nameOf).filter((name) => !before.has(name)))].toSorted(compareText);
}

/** One notice for all of them. */
export function imageNotice(gaps: readonly Gap[]): readonly Gap[] {
  if (gaps.length === 0) return [];
  const reason = `${count(gaps.length, 'image was', 'images were')} not scanned for known vulnerabilities: image scanning is not in this version yet.`;
  return [{ subject: 'images', reason, blocking: false }];
}
