import type { Answer } from '../core/image-scan.ts';
import type { Registry } from './hosts.ts';

/** The credentials for one registry; '' for parts that it does not have. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Exchanged for a token with OAuth. */
  readonly identityToken: string;
  /** Sent to the registry as it is. */
  readonly registryToken: string;
}

/** Gets credentials from the runner's Docker configuration. `undefined` if it has none for that registry. */
export interface CredentialSource {
  credentialsFor(registry: Registry, repository: string): Promise<Answer<Credentials | undefined>>;
}
