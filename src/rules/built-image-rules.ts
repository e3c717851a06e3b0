import { addedFile } from './image/added-file.ts';
import { endOfLife } from './image/end-of-life.ts';
import { fullUpgrade } from './image/full-upgrade.ts';
import { latestTag } from './image/latest-tag.ts';
import { loneUpdate } from './image/lone-update.ts';
import { missingHealthcheck } from './image/missing-healthcheck.ts';
import { packageCache } from './image/package-cache.ts';
import { rootUser } from './image/root-user.ts';
import { secretInEnvironment } from './image/secret-in-environment.ts';
import { setuidBit } from './image/setuid-bit.ts';
import { sudo } from './image/sudo.ts';
import { systemVolume } from './image/system-volume.ts';
import type { BuiltImageRule } from './kinds.ts';

/** Every rule on built images, in the order of its id. */
export const builtImageRules: readonly BuiltImageRule[] = [
  addedFile,
  endOfLife,
  fullUpgrade,
  latestTag,
  loneUpdate,
  missingHealthcheck,
  packageCache,
  rootUser,
  secretInEnvironment,
  setuidBit,
  sudo,
  systemVolume,
];
