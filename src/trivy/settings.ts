/** What the user said of Trivy. Texts are '' where nothing was given. */
export interface TrivySettings {
  /** A Trivy that is already there. */
  readonly path: string;
  readonly version: string;
  /** Of the archive; with `path`, or for one that PATH names, of the program itself. */
  readonly sha256: string;
  /** Where archives are fetched instead of GitHub's releases: `<mirror>/v<version>/<archive>`. */
  readonly mirror: string;
  readonly dbRepositories: readonly string[];
  readonly javaDbRepositories: readonly string[];
  readonly cacheDir: string;
  /** URL of a Trivy server. */
  readonly server: string;
  readonly serverToken: string;
  /** `linux/amd64`. */
  readonly platform: string;
  /** For each image. */
  readonly timeoutSeconds: number;
  /** Whether a Trivy may be fetched where there is none. */
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
