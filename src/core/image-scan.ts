import type { ImageReport } from './image-report.ts';

/** An image that is looked at. The scanner reads `remote` ones from their registry only, whatever the machine holds. */
export type ScanSubject =
  | {
      readonly kind: 'remote';
      /** Host with its port: `docker.io`, `localhost:5000`. */
      readonly registry: string;
      /** `library/python`. */
      readonly repository: string;
      readonly tag: string;
      /** Takes precedence over the tag; '' where it is not known. */
      readonly digest: string;
      /** `linux/arm64`; '' for the platform that the run asks for. */
      readonly platform: string;
    }
  /** Named by the workflow's author: the machine's own images count as well. */
  | { readonly kind: 'local'; readonly reference: string }
  /** The absolute path of what `docker save` wrote. */
  | { readonly kind: 'archive'; readonly path: string }
  /** The absolute path of the folder of an OCI layout. */
  | { readonly kind: 'layout'; readonly path: string };

/** An answer of a tool or a registry: a failure is a value, told as a gap. */
export type Answer<T> = { readonly kind: 'ok'; readonly value: T } | Failure;

export interface Failure {
  readonly kind: 'failed';
  readonly cause: FailureCause;
  /** One sentence that says what happened and what to do. Never holds a credential; may quote hostile text. */
  readonly reason: string;
}

/**
 * `unavailable`: there is no scanner, or no database, so that no other image will fare better. `unreachable`: nothing
 * answered. `refused`: not asked at all, since that would have broken a rule of ours.
 */
export type FailureCause =
  | 'unavailable'
  | 'unreachable'
  | 'refused'
  | 'unauthorized'
  | 'not-found'
  | 'rate-limited'
  | 'timeout'
  | 'failed';

/** Looks into images. Several may be asked for at once. */
export interface ImageScanner {
  /** Starts what every scan waits for, so that it is done by the time of the first. What goes wrong is told by the scans. */
  prepare(): void;
  scan(subject: ScanSubject): Promise<Answer<ImageReport>>;
  /** What should be told once of the scanner itself: a stale database that could not be renewed. */
  notices(): readonly string[];
  /** Ends what still runs and takes away what was written for a run. */
  close(): Promise<void>;
}

/** The name of a repository as a registry knows it. */
export interface RepositoryName {
  readonly registry: string;
  readonly repository: string;
}

/** What registries say of their images. Asks none that is not on the list of allowed ones. */
export interface ImageRegistry {
  /** The digest that a tag names now: of the index where there is one. */
  digest(image: RepositoryName & { readonly tag: string }): Promise<Answer<string>>;
  /** Tags in the registry's order; bounded. */
  tags(repository: RepositoryName): Promise<Answer<readonly string[]>>;
}

/** `auths` of a Docker configuration: what a program is handed to read one repository, by the registry's key there. */
export type DockerAuths = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Hands out as little as serves: a token for one repository where its registry gives one; empty where all may read. */
export interface RegistryAccess {
  accessTo(repository: RepositoryName): Promise<Answer<DockerAuths>>;
}
