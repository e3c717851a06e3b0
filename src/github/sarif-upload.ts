import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Outcome } from '../core/comments.ts';
import { clip, printable } from '../core/text.ts';
import type { Client } from './client.ts';
import { hasStatus, isGitHubs, reasonOf } from './refusals.ts';
import { sendSarif } from './writing.ts';

export interface SarifUpload {
  /** The document as text, with the `most` most severe of its results. */
  readonly render: (most: number) => string;
  /** How many results there are. */
  readonly results: number;
  /** The most results to upload. */
  readonly most: number;
  readonly category: string;
  readonly commit: string;
  /**
   * For a pull request, `refs/pull/N/head`:
   * https://docs.github.com/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data
   */
  readonly ref: string;
}

/**
 * "Gzip-compressed … maximum 10 MB":
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
const mostBytes = 10_000_000;
/** Seconds between requests for the verdict, which usually takes a few; after the last one it stays open. */
const polls = [1, 2, 4, 8, 15] as const;

/**
 * Uploads a SARIF document to code scanning. The returned function waits for the verdict: GitHub needs a while, in which
 * there are other things to do.
 */
export async function uploadSarif(client: Client, upload: SarifUpload): Promise<() => Promise<Outcome>> {
  const { packed, results } = pack(upload);
  const left = upload.results - results;
  const less = left === 0 ? '' : ` The ${left} least severe of ${upload.results} results did not fit.`;
  try {
    const { category, commit, ref } = upload;
    const id = await sendSarif(client, { category, commit, ref, packed });
    return () => verdict(client, id, less);
  } catch (error) {
    const outcome = refusalOf(error);
    return async () => outcome;
  }
}

/** Halves the number of results until the document is small enough; without results it always is. */
function pack({ render, results, most }: SarifUpload): { readonly packed: string; readonly results: number } {
  for (let taken = Math.min(results, most); ; taken >>= 1) {
    const packed = gzipSync(render(taken)).toString('base64');
    if (packed.length <= mostBytes || taken === 0) return { packed, results: taken };
  }
}

function refusalOf(error: unknown): Outcome {
  if (!isGitHubs(error)) throw error;
  const off = hasStatus(error, 403, 404) && /code scanning|advanced security|code security/i.test(error.message);
  const advice = off ? '; enable it in the settings of the repository, or set `upload-sarif: false`' : '';
  return { kind: 'refused', reason: `${reasonOf(error, 'security-events: write')}${advice}.` };
}

/** `less` says which results were not uploaded. */
async function verdict(client: Client, id: string, less: string): Promise<Outcome> {
  try {
    for (const seconds of polls) {
      const { data } = await client.request('GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}', {
        ...client.repository,
        sarif_id: id,
      });
      if (data.processing_status === 'complete') return { kind: 'done', detail: `accepted the results.${less}` };
      if (data.processing_status === 'failed') return { kind: 'refused', reason: failureWords(data.errors ?? []) };
      await sleep(seconds * client.pace.second);
    }
    return { kind: 'done', detail: `received the results and is still processing them.${less}` };
  } catch (error) {
    // The results were uploaded anyway.
    if (!isGitHubs(error)) throw error;
    return {
      kind: 'done',
      detail: `received the results, but their status could not be read (${reasonOf(error, 'security-events: write')}).${less}`,
    };
  }
}

function failureWords(errors: readonly string[]): string {
  const words = clip(printable(errors.join('; ')), 500) || 'it does not say why';
  return `Code scanning could not process the results: ${words}.`;
}
