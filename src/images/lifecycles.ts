/** A release, and the days between which it may be suggested; never if `from` is ''. */
export interface Release {
  readonly version: string;
  readonly codename: string;
  readonly from: string;
  readonly end: string;
}

export interface DistributionRelease extends Release {
  readonly family: string;
}

/** The releases of an image, from the oldest to the newest. */
export interface KnownProduct {
  readonly cycles: readonly Release[];
  /** `data`: another major version needs a manual migration of its data. */
  readonly traits: readonly string[];
}

/** The known lifetimes of releases. */
export interface Lifecycles {
  /** By the short name of an image. */
  productOf(name: string): KnownProduct | undefined;
  /** The distribution that a part of a tag names: `bookworm`, `alpine3.22`. */
  distributionOf(part: string): DistributionRelease | undefined;
}
