import type { Edit } from './edit.ts';
import type { Finding, Route } from './finding.ts';
import type { Location } from './location.ts';
import type { SeverityCounts } from './severity.ts';

/** What is reviewed: what the pull request introduces, the changed container files, or the whole repository. */
export const scopes = ['introduced', 'changed-files', 'all'] as const;
export type Scope = (typeof scopes)[number];

export type Status = 'introduced' | 'existing' | 'fixed';

/** Where a finding lies relative to the diff. What to do about it is the reporter's choice. */
export type Placement = 'added-line' | 'diff-context' | 'changed-file' | 'unchanged-file';

export interface ReviewedFinding extends Finding {
  readonly status: Status;
  /** `undefined` where there is no diff. */
  readonly placement: Placement | undefined;
}

/** A finding that somebody silenced. */
export interface SilencedFinding extends ReviewedFinding {
  /** The author's words. */
  readonly reason: string;
  /** What silenced it, and where: `inline comment, Dockerfile:3`, `config, .github/plimsoll.yml:12`. */
  readonly by: string;
  /** True if the pull request itself adds the comment that silences it. */
  readonly addedHere: boolean;
}

/** Something that could not be reviewed or scanned. Reported, never counted as clean. */
export interface Gap {
  readonly path?: string;
  /** The line of the file that the reason is about, from 1. */
  readonly line?: number;
  /** What was not reviewed: a path, an image, a tool. */
  readonly subject: string;
  /** Why, and what to do, in one line. */
  readonly reason: string;
  readonly blocking: boolean;
  /** True if it was reviewed in part; `reason` says what is missing. */
  readonly limited?: boolean;
}

/** An image that a file names, with the results of its scan. Its vulnerabilities are findings at the same place. */
export interface ReviewedImage extends Location {
  readonly route: Route;
  /** The resolved reference. */
  readonly image: string;
  /** The digest of the index, if the tag names one; '' if unknown. */
  readonly digest: string;
  /** The reference of base that it replaces; '' if there is none, or if that one could not be scanned. */
  readonly replaced: string;
  /** Without silenced findings. */
  readonly introduced: SeverityCounts;
  readonly existing: SeverityCounts;
  /** Only in the image that it replaces. */
  readonly fixed: SeverityCounts;
  /** Vulnerabilities left out because no version fixes them. */
  readonly unfixed: number;
  readonly advice: ImageAdvice | undefined;
  /** What limits these counts, each one sentence. */
  readonly notes: readonly string[];
  /** Rule, stage or service and repository, hashed; holds no tag, no digest and no line. */
  readonly fingerprint: string;
}

/** What to pull instead, proven by scans. */
export interface ImageAdvice {
  /**
   * `better`: another tag has fewer vulnerabilities. `pin`: no better tag was found, so pin the scanned digest. `none`:
   * the reference is pinned already, or the digest is unknown. For images that were built here: `base` if the
   * vulnerabilities come from the base image, `instruction` if an instruction of the Dockerfile adds them.
   */
  readonly kind: 'better' | 'pin' | 'none' | 'base' | 'instruction';
  /** The reference to write for `better` and `pin`, otherwise the image itself. */
  readonly image: string;
  /** The counts of the image itself, with silenced findings, as in `offers`. */
  readonly own: SeverityCounts;
  /** Candidates that were scanned, the best first. */
  readonly offers: readonly { readonly image: string; readonly counts: SeverityCounts }[];
  /** Empty where the place does not allow a mechanical change. */
  readonly edits: readonly Edit[];
}

export interface ImageStats {
  readonly image: string;
  readonly introduced: number;
  readonly existing: number;
  readonly fixed: number;
  /** Left out because no version fixes them. */
  readonly unfixed: number;
}

/** Counts for people; nothing here changes from run to run on the same commits. */
export interface Stats {
  /** Container files of head that were reviewed; files read only as context do not count. */
  readonly files: number;
  readonly dockerfiles: number;
  readonly composeFiles: number;
  /** Rules that ran. */
  readonly rules: number;
  readonly introduced: number;
  readonly existing: number;
  readonly fixed: number;
  readonly silenced: number;
  readonly images: readonly ImageStats[];
}

/** A finished review. `findings` are those in scope and those that were fixed, sorted by place. */
export interface Review {
  readonly scope: Scope;
  /** False if there was nothing to compare with; then every finding is `existing`. */
  readonly hasBase: boolean;
  readonly findings: readonly ReviewedFinding[];
  readonly silenced: readonly SilencedFinding[];
  readonly gaps: readonly Gap[];
  /** Where head has the value of a secret, reported or not; reporters must not show it when they quote a line. */
  readonly secrets?: readonly Location[];
  /** Images that were scanned or that a report covers, sorted by place. */
  readonly images: readonly ReviewedImage[];
  readonly stats: Stats;
}
