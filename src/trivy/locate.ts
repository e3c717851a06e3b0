import { resolve } from 'node:path';
import type { Answer } from '../core/image-scan.ts';
import type { Log } from '../core/log.ts';
import { quoted } from '../core/text.ts';
import { unavailable } from './failures.ts';
import { fileDigest } from './file-digest.ts';
import { installTrivy, wantedArchive } from './install.ts';
import { findOnPath, isProgram } from './programs.ts';
import { pinnedVersion } from './release-table.ts';
import { isMalicious, maliciousAt } from './releases.ts';
import type { Trivy, TrivySettings } from './settings.ts';
import { findCached } from './tool-cache.ts';
import { versionOf } from './version.ts';
import type { Workplace } from './workplace.ts';

/**
 * Finds a Trivy: `trivy-path` as it is; otherwise the one on PATH (if `trivy-version` is given, only that version);
 * otherwise the tool cache; otherwise a download. A malicious release is refused wherever it is found.
 */
export async function locateTrivy(given: TrivySettings, workplace: Workplace, log: Log): Promise<Answer<Trivy>> {
  const settings = { ...given, version: given.version.replace(/^v/, ''), sha256: given.sha256.toLowerCase() };
  const mistake = mistakeIn(settings);
  if (mistake !== undefined) return unavailable(mistake);
  const told = (trivy: Trivy, from: string): Answer<Trivy> => {
    log.info(`Trivy ${trivy.version} (${from}: ${trivy.program}).`);
    return { kind: 'ok', value: trivy };
  };

  if (settings.path !== '') {
    const named = await atPath(resolve(settings.path), settings, workplace);
    return named.kind === 'ok' ? told(named.value, '`trivy-path`') : named;
  }
  const onPath = findOnPath('trivy', settings.environment);
  let passedOver = '';
  if (onPath !== undefined) {
    const found = await fromPath(onPath, settings, workplace);
    if (found.kind === 'failed') return found;
    if (typeof found.value !== 'string') return told(found.value, 'on PATH');
    passedOver = ` ${found.value}`;
    log.info(found.value);
  }
  const version = settings.version || pinnedVersion;
  const cached = await fromToolCache(version, settings, workplace);
  if (cached?.kind === 'failed') return cached;
  if (cached) return told(cached.value, 'in the tool cache');
  if (!settings.mayDownload) {
    return unavailable(
      `There is no Trivy${settings.version && ` ${version}`} here: install it (https://trivy.dev/docs/latest/getting-started/installation/) so that it is on PATH, or pass \`--trivy-path\`.${passedOver}`,
    );
  }
  const wanted = wantedArchive(version, settings.sha256);
  if (wanted.kind === 'failed') return wanted;
  const installed = await installTrivy(wanted.value, settings, workplace, log);
  if (installed.kind === 'failed') return installed;
  const fetched = await atPlace(installed.value, settings, workplace);
  return fetched.kind === 'ok' ? told(fetched.value, 'downloaded') : fetched;
}

function mistakeIn({ version, sha256 }: TrivySettings): string | undefined {
  if (version !== '' && !/^\d+\.\d+\.\d+$/.test(version))
    return `\`trivy-version\` must be a version such as \`${pinnedVersion}\`, not ${quoted(version)}.`;
  if (isMalicious(version)) return maliciousAt(version, '`trivy-version` asks for it');
  if (sha256 !== '' && !/^[0-9a-f]{64}$/.test(sha256)) return '`trivy-sha256` must be 64 hexadecimal digits.';
  return undefined;
}

async function atPath(program: string, settings: TrivySettings, workplace: Workplace): Promise<Answer<Trivy>> {
  if (!isProgram(program)) return unavailable(`\`trivy-path\`: there is no program at ${quoted(program, 300)}.`);
  if (settings.sha256 !== '') {
    const digest = await fileDigest(program);
    if (digest !== settings.sha256) {
      return unavailable(
        `The SHA-256 of ${quoted(program, 300)} is ${digest}, not \`trivy-sha256\`; together with \`trivy-path\`, it must be the digest of the program.`,
      );
    }
  }
  return atPlace(program, settings, workplace);
}

/** The Trivy at a path; anything else there is a failure. */
async function atPlace(program: string, settings: TrivySettings, workplace: Workplace): Promise<Answer<Trivy>> {
  const asked = await versionOf(program, settings, workplace);
  if (asked.kind !== 'trivy') return unavailable(asked.reason);
  return { kind: 'ok', value: { program, version: asked.version } };
}

/** A Trivy, or in one line why it was ignored. */
async function fromPath(
  program: string,
  settings: TrivySettings,
  workplace: Workplace,
): Promise<Answer<Trivy | string>> {
  if (settings.sha256 !== '' && (await fileDigest(program)) !== settings.sha256) {
    return { kind: 'ok', value: `${quoted(program, 300)} was ignored: \`trivy-sha256\` is not its digest.` };
  }
  const asked = await versionOf(program, settings, workplace);
  if (asked.kind === 'malicious') return unavailable(asked.reason);
  // For example a version manager's shim, which finds no version without the user's home.
  if (asked.kind === 'other') return { kind: 'ok', value: `It was ignored: ${asked.reason}` };
  if (settings.version !== '' && asked.version !== settings.version) {
    return {
      kind: 'ok',
      value: `${quoted(program, 300)} was ignored: it is ${asked.version}, not ${settings.version}.`,
    };
  }
  return { kind: 'ok', value: { program, version: asked.version } };
}

async function fromToolCache(
  wanted: string,
  settings: TrivySettings,
  workplace: Workplace,
): Promise<Answer<Trivy> | undefined> {
  const cached = await findCached(wanted, settings.environment);
  if (cached === undefined) return undefined;
  const { program, archive } = cached;
  if (archive === '') {
    if (settings.sha256 !== '' && (await fileDigest(program)) !== settings.sha256) return undefined;
  } else {
    const expected = wantedArchive(wanted, settings.sha256);
    if (expected.kind === 'failed') return expected;
    if (expected.value.digest !== archive) return undefined;
  }
  const found = await atPlace(program, settings, workplace);
  return found.kind === 'failed' || found.value.version === wanted ? found : undefined;
}
