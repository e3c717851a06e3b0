import type { Answer } from '../core/image-scan.ts';
import type { Registry } from './hosts.ts';

/** What logs in to one registry; '' for what it does not consist of. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Exchanged for a token, by OAuth. */
  readonly identityToken: string;
  /** Shown to the registry as it is. */
  readonly registryToken: string;
}

/** Where credentials come from: the runner's Docker configuration. `undefined` where it has none for that registry. */
export interface CredentialSource {
  credentialsFor(registry: Registry, repository: string): Promise<Answer<Credentials | undefined>>;
}
