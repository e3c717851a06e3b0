import type { ImageReference } from '../../documents/image-reference.ts';
import { knownAs } from '../../documents/official-images.ts';
import { isWindowsImage } from '../../documents/windows-images.ts';

/** Official images that contain bash unless their tag says Alpine: built on Debian, Ubuntu, Fedora or similar. */
const withBash = new Set([
  'almalinux',
  'amazonlinux',
  'buildpack-deps',
  'centos',
  'debian',
  'eclipse-temurin',
  'fedora',
  'golang',
  'gradle',
  'httpd',
  'maven',
  'nginx',
  'node',
  'openjdk',
  'perl',
  'php',
  'postgres',
  'python',
  'rockylinux',
  'ruby',
  'rust',
  'ubuntu',
]);

/**
 * A shell of the image that knows `pipefail`, as an argument of SHELL; `undefined` if the image is not known to have
 * one.
 */
export function pipefailShell(reference: ImageReference): string | undefined {
  const { tag } = reference;
  const name = knownAs(reference);
  if (isWindowsImage(reference, '')) return undefined;
  if (name === 'alpine' || /(?:^|-)alpine/.test(tag)) return '["/bin/ash", "-eo", "pipefail", "-c"]';
  return withBash.has(name) ? '["/bin/bash", "-o", "pipefail", "-c"]' : undefined;
}
