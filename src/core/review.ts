import type { Edit } from './edit.ts';
import type { Finding, Route } from './finding.ts';
import type { Location } from './location.ts';
import type { SeverityCounts } from './severity.ts';

/** What a review looks at: what the pull request introduces, the changed container files, or the whole repository. */
export const scopes = ['introduced', 'changed-files', 'all'] as const;
export type Scope = (typeof scopes)[number];

export type Status = 'introduced' | 'existing' | 'fixed';

/** Where a finding lies relative to the diff. Classified first; what to do about it is the reporter's choice. */
export type Placement = 'added-line' | 'diff-context' | 'changed-file' | 'unchanged-file';

export interface ReviewedFinding extends Finding {
  readonly status: Status;
  /** `undefined` where there is no diff. */
  readonly placement: Placement | undefined;
}

/** A finding that somebody chose not to hear. */
export interface SilencedFinding extends ReviewedFinding {
  /** The author's words. */
  readonly reason: string;
  /** What silenced it, and where: `inline comment, Dockerfile:3`, `config, .github/plimsoll.yml:12`. */
  readonly by: string;
  /** True where the pull request itself added the comment that silences. */
  readonly addedHere: boolean;
}

/** A file or tool we could not hear. Reported, never counted as clean. */
export interface Gap {
  readonly path?: string;
  /** What was not heard: a path, an image, a tool. */
  readonly subject: string;
  /** Why, and what to do, in one line. */
  readonly reason: string;
  readonly blocking: boolean;
  /** It was looked at all the same, with the limits that the reason tells. */
  readonly limited?: boolean;
}

/** An image that a file names, with what a scan said of it. Its vulnerabilities are findings at the same place. */
export interface ReviewedImage extends Location {
  readonly route: Route;
  /** The resolved reference. */
  readonly image: string;
  /** Of the index where the tag names one; '' where it is not known. */
  readonly digest: string;
  /** The reference of base that it takes the place of; '' where there is none, or none that could be scanned. */
  readonly replaced: string;
  /** What nobody silenced. */
  readonly introduced: SeverityCounts;
  readonly existing: SeverityCounts;
  /** Only in the image that it takes the place of. */
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
   * `better`: another tag has fewer. `pin`: none was found that has, so the digest that was scanned is written down.
   * `none`: that digest is written down already, or not known. Of an image that was built here, `base`: it is built on
   * what brings them; `instruction`: an instruction of its own does.
   */
  readonly kind: 'better' | 'pin' | 'none' | 'base' | 'instruction';
  /** The reference to write; of another kind the image itself. */
  readonly image: string;
  /** What the image itself has, counted as the offers are: with what was silenced. */
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
  /** Container files of head in scope that were read and checked; what was read only as context does not count. */
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

/** A finished review. `findings` hold what is in scope, and what was fixed; sorted by place. */
export interface Review {
  readonly scope: Scope;
  /** False where there was nothing to compare with: everything is then `existing`. */
  readonly hasBase: boolean;
  readonly findings: readonly ReviewedFinding[];
  readonly silenced: readonly SilencedFinding[];
  readonly gaps: readonly Gap[];
  /** Where head holds the value of a secret, told or not: who shows a line of a file leaves these out. */
  readonly secrets?: readonly Location[];
  /** Images that were scanned, or that a report speaks of; by place. */
  readonly images: readonly ReviewedImage[];
  readonly stats: Stats;
}
