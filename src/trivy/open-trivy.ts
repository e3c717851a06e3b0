import type { ImageReport } from '../core/image-report.ts';
import { type Answer, failure, type ImageScanner, type RegistryAccess, type ScanSubject } from '../core/image-scan.ts';
import type { Log } from '../core/log.ts';
import { count, quoted } from '../core/text.ts';
import { openDatabases } from './databases.ts';
import { unavailable } from './failures.ts';
import { isSafe } from './install.ts';
import { locateTrivy } from './locate.ts';
import { type ScanParts, scanImage } from './scan.ts';
import type { TrivySettings } from './settings.ts';
import { takeTurns } from './turns.ts';
import { openWorkplace } from './workplace.ts';

/**
 * Trivy as a scanner. Nothing happens before the first scan or `prepare`; then Trivy is located and its database
 * downloaded, once.
 * An image that is requested twice is scanned once.
 */
export function openTrivy(settings: TrivySettings, access: RegistryAccess, log: Log): ImageScanner {
  const workplace = openWorkplace(settings.environment);
  const inTurn = takeTurns(settings.parallel ?? 2);
  const known = new Map<string, Promise<Answer<ImageReport>>>();
  let opening: Promise<Answer<ScanParts>> | undefined;
  let preparing: Promise<void> | undefined;
  let parts: ScanParts | undefined;

  const open = async (): Promise<Answer<ScanParts>> => {
    if (settings.server !== '' && !isSafe(settings.server)) {
      return unavailable('`trivy-server` must be an https URL; plain http only on loopback.');
    }
    const trivy = await locateTrivy(settings, workplace, log);
    if (trivy.kind === 'failed') return trivy;
    const databases = openDatabases(settings, trivy.value, access, workplace, log);
    parts = { settings, trivy: trivy.value, databases, access, workplace, log };
    return { kind: 'ok', value: parts };
  };

  const opened = (): Promise<Answer<ScanParts>> => {
    opening ??= orRefusal(open);
    return opening;
  };

  const scanNow = async (subject: ScanSubject): Promise<Answer<ImageReport>> => {
    const ready = await opened();
    if (ready.kind === 'failed') return ready;
    return inTurn(async () => {
      if (workplace.signal.aborted) return failure('failed', 'The run was cancelled.');
      const name = readableName(subject);
      const started = Date.now();
      log.info(`Scanning ${quoted(name)}.`);
      const answer = await orRefusal(() => scanImage(subject, ready.value));
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      const outcome =
        answer.kind === 'ok'
          ? count(answer.value.vulnerabilities.length, 'vulnerability', 'vulnerabilities')
          : answer.reason;
      log.info(`Scanned ${quoted(name)} in ${seconds} s: ${outcome}`);
      return answer.kind === 'ok' ? { kind: 'ok', value: named(answer.value, subject) } : answer;
    });
  };

  return {
    prepare() {
      if (workplace.signal.aborted) return;
      preparing ??= opened().then(async (ready) => {
        if (ready.kind === 'ok') await orRefusal(() => ready.value.databases.vulnerabilities());
      });
      // The scans report failures, and `close` reports unexpected errors.
      preparing.catch(() => undefined);
    },
    async scan(subject) {
      if (workplace.signal.aborted) return failure('failed', 'The run was cancelled.');
      const platform = subject.kind === 'remote' ? subject.platform : '';
      const digest = subject.kind === 'remote' && subject.digest !== '' ? `${subject.digest} ${platform}` : '';
      const key = `${nameOf(subject)} ${platform}`;
      const same = known.get(digest) ?? known.get(key);
      if (same !== undefined) {
        const answer = await same;
        // If one repository refuses access, another one may have the same image.
        if (answer.kind === 'ok') return { kind: 'ok', value: named(answer.value, subject) };
        const own = known.get(key);
        if (own !== undefined) return own;
      }
      const answer = scanNow(subject);
      known.set(key, answer);
      if (digest !== '') known.set(digest, answer);
      return answer;
    },
    notices: () => parts?.databases.notices() ?? [],
    async close() {
      workplace.cancel();
      await Promise.allSettled([preparing, ...known.values()]);
      await workplace.close();
    },
  };
}

/** A full disk or a folder that is not writable is not a bug of ours: the scan fails with a reason. */
async function orRefusal<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    return failure('failed', `A file for Trivy could not be read or written (${quoted(error.message, 300)}).`);
  }
}

/** The image's name for the log: with its tag if there is one, as people know it. */
function readableName(subject: ScanSubject): string {
  if (subject.kind !== 'remote' || subject.tag === '') return nameOf(subject);
  return `${subject.registry}/${subject.repository}:${subject.tag}`;
}

/** Identifies the requested image, or its place on the disk. */
function nameOf(subject: ScanSubject): string {
  switch (subject.kind) {
    case 'remote':
      return `${subject.registry}/${subject.repository}${subject.digest === '' ? `:${subject.tag}` : `@${subject.digest}`}`;
    case 'local':
      return subject.reference;
    case 'archive':
    case 'layout':
      return subject.path;
  }
}

/** Makes the report name the requested image, whatever name Trivy was called with. */
function named(report: ImageReport, subject: ScanSubject): ImageReport {
  const digest = subject.kind === 'remote' ? subject.digest : '';
  const digests = digest === '' || report.digests.includes(digest) ? report.digests : [digest, ...report.digests];
  return { ...report, name: nameOf(subject), digests };
}
