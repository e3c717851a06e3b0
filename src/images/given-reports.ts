import type { ImageReport } from '../core/image-report.ts';
import type { Gap } from '../core/review.ts';
import type { NamedImage } from './image-key.ts';

/** Reports of scanners that the user gave. */
export interface GivenReports {
  /** The report that speaks of an image. */
  of(image: NamedImage): ImageReport | undefined;
  /** Those that could not be read, or that speak of nothing here. */
  readonly gaps: readonly Gap[];
}

export const noReports: GivenReports = { of: () => undefined, gaps: [] };
