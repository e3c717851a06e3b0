/** What a scan told of an image, for rules that without it could only guess. */
export interface ImageFacts {
  /** The user that the image's process runs as; '' is root. `undefined`: not known. */
  readonly user: string | undefined;
  /** The distribution in it, where it gets no more fixes: `alpine 3.18`; '' otherwise. */
  readonly ended: string;
  /** Of the index where the tag names one; '' where it is not known. */
  readonly digest: string;
  /** `linux/amd64`; '' where it is not known. */
  readonly platform: string;
}

/** By a resolved reference; the same for head and base, so that knowing more introduces nothing. */
export type ImageFactsLookup = (reference: {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}) => ImageFacts | undefined;
