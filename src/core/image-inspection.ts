import type { Finding, Route } from './finding.ts';
import type { KnownImages } from './image-facts.ts';
import type { Location } from './location.ts';
import type { Gap, ImageAdvice, Status } from './review.ts';
import type { SeverityCounts } from './severity.ts';

/** What scans and reports say of the images of a review, before anything is silenced or left out. */
export interface ImageInspection {
  readonly images: readonly InspectedImage[];
  /** Findings of the rules on an image's configuration, and their status. */
  readonly findings: readonly StatedFinding[];
  /** Images that were not looked at, and why. */
  readonly gaps: readonly Gap[];
  /** Reports that speak of nothing in these commits: a gap each, unless they speak of what is in another part. */
  readonly unmatched: readonly Gap[];
  readonly facts: KnownImages;
}

/** A finding whose status is not told by comparing files. */
export interface StatedFinding {
  readonly finding: Finding;
  readonly status: Exclude<Status, 'fixed'>;
}

export interface InspectedImage extends Location {
  readonly route: Route;
  /** The resolved reference. */
  readonly image: string;
  /** Of the index where the tag names one; '' where it is not known. */
  readonly digest: string;
  /** The reference of base that was scanned beside it; '' where there is none. */
  readonly replaced: string;
  readonly findings: readonly StatedFinding[];
  readonly fixed: SeverityCounts;
  readonly unfixed: number;
  readonly advice: ImageAdvice | undefined;
  /** What limits the counts, each one sentence. */
  readonly notes: readonly string[];
  readonly fingerprint: string;
}

export const noImages: ImageInspection = { images: [], findings: [], gaps: [], unmatched: [], facts: () => undefined };

/** An inspection of a whole repository: what its reports do not match is matched nowhere. */
export function whole(inspection: ImageInspection): ImageInspection {
  return { ...inspection, gaps: [...inspection.gaps, ...inspection.unmatched], unmatched: [] };
}
