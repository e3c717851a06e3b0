// Writes src/trivy/release-table.ts: which Trivy is fetched, and the SHA-256 of its archives.
//   node scripts/refresh-trivy.ts VERSION RELEASED CHECKSUMS OTHER-CHECKSUMS [TARGET]
// RELEASED is the day of the release (2026-08-14); younger than 14 days it is refused. CHECKSUMS is what the release
// itself publishes (trivy_VERSION_checksums.txt), OTHER-CHECKSUMS the same lines from a source that does not copy it: a
// package manager's recipe, another project's lock. They must agree. Nothing is fetched here, and nothing of this runs
// when images are scanned. What reviewers do beside it is in docs/trivy.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../src/core/errors.ts';
import { archiveName, isMalicious } from '../src/trivy/releases.ts';
import { argumentsOf, onlyWords } from './arguments.ts';

const machines = [
  ['linux', 'x64'],
  ['linux', 'arm64'],
  ['darwin', 'x64'],
  ['darwin', 'arm64'],
  ['win32', 'x64'],
] as const;
const coolingOffDays = 14;

const table = fileURLToPath(new URL('../src/trivy/release-table.ts', import.meta.url));
const { version, rows, target } = argumentsOf(import.meta.filename, (args) => {
  const [version = '', released = '', first = '', second = '', target = table] = onlyWords(args, 5);
  if (second === '') throw new UsageError('Give a version, the day of its release, and two files of checksums');
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new UsageError(`${version} is no version`);
  if (isMalicious(version)) throw new UsageError(`${version} is a malicious release`);
  const days = (Date.now() - Date.parse(released)) / (24 * 60 * 60 * 1000);
  if (!(days >= coolingOffDays)) {
    throw new UsageError(`${version} of ${released} is younger than ${coolingOffDays} days`);
  }
  for (const path of [first, second]) if (!existsSync(path)) throw new UsageError(`There is no file '${path}'`);
  return { version, rows: agreed(version, first, second), target };
});

writeFileSync(
  target,
  `// Written by scripts/refresh-trivy.ts; what is asked of a change is in docs/trivy.md.

/** The version that is downloaded unless the user names one. */
export const pinnedVersion = '${version}';

/** SHA-256 of each archive of a release (https://github.com/aquasecurity/trivy/releases), by version. */
export const releases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '${version}': {
${rows.join('')}  },
};
`,
);

/** The lines of the table, on which both files of checksums agree. Throws `UsageError` where they do not. */
function agreed(version: string, first: string, second: string): readonly string[] {
  const ours = checksums(first);
  const theirs = checksums(second);
  return machines.map(([platform, architecture]) => {
    const archive = archiveName(version, platform, architecture) ?? '';
    const digest = ours.get(archive);
    if (digest === undefined) throw new UsageError(`${first} does not name ${archive}`);
    if (theirs.get(archive) !== digest) throw new UsageError(`${second} does not agree on ${archive}`);
    return `    '${archive}': '${digest}',\n`;
  });
}

/** Lines of `sha256sum`: a digest, spaces, a name. */
function checksums(path: string): ReadonlyMap<string, string> {
  const lines = readFileSync(path, 'utf8').split('\n');
  return new Map(
    lines.flatMap((line): readonly (readonly [string, string])[] => {
      const [, digest = '', name = ''] = /^([0-9a-f]{64})\s+\*?(\S+)\s*$/.exec(line) ?? [];
      return name === '' ? [] : [[name, digest]];
    }),
  );
}
