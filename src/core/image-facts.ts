import type { Distribution } from './image-report.ts';

/** An image by its full name, normalised: no registry is docker.io. */
export interface ImageName {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/** What was seen in an image that a file can only name. */
export interface ImageFacts {
  /** Who its process is when nobody says USER; '' is root; `undefined` where that was not seen. */
  readonly user: string | undefined;
  readonly distribution: Distribution | undefined;
  /** That its tag names now: of the index, where there is one; '' where it is not known. */
  readonly digest: string;
  /** `linux/amd64`: what was looked at; '' where it is not known. */
  readonly platform: string;
}

/** `undefined` for an image that was not looked at. */
export type KnownImages = (image: ImageName) => ImageFacts | undefined;
