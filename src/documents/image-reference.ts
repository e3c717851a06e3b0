/** An image's name as the distribution grammar has it. A registry's port is not a tag. */
export interface ImageReference {
  /** As written. */
  readonly raw: string;
  /** Host, with its port: `docker.io` where none is written. */
  readonly registry: string;
  /** `library/python`, `org/app`. */
  readonly repository: string;
  /** '' where none is written. */
  readonly tag: string;
  /** `sha256:…`, or '' where none is written. */
  readonly digest: string;
  /** As short as a person writes it, without tag and digest: `python`, `ghcr.io/org/app`. */
  readonly name: string;
}
