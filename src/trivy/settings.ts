import type { TrivyRequest } from '../core/image-request.ts';

/** What the user said of Trivy, and what the run adds to it. */
export interface TrivySettings extends TrivyRequest {
  /** `linux/amd64`. */
  readonly platform: string;
  /** For each image. */
  readonly timeoutSeconds: number;
  /** Whether Trivy may be downloaded if there is none. */
  readonly mayDownload: boolean;
  /** Ours, to look things up in. A child gets none of it but what is listed for it. */
  readonly environment: Environment;
  /** Scans side by side; 2 unless told otherwise. */
  readonly parallel?: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A Trivy that may be started. */
export interface Trivy {
  /** An absolute path. */
  readonly program: string;
  readonly version: string;
}
