import type { Gap } from '../core/review.ts';
import { count } from '../core/text.ts';
import { newImages, pulledImages } from '../images/references.ts';
import type { Material } from './material.ts';

/** The images whose content nobody looked at: those that the change brings, or all under the wider scopes. */
export function imageGaps({ head, base, options }: Material): readonly Gap[] {
  const before = options.scope === 'introduced' && base ? pulledImages(base.project, base.reviewed) : [];
  return newImages(pulledImages(head.project, head.reviewed), before).map((image) => ({
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
