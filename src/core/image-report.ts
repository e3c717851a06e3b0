/**
 * What a scanner says of one image, whichever scanner it was. Text in it comes from a registry, an image or an advisory,
 * so all of it is hostile; what a scanner did not say is '' or `undefined`.
 */
export interface ImageReport {
  /** `trivy`, `grype`, `clair`, or the name of the tool that wrote a SARIF file. */
  readonly scanner: string;
  /** The image's name as the report carries it; '' where it carries none. */
  readonly name: string;
  /** Other names that the report gives the same image: its tags where it was scanned. */
  readonly otherNames?: readonly string[];
  /** Digests of the manifest or index that the name stood for, `sha256:…`. */
  readonly digests: readonly string[];
  /** `linux/amd64`; '' where it is not known. */
  readonly platform: string;
  readonly distribution: Distribution | undefined;
  /** `undefined` where the report holds none of it. */
  readonly configuration: ImageConfiguration | undefined;
  readonly vulnerabilities: readonly ReportedVulnerability[];
  /** Parts of the image that the scanner did not look at, each as a sentence that says what to do. */
  readonly unseen: readonly string[];
}

export interface Distribution {
  /** `debian`, `alpine`, … as the scanner calls it. */
  readonly family: string;
  readonly version: string;
  /** True where the scanner says that it gets no more fixes. */
  readonly endOfLife: boolean;
}

export interface ReportedVulnerability {
  /** `CVE-2024-1`, `GHSA-…`. */
  readonly id: string;
  readonly package: string;
  /** Where in the image the package lies; '' for a package of the distribution. */
  readonly path: string;
  readonly installed: string;
  /** '' where no version fixes it. */
  readonly fixed: string;
  /** The scanner's own word. */
  readonly severity: string;
  readonly title: string;
  readonly url: string;
  /** The uncompressed digest (diff id) of the layer that brought the package; '' where it is not known. */
  readonly layer: string;
}

/** How an image is run and how it was made, as its configuration says. */
export interface ImageConfiguration {
  /** '' is root. */
  readonly user: string;
  /** `NAME=value`. */
  readonly environment: readonly string[];
  readonly exposed: readonly string[];
  readonly volumes: readonly string[];
  /** The command's words, `NONE` among them where it was switched off; `undefined` where there is none. */
  readonly healthcheck: readonly string[] | undefined;
  readonly history: readonly HistoryEntry[];
  /** Diff ids of the layers, lowest first: those of the history entries that are not empty. */
  readonly layers: readonly string[];
}

export interface HistoryEntry {
  /** As the builder wrote it: `RUN /bin/sh -c apt-get update # buildkit`, `/bin/sh -c #(nop)  USER app`. */
  readonly createdBy: string;
  readonly emptyLayer: boolean;
}
