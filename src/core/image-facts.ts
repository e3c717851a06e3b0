import type { Distribution } from './image-report.ts';

/** An image by its full name, normalised: no registry is docker.io. */
export interface ImageName {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/** What a scan saw in an image; the files only name it. */
export interface ImageFacts {
  /** The user of its process if no USER is set; '' is root; `undefined` if the scan did not see it. */
  readonly user: string | undefined;
  readonly distribution: Distribution | undefined;
  /** The digest that its tag names now: that of the index, if there is one; '' if unknown. */
  readonly digest: string;
  /** The platform that was scanned, such as `linux/amd64`; '' if unknown. */
  readonly platform: string;
}

/** `undefined` for an image that was not scanned. */
export type KnownImages = (image: ImageName) => ImageFacts | undefined;
