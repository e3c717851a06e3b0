import type { ImageReport } from './image-report.ts';

/** An image to scan. The scanner reads `remote` ones only from their registry, even if the machine has them too. */
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
  /** Named by the workflow's author, so it may also be an image of this machine. */
  | { readonly kind: 'local'; readonly reference: string }
  /** The absolute path of a `docker save` archive. */
  | { readonly kind: 'archive'; readonly path: string }
  /** The absolute path of the folder of an OCI layout. */
  | { readonly kind: 'layout'; readonly path: string };

/** An answer of a tool or a registry. A failure is a value and is reported as a gap. */
export type Answer<T> = { readonly kind: 'ok'; readonly value: T } | Failure;

export interface Failure {
  readonly kind: 'failed';
  readonly cause: FailureCause;
  /** One sentence that says what happened and what to do. Never holds a credential; may quote hostile text. */
  readonly reason: string;
}

export function failure(cause: FailureCause, reason: string): Failure {
  return { kind: 'failed', cause, reason };
}

/**
 * `unavailable`: there is no scanner, or no database, so every other image will fail too. `unreachable`: nothing
 * answered. `refused`: no request was made, because one of our own rules forbids it.
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

/** Scans images. Several scans may be requested at once. */
export interface ImageScanner {
  /** Starts early what every scan needs, so that the first one does not wait. The scans report what goes wrong. */
  prepare(): void;
  scan(subject: ScanSubject): Promise<Answer<ImageReport>>;
  /** Notices about the scanner itself, to be shown once: a stale database that could not be updated. */
  notices(): readonly string[];
  /** Stops what still runs and removes the run's temporary files. */
  close(): Promise<void>;
}

/** The name of a repository as a registry knows it. */
export interface RepositoryName {
  readonly registry: string;
  readonly repository: string;
}

/** What registries say about their images. Contacts only allowed registries. */
export interface ImageRegistry {
  /** The digest that a tag names now: that of the index, if there is one. */
  digest(image: RepositoryName & { readonly tag: string }): Promise<Answer<string>>;
  /** Tags in the registry's order; bounded. */
  tags(repository: RepositoryName): Promise<Answer<readonly string[]>>;
}

/** `auths` of a Docker configuration, by registry: the credentials that a program gets to read one repository. */
export type DockerAuths = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Gives the least that suffices: a token for one repository if its registry issues tokens; nothing if it is public. */
export interface RegistryAccess {
  accessTo(repository: RepositoryName): Promise<Answer<DockerAuths>>;
}
