import type { Finding, Route } from './finding.ts';
import type { KnownImages } from './image-facts.ts';
import type { Location } from './location.ts';
import type { Gap, ImageAdvice, Status } from './review.ts';
import type { SeverityCounts } from './severity.ts';

/** What scans and reports say about the images of a review, before anything is silenced or left out. */
export interface ImageInspection {
  readonly images: readonly InspectedImage[];
  /** Findings of the rules on an image's configuration, and their status. */
  readonly findings: readonly StatedFinding[];
  /** Images that were not scanned, and why. */
  readonly gaps: readonly Gap[];
  /**
   * Reports that match nothing in these commits: a gap each, unless they match something in another part of the tree.
   */
  readonly unmatched: readonly Gap[];
  readonly facts: KnownImages;
}

/** A finding whose status does not come from comparing files. */
export interface StatedFinding {
  readonly finding: Finding;
  readonly status: Exclude<Status, 'fixed'>;
}

export interface InspectedImage extends Location {
  readonly route: Route;
  /** The resolved reference. */
  readonly image: string;
  /** The digest of the index, if the tag names one; '' if unknown. */
  readonly digest: string;
  /** The reference of base that it was compared with; '' if there is none. */
  readonly replaced: string;
  readonly findings: readonly StatedFinding[];
  readonly fixed: SeverityCounts;
  readonly unfixed: number;
  readonly advice: ImageAdvice | undefined;
  /** Notes on what limits the counts, each one sentence. */
  readonly notes: readonly string[];
  readonly fingerprint: string;
}

export const noImages: ImageInspection = { images: [], findings: [], gaps: [], unmatched: [], facts: () => undefined };

/** An inspection of a whole repository: a report that matches nothing here matches nothing at all. */
export function whole(inspection: ImageInspection): ImageInspection {
  return { ...inspection, gaps: [...inspection.gaps, ...inspection.unmatched], unmatched: [] };
}
