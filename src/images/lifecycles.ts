/** A release, and the days between which it may be advised: `from` '' is never. */
export interface Release {
  readonly version: string;
  readonly codename: string;
  readonly from: string;
  readonly end: string;
}

export interface DistributionRelease extends Release {
  readonly family: string;
}

/** What an image brings, from the oldest release to the newest. */
export interface KnownProduct {
  readonly cycles: readonly Release[];
  /** `data`: another major version needs its data moved, by hand. */
  readonly traits: readonly string[];
}

/** What is known of how long releases live. */
export interface Lifecycles {
  /** By the short name of an image. */
  productOf(name: string): KnownProduct | undefined;
  /** The distribution that a part of a tag names: `bookworm`, `alpine3.22`. */
  distributionOf(part: string): DistributionRelease | undefined;
}
