/** What the user wants from the image scan, from inputs or flags. */
export interface ImageRequest {
  /**
   * `auto`: an image that cannot be scanned is a gap that does not block; `true`: it blocks; `false`: nothing is
   * scanned.
   */
  readonly mode: 'auto' | 'true' | 'false';
  /** Images that the workflow built. */
  readonly images: readonly NamedSource[];
  /** Reports of other scanners, or of an earlier step. */
  readonly reports: readonly NamedSource[];
  readonly ignoreUnfixed: boolean;
  /** `linux/amd64`. */
  readonly platform: string;
  readonly trivy: TrivyRequest;
}

/** A line `WHAT` or `WHAT = FOR`. */
export interface NamedSource {
  readonly what: string;
  /** A path of a Dockerfile, or for reports also a reference; '' where the line has none. */
  readonly belongsTo: string;
}

/** The user's settings for Trivy. '' and empty lists mean not given. */
export interface TrivyRequest {
  /** The path of an installed Trivy. */
  readonly path: string;
  readonly version: string;
  /** The digest of the archive; together with `path`, or for a Trivy on PATH, that of the program. */
  readonly sha256: string;
  /** Where to download archives instead of from GitHub's releases: `<mirror>/v<version>/<archive>`. */
  readonly mirror: string;
  readonly dbRepositories: readonly string[];
  readonly javaDbRepositories: readonly string[];
  readonly cacheDir: string;
  /** URL of a Trivy server. */
  readonly server: string;
  readonly serverToken: string;
}

/** The forms of values that inputs and flags share. */
export const requestForms = {
  platform: /^[a-z0-9_.-]+(?:\/[a-z0-9_.-]+){1,2}$/,
  version: /^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/,
  sha256: /^[0-9a-f]{64}$/i,
} as const;

export const noImageRequest: ImageRequest = {
  mode: 'false',
  images: [],
  reports: [],
  ignoreUnfixed: true,
  platform: 'linux/amd64',
  trivy: {
    path: '',
    version: '',
    sha256: '',
    mirror: '',
    dbRepositories: [],
    javaDbRepositories: [],
    cacheDir: '',
    server: '',
    serverToken: '',
  },
};

/** Whether the user named images or reports: they can belong to any Dockerfile, changed or not. */
export function namesImages({ images, reports }: Pick<ImageRequest, 'images' | 'reports'>): boolean {
  return images.length > 0 || reports.length > 0;
}

/** Reads `WHAT = FOR`. An `=` without blanks around it may be part of a name. */
export function namedSource(line: string): NamedSource {
  const [, what = line, belongsTo = ''] = /^(.*\S)\s+=\s+(\S.*)$/.exec(line) ?? [];
  return { what: what.trim(), belongsTo: belongsTo.trim() };
}
