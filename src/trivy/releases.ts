import { releases } from './release-table.ts';

/** Malicious releases of March 2026: https://github.com/advisories/GHSA-69fq-xp46-6x23 */
const malicious: ReadonlySet<string> = new Set(['0.69.4', '0.69.5', '0.69.6']);

/** Archives that upstream publishes, by `process.platform` and `process.arch`; there is none for Windows on ARM. */
const archiveEndings: Readonly<Record<string, string>> = {
  'linux x64': 'Linux-64bit.tar.gz',
  'linux arm64': 'Linux-ARM64.tar.gz',
  'darwin x64': 'macOS-64bit.tar.gz',
  'darwin arm64': 'macOS-ARM64.tar.gz',
  'win32 x64': 'windows-64bit.zip',
};

/** `undefined` if upstream publishes none for this machine. */
export function archiveName(version: string, platform: string, architecture: string): string | undefined {
  const ending = archiveEndings[`${platform} ${architecture}`];
  return ending === undefined ? undefined : `trivy_${version}_${ending}`;
}

/** `undefined` for versions and archives that are not in the table. */
export function archiveDigest(version: string, archive: string): string | undefined {
  return Object.hasOwn(releases, version) ? releases[version]?.[archive] : undefined;
}

/** Whatever comes before or after the three numbers. */
export function isMalicious(version: string): boolean {
  return malicious.has(/\d+\.\d+\.\d+/.exec(version)?.[0] ?? '');
}

export function maliciousAt(version: string, where: string): string {
  return `Trivy ${version} is one of the malicious releases of March 2026 and is not used. ${where}: use another version, and follow https://github.com/advisories/GHSA-69fq-xp46-6x23 if it ever ran.`;
}
