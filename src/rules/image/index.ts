import type { BuiltImageRule } from '../kinds.ts';
import { addedFile } from './added-file.ts';
import { endOfLife } from './end-of-life.ts';
import { fullUpgrade } from './full-upgrade.ts';
import { latestTag } from './latest-tag.ts';
import { loneUpdate } from './lone-update.ts';
import { missingHealthcheck } from './missing-healthcheck.ts';
import { packageCache } from './package-cache.ts';
import { rootUser } from './root-user.ts';
import { secretInEnvironment } from './secret-in-environment.ts';
import { setuidBit } from './setuid-bit.ts';
import { sudo } from './sudo.ts';
import { systemVolume } from './system-volume.ts';

/** The rules that read an image that was built, in the order of their ids. A new one is its file and one line here. */
export const imageRules = [
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
] as const satisfies readonly BuiltImageRule[];
