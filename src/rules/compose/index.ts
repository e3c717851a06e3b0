import type { ComposeRule } from '../kinds.ts';
import { buildAndImage } from './build-and-image.ts';
import { committedEnvFile } from './committed-env-file.ts';
import { committedSecret } from './committed-secret.ts';
import { contradictingOption } from './contradicting-option.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { dependencyOrder } from './dependency-order.ts';
import { duplicateContainerName } from './duplicate-container-name.ts';
import { duplicatePort } from './duplicate-port.ts';
import { hardcodedSecret } from './hardcoded-secret.ts';
import { invalidContainerName } from './invalid-container-name.ts';
import { invalidValue } from './invalid-value.ts';
import { missingName } from './missing-name.ts';
import { obsoleteVersion } from './obsolete-version.ts';
import { portOrder } from './port-order.ts';
import { quotedVolume } from './quoted-volume.ts';
import { secretInConfig } from './secret-in-config.ts';
import { sectionOrder } from './section-order.ts';
import { serviceKeyOrder } from './service-key-order.ts';
import { serviceOrder } from './service-order.ts';
import { sharedVolume } from './shared-volume.ts';
import { undefinedReference } from './undefined-reference.ts';
import { unknownKey } from './unknown-key.ts';
import { unpinnedSource } from './unpinned-source.ts';
import { unquotedPort } from './unquoted-port.ts';

/** The rules that read a Compose file as such, in the order of their ids. A new one is its file and one line here. */
export const composeRules = [
  buildAndImage,
  committedEnvFile,
  committedSecret,
  contradictingOption,
  dependencyCycle,
  dependencyOrder,
  duplicateContainerName,
  duplicatePort,
  hardcodedSecret,
  invalidContainerName,
  invalidValue,
  missingName,
  obsoleteVersion,
  portOrder,
  quotedVolume,
  secretInConfig,
  sectionOrder,
  serviceKeyOrder,
  serviceOrder,
  sharedVolume,
  undefinedReference,
  unknownKey,
  unpinnedSource,
  unquotedPort,
] as const satisfies readonly ComposeRule[];
