import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DockerAuths } from '../core/image-scan.ts';
import type { ChildFolders } from './child-environment.ts';

/**
 * Writes a Docker configuration with only these credentials, for one child process; returns the variable that names it.
 * Writes nothing if there are none.
 */
export function writeLogin(auths: DockerAuths, folders: ChildFolders): Readonly<Record<string, string>> {
  if (Object.keys(auths).length === 0) return {};
  const folder = join(folders.root, 'docker');
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths }), { mode: 0o600, flag: 'wx' });
  return { DOCKER_CONFIG: folder };
}
