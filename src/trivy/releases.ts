// Reviewed by hand; scripts/refresh-trivy.ts writes an entry. What is asked of a change is in docs/trivy.md.

/** The version that is fetched where the user names none. */
export const pinnedVersion = '0.74.0';

/** SHA-256 of each archive of a release (https://github.com/aquasecurity/trivy/releases), by version. */
const releases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '0.74.0': {
    'trivy_0.74.0_Linux-64bit.tar.gz': '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
    'trivy_0.74.0_Linux-ARM64.tar.gz': 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
    'trivy_0.74.0_macOS-64bit.tar.gz': '472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485',
    'trivy_0.74.0_macOS-ARM64.tar.gz': '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11',
    'trivy_0.74.0_windows-64bit.zip': '94c40e0696e4b907a74b7b2e1438d5d72ebaca83115817407f568a002d520842',
  },
};

/** Malicious releases of March 2026: https://github.com/advisories/GHSA-69fq-xp46-6x23 */
const malicious: ReadonlySet<string> = new Set(['0.69.4', '0.69.5', '0.69.6']);

/** Archives that upstream publishes, by what `process.platform` and `process.arch` say; there is no Windows on ARM. */
const archiveEndings: Readonly<Record<string, string>> = {
  'linux x64': 'Linux-64bit.tar.gz',
  'linux arm64': 'Linux-ARM64.tar.gz',
  'darwin x64': 'macOS-64bit.tar.gz',
  'darwin arm64': 'macOS-ARM64.tar.gz',
  'win32 x64': 'windows-64bit.zip',
};

/** `undefined` where upstream publishes none for this machine. */
export function archiveName(version: string, platform: string, architecture: string): string | undefined {
  const ending = archiveEndings[`${platform} ${architecture}`];
  return ending === undefined ? undefined : `trivy_${version}_${ending}`;
}

/** `undefined` for what is not in the table. */
export function archiveDigest(version: string, archive: string): string | undefined {
  return Object.hasOwn(releases, version) ? releases[version]?.[archive] : undefined;
}

/** Whatever stands before or behind the three numbers. */
export function isMalicious(version: string): boolean {
  return malicious.has(/\d+\.\d+\.\d+/.exec(version)?.[0] ?? '');
}
