import type { TrivyRequest } from '../core/image-request.ts';

/** The user's settings for Trivy, and those of the run. */
export interface TrivySettings extends TrivyRequest {
  /** `linux/amd64`. */
  readonly platform: string;
  /** For each image. */
  readonly timeoutSeconds: number;
  /** Whether Trivy may be downloaded if there is none. */
  readonly mayDownload: boolean;
  /** The environment of this process, for look-ups. A child process gets only the variables listed for it. */
  readonly environment: Environment;
  /** Parallel scans; 2 by default. */
  readonly parallel?: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A Trivy that is safe to start. */
export interface Trivy {
  /** An absolute path. */
  readonly program: string;
  readonly version: string;
}
