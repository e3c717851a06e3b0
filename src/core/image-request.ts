/** What the user asked of the scan of images, by inputs or by flags. */
export interface ImageRequest {
  /** `auto`: what cannot be scanned is told and blocks nothing; `true`: it blocks; `false`: nothing is scanned. */
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

/** What the user said of Trivy. '' and empty lists stand for what was not given. */
export interface TrivyRequest {
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
}

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

/** Whether an image was named that any Dockerfile may pull or build, changed or not. */
export function namesImages({ images, reports }: Pick<ImageRequest, 'images' | 'reports'>): boolean {
  return images.length > 0 || reports.length > 0;
}

/** Reads `WHAT = FOR`. An `=` without blanks around it may be part of a name. */
export function namedSource(line: string): NamedSource {
  const [, what = line, belongsTo = ''] = /^(.*\S)\s+=\s+(\S.*)$/.exec(line) ?? [];
  return { what: what.trim(), belongsTo: belongsTo.trim() };
}
