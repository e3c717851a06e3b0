import { readFile } from 'node:fs/promises';
import type { ImageReport } from '../core/image-report.ts';
import { type Answer, type Failure, failure } from '../core/image-scan.ts';
import { count, quoted } from '../core/text.ts';
import { readTrivyReport } from '../images/reports/trivy.ts';
import type { Ending } from '../system/bounded-child.ts';
import { failureOf, lastWords, unavailable } from './failures.ts';
import type { TrivySettings } from './settings.ts';

/** Larger reports are not read. */
export const reportBytes = 256 * 1024 * 1024;

export interface Scan {
  /** The path of the report. */
  readonly report: string;
  /** The requested platform; '' if there was no choice. */
  readonly platform: string;
  /** Whether it was read from a daemon of this machine, and not from a registry or a file. */
  readonly fromDaemon: boolean;
  readonly settings: TrivySettings;
}

/** The result of a finished scan. */
export async function outcomeOf(
  ending: Ending,
  { report: path, platform: asked, fromDaemon, settings }: Scan,
): Promise<Answer<ImageReport>> {
  switch (ending.kind) {
    case 'timeout':
      return failure(
        'timeout',
        `The scan timed out after ${count(settings.timeoutSeconds, 'second')}: ${fromDaemon ? 'check that the daemon of this machine answers (`docker info`), ' : ''}raise \`images.timeout\` in the config, or use a smaller image.`,
      );
    case 'too-much':
      return failure(
        'failed',
        'Trivy wrote more than 256 MiB and was stopped, so its report was not read: use a smaller image.',
      );
    case 'disk-full':
      return failure(
        'failed',
        'The scan almost filled the disk, so it was stopped: free some space before this step, use a larger runner, or use a smaller image.',
      );
    case 'cancelled':
      return failure('failed', 'The run was cancelled.');
    case 'not-started':
      return unavailable(`Trivy could not be started (${ending.code}): install it again.`);
    case 'exited':
      if (ending.code !== 0) {
        return (
          ofServer(ending.stderr, settings) ?? ofDaemon(ending, fromDaemon) ?? failureOf(ending.stderr, ending.code)
        );
      }
  }
  const json = await jsonIn(path);
  if (json === undefined) {
    return failure('failed', 'Trivy finished, but its report is missing or incomplete: run again.');
  }
  const report = readTrivyReport(json);
  if (report.kind === 'failed') return failure('failed', 'Trivy did not write a valid report.');
  const { platform } = report.value;
  if (isOther(platform, asked)) {
    return failure(
      'failed',
      `The image is for ${quoted(platform)} only, not for ${quoted(asked)}: set \`platform\` to scan it.`,
    );
  }
  return report;
}

/**
 * Failures that seem to be caused by the server, not by the image. The error may also quote a registry, so the reason is
 * reported for this image only.
 */
function ofServer(stderr: string, { server }: TrivySettings): Failure | undefined {
  if (server === '' || stderr.includes('unable to find the specified image')) return undefined;
  if (/unauthenticated|invalid token/.test(stderr))
    return failure('failed', 'The Trivy server rejected the token: check `trivy-server-token`.');
  return stderr.includes('twirp') || stderr.includes(new URL(server).host)
    ? failure('failed', 'The Trivy server gave no valid answer: check `trivy-server`, and that it can be reached.')
    : undefined;
}

/** A daemon that has the image and cannot hand it over; no registry was asked. */
function ofDaemon({ stderr }: { readonly stderr: string }, fromDaemon: boolean): Failure | undefined {
  const [words] = /unable to (?:export the image|get history)[^\n]*|failed to copy the image[^\n]*/.exec(stderr) ?? [];
  return fromDaemon && words !== undefined
    ? failure(
        'failed',
        `The daemon of this machine did not hand over the image: ${lastWords(words)} Build it again, or restart the daemon.`,
      )
    : undefined;
}

/** `undefined` for text that is not JSON. */
async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whether an image is for another system or architecture; variants (`arm/v7`) count only if both are known. */
function isOther(found: string, asked: string): boolean {
  if (found === '' || asked === '') return false;
  const ours = asked.toLowerCase().split('/');
  return found.split('/').some((part, index) => ours[index] !== undefined && ours[index] !== part);
}
