import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../core/image-scan.ts';
import type { Log } from '../core/log.ts';
import { quoted } from '../core/text.ts';
import { environmentFor } from './child-environment.ts';
import { unavailable } from './failures.ts';
import { fileDigest } from './file-digest.ts';
import { fileName } from './programs.ts';
import { archiveDigest, archiveName } from './releases.ts';
import type { Environment, TrivySettings } from './settings.ts';
import { keepInCache } from './tool-cache.ts';
import { unpack } from './unpack.ts';
import type { Workplace } from './workplace.ts';

/** An archive, and the digest that it must have before it is unpacked. */
export interface WantedArchive {
  readonly version: string;
  readonly name: string;
  readonly digest: string;
}

/** The archive for this machine and its digest: from our table, or from the user for other versions. */
export function wantedArchive(version: string, sha256: string): Answer<WantedArchive> {
  const name = archiveName(version, process.platform, process.arch);
  if (name === undefined) {
    return unavailable(
      `Trivy has no release for ${process.platform} on ${process.arch}: build it, and set \`trivy-path\` to the program.`,
    );
  }
  const known = archiveDigest(version, name);
  const digest = sha256 || known;
  if (digest === undefined) {
    return unavailable(
      `Trivy ${version} is not in Plimsoll's table of releases: set \`trivy-sha256\` to the SHA-256 of its archive \`${name}\`.`,
    );
  }
  if (known !== undefined && known !== digest) {
    return unavailable(
      `\`trivy-sha256\` is not the digest of \`${name}\`, which is ${known}: remove it for this version.`,
    );
  }
  return { kind: 'ok', value: { version, name, digest } };
}

const releasePage = 'https://github.com/aquasecurity/trivy/releases/download';

/** Downloads an archive, checks its digest, and only then unpacks it. Returns the program's path. */
export async function installTrivy(
  { version, name, digest }: WantedArchive,
  settings: TrivySettings,
  workplace: Workplace,
  log: Log,
): Promise<Answer<string>> {
  const base = settings.mirror.replace(/\/+$/, '') || releasePage;
  if (!isSafe(base)) {
    return unavailable(`\`trivy-mirror\` must be an https URL (plain http only on loopback), not ${quoted(base)}.`);
  }
  const url = `${base}/v${version}/${name}`;
  const folders = workplace.folders();
  const archive = join(folders.temporary, name);
  log.info(`Downloading Trivy ${version} from ${new URL(base).host}.`);
  // Loaded late: most runs download nothing.
  const { download } = await import('./download.ts');
  const trouble = await download(url, archive, workplace.signal);
  if (trouble !== undefined) {
    return unavailable(
      `Trivy could not be downloaded from ${quoted(url, 300)} (${quoted(trouble)}): allow that host, or set \`trivy-mirror\` or \`trivy-path\`.`,
    );
  }
  const found = await fileDigest(archive);
  if (found !== digest) {
    return unavailable(
      `The file from ${quoted(url, 300)} is not Trivy ${version}: its SHA-256 is ${found}, not ${digest}. It was not opened.`,
    );
  }
  const folder = join(folders.root, 'trivy');
  mkdirSync(folder);
  const refusal = await unpack(archive, folder, environmentFor(settings.environment, folders), workplace);
  if (refusal !== undefined) return unavailable(`${quoted(name)} could not be unpacked: ${refusal}`);
  const program = join(folder, fileName('trivy'));
  if (lstatSync(program, { throwIfNoEntry: false })?.isFile() !== true) {
    return unavailable(`${quoted(name)} has no \`${fileName('trivy')}\` at its top level.`);
  }
  chmodSync(program, 0o755);
  return { kind: 'ok', value: await kept(folder, program, { version, name, digest }, settings.environment, log) };
}

/** Moves the program to the tool cache; if that is not writable, it stays where it was unpacked. Returns its path. */
async function kept(
  folder: string,
  program: string,
  { version, digest }: WantedArchive,
  environment: Environment,
  log: Log,
): Promise<string> {
  try {
    return await keepInCache(folder, version, digest, environment);
  } catch (error) {
    // The toolkit wraps system errors in errors without a code.
    if (!(error instanceof Error)) throw error;
    log.info(`Trivy ${version} could not be kept in the tool cache (${error.message}).`);
    return program;
  }
}

/** Plain HTTP is allowed only on loopback. */
export function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname));
}
