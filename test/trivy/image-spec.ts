/** One image, as `fixtures` builds it: one description has one digest. */
export interface ImageSpec {
  readonly architecture: 'amd64' | 'arm64' | 'arm';
  readonly variant?: string;
  /** The media types of the OCI image specification instead of Docker's. */
  readonly oci?: boolean;
  readonly config?: ImageConfig;
  /** The history, oldest first. */
  readonly layers: readonly LayerSpec[];
}

/** An index of several platforms. */
export interface IndexSpec {
  readonly platforms: readonly ImageSpec[];
  readonly oci?: boolean;
}

/** As in an image's configuration. Durations are nanoseconds. */
export interface ImageConfig {
  readonly User?: string;
  readonly Env?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly WorkingDir?: string;
  readonly ExposedPorts?: Readonly<Record<string, object>>;
  readonly Volumes?: Readonly<Record<string, object>>;
  readonly Labels?: Readonly<Record<string, string>>;
  readonly Healthcheck?: { readonly Test: readonly string[]; readonly Interval?: number };
}

/** One entry of the history, with the layer that it made unless it is `empty`. */
export interface LayerSpec {
  readonly createdBy: string;
  /** BuildKit writes `buildkit.dockerfile.v0`. */
  readonly comment?: string;
  readonly empty?: boolean;
  readonly files?: Files;
  /** Many small files, for an image that takes its time. */
  readonly filler?: { readonly folder: string; readonly count: number };
}

/** By path, without a slash in front. */
export type Files = Readonly<Record<string, FileSpec>>;

export interface FileSpec {
  readonly text?: string;
  /** An archive of files, by path: a jar, say. */
  readonly zip?: Readonly<Record<string, string>>;
  /** A symbolic link's target. */
  readonly link?: string;
  /** 0o644 unless told; with the bits for set-user-id and set-group-id. */
  readonly mode?: number;
}
