/**
 * What a scanner reports about one image, whichever scanner it was. The text comes from a registry, an image or an
 * advisory, so all of it is hostile. What the scanner did not say is '' or `undefined`.
 */
export interface ImageReport {
  /** `trivy`, `grype`, `clair`, or the name of the tool that wrote a SARIF file. */
  readonly scanner: string;
  /** The image's name as the report carries it; '' where it carries none. */
  readonly name: string;
  /** Other names of the same image in the report: its tags on the machine that scanned it. */
  readonly otherNames?: readonly string[];
  /** Digests of the manifest or index that the name stood for, `sha256:…`. */
  readonly digests: readonly string[];
  /** `linux/amd64`; '' where it is not known. */
  readonly platform: string;
  readonly distribution: Distribution | undefined;
  /** `undefined` if the report does not contain it. */
  readonly configuration: ImageConfiguration | undefined;
  readonly vulnerabilities: readonly ReportedVulnerability[];
  /** Parts of the image that were not scanned, each as a sentence that says what to do. */
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
  /** The path of the package in the image; '' for a package of the distribution. */
  readonly path: string;
  readonly installed: string;
  /** '' where no version fixes it. */
  readonly fixed: string;
  /** The scanner's own word. */
  readonly severity: string;
  readonly title: string;
  readonly url: string;
  /** The uncompressed digest (diff id) of the layer that added the package; '' if unknown. */
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
  /** The words of the command, with `NONE` if it was switched off; `undefined` if there is none. */
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
